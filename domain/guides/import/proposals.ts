import type { ImportedPoint, Proposal } from "#domain/guides/import/imported.ts";
import { AT_LEAST, SOFT, THINGS } from "#domain/guides/import/proposal-words.ts";
import type { Per } from "#domain/guides/import/proposal-words.ts";
import { isConditionClause, isDemand, readTokens } from "#domain/guides/import/proposal-tokens.ts";
import type { Cadence, Clause, Quantity } from "#domain/guides/import/proposal-tokens.ts";

/** A demand found in the text, with its place. */
type Found = {
  start: number;
  end: number;
  times: number;
  unit: Proposal["unit"];
  per: Per;
  strength: Proposal["strength"];
};

/** `reach`: the clause that the period governs, the next one where its own says no more than when. */
type Open = { cadence: Cadence; clause: Clause; reach: Clause; claimed: boolean };

/** Trims what does not belong to a quote: joining words in front, list marks behind. */
function trim(text: string, from: number, to: number): { start: number; end: number } {
  const lead = /^[\s，、：:；（(]*(?:并且|并|且|同时|以及)?/.exec(text.slice(from, to))?.[0].length ?? 0;
  const tail = /[\s，、。；：:（(]*$/.exec(text.slice(from, to))?.[0].length ?? 0;
  return { start: from + lead, end: to - tail };
}

/** The start of a demand that begins with its period: 一般 and 至少 straight before it belong to it. */
function startOf(text: string, cadence: Cadence, clause: Clause): number {
  const before = text.slice(clause.start, cadence.start);
  return cadence.start - (new RegExp(`(?:一般|原则上|${AT_LEAST})+$`).exec(before)?.[0].length ?? 0);
}

/** Where the words of a demand end: at the next demand, a bracket or the end of the clause. */
function endOf(text: string, from: number, clause: Clause, next: number | undefined): number {
  const stop = next === undefined ? clause.end : Math.min(next, clause.end);
  const bracket = text.slice(from, stop).search(/[（(]/);
  return bracket > 0 ? from + bracket : stop;
}

/** 「…党小组会（…）和支部委员会会议」: the second thing that the same number is asked of. */
function secondThing(text: string, found: Found, clause: Clause): Found[] {
  const inside = new RegExp(
    `^(.*?${THINGS})(?:和|及|以及|与|、)([^，。；、（(和及与]*${THINGS})(?=$|[，。；、（(])`,
  ).exec(text.slice(found.start, clause.end));
  const after = new RegExp(
    `^(?:[（(][^（()）]*[）)])?(?:和|及|以及|与|、)([^，。；、（(和及与]*${THINGS})(?=$|[，。；、（(])`,
  ).exec(text.slice(found.end, clause.end));
  if (!new RegExp(`${THINGS}$`).test(inside?.[1] ?? text.slice(found.start, found.end))) return [found];
  if (inside?.[1] !== undefined && inside[2] !== undefined && found.start + inside[1].length < found.end) {
    const middle = found.start + inside[1].length;
    const start = found.start + inside[0].length - inside[2].length;
    return [
      { ...found, end: middle },
      { ...found, start, end: start + inside[2].length },
    ];
  }
  if (after?.[1] === undefined || /[0-9０-９]/.test(after[1])) return [found];
  const start = found.end + after[0].length - after[1].length;
  return [found, { ...found, start, end: start + after[1].length }];
}

/** True when the clause of a number goes on with what the clause before began: `…培训，时间一般不少于32个学时`. */
function goesOn(text: string, clause: Clause, quantity: Quantity): boolean {
  const before = text.slice(clause.start, quantity.start);
  return (
    /^(?:[^，]{0,4}(?:时间|学时|课时|次数|频次|时长)|总计|累计|共|一般|原则上|至少|最少|不少于|不低于|不得|每人|人均|均|应|且)/.test(
      before,
    ) || before === ""
  );
}

function periodOf(open: Open | null): Per {
  return open === null || open.cadence.per === "none" ? null : open.cadence.per;
}

function soft(text: string, start: number, end: number): Proposal["strength"] {
  return SOFT.test(text.slice(start, end)) ? "should" : "must";
}

/** The demands of one sentence, clause by clause, each number with the period that governs it. */
function readSentence(text: string, clauses: readonly Clause[]): Found[] {
  const found: Found[] = [];
  let open: Open | null = null;

  const settle = (limit: number): void => {
    if (open === null || open.claimed || open.cadence.per === "none" || !open.cadence.alone) return;
    const { cadence, clause, reach } = open;
    open.claimed = true;
    const rest = text.slice(cadence.end, reach.end);
    if (/^的|^考核(?:不|结果|优)|^[或和、及]每/.test(rest) || rest === "" || isConditionClause(text, reach)) return;
    const from = startOf(text, cadence, clause);
    const { start, end } = trim(text, from, endOf(text, Math.max(cadence.end, reach.start), reach, limit));
    const strength = soft(text, Math.max(clause.start, lastEnd(found)), end);
    found.push(...secondThing(text, { start, end, times: 1, unit: "次", per: periodOf(open), strength }, reach));
  };

  for (const clause of clauses) {
    const tokens = readTokens(text, clause);
    if (open !== null && !open.claimed && saysOnlyWhen(text, open)) open.reach = clause;
    for (const [index, token] of tokens.entries()) {
      if (token.kind === "cadence") {
        settle(token.start);
        open = { cadence: token, clause, reach: clause, claimed: false };
        continue;
      }
      const here: Open | null = open !== null && open.reach === clause ? open : null;
      const joins: boolean =
        open !== null &&
        open.reach !== clause &&
        !open.claimed &&
        token.unit !== "名" &&
        token.unit !== "%" &&
        goesOn(text, clause, token);
      if (open !== null && here === null && !joins) settle(clause.start);
      const governed: boolean = here !== null || (open !== null && (token.unit === "次" || token.unit === "学时"));
      const governing: Open | null = governed ? open : null;
      const fresh: boolean = governing !== null && !governing.claimed;
      if (governing !== null) governing.claimed = true;
      if (token.per === null && governing?.cadence.per === "none") continue;
      const per: Per = token.per ?? periodOf(governing);
      if (token.unit === null || !isDemand(text, clause, token, per)) continue;

      const previous = lastEnd(found);
      const base =
        fresh && governing !== null
          ? startOf(text, governing.cadence, governing.clause)
          : Math.max(clause.start, Math.min(previous, token.start));
      const next = tokens[index + 1];
      const limit = next === undefined ? undefined : nextStart(text, token, next);
      const last = token.unit === "%" ? token.end : endOf(text, token.end, clause, limit);
      const { start, end } = trim(
        text,
        token.covers ? coverStart(text, clause, base) : base,
        token.covers ? token.end : last,
      );
      const scope = fresh && governing !== null && governing.clause !== clause ? governing.clause.start : clause.start;
      const inherited =
        governing !== null && !fresh && found.at(-1)?.strength === "should" && found.at(-1)?.per === per
          ? "should"
          : "must";
      const strength = soft(text, Math.max(scope, Math.min(previous, start)), end) === "should" ? "should" : inherited;
      const one: Found = { start, end, times: token.times, unit: token.unit, per, strength };
      found.push(...(token.unit === "次" ? secondThing(text, one, clause) : [one]));
    }
  }
  settle(clauses.at(-1)?.end ?? text.length);
  return found;
}

/** `每年12月底前，…`: the clause of the period holds nothing but time. */
function saysOnlyWhen(text: string, { cadence, reach }: Open): boolean {
  return /^[0-9０-９一二三四五六七八九十年月日底初末前后中旬间上下半学期度内、或和]*$/.test(
    text.slice(cadence.end, reach.end),
  );
}

function lastEnd(found: readonly Found[]): number {
  return found.at(-1)?.end ?? 0;
}

/** A following demand takes the words after the last list mark before it: `…集中学习、每月…`. */
function nextStart(text: string, token: Quantity, next: { start: number }): number {
  const between = text.slice(token.end, next.start);
  const mark = Math.max(between.lastIndexOf("、"), between.lastIndexOf("，"), between.lastIndexOf("并"));
  return mark < 0 ? next.start : token.end + mark;
}

/** 全覆盖 is asked of what stands before it, without 在实现 or 推动. */
function coverStart(text: string, clause: Clause, base: number): number {
  const start = Math.max(base, clause.start);
  return (
    start +
    (/^(?:在|要|应|应当|力争|确保|逐步)?(?:实现|推动|做到|推进|达到)?/.exec(text.slice(start, clause.end))?.[0]
      .length ?? 0)
  );
}

/** Sentences, and bracketed remarks as sentences of their own; the clauses of each. */
function sentencesOf(text: string): Clause[][] {
  const spans: { start: number; end: number }[] = [];
  // Brackets are blanked out of the sentence they stand in, so that its parts keep their places.
  let start = 0;
  for (const match of text.matchAll(/[。；;！？!?\n]|$/g)) {
    if (match.index > start) spans.push({ start, end: match.index });
    start = match.index + 1;
  }
  const brackets = [...text.matchAll(/[（(]([^（()）]*)[）)]/g)].map((match) => ({
    start: match.index + 1,
    end: match.index + match[0].length - 1,
  }));
  return [...spans, ...brackets].map((span) => clausesOf(text, span.start, span.end, brackets));
}

function clausesOf(
  text: string,
  start: number,
  end: number,
  brackets: readonly { start: number; end: number }[],
): Clause[] {
  const hidden = brackets.filter((bracket) => bracket.start > start && bracket.end < end);
  const clauses: Clause[] = [];
  let from = start;
  for (let at = start; at <= end; at += 1) {
    const inside = hidden.some((bracket) => at >= bracket.start && at < bracket.end);
    if (at < end && (inside || !/[，,：:]/.test(text[at] ?? ""))) continue;
    if (at > from) clauses.push({ start: from, end: at, hidden });
    from = at + 1;
  }
  return clauses;
}

/**
 * The requirements that a point's own words seem to ask for: one for each phrase that states a number or a
 * period (bundle.md, guide import). A person confirms them.
 */
export function proposalsOf(point: Pick<ImportedPoint, "code" | "text">): Proposal[] {
  return sentencesOf(point.text)
    .flatMap((clauses) => readSentence(point.text, clauses))
    .toSorted((a, b) => a.start - b.start)
    .map(({ start, end, times, unit, per, strength }) => ({
      point: point.code,
      quote: point.text.slice(start, end),
      times,
      unit,
      per,
      strength,
    }));
}
