import type { Activity, Segment } from "#domain/bundle/activities.ts";
import type { Organisation } from "#domain/bundle/organisations.ts";
import { addDays, daysBetween, earlier } from "#domain/dates/civil-date.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import type { Random } from "#domain/example/random.ts";
import type { World } from "#domain/example/world.ts";

export type Note = {
  heldOn: CivilDate;
  title: string;
  segments: [Segment, ...Segment[]];
  startsAt?: string;
  place?: string;
  convener?: string;
  minutes?: string;
  alsoFor?: string[];
};

/** Writes an organisation's ledger: ids, times, and when each record was made. */
export type Scribe = {
  /** Notes what was held; what lies outside the organisation's time or after the as-of date is left out. */
  note: (entry: Note) => void;
  /** The ledger so far, in the order in which it was held. */
  activities: () => Activity[];
};

const TIMES = ["09:00", "10:00", "14:30", "15:00", "16:00", "19:00"] as const;

export function makeScribe(organisation: Organisation, world: World, random: Random, lateRecords: number): Scribe {
  const written: Activity[] = [];
  const begins = organisation.foundedOn ?? world.from;
  const ends = earlier(organisation.dissolvedOn ?? world.asOf, world.asOf);

  const recordedAt = (heldOn: CivilDate): string => {
    const delay = random.chance(lateRecords) ? random.whole(4, 26) : random.whole(0, 2);
    const day = addDays(heldOn, Math.min(delay, daysBetween(heldOn, world.asOf)));
    const minute = String(random.whole(0, 59)).padStart(2, "0");
    return `${day}T${delay === 0 ? 21 : random.whole(9, 17)}:${minute}:00+08:00`.replace("T9:", "T09:");
  };

  return {
    note: (entry) => {
      if (entry.heldOn < begins || entry.heldOn > ends || entry.heldOn < world.from) return;
      written.push({
        id: `${organisation.id}-a${written.length + 1}`,
        organisationId: organisation.id,
        startsAt: random.pick(TIMES),
        recordedAt: recordedAt(entry.heldOn),
        ...entry,
      });
    },
    activities: () => written.toSorted((a, b) => (a.heldOn < b.heldOn ? -1 : a.heldOn > b.heldOn ? 1 : 0)),
  };
}
