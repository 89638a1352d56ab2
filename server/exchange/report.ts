import type { ImportReport } from "#api/endpoints/exchange.ts";
import { listNames } from "#domain/bundle/bundle.ts";
import type { ListName } from "#domain/bundle/bundle.ts";
import { wordDifferences } from "#domain/bundle/differences.ts";
import { wordPlace, wordProblem } from "#domain/problems/problem.ts";
import type { Problem } from "#domain/problems/problem.ts";
import type { Language, Template } from "#domain/wording/language.ts";
import type { Arrival } from "#server/exchange/classify.ts";
import type { Plan } from "#server/exchange/plan.ts";
import { withoutClocks } from "#server/exchange/same.ts";

/** A person reads some hundred lines; the counts say the rest. */
const MOST_LINES = 200;

type Line = ImportReport["added"][number];
type How = { language: Language; dryRun: boolean; verdictsChanged?: number };

function titleOf(entry: object): string | null {
  for (const field of ["title", "name", "number", "kind"]) {
    const value: unknown = Reflect.get(entry, field);
    if (typeof value === "string" && value !== "") return value;
  }
  return null;
}

/** What is compared for a person to read: no clocks, and no segments, which would fill the line. */
function readable(entry: object): object {
  const told = Object.entries(entry).filter(([name]) => name !== "segments" && name !== "recordedAt");
  return Object.fromEntries(told.map(([name, value]) => [name, withoutClocks(value)]));
}

function lineOf(arrival: Arrival<ListName>, why: Template | null, { sent }: Plan, language: Language): Line {
  return {
    list: arrival.list,
    id: arrival.id ?? "",
    place: wordPlace(sent.placeOf([arrival.list, arrival.index]), language),
    title: arrival.list === "roster" ? null : titleOf(arrival.entry),
    why: why?.[language] ?? null,
  };
}

/** What differs, field by field; who attended is nobody's line in a report. */
function differenceOf({ entry, before }: Arrival<ListName>): Template | null {
  return before === null ? null : wordDifferences(readable(entry), readable(before.entry));
}

/** The plan in the words of the person who imports. */
export function reportOf(plan: Plan, { language, dryRun, verdictsChanged = 0 }: How): ImportReport {
  const { found } = plan.committing;
  const refused = new Map(plan.refused.map((each) => [each.arrival, each.why]));
  const comes = (name: ListName): Arrival<ListName>[] => found[name].arrivals.filter((each) => !refused.has(each));
  const all = listNames.flatMap(comes);
  const added = all.filter((each) => each.before === null);
  const changed = all.filter((each) => each.before !== null);
  const counts = listNames.map((name) => {
    const own = comes(name);
    const ofList = {
      added: own.filter((each) => each.before === null).length,
      changed: own.filter((each) => each.before !== null).length,
      unchanged: found[name].unchanged,
      refused: found[name].arrivals.length - own.length,
    };
    return [name, ofList] as const;
  });
  const head = (arrives: unknown): number => (arrives === null ? 0 : 1);
  const schoolCounts = (["calendar", "settings"] as const).map((name) => {
    const comesIn = plan.schoolRefused === null ? head(plan.school[name]) : 0;
    const ofHead = {
      added: 0,
      changed: comesIn,
      unchanged: 1 - head(plan.school[name]),
      refused: head(plan.school[name]) - comesIn,
    };
    return [name, ofHead] as const;
  });
  const worded = (items: readonly Problem[]) =>
    items.slice(0, MOST_LINES).map((each) => ({
      code: each.code,
      message: wordProblem({ ...each, place: plan.sent.placeOf(each.place.path ?? []) }, language),
    }));
  const schoolLine =
    plan.schoolRefused === null
      ? []
      : [{ list: "calendar", id: "", place: "calendar", title: null, why: plan.schoolRefused[language] }];
  return {
    dryRun,
    done: !dryRun && plan.problems.length === 0 && plan.refused.length === 0 && plan.schoolRefused === null,
    lists: Object.fromEntries([...schoolCounts, ...counts]),
    added: added.slice(0, MOST_LINES).map((each) => lineOf(each, null, plan, language)),
    changed: changed.slice(0, MOST_LINES).map((each) => lineOf(each, differenceOf(each), plan, language)),
    refused: [
      ...schoolLine,
      ...[...refused].slice(0, MOST_LINES).map(([arrival, why]) => lineOf(arrival, why, plan, language)),
    ],
    problems: worded(plan.problems),
    warnings: worded(plan.warnings),
    verdictsChanged,
  };
}
