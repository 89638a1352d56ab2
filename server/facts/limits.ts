import { listNames } from "#domain/bundle/bundle.ts";
import type { Bundle } from "#domain/bundle/bundle.ts";
import { excessesOf } from "#domain/bundle/limits.ts";
import type { Excess } from "#domain/bundle/limits.ts";
import { addDays } from "#domain/dates/civil-date.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import { entryProblems } from "#domain/problems/entry-problems.ts";
import { problem } from "#domain/problems/problem.ts";
import type { Problem, ProblemKind } from "#domain/problems/problem.ts";

const kinds: Readonly<Record<Excess["code"], ProblemKind>> = {
  "too-long": entryProblems.tooLong,
  "too-many": entryProblems.tooMany,
  "too-big": entryProblems.tooBig,
  "date-out-of-range": entryProblems.dateOutOfRange,
};

/** What is planned, held or elected more than a year ahead of today has the wrong year. */
export function farAhead(heldOn: CivilDate, day: CivilDate, path: readonly (string | number)[]): Problem[] {
  const limit = addDays(day, 366);
  return heldOn <= limit ? [] : [problem(entryProblems.dateTooFarAhead, { path }, { value: heldOn, limit })];
}

/** What of a file is beyond measure: the same that the contract asks of a single entry (api/limits.ts), and the day held. */
export function limitProblems(bundle: Bundle, day: CivilDate): Problem[] {
  const parts = [
    ...listNames.flatMap((name) => bundle[name].map((entry, row) => ({ entry, path: [name, row] }))),
    { entry: bundle.calendar, path: ["calendar"] },
    { entry: bundle.settings, path: ["settings"] },
  ];
  const excesses = parts.flatMap(({ entry, path }) =>
    excessesOf(entry, path).map(({ code, path: at, size, limit }) =>
      problem(kinds[code], { path: at }, { value: size, size, limit }),
    ),
  );
  const ahead = (["activities", "plans", "elections"] as const).flatMap((name) =>
    bundle[name].flatMap(({ heldOn }, row) => farAhead(heldOn, day, [name, row, "heldOn"])),
  );
  return [...excesses, ...ahead];
}
