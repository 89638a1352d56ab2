import fc from "fast-check";
import type { Activity, Segment } from "#domain/bundle/activities.ts";
import type { Bundle } from "#domain/bundle/bundle.ts";
import { addDays } from "#domain/dates/civil-date.ts";
import { branch, group, post, school } from "#test/factories.ts";

/** Days around the ends of months, quarters and years of 2025 and 2026, where rules break first. */
const edges = ["2025-12-31", "2026-01-31", "2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31"];
export const day = fc
  .tuple(fc.constantFrom(...edges), fc.integer({ min: -95, max: 95 }))
  .map(([edge, days]) => addDays(edge, days));

const kinds = ["committee-meeting", "general-meeting", "group-meeting", "theme-day", "party-lecture"] as const;
const organisations = ["b1", "b2", "b3", "g1"] as const;

/** A segment without its make-up date, which depends on the day held. */
const bareSegment = fc.record({
  kind: fc.constantFrom(...kinds),
  leader: fc.constantFrom(null, "p1", "p2", "p3"),
  topics: fc.subarray(["study", "work-report"]),
});

const instants = day.map((date) => `${date}T12:00:00+08:00`);

export const activity: fc.Arbitrary<Omit<Activity, "id">> = fc
  .record({
    organisationId: fc.constantFrom(...organisations),
    alsoFor: fc.subarray([...organisations]),
    heldOn: day,
    recordedAt: fc.option(instants),
    parts: fc.array(fc.tuple(bareSegment, fc.option(fc.integer({ min: 1, max: 100 }))), { minLength: 1, maxLength: 3 }),
  })
  .map(({ parts, ...entry }) => ({
    ...entry,
    title: "活动",
    segments: parts.map(([segment, before]): Segment => ({
      ...segment,
      makesUpFor: before === null ? null : addDays(entry.heldOn, -before),
    })),
  }));

/** A school of three branches, one of them re-formed from another, with random activities. */
export const ledger: fc.Arbitrary<Bundle> = fc
  .record({
    activities: fc.array(activity, { maxLength: 25 }),
    founded: day,
    dissolved: fc.option(day),
    committee: fc.record({ from: day, to: fc.option(day) }),
  })
  .map(({ activities, founded, dissolved, committee }) =>
    school({
      organisations: [
        branch("b1", { committee: [committee] }),
        branch("b2", { dissolvedOn: dissolved }),
        branch("b3", { foundedOn: founded, succeeds: ["b2"] }),
        group("g1"),
      ],
      positions: [
        post("p1", "b1", "secretary", { to: "2026-06-15" }),
        post("p2", "b1", "deputy-secretary"),
        post("p3", "b2", "acting-secretary"),
      ],
      activities: activities.map((each, index) => ({ id: `a${index}`, ...each })),
    }),
  );
