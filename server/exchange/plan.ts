import type { ListName } from "#domain/bundle/bundle.ts";
import type { Problem } from "#domain/problems/problem.ts";
import type { Template } from "#domain/wording/language.ts";
import type { Arrival } from "#server/exchange/classify.ts";
import type { Committing } from "#server/exchange/commit.ts";
import type { SentBundle } from "#server/exchange/read-file.ts";
import type { SchoolArrival } from "#server/exchange/school-in.ts";

/** An arrival that may not come in, and why. */
export type Refused = { arrival: Arrival<ListName>; why: Template };

/** What an import would do: everything that a dry run tells and a commit needs. */
export type Plan = {
  sent: SentBundle;
  committing: Committing;
  /** Every organisation that there will be. */
  organisations: readonly string[];
  school: SchoolArrival;
  refused: Refused[];
  /** The school's calendar or settings would change, and this person may not. */
  schoolRefused: Template | null;
  problems: Problem[];
  warnings: Problem[];
};
