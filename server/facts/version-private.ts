import { z } from "zod";
import { extras } from "#api/endpoints/fact-schemas.ts";
import type { Extra } from "#api/endpoints/fact-schemas.ts";
import { peopleByBranch } from "#server/facts/people.ts";
import type { People } from "#server/facts/people.ts";

const attendance = z.strictObject({ segment: z.int(), memberId: z.string() });
const talk = z.strictObject({ segment: z.int(), pair: z.tuple([z.string(), z.string()]) });

/** What `fact_versions.private` holds: what never leaves a branch, and what is kept beside an entry. */
const versionPrivate = z.strictObject({
  extra: z.union([extras.organisations, extras.roster]).optional(),
  branches: z.record(z.string(), z.strictObject({ attendees: z.array(attendance), talks: z.array(talk) })).optional(),
});
export type VersionPrivate = z.infer<typeof versionPrivate>;

/** What a version keeps beside its entry; null where there is nothing. */
export function privateOf(extra: Extra, people: People): VersionPrivate | null {
  const branches = peopleByBranch(people);
  const hasExtra = Object.values(extra).some((each) => each != null);
  if (branches === null && !hasExtra) return null;
  return { ...(hasExtra ? { extra } : {}), ...(branches === null ? {} : { branches }) };
}

/** What a version kept, for bringing it back and for its branch's history. */
export function readPrivate(value: unknown): { extra: Extra; people: People } {
  const { extra = {}, branches = {} } = value === null ? {} : versionPrivate.parse(value);
  const all = Object.entries(branches);
  return {
    extra,
    people: {
      attendees: all.flatMap(([branch, each]) => each.attendees.map((one) => ({ ...one, branch }))),
      talks: all.flatMap(([branch, each]) => each.talks.map((one) => ({ ...one, branch }))),
    },
  };
}
