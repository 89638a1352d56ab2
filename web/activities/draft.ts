import type { Draft as Entry } from "#api/endpoints/fact-schemas.ts";
import type { AgendaItem, SegmentKind } from "#domain/bundle/activities.ts";
import { isKind } from "#web/activities/kinds.ts";
import { newKey } from "#web/ui/server.ts";

/** A vote as it stands in its fields. */
export type VoteDraft = { election: boolean; due: string; present: string; for: string };

/** A forum as it stands in its fields; of the speakers each has a line. */
export type ForumDraft = { title: string; place: string; speakers: string; foreignGuests: boolean };

/** What one part of the record (环节) has of its own. Texts, because half a number is no number yet. */
export type SegmentDraft = {
  leader: string;
  hours: string;
  topics: readonly string[];
  /** A day inside the period that is made up for; empty: this is no make-up. */
  makesUpFor: string;
  directiveIds: readonly string[];
  agenda: readonly AgendaItem[];
  /** Who talked with whom: posts or members, each pair a part of its own. */
  pairs: readonly (readonly [string, string])[];
  /** Null: there was none; left out: what the plan said. */
  vote?: VoteDraft | null;
  /** Left out: what the plan said. */
  forum?: ForumDraft;
};

/** What is being written, as it stands in the fields. */
export type Draft = {
  /** The key under which the server knows this creation: a repeated save makes one record. */
  key: string;
  /** The link that it began from; empty: the page itself. */
  origin: string;
  /** When it was last changed, in milliseconds. */
  writtenAt: number;
  kinds: readonly SegmentKind[];
  heldOn: string;
  startsAt: string;
  endsAt: string;
  title: string;
  place: string;
  convener: string;
  recorder: string;
  /** How many sat in (列席); null: what the plan said. */
  observers: string | null;
  due: string;
  present: string;
  minutes: string;
  alsoFor: readonly string[];
  /** Points of the guides that the record speaks to, as its author says; null: those of the plan. */
  supports: readonly string[] | null;
  /** Members who were not there, where the branch keeps a roster: all the others were. */
  absent: readonly string[];
  /** Numbers instead of ticks, though there is a roster. */
  countsOnly: boolean;
  segments: Readonly<Partial<Record<SegmentKind, SegmentDraft>>>;
  /** The plan that is held by it. */
  plan: { id: string; version: number } | null;
  /** What the plan had and this form does not show; it is kept. */
  base: Entry<"activities"> | null;
  /** `waiting`: it is to be sent as soon as there is a connection. */
  state: "writing" | "waiting" | "refused";
  /** When it was first sent and the answer was lost, in milliseconds; it may have arrived. */
  triedAt: number | null;
  /** What was sent, letter for letter, so that a repeat is the same request. */
  sent: Entry<"activities"> | null;
  /** Why the server did not take it, when it was sent later. */
  refusal: string;
};

/** A part of which nothing is said yet. */
export const emptySegment: SegmentDraft = {
  leader: "",
  hours: "",
  topics: [],
  makesUpFor: "",
  directiveIds: [],
  agenda: [],
  pairs: [],
};

/** An empty draft of a day. */
export function newDraft(heldOn: string, kinds: readonly SegmentKind[] = [], origin = ""): Draft {
  return {
    key: newKey(),
    origin,
    writtenAt: 0,
    kinds,
    heldOn,
    startsAt: "",
    endsAt: "",
    title: "",
    place: "",
    convener: "",
    recorder: "",
    observers: null,
    due: "",
    present: "",
    minutes: "",
    alsoFor: [],
    supports: null,
    absent: [],
    countsOnly: false,
    segments: {},
    plan: null,
    base: null,
    state: "writing",
    triedAt: null,
    sent: null,
    refusal: "",
  };
}

/** What a draft has of one of its parts. */
export function segmentOf(draft: Pick<Draft, "segments">, kind: SegmentKind): SegmentDraft {
  return draft.segments[kind] ?? emptySegment;
}

/** The draft with a part changed. */
export function withSegment(draft: Draft, kind: SegmentKind, part: Partial<SegmentDraft>): Draft {
  return { ...draft, segments: { ...draft.segments, [kind]: { ...segmentOf(draft, kind), ...part } } };
}

/** True where anything was written that would be missed. */
export function isWorthKeeping({ kinds, title, place, present, minutes, supports }: Draft): boolean {
  return (
    kinds.length > 0 ||
    (supports ?? []).length > 0 ||
    [title, place, present, minutes].some((each) => each.trim() !== "")
  );
}

/** A draft as it was kept; null where the text is none. What an earlier page did not keep is empty. */
export function readDraft(text: string): Draft | null {
  try {
    const found: unknown = JSON.parse(text);
    const whole = typeof found === "object" && found !== null ? { ...keptSince, ...found } : found;
    return isDraft(whole) ? whole : null;
  } catch {
    return null;
  }
}

/** What drafts have had since, and one that an earlier page kept has not: nothing was written there. */
const keptSince: Pick<Draft, "observers" | "supports"> = { observers: null, supports: null };

/** The parts whose emptiness says `null`, and what they are otherwise. */
const nullable: Readonly<Record<string, string>> = {
  plan: "object",
  base: "object",
  triedAt: "number",
  sent: "object",
  supports: "object",
  observers: "string",
};

function isDraft(found: unknown): found is Draft {
  if (typeof found !== "object" || found === null) return false;
  const fields = new Map<string, unknown>(Object.entries(found));
  const isWhole = Object.entries(newDraft("")).every(([name, empty]) => {
    const value = fields.get(name);
    const orNull = nullable[name];
    if (orNull !== undefined) return value === null || typeof value === orNull;
    return Array.isArray(empty) ? Array.isArray(value) : typeof value === typeof empty && value !== null;
  });
  const kinds = fields.get("kinds");
  return isWhole && Array.isArray(kinds) && kinds.every((each) => typeof each === "string" && isKind(each));
}
