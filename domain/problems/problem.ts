import { fill } from "#domain/wording/language.ts";
import type { Language, Template, Values } from "#domain/wording/language.ts";
import { visible } from "#domain/wording/visible.ts";

/** Where in the input something is wrong; what does not apply is left out. */
export type Place = {
  file?: string;
  sheet?: string;
  /** As the person sees it: the first row of a sheet is 1. */
  row?: number;
  column?: string;
  line?: number;
  path?: readonly (string | number)[];
};

/**
 * Something in the input that cannot be used: where, what is wrong and what would be right, in both
 * languages. Warnings have the same shape and do not stop the reading.
 */
export type Problem = { code: string; place: Place; message: Template };

/** A problem's kind: its code and its sentence. */
export type ProblemKind = Template & { code: string };

/** A problem of the kind at the place, its sentences filled in. */
/** Longer than any list of allowed values; what is longer came from the file and drowns the sentence. */
const LONGEST_VALUE = 2000;
const LONGEST_STEP = 100;

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

export function problem(kind: ProblemKind, place: Place, values: Values = {}): Problem {
  const short: Values = {};
  for (const [name, value] of Object.entries(values)) {
    short[name] = typeof value === "string" ? cut(value, LONGEST_VALUE) : value;
  }
  return {
    code: kind.code,
    place,
    message: { "zh-CN": fill(kind, "zh-CN", short), en: fill(kind, "en", short) },
  };
}

/** `activities[3].heldOn`: a path as a person can find it. */
export function wordPath(path: readonly (string | number)[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step}]`;
    return text === "" ? cut(step, LONGEST_STEP) : `${text}.${cut(step, LONGEST_STEP)}`;
  }, "");
}

const PLACE_WORDS = {
  sheet: { "zh-CN": "工作表“{value}”", en: "sheet “{value}”" },
  row: { "zh-CN": "第{value}行", en: "row {value}" },
  column: { "zh-CN": "“{value}”列", en: "column “{value}”" },
  line: { "zh-CN": "第{value}行", en: "line {value}" },
} as const;

/** The place as the start of a line: file, sheet, row, column, or the path in the JSON. */
export function wordPlace(place: Place, language: Language): string {
  const worded = (["sheet", "row", "column", "line"] as const).flatMap((part) => {
    const value = place[part];
    return value === undefined ? [] : [fill(PLACE_WORDS[part], language, { value })];
  });
  const path = place.path === undefined || place.path.length === 0 ? [] : [wordPath(place.path)];
  return [...(place.file === undefined ? [] : [place.file]), ...worded, ...path].join(language === "en" ? ", " : " ");
}

/** One line: place, what is wrong, what would be right. */
export function wordProblem(item: Problem, language: Language): string {
  const place = wordPlace(item.place, language);
  const colon = language === "en" ? ": " : "：";
  return visible(place === "" ? item.message[language] : `${place}${colon}${item.message[language]}`);
}

/** Thrown where reading cannot go on; carries every problem found so far, never a stack for the person. */
export class InputError extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems.map((item) => wordProblem(item, "en")).join("\n"));
    this.name = "InputError";
    this.problems = problems;
  }
}
