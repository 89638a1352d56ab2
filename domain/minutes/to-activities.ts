import type { Activity, Segment } from "#domain/bundle/activities.ts";
import type { Minutes } from "#domain/minutes/found.ts";
import { isSensitiveKind } from "#domain/privacy.ts";
import { segmentKindTerms } from "#domain/wording/terms.ts";

/** A text that was read, with its words. */
export type ReadText = { minutes: Minutes; text: string };

function segmentsOf(id: string, minutes: Minutes): Segment[] {
  const { due, present, vote, topics, agenda, makesUpForMonth } = minutes;
  const whole = {
    ...(makesUpForMonth === null ? {} : { makesUpFor: `${makesUpForMonth}-01` }),
    ...(due === null ? {} : { due }),
    ...(present === null ? {} : { present }),
  };
  // Which part of a combined meeting they belong to the text seldom says: the first one was called for them.
  const first = {
    ...(topics.length === 0 ? {} : { topics }),
    ...(vote?.due == null || vote.present === null || vote.for === null
      ? {}
      : { vote: { due: vote.due, present: vote.present, for: vote.for } }),
    ...(agenda.length === 0
      ? {}
      : { agenda: agenda.map((title, index) => ({ id: `${id}-g${index + 1}`, title, category: "other" as const })) }),
  };
  return minutes.kinds.map((kind, index) => ({ kind, ...whole, ...(index === 0 ? first : {}) }));
}

/** True where agenda and resolution alone may be kept: no text, no place, no names. */
function isSensitive(minutes: Minutes): boolean {
  return minutes.sensitive || minutes.kinds.some(isSensitiveKind);
}

/**
 * The activities of an organisation that the texts tell of: those that are minutes and have a date and a
 * kind. The lecturer is a name and no post yet, so no `leader` is set.
 */
export function activitiesOf(texts: readonly ReadText[], organisationId: string): Activity[] {
  const ids = new Map<string, number>();
  return texts.flatMap(({ minutes, text }) => {
    const { isMinutes, heldOn, kinds } = minutes;
    const [kind] = kinds;
    if (!isMinutes || heldOn === null || kind === undefined) return [];
    const base = `${organisationId}-${heldOn}-${kind}`;
    const count = (ids.get(base) ?? 0) + 1;
    ids.set(base, count);
    const id = count === 1 ? base : `${base}-${count}`;
    const called = kinds.map((each) => segmentKindTerms[each]["zh-CN"]).join("、");
    const activity: Activity = {
      id,
      organisationId,
      heldOn,
      title: minutes.title ?? called,
      segments: segmentsOf(id, minutes),
    };
    if (isSensitive(minutes)) return [{ ...activity, title: called }];
    const { startsAt, endsAt, place, convener, recorder } = minutes;
    const said = Object.entries({ startsAt, endsAt, place, convener, recorder }).filter(([, value]) => value !== null);
    return [{ ...activity, ...Object.fromEntries(said), minutes: text.trim() }];
  });
}
