import { z } from "zod";
import { date } from "#domain/bundle/fields.ts";
import type { JobRunners } from "#server/jobs/asked.ts";
import { judgeSchool } from "#server/verdicts/judge-school.ts";
import { keepSnapshot } from "#server/verdicts/snapshot.ts";

const snapshotInput = z.strictObject({ asOf: date, below: z.string() });

/** Jobs of verdicts that are asked for: server/jobs/asked.ts runs them. */
export const verdictJobs: JobRunners = {
  "judge-school": (services, { universityId }, progress) => judgeSchool(services, universityId, progress),
  snapshot: (services, { universityId, input }, progress) => {
    const { asOf, below } = snapshotInput.parse(input);
    return keepSnapshot(services, universityId, asOf, progress, below);
  },
};
