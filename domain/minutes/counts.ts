import type { MinutesVote, PatternRow, Read, Span } from "#domain/minutes/found.ts";
import { NUMBER, numberOf } from "#domain/minutes/numerals.ts";
import { rowsOf, sentencesOf } from "#domain/minutes/source.ts";

const UNIT = "[ _]*(?:人次|人|名|位|个)?(?![\\d.%‰月日年时点:票岁学])";
const WHO =
  "(?:的)?(?:会|参会|参加)?(?:党员|支委|委员|人员|代表|成员|教职工|教师|学生|支部书记|书记|学员|群众|同志|支部委员|党委委员|班子成员)?(?:总?人数|总数|数)?";
const GAP = "[ _]*[:\\t]?[ _]*(?:\\( ?人 ?\\)[ _]*[:\\t]?[ _]*)?(?:为|共计?|有)?[ _]*";
const number = `(?<number>${NUMBER})`;

/** How many should have come. */
export const duePatterns: readonly PatternRow[] = [
  {
    pattern: new RegExp(`应 ?(?:到|出席|参加|参会|参)(?:会议?)?${WHO}${GAP}${number}${UNIT}`, "g"),
    example: "应到会党员16名",
  },
];

/** How many came: the first row that finds something counts. */
export const presentPatterns: readonly PatternRow[] = [
  {
    pattern: new RegExp(`(?:实 ?际? ?(?:到|出席|参加|参会|参)(?:会议?)?)${WHO}${GAP}${number}${UNIT}`, "g"),
    example: "实到会14人",
  },
  {
    pattern: new RegExp(
      `(?<![应未缺])(?:出席|参加|参会|到会|到场|与会)(?:会议|活动|学习)?${WHO}${GAP}${number} ?(?:人|名|位)(?!次|缺|请|未)`,
      "g",
    ),
    example: "到场党员17人",
  },
  {
    pattern: new RegExp(`(?:参加|参会|出席|到会)人数 ?[:\\t] ?${number}(?!\\d)`, "g"),
    example: "参会人数: 21",
  },
  {
    pattern: new RegExp(
      `(?<![\\d第])${number} ?(?:余)?(?:名|位|人|个)(?:的)?(?:(?!未|没|请假|缺席|因)[\\u3400-\\u9fff]){0,8}?(?:参加|出席|到会|到场|参会|赴|前往)(?!了?的)`,
      "g",
    ),
    example: "共56名党员参加",
  },
  {
    pattern: new RegExp(`(?:参加|参会|出席|到会|与会)(?:人员|党员)[^。;\\n]{0,60}?共计? ?${number} ?[人名位]`, "g"),
    example: "参会人员：学院党委委员、各支部书记共35人",
  },
];

const VOTERS = /有表决权|有选举权/;
/** Clauses about others than those who were to come. */
const OTHERS = /正式党员应|预备党员应|列席|入党|困难|未参加|未出席|没有参加/;

function countsBy(plain: string, pattern: RegExp): Read<number>[] {
  return rowsOf(plain).flatMap((sentence) => {
    const whole = plain.slice(sentence.from, sentence.to);
    const voters = whole.search(VOTERS);
    const words = voters === -1 ? whole : whole.slice(0, voters);
    return [...words.matchAll(pattern)].flatMap((match) => {
      const value = numberOf(match.groups?.["number"] ?? "");
      if (value === null || value === 0 || match[0].includes("余")) return [];
      const clause = words.slice(words.lastIndexOf(",", match.index) + 1).split(",", 1)[0] ?? "";
      if (OTHERS.test(clause)) return [];
      const from = sentence.from + match.index;
      return [{ value, from, to: from + match[0].trimEnd().length, sure: true }];
    });
  });
}

/** A heading row 应到 · 实到 with the numbers in the row below it. */
function columnCounts(plain: string, heading: RegExp): Read<number>[] {
  const rows = /([^\n]*\t[^\n]*)\n([^\n]*\t[^\n]*)/g;
  rows.lastIndex = 0;
  const found: Read<number>[] = [];
  for (let match = rows.exec(plain); match !== null; match = rows.exec(plain)) {
    const [, first = "", second = ""] = match;
    const [names, values] = [first.split("\t"), second.split("\t")];
    const column = names.findIndex((name) => heading.test(name.replace(/ /g, "")));
    const cell = values[column]?.trim() ?? "";
    if (column >= 0 && names.length === values.length && /^\d{1,4} ?[人名]?$/.test(cell) && !/\d/.test(first)) {
      const before = values.slice(0, column).join("\t").length + (column > 0 ? 1 : 0);
      const start = match.index + first.length + 1 + before;
      const from = start + (values[column] ?? "").indexOf(cell);
      found.push({ value: Number.parseInt(cell, 10), from, to: from + cell.length, sure: true });
    }
    rows.lastIndex = match.index + first.length + 1;
  }
  return found;
}

export type Count = { read: Read<number> | null; several: boolean };

/** One number out of several: the total where one is named, none where they differ. */
function oneOf(plain: string, reads: readonly Read<number>[]): Count {
  const [first] = reads;
  if (first === undefined) return { read: null, several: false };
  if (reads.every(({ value }) => value === first.value)) return { read: first, several: false };
  const total = reads.findLast(({ from }) =>
    /(?:合计|共计|总计|总共|一共|共)[^,;。\n]{0,3}$/.test(plain.slice(Math.max(0, from - 8), from)),
  );
  return { read: total ?? null, several: total === undefined };
}

/** How many should have come. */
export function dueIn(plain: string): Count {
  const reads = duePatterns.flatMap(({ pattern }) => countsBy(plain, pattern));
  return oneOf(plain, reads.length > 0 ? reads : columnCounts(plain, /^应(?:到|出席|参加)(?:会)?(?:人数)?$/));
}

/** How many came. */
export function presentIn(plain: string): Count {
  for (const [index, { pattern }] of presentPatterns.entries()) {
    const reads = countsBy(plain, pattern);
    if (reads.length > 0) return oneOf(plain, reads);
    const columns = index === 0 ? columnCounts(plain, /^实(?:际)?(?:到|出席|参加)(?:会)?(?:人数)?$/) : [];
    if (columns.length > 0) return oneOf(plain, columns);
  }
  return { read: null, several: false };
}

const votes = `(?<number>${NUMBER})`;

/** How a vote is told. */
export const votePatterns: Readonly<Record<keyof MinutesVote, readonly PatternRow[]>> = {
  for: [
    {
      pattern: new RegExp(`(?<!不)(?:赞成|同意)(?:票数?)?(?:[:\\t ]|为|的?有)? ?${votes} ?[票人名]`, "g"),
      example: "赞成10票",
    },
    { pattern: new RegExp(`(?<!\\d)${votes} ?(?:票|人|名)(?:表示)?(?:赞成|同意)`, "g"), example: "19票赞成" },
    { pattern: new RegExp(`(?<!不)(?:赞成|同意)(?:票数?) ?[:\\t] ?${votes}(?!\\d)`, "g"), example: "赞成票：10" },
  ],
  due: [
    {
      pattern: new RegExp(`应到会?(?:的)?(?:有表决权|有选举权)[^,。;\\d]{0,10}?${votes} ?[名人位]`, "g"),
      example: "应到会有表决权的正式党员12名",
    },
    {
      pattern: new RegExp(
        `(?<!到会?的?|出席会议的?|出席的?|参加会议的?|参会的?)(?:有表决权|有选举权)的?[^,。;\\d到]{0,8}?(?:应到会?)?${votes} ?[名人位]`,
        "g",
      ),
      example: "支部有表决权的正式党员21名",
    },
  ],
  present: [
    {
      pattern: new RegExp(
        `(?:实到会?|实际到会|(?<!应)到会|出席(?:会议)?|参加会议)(?:的)?(?:有表决权的?|有选举权的?)?[^,。;\\d应]{0,8}?${votes} ?[名人位]`,
        "g",
      ),
      example: "到会有表决权的正式党员11名",
    },
  ],
};

function firstVote(plain: string, spans: readonly Span[], rows: readonly PatternRow[]): Read<number>[] {
  return spans.flatMap((span) =>
    rows.flatMap(({ pattern }) =>
      [...plain.slice(span.from, span.to).matchAll(pattern)].flatMap((match) => {
        const value = numberOf(match.groups?.["number"] ?? "");
        if (value === null) return [];
        const from = span.from + match.index;
        return [{ value, from, to: from + match[0].length, sure: true }];
      }),
    ),
  );
}

export type VoteRead = { vote: MinutesVote; reads: Read<number>[] };

/** The vote of the meeting; several votes with different results are not one. */
export function voteIn(plain: string): VoteRead | "several" | null {
  const sentences = sentencesOf(plain);
  const voters = sentences.filter(({ from, to }) => /有表决权|有选举权/.test(plain.slice(from, to)));
  const approved = firstVote(plain, sentences, votePatterns.for);
  const [first] = approved;
  if (first === undefined) return null;
  if (approved.some(({ value }) => value !== first.value)) return "several";
  const due = firstVote(plain, voters, votePatterns.due)[0];
  const present = firstVote(plain, voters, votePatterns.present)[0];
  const vote = { due: due?.value ?? null, present: present?.value ?? null, for: first.value };
  return { vote, reads: [due, present, first].filter((read) => read !== undefined) };
}
