import type { Draft as Entry } from "#api/endpoints/fact-schemas.ts";
import type { Forum, Segment, SegmentKind } from "#domain/bundle/activities.ts";
import { isSensitive } from "#domain/privacy.ts";
import type { Language } from "#domain/wording/language.ts";
import { segmentOf } from "#web/activities/draft.ts";
import type { Draft, ForumDraft, VoteDraft } from "#web/activities/draft.ts";
import { forumDraft, forumOf } from "#web/activities/forum.ts";
import { fieldsOf, kindName } from "#web/activities/kinds.ts";
import { voteDraft, voteOf } from "#web/activities/vote.ts";

const given = (text: string): string | undefined => (text.trim() === "" ? undefined : text.trim());
const numberOf = (text: string): number | undefined => (/^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : undefined);

/** True for a record of which the organisation keeps agenda and resolution only. */
export function isSensitiveDraft(draft: Pick<Draft, "kinds" | "segments">): boolean {
  return isSensitive({
    segments: draft.kinds.map((kind) => ({ kind, topics: [...segmentOf(draft, kind).topics] })),
  });
}

/** The title that the record gets where none is written: its kinds. */
export function usualTitle({ kinds }: Pick<Draft, "kinds">, language: Language): string {
  return kinds.map((each) => kindName(each, language)).join(language === "en" ? " and " : "暨");
}

/** The members that are ticked for a part; null: it is counted by numbers. */
export function tickedFor(draft: Draft, kind: SegmentKind, roster: readonly string[]): readonly string[] | null {
  if (roster.length === 0 || draft.countsOnly || !fieldsOf(kind).wholeBranch) return null;
  return roster.filter((each) => !draft.absent.includes(each));
}

const planned = (draft: Draft, kind: SegmentKind): Segment | undefined =>
  draft.base?.segments.find((each) => each.kind === kind);

/** The vote of a part as it stands in its fields: what was written, else what the plan said. */
export function voteIn(draft: Draft, kind: SegmentKind): VoteDraft | null {
  const { vote } = segmentOf(draft, kind);
  return vote === undefined ? voteDraft(planned(draft, kind)?.vote) : vote;
}

/** The forum as it stands in its fields: what was written, else what the plan said. */
export function forumIn(draft: Draft, kind: SegmentKind): ForumDraft {
  return segmentOf(draft, kind).forum ?? forumDraft(planned(draft, kind)?.forum);
}

/** The points that the record supports: what was chosen, else what the plan said. */
export function supportsIn(draft: Draft): readonly string[] {
  return draft.supports ?? [...new Set(draft.base?.segments.flatMap((each) => each.supports ?? []))];
}

/** How many sat in: what was written, else what the plan said. */
export function observersIn(draft: Draft): string {
  return draft.observers ?? (draft.base?.observers == null ? "" : String(draft.base.observers));
}

type Surroundings = { organisationId: string; language: Language; roster: readonly string[] };

/** The draft as the contract takes it: one segment a kind, of a talk one a pair. */
export function entryOf(draft: Draft, { organisationId, language, roster }: Surroundings): Entry<"activities"> {
  const base: Partial<Entry<"activities">> = draft.base ?? {};
  const { minutes: _minutes, segments: _segments, alsoFor: _alsoFor, observers: _observers, ...unshown } = base;
  return {
    ...unshown,
    organisationId,
    heldOn: draft.heldOn,
    title: given(draft.title) ?? usualTitle(draft, language),
    ...defined("startsAt", given(draft.startsAt)),
    ...defined("endsAt", given(draft.endsAt)),
    ...defined("place", given(draft.place)),
    ...defined("convener", given(draft.convener)),
    ...defined("recorder", given(draft.recorder)),
    ...defined("observers", numberOf(observersIn(draft))),
    ...(draft.alsoFor.length > 0 ? { alsoFor: [...draft.alsoFor] } : {}),
    ...(isSensitiveDraft(draft) ? {} : defined("minutes", given(draft.minutes))),
    segments: withSupports(
      draft,
      draft.kinds.flatMap((kind) => [
        ...segmentsOf(draft, kind, roster),
        // A second part of one kind has no fields here: it is as the plan has it.
        ...(kind === "talk" ? [] : (draft.base?.segments.filter((each) => each.kind === kind).slice(1) ?? [])),
      ]),
    ),
  };
}

/** The points that are chosen stay with the part that the plan had them at; the others go to the first part. */
function withSupports(draft: Draft, segments: readonly Segment[]): Segment[] {
  const chosen = supportsIn(draft);
  const kept = segments.map(({ kind, supports }, at) => {
    const own =
      supports ?? (segments.findIndex((each) => each.kind === kind) === at ? planned(draft, kind)?.supports : null);
    return (own ?? []).filter((each) => chosen.includes(each));
  });
  const others = chosen.filter((each) => !kept.some((own) => own.includes(each)));
  return segments.map((segment, at) => {
    const { supports: _supports, ...rest } = segment;
    const all = [...(kept[at] ?? []), ...(at === 0 ? others : [])];
    return all.length === 0 ? rest : { ...rest, supports: all };
  });
}

function segmentsOf(draft: Draft, kind: SegmentKind, roster: readonly string[]): Segment[] {
  const own = segmentOf(draft, kind);
  const fields = fieldsOf(kind);
  const ticked = tickedFor(draft, kind, roster);
  const counts =
    ticked === null
      ? { ...defined("due", numberOf(draft.due)), ...defined("present", numberOf(draft.present)) }
      : { due: roster.length, present: ticked.length, attendees: [...ticked] };
  const agenda = own.agenda.filter((each) => (each.title ?? "").trim() !== "" || each.category !== "other");
  const earlier = planned(draft, kind);
  const vote = fields.vote === true || earlier?.vote != null ? voteOf(voteIn(draft, kind), earlier?.vote) : null;
  const segment: Segment = {
    kind,
    ...(vote === null ? {} : { vote }),
    ...forumOfPart(draft, kind, earlier),
    ...(fields.leader === undefined ? {} : defined("leader", given(own.leader))),
    ...(fields.hours === true ? defined("hours", numberOf(own.hours)) : {}),
    ...(fields.topics === true && own.topics.length > 0 ? { topics: [...own.topics] } : {}),
    ...defined("makesUpFor", given(own.makesUpFor)),
    ...(own.directiveIds.length > 0 ? { directiveIds: [...own.directiveIds] } : {}),
    ...(agenda.length > 0 ? { agenda: agenda.map((each) => ({ ...each, title: (each.title ?? "").trim() })) } : {}),
  };
  if (kind !== "talk") return [{ ...segment, ...counts }];
  const pairs = own.pairs.filter(([one, other]) => one !== "" && other !== "" && one !== other);
  if (pairs.length === 0) return [segment];
  return pairs.map(([one, other]) => ({ ...segment, talk: { pair: [one, other] } }));
}

/** A forum that was not planned takes place where the record says, unless it says otherwise; a plan's place is as approved. */
function forumOfPart(draft: Draft, kind: SegmentKind, earlier: Segment | undefined): { forum?: Forum } {
  if (kind !== "forum" && earlier?.forum == null) return {};
  const fields = forumIn(draft, kind);
  const place = fields.place.trim() === "" && earlier?.forum == null ? draft.place.trim() : fields.place;
  const forum = forumOf({ ...fields, place }, earlier?.forum);
  return forum === null ? {} : { forum };
}

function defined<Name extends string, Value>(name: Name, value: Value | undefined): { [Each in Name]?: Value } {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a computed name widens to string
  return (value === undefined ? {} : { [name]: value }) as { [Each in Name]?: Value };
}

/** The known names that a title holds: of what is for the branch alone it names the procedure, and nobody. */
export function namesIn(text: string, names: readonly string[]): string[] {
  return [...new Set(names)].filter((each) => each.length > 1 && text.includes(each));
}
