import type { Draft } from "#api/endpoints/fact-schemas.ts";
import type { AgendaItem, Segment, SegmentKind } from "#domain/bundle/activities.ts";
import type { ForumDraft, VoteDraft } from "#web/activities/draft.ts";
import { forumDraft, forumOf } from "#web/activities/forum.ts";
import { isHalfVote, voteDraft, voteOf } from "#web/activities/vote.ts";
import { sensitiveKinds } from "#domain/privacy.ts";
import { newKey } from "#web/ui/server.ts";

type Entry = Draft<"activities">;
export type AgendaState = { base: AgendaItem; title: string; category: AgendaItem["category"] };
/** One part as it stands in its fields; what they do not show stays with `base`. */
export type PartState = {
  key: string;
  base: Segment;
  /** Its place in the record; null where it is new. */
  place: number | null;
  kind: SegmentKind;
  leader: string;
  due: string;
  present: string;
  hours: string;
  topics: readonly string[];
  makesUpFor: string;
  agenda: readonly AgendaState[];
  vote: VoteDraft | null;
  forum: ForumDraft;
  supports: readonly string[];
};

/** A record as it stands in the fields of its correction: texts, because half a number is no number yet. */
export type CorrectionState = {
  heldOn: string;
  startsAt: string;
  endsAt: string;
  title: string;
  place: string;
  convener: string;
  recorder: string;
  observers: string;
  minutes: string;
  parts: readonly PartState[];
};

const textOf = (value: string | number | null | undefined): string => (value == null ? "" : String(value));
const given = (text: string): string | null => (text.trim() === "" ? null : text.trim());
const numberOf = (text: string): number | null => (/^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : null);
const wholeOf = (text: string): number | null => (/^\d+$/.test(text.trim()) ? Number(text) : null);

function partState(base: Segment, place: number | null): PartState {
  return {
    key: newKey(),
    base,
    place,
    kind: base.kind,
    leader: textOf(base.leader),
    due: textOf(base.due),
    present: textOf(base.present),
    hours: textOf(base.hours),
    topics: base.topics ?? [],
    makesUpFor: textOf(base.makesUpFor),
    vote: voteDraft(base.vote),
    forum: forumDraft(base.forum),
    supports: base.supports ?? [],
    agenda: (base.agenda ?? []).map((item) => ({ base: item, title: textOf(item.title), category: item.category })),
  };
}

/** A new part, empty. */
export function newPart(kind: SegmentKind): PartState {
  return partState({ kind }, null);
}

/** A new item of an agenda; the system gives it its id when it is saved. */
export function newItem(): AgendaState {
  return { base: { id: newKey(), category: "other" }, title: "", category: "other" };
}

/** What stands in the fields for a record. */
export function correctionState(entry: Entry): CorrectionState {
  return {
    heldOn: entry.heldOn,
    startsAt: textOf(entry.startsAt),
    endsAt: textOf(entry.endsAt),
    title: entry.title,
    place: textOf(entry.place),
    convener: textOf(entry.convener),
    recorder: textOf(entry.recorder),
    observers: textOf(entry.observers),
    minutes: textOf(entry.minutes),
    parts: entry.segments.map((each, place) => partState(each, place)),
  };
}

/** True for a record of which agenda and resolution alone are kept. */
export function keepsNoMinutes({ parts }: Pick<CorrectionState, "parts">): boolean {
  return parts.some((each) => sensitiveKinds.includes(each.kind));
}

/** True where a vote lacks one of its numbers. */
export function hasHalfVote({ parts }: Pick<CorrectionState, "parts">): boolean {
  return parts.some((each) => isHalfVote(each.vote));
}

function segmentOf(part: PartState): Segment {
  const { base, kind, leader, due, present, hours, topics, makesUpFor, agenda, vote, forum, supports } = part;
  const items = agenda
    .filter((each) => each.title.trim() !== "" || each.base.title == null)
    .map(({ base: item, title, category }): AgendaItem => ({ ...item, title: given(title), category }));
  return {
    ...base,
    kind,
    leader: given(leader),
    due: wholeOf(due),
    present: wholeOf(present),
    hours: numberOf(hours),
    topics: topics.length === 0 ? null : [...topics],
    makesUpFor: given(makesUpFor),
    agenda: items.length === 0 ? null : items,
    vote: voteOf(vote, base.vote),
    forum: kind === "forum" || base.forum != null ? forumOf(forum, base.forum) : null,
    supports: supports.length === 0 ? null : [...supports],
  };
}

/** The record that the fields say; what they do not show is that of `entry`. */
export function correctedEntry(state: CorrectionState, entry: Entry): Entry {
  return {
    ...entry,
    heldOn: state.heldOn,
    title: state.title.trim(),
    startsAt: given(state.startsAt),
    endsAt: given(state.endsAt),
    place: given(state.place),
    convener: given(state.convener),
    recorder: given(state.recorder),
    observers: wholeOf(state.observers),
    minutes: keepsNoMinutes(state) ? null : given(state.minutes),
    segments: state.parts.map((part) => {
      // Who came is ticked meanwhile, without another version of the record.
      const now = part.place === null ? undefined : entry.segments[part.place];
      return { ...segmentOf(part), ...(now?.kind === part.base.kind ? { attendees: now.attendees ?? null } : {}) };
    }),
  };
}
