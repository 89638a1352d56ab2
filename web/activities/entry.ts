import type { Draft as Entry } from "#api/endpoints/fact-schemas.ts";
import type { Segment, SegmentKind } from "#domain/bundle/activities.ts";
import { isSensitive } from "#domain/privacy.ts";
import type { Language } from "#domain/wording/language.ts";
import { segmentOf } from "#web/activities/draft.ts";
import type { Draft } from "#web/activities/draft.ts";
import { fieldsOf, kindName } from "#web/activities/kinds.ts";

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

type Surroundings = { organisationId: string; language: Language; roster: readonly string[] };

/** The draft as the contract takes it: one segment a kind, of a talk one a pair. */
export function entryOf(draft: Draft, { organisationId, language, roster }: Surroundings): Entry<"activities"> {
  const base: Partial<Entry<"activities">> = draft.base ?? {};
  const { minutes: _minutes, segments: _segments, alsoFor: _alsoFor, ...unshown } = base;
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
    ...(draft.alsoFor.length > 0 ? { alsoFor: [...draft.alsoFor] } : {}),
    ...(isSensitiveDraft(draft) ? {} : defined("minutes", given(draft.minutes))),
    segments: draft.kinds.flatMap((kind) => segmentsOf(draft, kind, roster)),
  };
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
  const earlier = draft.base?.segments.find((each) => each.kind === kind);
  const segment: Segment = {
    ...(earlier?.vote == null ? {} : { vote: earlier.vote }),
    ...(earlier?.supports == null ? {} : { supports: earlier.supports }),
    ...(earlier?.forum == null ? {} : { forum: earlier.forum }),
    kind,
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

function defined<Name extends string, Value>(name: Name, value: Value | undefined): { [Each in Name]?: Value } {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a computed name widens to string
  return (value === undefined ? {} : { [name]: value }) as { [Each in Name]?: Value };
}

/** The known names that a title holds: of what is for the branch alone it names the procedure, and nobody. */
export function namesIn(text: string, names: readonly string[]): string[] {
  return [...new Set(names)].filter((each) => each.length > 1 && text.includes(each));
}
