import { intersects } from "#domain/dates/period.ts";
import type { Period } from "#domain/dates/period.ts";
import { existsOn } from "#domain/facts/organisation.ts";
import type { Organisation } from "#domain/facts/organisation.ts";
import type { Facts } from "#domain/facts/facts.ts";
import type { Requirement, RequirementKind, RequirementOf } from "#domain/guides/requirement-schema.ts";
import { notApplicable, verdict } from "#domain/verdicts/verdict.ts";
import type { Subject, Verdict } from "#domain/verdicts/verdict.ts";

/** As much of a branch's verdict as a roll-up looks at. */
export type RolledUpVerdict = Pick<Verdict, "status" | "strength">;

/** What an evaluator may ask beside the facts. */
export type Judging = {
  facts: Facts;
  /** Also list periods that have not begun. */
  upcoming: boolean;
  /** The verdicts of a requirement for an organisation, judged from the facts once. */
  verdictsOf: (requirementId: string, organisation: Organisation) => readonly Verdict[];
  /** What a roll-up looks at: the verdicts of another requirement for a branch, judged or kept. */
  rolledUp: (requirementId: string, organisation: Organisation) => readonly RolledUpVerdict[];
};

/** Judges one kind of requirement for one organisation, in all its periods. */
export type Evaluator<Kind extends RequirementKind> = (
  requirement: RequirementOf<Kind>,
  organisation: Organisation,
  judging: Judging,
) => Verdict[];

/**
 * For kinds judged on the as-of day (period null) or on the window: not judged when the window starts
 * later, not applicable when the organisation no longer exists (rules.md section 4).
 */
export function judgedNow(subject: Subject, organisation: Organisation, facts: Facts, judge: () => Verdict): Verdict[] {
  if (facts.window.from > facts.asOf) return [];
  const { dissolvedOn } = organisation;
  if (dissolvedOn !== null && dissolvedOn < facts.asOf) return [notApplicable(subject, "not-in-existence")];
  return [judge()];
}

/** True when the organisation existed on the period's first day and was not dissolved before its last (count, rule 1). */
export function existsThrough(organisation: Organisation, period: Period): boolean {
  return (
    existsOn(organisation, period.from) && (organisation.dissolvedOn === null || organisation.dissolvedOn >= period.to)
  );
}

/**
 * For kinds judged period by period: those that intersect the window and have begun are judged where the
 * organisation exists through them; later ones are `upcoming`, on request.
 */
export function judgedByPeriod(
  requirement: Requirement,
  need: number,
  organisation: Organisation,
  judging: Judging,
  periods: readonly Period[],
  judge: (subject: Subject & { period: Period }) => Verdict,
): Verdict[] {
  const { asOf, window } = judging.facts;
  return periods
    .filter((period) => intersects(period, window))
    .flatMap((period) => {
      const subject = { requirement, organisation: organisation.id, period };
      if (period.from > asOf) return judging.upcoming ? [verdict(subject, { status: "upcoming", need })] : [];
      return [existsThrough(organisation, period) ? judge(subject) : notApplicable(subject, "not-in-existence")];
    });
}

/** The calendar years that intersect the window, as periods. */
export function yearPeriods(facts: Facts): readonly Period[] {
  return facts.periodsOf("year");
}
