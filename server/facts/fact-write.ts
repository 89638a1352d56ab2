import type { Extra } from "#api/endpoints/fact-schemas.ts";
import type { Activity } from "#domain/bundle/activities.ts";
import type { Entry, ListName } from "#domain/bundle/bundle.ts";
import { organisationsNamed } from "#domain/facts/activities.ts";
import { isSensitive, separateActivity } from "#domain/privacy.ts";
import type { AuditEntry } from "#server/audit/append.ts";
import { factHash } from "#server/audit/fact-hash.ts";
import { kindsOf, lists } from "#server/facts/lists.ts";
import type { People } from "#server/facts/people.ts";
import type { FactWrite, Row, Side } from "#server/facts/put.ts";
import { privateOf } from "#server/facts/version-private.ts";

/** One version of a fact that is to be written. */
export type NewVersion<Name extends ListName> = {
  universityId: number;
  list: Name;
  id: string;
  version: number;
  action: "create" | "correct" | "withdraw" | "redact" | "import";
  /** The organisation that owns it. */
  organisationId: string;
  /** Of an organisation: from the root to itself. */
  path?: readonly string[];
  /** In the bundle's shape, minutes included, people left out. */
  entry: Entry<Name>;
  extra: Extra;
  people: People;
  imported: boolean;
  /** The system's clock: of the first version, and of this one. */
  recordedAt: string;
  at: string;
  accountId: string | null;
  reason: string | null;
  salt: Buffer;
  /** The hash of the version before; null for the first. */
  beforeHash: Buffer | null;
};

/** The entry of the table: an activity's is without its minutes. */
function tableEntry(entry: object): object {
  if (!("minutes" in entry)) return entry;
  const { minutes: _minutes, ...rest } = entry;
  return rest;
}

function sidesOfActivity(universityId: number, entry: Activity, people: People): Side[] {
  const same = { university_id: universityId, activity_id: entry.id };
  const minutes = entry.minutes ?? "";
  const kinds = kindsOf(entry);
  return [
    {
      table: "activity_organisations",
      rows: [...organisationsNamed(entry)].map((organisation_id) => ({
        ...same,
        organisation_id,
        held_on: entry.heldOn,
        kinds,
        sensitive: isSensitive(entry),
        own: organisation_id === entry.organisationId,
      })),
    },
    { table: "activity_texts", rows: minutes === "" ? [] : [{ ...same, minutes }] },
    {
      table: "activity_attendees",
      rows: unique(people.attendees, (each) => `${each.segment} ${each.memberId}`).map((each) => ({
        ...same,
        member_id: each.memberId,
        held_on: entry.heldOn,
        segment: each.segment,
        branch_id: each.branch,
      })),
    },
    {
      table: "activity_talks",
      rows: unique(people.talks, (each) => String(each.segment)).map((each) => ({
        ...same,
        segment: each.segment,
        held_on: entry.heldOn,
        branch_id: each.branch,
        one: each.pair[0],
        other: each.pair[1],
      })),
    },
  ];
}

function unique<Each>(list: readonly Each[], key: (each: Each) => string): Each[] {
  return [...new Map(list.map((each) => [key(each), each])).values()];
}

/** The rows beside a fact; a table whose type follows the name. */
const sides: { readonly [Name in ListName]?: (universityId: number, entry: Entry<Name>, people: People) => Side[] } = {
  activities: sidesOfActivity,
  directives: (university_id, entry) => [
    {
      table: "directive_recipients",
      rows: (entry.recipients ?? []).map((each) => ({
        university_id,
        organisation_id: each.organisationId,
        received_on: each.receivedOn,
        directive_id: entry.id,
      })),
    },
  ],
};

const members: { readonly [Name in ListName]?: (entry: Entry<Name>) => readonly string[] } = {
  roster: (entry) => [entry.memberId],
  positions: (entry) => [entry.memberId ?? []].flat(),
};

/** Everything that is written of a version, and the entry of the log that tells of it. */
export function factWrite<Name extends ListName>(
  fresh: NewVersion<Name>,
  address: string,
): { write: FactWrite; audit: AuditEntry } {
  const { universityId, list, id, version, action, organisationId, recordedAt, at, accountId, reason, salt } = fresh;
  const row = lists[list];
  const { entry } = fresh;
  const beside = privateOf(fresh.extra, fresh.people);
  const common: Row = { university_id: universityId, id, version, recorded_at: recordedAt, entry: tableEntry(entry) };
  const place: Row = list === "organisations" ? { path: fresh.path } : { organisation_id: organisationId };
  const imported: Row = list === "activities" ? { imported: fresh.imported } : {};
  const gone = action === "withdraw";
  const versionRow: Row = {
    university_id: universityId,
    list,
    id,
    version,
    action,
    recorded_at: at,
    account_id: accountId,
    reason,
    entry,
    private: beside,
    salt: `\\x${salt.toString("hex")}`,
  };
  return {
    write: {
      universityId,
      table: row.table,
      id,
      row: gone ? null : { ...common, ...place, ...imported, ...row.columns(entry, fresh.extra) },
      existed: version > 1,
      sides: gone ? [] : (sides[list]?.(universityId, entry, fresh.people) ?? []),
      versionRow,
      persons: members[list]?.(entry) ?? [],
    },
    audit: {
      accountId,
      address,
      action,
      list,
      targetId: id,
      organisationId,
      beforeHash: fresh.beforeHash,
      afterHash: factHash(salt, entry, beside),
    },
  };
}

/** Lists whose people are kept apart from the entry; a table whose type follows the name. */
const apart: { readonly [Name in ListName]?: (entry: Entry<Name>) => Entry<Name> } = {
  activities: (sent) => {
    const { entry, minutes } = separateActivity(sent);
    return minutes === null || minutes === "" ? entry : { ...entry, minutes };
  },
};

/** The entry as a version keeps it, without the people in it. */
export function withoutPeople<Name extends ListName>(list: Name, entry: Entry<Name>): Entry<Name> {
  return apart[list]?.(entry) ?? entry;
}
