import type { SegmentKind } from "#domain/bundle/activities.ts";
import type { Label } from "#domain/minutes/labels.ts";
import type { PatternRow, Read, Span } from "#domain/minutes/found.ts";
import { sentencesOf } from "#domain/minutes/source.ts";

/** How each kind is called. Where two overlap, the one that begins earlier, then the longer one, is meant. */
export const kindPatterns: readonly (PatternRow & { kind: SegmentKind })[] = [
  {
    kind: "democratic-appraisal",
    pattern: /民主评议(?:党员|大会|会议?)?(?:大会|会议?)?|党员民主评议/g,
    example: "民主评议党员大会",
  },
  { kind: "organisation-life-meeting", pattern: /组织生活会/g, example: "专题组织生活会" },
  { kind: "democratic-life-meeting", pattern: /民主生活会/g, example: "班子民主生活会" },
  {
    kind: "general-meeting",
    pattern: /全?体?党员(?:代表)?大会|全体党员会议?|支部大会|全体党员(?:扩大)?会/g,
    example: "支部党员大会",
  },
  {
    kind: "committee-meeting",
    pattern: /支部?委员?会(?:扩大)?(?:会议?|议)?(?=$|[^工选换委作报改成班名])|支委(?:扩大)?会议?|支委例会/g,
    example: "支部委员会会议",
  },
  {
    kind: "group-meeting",
    pattern: /党小组(?:学习|活动|组织生活)?会议?|党小组(?:活动|学习)/g,
    example: "第二党小组会议",
  },
  { kind: "theme-day", pattern: /主题党日|党日活动/g, example: "3月主题党日活动" },
  { kind: "party-lecture", pattern: /党课/g, example: "专题党课" },
  {
    kind: "centre-study",
    pattern: /(?:理论学习)?中心组(?:\(扩大\))?(?:集体|专题|理论)?(?:学习|会议?)/g,
    example: "党委理论学习中心组学习",
  },
  {
    kind: "teacher-study",
    pattern: /(?:全体)?(?:教职工|教师|教工)(?:政治)?(?:理论|政治)学习(?:会议?)?|(?:教职工|教师)集中学习|政治理论学习/g,
    example: "教职工政治理论学习",
  },
  {
    kind: "party-committee-meeting",
    pattern:
      /党委\(扩大\)会议?|党委(?:扩大|全委|委员)?会议?(?!室)|(?:党)?总支部?(?:委员)?(?:扩大)?会议?(?!室)|党组织会议/g,
    example: "院党委会会议",
  },
  { kind: "joint-meeting", pattern: /党政联席(?:会议?|扩大会议?)/g, example: "党政联席会议" },
  {
    kind: "secretaries-report",
    pattern: /(?:书记)?[^,。;\n]{0,6}述职评议(?:考核)?(?:会议?)?/g,
    example: "书记抓党建述职评议会",
  },
  {
    kind: "secretaries-meeting",
    pattern: /(?:党?支部)书记(?:工作)?(?:例会|会议?|联席会议?)/g,
    example: "党支部书记例会",
  },
  { kind: "talk", pattern: /谈心谈话|谈心|谈话记录/g, example: "谈心谈话记录" },
  {
    kind: "training",
    pattern: /培训班|培训会|集中培训|专题培训|轮训|集训班|培训(?=记录|活动)/g,
    example: "入党积极分子培训班",
  },
  { kind: "survey", pattern: /调研(?=记录|活动|座谈|纪要|$)|走访调研/g, example: "赴企业调研记录" },
  { kind: "service", pattern: /志愿服务|义务劳动|志愿活动/g, example: "主题党日（志愿服务）" },
  { kind: "forum", pattern: /学术报告会|专题报告会|论坛|学术讲座|专题讲座/g, example: "专题报告会记录" },
];

/** The kinds that a stretch of the text names. */
export function kindsIn(plain: string, { from, to }: Span): Read<SegmentKind>[] {
  const part = plain.slice(from, to);
  const all = kindPatterns.flatMap(({ kind, pattern }) =>
    [...part.matchAll(pattern)].map((match): Read<SegmentKind> => ({
      value: kind,
      from: from + match.index,
      to: from + match.index + match[0].length,
      sure: true,
    })),
  );
  const found: Read<SegmentKind>[] = [];
  for (const each of all.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const overlaps = found.some((other) => each.from < other.to && other.from < each.to);
    if (!overlaps && !isQuoted(plain, each, from)) found.push(each);
  }
  return found;
}

/** True inside 《…》: a document that is named, not a meeting that is held. */
function isQuoted(plain: string, { from }: Span, start: number): boolean {
  const before = plain.slice(Math.max(start, from - 60), from);
  return before.lastIndexOf("《") > before.lastIndexOf("》");
}

const TICKED = /(?:[☑√■☒✓✔●▣]|\([√✓✔])\)? ?([^□☐○☑√■☒✓✔●▣\t\n()]{2,12})/g;
const TICKED_BEHIND = /([^□☐○☑√■☒✓✔●▣\t\n \d/、]{2,12}) ?\(? ?[☑√■☒✓✔●▣]/g;
/** Boxes to tick. */
export const BOX = /[□☐○☑√■☒✓✔●▣]/;

/** The kinds that a stretch means: where it has boxes, those that are ticked. */
export function kindsMeant(plain: string, { from, to }: Span): Read<SegmentKind>[] {
  const words = plain.slice(from, to);
  if (!BOX.test(words)) return kindsIn(plain, { from, to });
  const first = words.trimStart();
  const pattern = BOX.test(first[0] ?? "") || first.startsWith("(") ? TICKED : TICKED_BEHIND;
  return [...words.matchAll(pattern)].flatMap((match) => {
    const kind = match[1] ?? "";
    const start = from + match.index + match[0].indexOf(kind);
    return kindsIn(plain, { from: start, to: start + kind.length });
  });
}

/** The kinds that the line behind a label means. */
export function kindsOfLabel(plain: string, label: Label): Read<SegmentKind>[] {
  const end = plain.indexOf("\n", label.to);
  const line = { from: label.to, to: end === -1 ? plain.length : end };
  return BOX.test(plain.slice(line.from, line.to)) ? kindsMeant(plain, line) : kindsIn(plain, label.value);
}

/** A lecture that was given in the course of another meeting. */
export const lecturePattern: PatternRow = {
  pattern:
    /(?:讲授|主讲|讲|上|作|做|授)(?!党课的?(?:主讲|安排|计划|方案|人选))[^。;\n,]{0,26}?党课(?!主讲|安排|计划|方案|人选|制度|讲稿|通知)|党课: ?[《“]/g,
  example: "邵峰同志以“守住底线”为题讲党课",
};

/** What is asked for or to come, and did not take place at this meeting. */
export const TO_COME =
  /(?<!会议)要求|(?<![主重纪需])要(?!点|闻|讯|义|论|素)|今后|下一步|下阶段|下次|下周|下月|下个月|继续|希望|打算|准备|计划|拟于?|将[^军]|筹备|建议|号召|安排在|应当|明年/;

/** The lectures given according to the sentences of the text. */
export function lecturesIn(plain: string, stretch: Span): Read<SegmentKind>[] {
  const part = plain.slice(stretch.from, stretch.to);
  return sentencesOf(part).flatMap((sentence) => {
    const words = part.slice(sentence.from, sentence.to);
    if (TO_COME.test(words)) return [];
    return [...words.matchAll(lecturePattern.pattern)].slice(0, 1).map((match): Read<SegmentKind> => {
      const to = stretch.from + sentence.from + match.index + match[0].length;
      return { value: "party-lecture", from: to - match[0].length, to, sure: false };
    });
  });
}
