import type { z } from "zod";
import { BUNDLE_FORMAT, bundleHead, bundleLists, emptyBundle } from "#domain/bundle/bundle.ts";
import type { Bundle, ListName } from "#domain/bundle/bundle.ts";
import { bundleProblems } from "#domain/problems/bundle-problems.ts";
import { entryProblems } from "#domain/problems/entry-problems.ts";
import { problemsOfZod, shown } from "#domain/problems/from-zod.ts";
import { InputError, problem } from "#domain/problems/problem.ts";
import type { Place, Problem, ProblemKind } from "#domain/problems/problem.ts";
import type { Values } from "#domain/wording/language.ts";

/** A person corrects a screenful at a time; a file of 300,000 wrong entries must not fill the memory. */
const MOST_PROBLEMS = 1000;

export type HeadName = keyof typeof bundleHead;
/** What to do with the value of a top-level field. */
export type FieldUse = { use: "list"; list: ListName } | { use: "head"; head: HeadName } | { use: "skip" };

/** Takes a bundle in piece by piece, from a stream or from memory, and collects every problem with its path. */
export type BundleBuilder = {
  /** Announces a top-level field; an unknown or a second one becomes a problem and is to be skipped. */
  field: (name: string) => FieldUse;
  head: (name: HeadName, value: unknown) => void;
  entry: (list: ListName, index: number, value: unknown) => void;
  problem: (kind: ProblemKind, path: readonly (string | number)[], values?: Values) => void;
  /** Every problem so far, the last one saying how many are not listed. */
  problems: () => Problem[];
  /** @throws InputError with every problem, if there is one */
  finish: () => Bundle;
};

/** Checks one value and keeps it where it belongs; what it returns is wrong with it. */
type Taker = (value: unknown, place: Place) => Problem[];

function listTaker<Item>(schema: z.ZodType<Item>, into: Item[]): Taker {
  return (value, place) => {
    const parsed = schema.safeParse(value);
    if (!parsed.success) return problemsOfZod(parsed.error, value, place);
    into.push(parsed.data);
    return [];
  };
}

function headTaker<Item>(schema: z.ZodType<Item>, keep: (item: Item) => void): Taker {
  return (value, place) => {
    const parsed = schema.safeParse(value);
    if (!parsed.success) return problemsOfZod(parsed.error, value, place);
    keep(parsed.data);
    return [];
  };
}

/** The schema passes over a requirement called `__proto__`; nothing of a file is passed over in silence. */
function unseenTimes(value: unknown, place: Place): Problem[] {
  const times: unknown = typeof value === "object" && value !== null ? Reflect.get(value, "times") : undefined;
  if (typeof times !== "object" || times === null || !Object.hasOwn(times, "__proto__")) return [];
  const path = [...(place.path ?? []), "times", "__proto__"];
  return [problem(entryProblems.unknownField, { ...place, path }, { field: "__proto__" })];
}

function listTakers(bundle: Bundle): Record<ListName, Taker> {
  return {
    organisations: listTaker(bundleLists.organisations, bundle.organisations),
    positions: listTaker(bundleLists.positions, bundle.positions),
    elections: listTaker(bundleLists.elections, bundle.elections),
    extensions: listTaker(bundleLists.extensions, bundle.extensions),
    roster: listTaker(bundleLists.roster, bundle.roster),
    activities: listTaker(bundleLists.activities, bundle.activities),
    documents: listTaker(bundleLists.documents, bundle.documents),
    approvals: listTaker(bundleLists.approvals, bundle.approvals),
    directives: listTaker(bundleLists.directives, bundle.directives),
    bodies: listTaker(bundleLists.bodies, bundle.bodies),
    contacts: listTaker(bundleLists.contacts, bundle.contacts),
    weakBranches: listTaker(bundleLists.weakBranches, bundle.weakBranches),
    statements: listTaker(bundleLists.statements, bundle.statements),
    plans: listTaker(bundleLists.plans, bundle.plans),
  };
}

function isListName(name: string): name is ListName {
  return Object.hasOwn(bundleLists, name);
}

function isHeadName(name: string): name is HeadName {
  return Object.hasOwn(bundleHead, name);
}

/** @param file named in every problem, where there is one */
export function bundleBuilder(file?: string): BundleBuilder {
  const bundle = emptyBundle();
  const takers = listTakers(bundle);
  const heads: Record<Exclude<HeadName, "format">, Taker> = {
    calendar: headTaker(bundleHead.calendar, (calendar) => void (bundle.calendar = calendar ?? {})),
    settings: (value, place) => [
      ...unseenTimes(value, place),
      ...headTaker(bundleHead.settings, (settings) => void (bundle.settings = settings ?? {}))(value, place),
    ],
  };
  const seen = new Set<string>();
  const found: Problem[] = [];
  let unlisted = 0;

  const at = (path: readonly (string | number)[]): Place => ({ ...(file === undefined ? {} : { file }), path });
  const add = (items: Problem[]): void => {
    const room = Math.max(0, MOST_PROBLEMS - found.length);
    found.push(...items.slice(0, room));
    unlisted += Math.max(0, items.length - room);
  };
  const addOne = (kind: ProblemKind, path: readonly (string | number)[], values: Values = {}): void =>
    add([problem(kind, at(path), values)]);
  const problems = (): Problem[] =>
    unlisted === 0 ? found : [...found, problem(bundleProblems.tooManyProblems, at([]), { count: unlisted })];

  return {
    problem: addOne,
    problems,
    field: (name) => {
      if (!isListName(name) && !isHeadName(name)) {
        addOne(entryProblems.unknownField, [name], { field: name });
        return { use: "skip" };
      }
      if (seen.has(name)) {
        addOne(bundleProblems.duplicateField, [name], { field: name });
        return { use: "skip" };
      }
      seen.add(name);
      return isListName(name) ? { use: "list", list: name } : { use: "head", head: name };
    },
    head: (name, value) => {
      if (name !== "format") return add(heads[name](value, at([name])));
      if (value === BUNDLE_FORMAT) return;
      // Another format's fields would only bring a thousand problems that miss the point.
      throw new InputError([
        problem(bundleProblems.formatUnknown, at([]), { value: shown(value), expected: BUNDLE_FORMAT }),
      ]);
    },
    entry: (list, index, value) => {
      const wrong = takers[list](value, at([list, index]));
      if (wrong.length > 0) add(wrong);
    },
    finish: () => {
      if (!seen.has("format")) addOne(bundleProblems.formatMissing, [], { expected: BUNDLE_FORMAT });
      if (found.length > 0) throw new InputError(problems());
      return bundle;
    },
  };
}
