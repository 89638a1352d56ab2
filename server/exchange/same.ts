import type { Activity } from "#domain/bundle/activities.ts";
import type { Entry, ListName } from "#domain/bundle/bundle.ts";
import { canonical } from "#domain/bundle/canonical.ts";
import type { Directive } from "#domain/bundle/desk.ts";
import type { Organisation, Position } from "#domain/bundle/organisations.ts";
import { separateActivity } from "#domain/privacy.ts";
import { outsideBranch } from "#domain/privacy-export.ts";
import type { Current } from "#server/exchange/current.ts";

/** A value without the clocks in it: what was said, and not when it was written down. */
export function withoutClocks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutClocks);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, content]) => (name === "recordedAt" ? [] : [[name, withoutClocks(content)]])),
  );
}

/** What an entry says, as text that is equal for entries that say the same. */
export function saidText(entry: unknown): string {
  return canonical(withoutClocks(entry));
}

/** What an export leaves out of organisations that it only names: left out of a file, it is no change. */
const MAY_BE_LEFT_OUT = ["was", "committee", "headcounts", "succeeds", "jointMeetings", "termYears"] as const;

/** The entry as it is to stand: what a file may leave out without meaning that it is gone is kept. */
function completed<Name extends ListName>(name: Name, entry: Entry<Name>, before: Entry<Name>): Entry<Name> {
  return completing[name]?.(entry, before) ?? entry;
}

const completing: { readonly [Name in ListName]?: (entry: Entry<Name>, before: Entry<Name>) => Entry<Name> } = {
  organisations: (entry: Organisation, before) => {
    const kept = MAY_BE_LEFT_OUT.filter((field) => entry[field] == null && before[field] != null);
    return { ...entry, ...Object.fromEntries(kept.map((field) => [field, before[field]])) };
  },
  // Which member holds a post is told to the branch alone.
  positions: (entry: Position, before) =>
    entry.memberId == null && before.memberId != null ? { ...entry, memberId: before.memberId } : entry,
  // An export tells of the recipients that its reader may see.
  directives: (entry: Directive, before) => {
    const told = new Set((entry.recipients ?? []).map((each) => each.organisationId));
    const others = (before.recipients ?? []).filter((each) => !told.has(each.organisationId));
    if (others.length === 0) return entry;
    const known = new Map((before.recipients ?? []).map((each) => [each.organisationId, each]));
    const recipients = [...(entry.recipients ?? []), ...others];
    const inOrder = (id: string): number => [...known.keys()].indexOf(id);
    return {
      ...entry,
      recipients: recipients.toSorted((one, other) => inOrder(one.organisationId) - inOrder(other.organisationId)),
    };
  },
};

function pairsText(list: readonly { segment: number }[]): string {
  return list
    .map((each) => canonical(each))
    .toSorted()
    .join("\n");
}

/** True where the file tells of attendees or talks at all; a file that leaves them out does not say that there were none. */
export function tellsOfPeople({ segments }: Activity): boolean {
  return segments.some((each) => (each.attendees ?? []).length > 0 || each.talk != null);
}

function samePeople(entry: Activity, current: Current<"activities">): boolean {
  if (!tellsOfPeople(entry)) return true;
  const { attendees, talks } = separateActivity(entry);
  const unique = [...new Map(attendees.map((each) => [canonical(each), each])).values()];
  const before = current.people;
  return (
    pairsText(unique) === pairsText(before.attendees.map(({ segment, memberId }) => ({ segment, memberId }))) &&
    pairsText(talks) === pairsText(before.talks.map(({ segment, pair }) => ({ segment, pair })))
  );
}

function bare(entry: Activity): { said: string; minutes: string } {
  const { entry: rest, minutes } = separateActivity(entry);
  return { said: saidText(rest), minutes: minutes ?? "" };
}

function sameActivity(entry: Activity, current: Current<"activities">): boolean {
  const [sent, there] = [bare(entry), bare(current.entry)];
  if (sent.said === there.said && sent.minutes === (current.minutes ?? "") && samePeople(entry, current)) return true;
  // What an export tells of a sensitive record is no change of it.
  const told = outsideBranch(current.entry);
  return told !== null && told !== current.entry && saidText(told) === saidText(entry);
}

/**
 * What the file says of an entry that is there already: null where it says the same, else the entry as it is to stand.
 */
export function changedEntry<Name extends ListName>(
  name: Name,
  entry: Entry<Name>,
  current: Current<Name>,
): Entry<Name> | null {
  const whole = completed(name, entry, current.entry);
  const same = comparing[name]?.(whole, current) ?? saidText(whole) === saidText(current.entry);
  return same ? null : whole;
}

const comparing: { readonly [Name in ListName]?: (entry: Entry<Name>, current: Current<Name>) => boolean } = {
  activities: sameActivity,
};
