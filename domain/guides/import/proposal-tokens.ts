import { readNumeral } from "#domain/guides/import/numbering.ts";
import {
  AT_LEAST,
  CADENCES,
  CEILING_AFTER,
  CEILING_BEFORE,
  CONDITION_BEFORE,
  CONDITION_END,
  CONDITION_START,
  DATED,
  FACT,
  MEETING_VERBS,
  NUMBER,
  SLASH_PERIODS,
  STAFF_VERBS,
  UNIT_WORDS,
} from "#domain/guides/import/proposal-words.ts";
import type { Per, Unit } from "#domain/guides/import/proposal-words.ts";

/** A part of a sentence between commas; `hidden`: brackets in it, which are read on their own. */
export type Clause = { start: number; end: number; hidden: readonly { start: number; end: number }[] };

export type Cadence = { kind: "cadence"; start: number; end: number; per: Per | "none"; alone: boolean };

export type Quantity = {
  kind: "quantity";
  /** Where the number, or the 至少 before it, begins. */
  start: number;
  end: number;
  times: number;
  /** null: a thing that no unit says. */
  unit: Unit | null;
  /** From `1次/月`. */
  per: Per;
  atLeast: boolean;
  covers: boolean;
};

export type Token = Cadence | Quantity;

const CADENCE_PATTERNS = CADENCES.map((word) => ({ ...word, regex: new RegExp(word.pattern, "y") }));
const RANGE = `(?:\\s*(?:[-—–~～]|至|到|、)\\s*(?:${NUMBER}))?`;
const QUANTITY = new RegExp(
  `(${AT_LEAST}?)(${NUMBER})${RANGE}(${UNIT_WORDS.map(({ pattern }) => `(?:${pattern})`).join("|")})`,
  "y",
);
const UNITS = UNIT_WORDS.map((word) => ({ ...word, regex: new RegExp(`^(?:${word.pattern})`) }));
const PERCENT = new RegExp(`(${AT_LEAST}?)百分之([一二三四五六七八九十百]{1,9})`, "y");
const SLASHES = SLASH_PERIODS.map((word) => ({ ...word, regex: new RegExp(`^[/／](?:${word.pattern})`) }));

/** The characters that a period or an amount may begin with: most places of a text need no further look. */
const CADENCE_STARTS = /[每双隔任届培考预换聘按周逐上下半全年学0-9０-９一二两三四五六七八九十百]/;
const QUANTITY_STARTS = /[至最不应要须达百0-9０-９一二两三四五六七八九十]/;

function at(regex: RegExp, text: string, index: number): RegExpExecArray | null {
  regex.lastIndex = index;
  return regex.exec(text);
}

function readTimes(text: string): number | null {
  const plain = text.normalize("NFKC");
  return /^\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : readNumeral(plain);
}

function readCadence(text: string, index: number, end: number): Cadence | null {
  if (!CADENCE_STARTS.test(text[index] ?? "")) return null;
  for (const { regex, per, alone } of CADENCE_PATTERNS) {
    const match = at(regex, text, index);
    if (match !== null && index + match[0].length <= end)
      return { kind: "cadence", start: index, end: index + match[0].length, per, alone };
  }
  return null;
}

/** A number that is an ordinal, a date, a fraction or the end of a longer word. */
function isNoAmount(text: string, index: number): boolean {
  return /(?:第|届|历|首|[0-9０-９一二三四五六七八九十百千万]|分之|[/／.．〔[]|再|又|同|统|唯|另|逐|任何|这|那|每|某|多|数|几|本|上|下|前|后)$/.test(
    text.slice(Math.max(0, index - 2), index).replace(/.*[讲开]上$/, ""),
  );
}

function readQuantity(text: string, index: number, end: number): Quantity | null {
  const covers = text.startsWith("全覆盖", index);
  if (covers)
    return {
      kind: "quantity",
      start: index,
      end: index + 3,
      times: 100,
      unit: "%",
      per: null,
      atLeast: true,
      covers: true,
    };
  if (!QUANTITY_STARTS.test(text[index] ?? "")) return null;
  const percent = at(PERCENT, text, index);
  if (percent?.[2] !== undefined) {
    const times = percent[2] === "百" ? 100 : readTimes(percent[2]);
    const stop = index + percent[0].length;
    const more = /^以上/.exec(text.slice(stop, end))?.[0].length ?? 0;
    if (times !== null) {
      return {
        kind: "quantity",
        start: index,
        end: stop + more,
        times,
        unit: "%",
        per: null,
        atLeast: percent[1] !== "" || more > 0,
        covers: false,
      };
    }
  }
  const match = at(QUANTITY, text, index);
  if (match?.[2] === undefined || match[3] === undefined || index + match[0].length > end) return null;
  if (isNoAmount(text, index + (match[1]?.length ?? 0))) return null;
  const times = readTimes(match[2]);
  if (times === null || times <= 0) return null;
  const word = UNITS.find(({ regex }) => regex.test(match[3] ?? ""));
  const stop = index + match[0].length;
  const slash = SLASHES.find(({ regex }) => regex.test(text.slice(stop, end)));
  const more = /^(?:及|或|（含）)?以上/.exec(text.slice(stop, end))?.[0].length ?? 0;
  return {
    kind: "quantity",
    start: index,
    end: stop + (slash === undefined ? more : (slash.regex.exec(text.slice(stop, end))?.[0].length ?? 0)),
    times,
    unit: word?.unit ?? null,
    per: slash?.per ?? null,
    atLeast: match[1] !== "" || more > 0,
    covers: false,
  };
}

/** Places inside quotation marks, where numbers are slogans: “四个意识”. */
function quotedSpans(text: string, clause: Clause): { start: number; end: number }[] {
  return [...text.slice(clause.start, clause.end).matchAll(/“[^”]*”|「[^」]*」|《[^》]*》|〔[^〕]*〕|"[^"]*"/g)].map(
    (match) => ({
      start: clause.start + match.index,
      end: clause.start + match.index + match[0].length,
    }),
  );
}

/** The periods and numbers of a clause, in their order. */
export function readTokens(text: string, clause: Clause): Token[] {
  const skip = [...quotedSpans(text, clause), ...clause.hidden];
  const tokens: Token[] = [];
  let index = clause.start;
  while (index < clause.end) {
    const hidden = skip.find(({ start, end }) => index >= start && index < end);
    if (hidden !== undefined) {
      index = hidden.end;
      continue;
    }
    const token = readCadence(text, index, clause.end) ?? readQuantity(text, index, clause.end);
    if (token !== null) tokens.push(token);
    index = token?.end ?? index + 1;
  }
  return tokens;
}

/** True when the clause speaks of a case or of what has been, not of what is asked. */
function isCondition(text: string, clause: Clause, from: number): boolean {
  const words = text.slice(clause.start, clause.end);
  return CONDITION_START.test(words) || CONDITION_END.test(words) || FACT.test(text.slice(clause.start, from));
}

/** True when a number is asked for: not a ceiling, a condition or a fact. */
export function isDemand(text: string, clause: Clause, quantity: Quantity, per: Per): boolean {
  const before = text.slice(clause.start, quantity.start);
  const after = text.slice(quantity.end, clause.end);
  if (quantity.covers)
    return (
      !/(?:未|没有|尚未|不|已经|已)(?:能|实现|做到|达到)*$/.test(
        before.replace(/[^未没尚不已经能实现做到达有]/gu, ""),
      ) && !/^(?:的|时|后)$/.test(after)
    );
  if (quantity.unit === "%" && /^(?:为|是|系)/.test(after)) return false;
  if (CEILING_BEFORE.test(before) || CEILING_AFTER.test(after)) return false;
  if (!quantity.atLeast && per === null && DATED.test(before)) return false;
  if (CONDITION_BEFORE.test(before) || isCondition(text, clause, quantity.start)) return false;
  switch (quantity.unit) {
    case "次":
      return per !== null || quantity.atLeast || MEETING_VERBS.test(before);
    case "学时":
      return per !== null || quantity.atLeast || MEETING_VERBS.test(before);
    case "名":
      // 有3名以上党员 is a condition, 配备1名 and 不少于3名 are demands.
      return (
        (/^(?:至少|最少|不|应|须|要)/.test(text.slice(quantity.start, quantity.end)) && !before.endsWith("有")) ||
        STAFF_VERBS.test(before)
      );
    case "%":
      return (
        quantity.atLeast ||
        (quantity.times === 100 && /(?:率|比例|覆盖)[^，]{0,3}$/.test(before)) ||
        /率(?:应|要|须|保持在|不)$/.test(before)
      );
    default:
      return false;
  }
}

/** The same for a period without a number. */
export function isConditionClause(text: string, clause: Clause): boolean {
  return isCondition(text, clause, clause.end);
}
