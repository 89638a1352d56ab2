import type { Ability, Draft, Extra, mark } from "#api/endpoints/fact-schemas.ts";
import { listActions } from "#api/endpoints/facts.ts";
import type { z } from "zod";
import type { Activity } from "#domain/bundle/activities.ts";
import type { Entry, ListName } from "#domain/bundle/bundle.ts";
import { joinActivity } from "#domain/privacy.ts";
import { clockText, draftOf } from "#server/facts/draft.ts";
import type { Place, Stored } from "#server/facts/stored.ts";
import type { Viewer } from "#server/facts/viewer.ts";

export type Shown<Name extends ListName> = {
  id: string;
  version: number;
  recordedAt: string;
  organisationId: string;
  marks: z.infer<typeof mark>[];
  entry: Draft<Name>;
  extra: Extra;
};

/** The owner of a fact as permission is asked for it. */
export function ownerOf(stored: { organisation_id: string; places: readonly Place[] }): Place | undefined {
  return stored.places.find((each) => each.id === stored.organisation_id);
}

/** An organisation by which the viewer may see the fact; undefined: for this viewer it does not exist. */
export function seenAt<Name extends ListName>(list: Name, stored: Stored<Name>, viewer: Viewer): Place | undefined {
  const places = stored.sensitive ? stored.places.filter((each) => viewer.may("see-sensitive", each)) : stored.places;
  return places.find((each) => viewer.may(listActions[list].reads, each));
}

/** What is hidden of single lists; a table whose type follows the name. */
const hiding: {
  readonly [Name in ListName]?: (entry: Entry<Name>, stored: Stored<Name>, viewer: Viewer) => Entry<Name>;
} = {
  // Which pseudonym of a roster the office holder has is the branch's own.
  positions: ({ memberId, ...entry }, stored, viewer) => {
    const owner = ownerOf(stored);
    return owner !== undefined && viewer.may("see-private", owner) && memberId != null ? { ...entry, memberId } : entry;
  },
  // A recipient sees that it received the decision, not who else did.
  directives: (entry, stored, viewer) => {
    const owner = ownerOf(stored);
    if (owner !== undefined && viewer.may("see", owner)) return entry;
    const seen = new Set(stored.places.filter((each) => viewer.may("see", each)).map((each) => each.id));
    return { ...entry, recipients: (entry.recipients ?? []).filter((each) => seen.has(each.organisationId)) };
  },
  activities: (entry, stored, viewer) => withPrivateParts(entry, stored, viewer),
};

/** Attendees and talk pairs of the branches whose private things the viewer may see; minutes for all who see the activity. */
function withPrivateParts(entry: Activity, stored: Stored<"activities">, viewer: Viewer): Activity {
  const own = new Set(stored.places.filter((each) => viewer.may("see-private", each)).map((each) => each.id));
  return joinActivity({
    entry,
    minutes: stored.minutes,
    attendees: stored.attendees.filter((each) => own.has(each.branch)),
    talks: stored.talks.filter((each) => own.has(each.branch)),
  });
}

/** The record as this viewer may see it; who may not see it at all never comes here (`seenAt`). */
export function shown<Name extends ListName>(list: Name, stored: Stored<Name>, viewer: Viewer): Shown<Name> {
  const hide = hiding[list];
  return {
    id: stored.id,
    version: stored.version,
    recordedAt: clockText(Temporal.Instant.from(stored.recorded_at)),
    organisationId: stored.organisation_id,
    marks: [
      ...(stored.recorded_late ? (["recorded-late"] as const) : []),
      ...(stored.sensitive ? (["sensitive"] as const) : []),
      ...(stored.imported ? (["imported"] as const) : []),
    ],
    entry: draftOf(list, hide === undefined ? stored.entry : hide(stored.entry, stored, viewer)),
    extra: stored.extra,
  };
}

/** The record with what the viewer may do with it, and why not. */
export function shownWithAbilities<Name extends ListName>(
  list: Name,
  stored: Stored<Name>,
  viewer: Viewer,
): Shown<Name> & { abilities: Record<string, Ability> } {
  const owner = ownerOf(stored);
  const writes = viewer.ability(listActions[list].writes, owner);
  const further: Record<string, Ability> =
    list === "activities"
      ? { tick: tickAbility(stored.places, owner, viewer), redact: viewer.ability("redact", owner) }
      : list === "approvals"
        ? { decide: viewer.ability("approve", owner) }
        : {};
  return { ...shown(list, stored, viewer), abilities: { correct: writes, withdraw: writes, ...further } };
}

/** Each branch ticks its own members, also at others' activities. */
function tickAbility(places: readonly Place[], owner: Place | undefined, viewer: Viewer): Ability {
  const own = places.find((each) => viewer.may("keep-roster", each));
  return viewer.ability("keep-roster", own ?? owner);
}
