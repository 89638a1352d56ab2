import type { Draft, Extra } from "#api/endpoints/fact-schemas.ts";
import type { Entry, ListName } from "#domain/bundle/bundle.ts";
import type { OrganisationKind } from "#domain/bundle/organisations.ts";
import { isLateRecord } from "#domain/facts/held.ts";
import { isSensitive } from "#domain/privacy.ts";
import { activityGrams } from "#domain/search.ts";
import { namesOf } from "#server/facts/activity-names.ts";

type Steps = readonly (string | number)[];

/** An organisation that an entry names beside its owner; `see`: the caller must see it, `school`: it need only exist. */
export type Named = { id: string; path: Steps; needs: "see" | "school" };

/** Whose verdicts an entry touches: organisations, those of persons and those whose contacts hold a post. */
export type Touched = {
  organisations: readonly string[];
  persons?: readonly string[];
  positions?: readonly string[];
  /** The department above as well, and not by its roll-ups alone. */
  above?: boolean;
  /** Everybody below these as well. */
  below?: readonly string[];
};

/** The tables of the facts, one a list. */
export type FactTable =
  | "organisations"
  | "positions"
  | "elections"
  | "extensions"
  | "roster"
  | "activities"
  | "documents"
  | "approvals"
  | "directives"
  | "bodies"
  | "contacts"
  | "weak_branches"
  | "statements"
  | "plans";

/** What the server has to know of one list (decision 0020). */
export type ListRow<Name extends ListName> = {
  table: FactTable;
  /** The field that holds the organisation that owns an entry. */
  ownerField: string;
  owner: (entry: Draft<Name>) => string | null;
  named: (entry: Draft<Name>) => readonly Named[];
  touches: (entry: Draft<Name>) => Touched;
  /** The columns that are searched by, beside those that every list has. */
  columns: (entry: Entry<Name>, extra: Extra) => Record<string, unknown>;
  /** For filters and sorting, as paths into the entry. */
  date: string | null;
  title: string | null;
  kind: string | null;
};

const none = (): readonly Named[] => [];
const noColumns = (): Record<string, unknown> => ({});
const ofOrganisation = (entry: { organisationId: string }): Touched => ({ organisations: [entry.organisationId] });
const organisationId = (entry: { organisationId: string }): string => entry.organisationId;

/** Joint activities may name any organisation of the school: held jointly, it counts for each (rules.md section 4). */
function jointly(entry: Draft<"activities">): readonly Named[] {
  return (entry.alsoFor ?? []).map((id, row) => ({ id, path: ["alsoFor", row], needs: "school" as const }));
}

function touchedByActivity(entry: Draft<"activities">): Touched {
  const members = entry.segments.flatMap((each) => each.attendees ?? []);
  const talkers = entry.segments.flatMap((each) => each.talk?.pair ?? []);
  return {
    organisations: [entry.organisationId, ...(entry.alsoFor ?? [])],
    persons: [...new Set([...members, ...talkers])],
    above: kindsOf(entry).includes("forum"),
  };
}

export function kindsOf(entry: Draft<"activities">): string[] {
  return [...new Set(entry.segments.map((each) => each.kind))];
}

function topicsOf(entry: Draft<"activities">): string[] {
  return [...new Set(entry.segments.flatMap((each) => each.topics ?? []))];
}

/** One row a list: the only place that knows how they differ. */
export const lists: { readonly [Name in ListName]: ListRow<Name> } = {
  organisations: {
    table: "organisations",
    ownerField: "parentId",
    owner: (entry) => entry.parentId ?? null,
    named: (entry) => [
      ...(entry.was ?? []).flatMap((each, row): Named[] =>
        each.parentId == null ? [] : [{ id: each.parentId, path: ["was", row, "parentId"], needs: "see" }],
      ),
      ...(entry.succeeds ?? []).map((id, row): Named => ({ id, path: ["succeeds", row], needs: "see" })),
    ],
    touches: (entry) => ({
      organisations: [
        ...[entry.parentId ?? []].flat(),
        ...(entry.was ?? []).flatMap((each) => each.parentId ?? []),
        ...(entry.succeeds ?? []),
      ],
      above: true,
    }),
    columns: (entry, extra) => ({
      parent_id: entry.parentId ?? null,
      kind: entry.kind,
      name: entry.name,
      official_order: entry.order ?? null,
      category: entry.category ?? null,
      founded_on: entry.foundedOn ?? null,
      dissolved_on: entry.dissolvedOn ?? null,
      second_supervisor_id: extra.secondSupervisorId ?? null,
    }),
    date: "foundedOn",
    title: "name",
    kind: "kind",
  },
  positions: {
    table: "positions",
    ownerField: "organisationId",
    owner: organisationId,
    named: none,
    touches: (entry) => ({ ...ofOrganisation(entry), persons: [entry.memberId ?? []].flat(), above: true }),
    columns: (entry) => ({ person_id: entry.memberId ?? null }),
    date: "from",
    title: "name",
    kind: "role",
  },
  elections: {
    table: "elections",
    ownerField: "organisationId",
    owner: organisationId,
    named: none,
    touches: ofOrganisation,
    columns: (entry) => ({ held_on: entry.heldOn }),
    date: "heldOn",
    title: null,
    kind: "type",
  },
  extensions: {
    table: "extensions",
    ownerField: "organisationId",
    owner: organisationId,
    named: none,
    touches: ofOrganisation,
    columns: noColumns,
    date: "approvedOn",
    title: null,
    kind: null,
  },
  roster: {
    table: "roster",
    ownerField: "organisationId",
    owner: organisationId,
    named: none,
    touches: (entry) => ({ ...ofOrganisation(entry), persons: [entry.memberId] }),
    columns: (entry, extra) => ({
      person_id: entry.memberId,
      name: extra.name ?? null,
      valid_from: entry.from,
      valid_to: entry.to ?? null,
      end_reason: extra.endReason ?? null,
    }),
    date: "from",
    title: null,
    kind: null,
  },
  activities: {
    table: "activities",
    ownerField: "organisationId",
    owner: organisationId,
    named: jointly,
    touches: touchedByActivity,
    columns: ({ minutes = null, ...entry }) => ({
      held_on: entry.heldOn,
      title: entry.title,
      kinds: kindsOf(entry),
      topics: topicsOf(entry),
      sensitive: isSensitive(entry),
      recorded_late: isLateRecord(entry),
      grams: activityGrams(entry, minutes),
      names: namesOf(entry),
    }),
    date: "heldOn",
    title: "title",
    kind: null,
  },
  documents: {
    table: "documents",
    ownerField: "organisationId",
    owner: organisationId,
    named: none,
    touches: (entry) =>
      entry.coversBelow === true
        ? { organisations: [entry.organisationId], below: [entry.organisationId] }
        : ofOrganisation(entry),
    columns: (entry) => ({ kind: entry.kind, issued_on: entry.issuedOn }),
    date: "issuedOn",
    title: "title",
    kind: "kind",
  },
  approvals: {
    table: "approvals",
    ownerField: "organisationId",
    owner: organisationId,
    // The applicant asks somebody above: that it exists is all it need know.
    named: (entry) =>
      entry.approverId == null ? [] : [{ id: entry.approverId, path: ["approverId"], needs: "school" }],
    touches: (entry) => ({ organisations: [entry.organisationId], above: true }),
    columns: (entry) => ({ approver_id: entry.approverId ?? null, forum_activity_id: entry.forumActivityId }),
    date: "eventOn",
    title: "title",
    kind: null,
  },
  directives: {
    table: "directives",
    ownerField: "issuerId",
    owner: (entry) => entry.issuerId ?? null,
    named: (entry) =>
      (entry.recipients ?? []).map((each, row) => ({
        id: each.organisationId,
        path: ["recipients", row, "organisationId"],
        needs: "see",
      })),
    touches: (entry) => ({ organisations: (entry.recipients ?? []).map((each) => each.organisationId) }),
    columns: noColumns,
    date: null,
    title: "title",
    kind: null,
  },
  bodies: {
    table: "bodies",
    ownerField: "organisationId",
    owner: organisationId,
    named: none,
    touches: ofOrganisation,
    columns: noColumns,
    date: "from",
    title: "name",
    kind: "type",
  },
  contacts: {
    table: "contacts",
    ownerField: "departmentId",
    owner: (entry) => entry.departmentId,
    named: (entry) => [{ id: entry.branchId, path: ["branchId"], needs: "see" }],
    touches: (entry) => ({ organisations: [entry.departmentId] }),
    columns: (entry) => ({ branch_id: entry.branchId }),
    date: "from",
    title: null,
    kind: null,
  },
  weakBranches: {
    table: "weak_branches",
    ownerField: "branchId",
    owner: (entry) => entry.branchId,
    named: none,
    touches: (entry) => ({ organisations: [entry.branchId], above: true }),
    columns: noColumns,
    date: "flaggedOn",
    title: null,
    kind: null,
  },
  statements: {
    table: "statements",
    ownerField: "organisationId",
    owner: organisationId,
    named: none,
    touches: ofOrganisation,
    columns: noColumns,
    date: null,
    title: null,
    kind: "coverage",
  },
  plans: {
    table: "plans",
    ownerField: "organisationId",
    owner: organisationId,
    named: jointly,
    touches: touchedByActivity,
    columns: (entry) => ({ held_on: entry.heldOn, sensitive: isSensitive(entry) }),
    date: "heldOn",
    title: "title",
    kind: null,
  },
};

type Gathering = Draft<"activities">;
const gatherings: { readonly [Name in ListName]?: (entry: Draft<Name>) => Gathering } = {
  activities: (entry) => entry,
  plans: (entry) => entry,
};
const kinds: { readonly [Name in ListName]?: (entry: Draft<Name>) => OrganisationKind } = {
  organisations: (entry) => entry.kind,
};

/** The entry where it is an activity or a plan. */
export function gatheringOf<Name extends ListName>(list: Name, entry: Draft<Name>): Gathering | null {
  return gatherings[list]?.(entry) ?? null;
}

/** The kind where the entry is an organisation. */
export function kindOf<Name extends ListName>(list: Name, entry: Draft<Name>): OrganisationKind | null {
  return kinds[list]?.(entry) ?? null;
}
