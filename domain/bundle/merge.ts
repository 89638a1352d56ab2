import { canonical } from "#domain/bundle/canonical.ts";
import { emptyBundle } from "#domain/bundle/bundle.ts";
import type { Bundle } from "#domain/bundle/bundle.ts";
import { mergeCalendars, mergeSettings } from "#domain/bundle/merge-heads.ts";
import type { Source } from "#domain/bundle/merge-heads.ts";
import { wordDifferences } from "#domain/bundle/differences.ts";
import { mergeProblems } from "#domain/problems/merge-problems.ts";
import { problem, wordPath } from "#domain/problems/problem.ts";
import type { Problem } from "#domain/problems/problem.ts";

type Merged<Item> = { entries: Item[]; problems: Problem[] };
type ListOf<Item> = { name: string; path: string; entries: readonly Item[] };

/** Entries with an id: the same entry once; the same id with other content is a problem that shows both. */
function mergeById<Item extends { id: string }>(lists: readonly ListOf<Item>[]): Merged<Item> {
  const first = new Map<string, { item: Item; where: string }>();
  const problems: Problem[] = [];
  for (const { name, path, entries } of lists) {
    for (const [index, item] of entries.entries()) {
      const known = first.get(item.id);
      if (known === undefined) {
        first.set(item.id, { item, where: `${name} ${wordPath([path, index])}` });
      } else if (canonical(item) !== canonical(known.item)) {
        const values = { value: item.id, first: known.where, differences: wordDifferences(item, known.item) };
        problems.push(problem(mergeProblems.entryDiffers, { file: name, path: [path, index] }, values));
      }
    }
  }
  return { entries: [...first.values()].map(({ item }) => item), problems };
}

/** Entries without an id are compared as wholes. */
function mergeWhole<Item>(lists: readonly ListOf<Item>[]): Item[] {
  const first = new Map<string, Item>();
  for (const { entries } of lists) {
    for (const item of entries) {
      const whole = canonical(item);
      if (!first.has(whole)) first.set(whole, item);
    }
  }
  return [...first.values()];
}

/**
 * Several bundles as one, in the order of the sources, so that merging the result with any of them again
 * changes nothing. What two of them say differently is a problem; the bundle is then not to be used.
 */
export function mergeBundles(sources: readonly Source[]): { bundle: Bundle; problems: Problem[] } {
  const calendar = mergeCalendars(sources);
  const settings = mergeSettings(sources);
  const problems = [...settings.problems, ...calendar.problems];
  const lists = <Item>(path: string, pick: (bundle: Bundle) => readonly Item[]): ListOf<Item>[] =>
    sources.map(({ name, bundle }) => ({ name, path, entries: pick(bundle) }));
  const byId = <Item extends { id: string }>(path: string, pick: (bundle: Bundle) => readonly Item[]): Item[] => {
    const merged = mergeById(lists(path, pick));
    for (const item of merged.problems) problems.push(item);
    return merged.entries;
  };
  const whole = <Item>(path: string, pick: (bundle: Bundle) => readonly Item[]): Item[] =>
    mergeWhole(lists(path, pick));
  const bundle = {
    ...emptyBundle(),
    calendar: calendar.value,
    settings: settings.value,
    organisations: byId("organisations", (each) => each.organisations),
    positions: byId("positions", (each) => each.positions),
    elections: whole("elections", (each) => each.elections),
    extensions: whole("extensions", (each) => each.extensions),
    roster: whole("roster", (each) => each.roster),
    activities: byId("activities", (each) => each.activities),
    documents: byId("documents", (each) => each.documents),
    approvals: byId("approvals", (each) => each.approvals),
    directives: byId("directives", (each) => each.directives),
    bodies: byId("bodies", (each) => each.bodies),
    contacts: whole("contacts", (each) => each.contacts),
    weakBranches: whole("weakBranches", (each) => each.weakBranches),
    statements: whole("statements", (each) => each.statements),
    plans: byId("plans", (each) => each.plans),
  };
  return { bundle, problems };
}
