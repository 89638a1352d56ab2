import type { Bundle } from "#domain/bundle/bundle.ts";
import type { BundleIndex } from "#domain/bundle/checks/bundle-index.ts";
import { referredWords } from "#domain/bundle/checks/list-words.ts";
import { checkProblems } from "#domain/problems/check-problems.ts";
import { problem } from "#domain/problems/problem.ts";
import type { Problem } from "#domain/problems/problem.ts";
import type { Template } from "#domain/wording/language.ts";
import { near } from "#domain/wording/nearest.ts";

/** What a reference may lead to. */
export type Referred = keyof typeof referredWords;

/** A problem for a reference that leads nowhere. */
export type Dangling = (referred: Referred, value: string, path: readonly (string | number)[]) => Problem;

/** Comparing takes time for every candidate, and nobody corrects more slips at once than this. */
const MOST_GUESSES = 50;
const MOST_CANDIDATES = 5000;

/** What a person may have written for each kind of target: names in workbooks, ids everywhere. */
function* candidatesOf(bundle: Bundle, index: BundleIndex, referred: Referred): Generator<string> {
  switch (referred) {
    case "organisations":
      for (const { id, name } of bundle.organisations) yield* [name, id];
      break;
    case "positions":
    case "people":
      for (const { id, name } of bundle.positions) yield* name == null ? [id] : [name, id];
      if (referred === "people") yield* index.members ?? [];
      break;
    case "directives":
      for (const { id, number } of bundle.directives) yield* number == null ? [id] : [number, id];
      break;
    case "members":
      yield* index.members ?? [];
      break;
    case "gatherings":
    case "agendaItems":
      yield* index[referred];
      break;
  }
}

/** Makes the problems of one bundle, each with the nearest name or id where one is like the value. */
export function danglingIn(bundle: Bundle, index: BundleIndex): Dangling {
  const candidates = new Map<Referred, string[]>();
  const guesses = new Map<string, string | null>();
  const guess = (referred: Referred, value: string): string | null => {
    const key = `${referred} ${value}`;
    const known = guesses.get(key);
    if (known !== undefined) return known;
    if (guesses.size >= MOST_GUESSES) return null;
    const among = candidates.get(referred) ?? [...new Set(candidatesOf(bundle, index, referred))];
    candidates.set(referred, among);
    const nearest = among.length > MOST_CANDIDATES ? null : near(value, among);
    guesses.set(key, nearest);
    return nearest;
  };
  return (referred, value, path) => {
    const nearest = guess(referred, value);
    const words: Template =
      nearest === null
        ? { "zh-CN": "", en: "" }
        : { "zh-CN": `，最接近的是“${nearest}”`, en: ` (the nearest is “${nearest}”)` };
    return problem(checkProblems.dangling, { path }, { value, list: referredWords[referred], nearest: words });
  };
}
