import { proposalsOf } from "#domain/guides/import/proposals.ts";
import type { Proposal } from "#domain/guides/import/imported.ts";
import type { GuidePack, GuidePoint } from "#domain/guides/pack.ts";
import { requirementsOf } from "#domain/guides/pack.ts";
import { requirement as requirementSchema } from "#domain/guides/requirement-schema.ts";
import type { Requirement, RequirementKind } from "#domain/guides/requirement-schema.ts";
import { segmentKindTerms } from "#domain/wording/terms.ts";

function changePoint(pack: GuidePack, code: string, change: (point: GuidePoint) => GuidePoint): GuidePack {
  return { ...pack, points: pack.points.map((each) => (each.code === code ? change(each) : each)) };
}

/** The draft with other words in a point. */
export function withText(pack: GuidePack, code: string, text: string): GuidePack {
  return changePoint(pack, code, (point) => ({ ...point, text }));
}

/** The draft with one more requirement at the end of a point. */
export function withRequirement(pack: GuidePack, code: string, requirement: Requirement): GuidePack {
  return changePoint(pack, code, (point) => ({ ...point, requirements: [...point.requirements, requirement] }));
}

/** The draft with another requirement in the place of the one with its id. */
export function withChanged(pack: GuidePack, code: string, requirement: Requirement): GuidePack {
  return changePoint(pack, code, (point) => ({
    ...point,
    requirements: point.requirements.map((each) => (each.id === requirement.id ? requirement : each)),
  }));
}

/** The draft without a requirement. */
export function without(pack: GuidePack, code: string, id: string): GuidePack {
  return changePoint(pack, code, (point) => ({
    ...point,
    requirements: point.requirements.filter((each) => each.id !== id),
  }));
}

/** An id of the point that no requirement of the guide has: `branch/1.2(1)/theme-day-2`. */
function freeId(pack: GuidePack, code: string, name: string): string {
  const taken = new Set(requirementsOf(pack).map(({ requirement }) => requirement.id));
  const first = `${pack.guide}/${code}/${name}`;
  let id = first;
  for (let number = 2; taken.has(id); number += 1) id = `${first}-${number}`;
  return id;
}

const judged = { strength: "must", kind: "judgement", speaksTo: {} } as const;

/** A requirement of the words as one begins with it: nothing is asked until a person says what. */
export function newRequirement(pack: GuidePack, code: string, quote: string): Requirement {
  return { ...judged, id: freeId(pack, code, "requirement"), quote };
}

/** The same words asked in another way, filled with what is usual; what both kinds know is kept. */
export function asKind({ id, quote, strength }: Requirement, kind: RequirementKind): Requirement {
  const common = { id, quote, strength };
  const starts: Record<RequirementKind, Requirement> = {
    count: { ...common, kind: "count", times: 1, per: "year", kinds: ["theme-day"] },
    regularity: { ...common, kind: "regularity", kinds: ["teacher-study"] },
    coverage: { ...common, kind: "coverage", of: "training" },
    document: { ...common, kind: "document", document: quote },
    approval: { ...common, kind: "approval" },
    precedence: { ...common, kind: "precedence", agenda: ["direction"] },
    routing: { ...common, kind: "routing", agenda: ["cadres"] },
    "follow-up": { ...common, kind: "follow-up" },
    staffing: { ...common, kind: "staffing", role: "organiser", floor: 1 },
    term: { ...common, kind: "term", years: 3 },
    "roll-up": { ...common, kind: "roll-up", of: [id] },
    judgement: { ...common, kind: "judgement", speaksTo: {} },
  };
  return starts[kind];
}

/** Kinds of activity whose name stands in the words. */
function kindsNamed(quote: string): string[] {
  return Object.entries(segmentKindTerms)
    .filter(([kind, term]) => kind !== "other" && quote.includes(term["zh-CN"]))
    .map(([kind]) => kind);
}

/** A proposal as a requirement that a person can check: what its words do not say is left to them. */
export function adopted(pack: GuidePack, { point, quote, times, unit, per, strength }: Proposal): Requirement {
  const begun: Requirement = { ...newRequirement(pack, point, quote), strength };
  if (unit === "学时") return { ...asKind(begun, "coverage"), id: freeId(pack, point, "training") };
  if (unit !== "次" || per === null || !Number.isInteger(times)) return begun;
  const named = kindsNamed(quote);
  const kinds = named.length === 0 ? ["other"] : named;
  const id = freeId(pack, point, kinds[0] ?? "count");
  return readRequirement({ id, quote, strength, kind: "count", times, per, kinds }) ?? begun;
}

/** What a point's own words seem to ask for and no requirement quotes yet. */
export function openProposals(point: GuidePoint): Proposal[] {
  return proposalsOf(point).filter(
    ({ quote }) => !point.requirements.some((each) => each.quote.includes(quote) || quote.includes(each.quote)),
  );
}

/** Quotes that do not stand in their point to the letter; the server refuses a guide with one. */
export function lostQuotes(point: GuidePoint): Requirement[] {
  return point.requirements.filter((each) => !point.text.includes(each.quote));
}

/** The values as a requirement, or null while something is missing in them. */
export function readRequirement(values: unknown): Requirement | null {
  const parsed = requirementSchema.safeParse(values);
  if (!parsed.success) return null;
  const { data } = parsed;
  // The list of a roll-up must name something: one of nothing would always be met.
  return data.kind === "roll-up" && data.of.length === 0 ? null : data;
}

/** One requirement in two versions: null where it is not there. */
export type RequirementChange = { id: string; before: Requirement | null; after: Requirement | null };

/** Requirements that came, went or ask something else, in the order of the newer guide. */
export function requirementChanges(before: GuidePack, after: GuidePack): RequirementChange[] {
  const one = new Map(requirementsOf(before).map(({ requirement }) => [requirement.id, requirement]));
  const two = new Map(requirementsOf(after).map(({ requirement }) => [requirement.id, requirement]));
  const same = (a: Requirement | undefined, b: Requirement): boolean => textOf(a) === textOf(b);
  return [
    ...[...two].flatMap(([id, now]) =>
      same(one.get(id), now) ? [] : [{ id, before: one.get(id) ?? null, after: now }],
    ),
    ...[...one].flatMap(([id, then]) => (two.has(id) ? [] : [{ id, before: then, after: null }])),
  ];
}

/** A value written the same way whatever the order of its fields. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === "object" && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
