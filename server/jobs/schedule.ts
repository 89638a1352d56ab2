import { housekeeping } from "#server/jobs/housekeeping.ts";
import { judgeOfTheDay } from "#server/verdicts/judge-school.ts";
import type { Job } from "#server/jobs/queue.ts";

/** Everything that is done by the clock. */
export const jobs: readonly Job[] = [housekeeping, judgeOfTheDay];
