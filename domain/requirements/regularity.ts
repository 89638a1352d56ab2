import { semesterPeriod, semestersIn, teachingWeeks } from "#domain/calendar/school-calendar.ts";
import { holds } from "#domain/dates/period.ts";
import type { Period } from "#domain/dates/period.ts";
import type { Facts } from "#domain/facts/facts.ts";
import type { Held } from "#domain/facts/held.ts";
import { judgedByPeriod } from "#domain/requirements/evaluator.ts";
import type { Evaluator } from "#domain/requirements/evaluator.ts";
import { counted, due, notApplicable, refused, SOON, verdict } from "#domain/verdicts/verdict.ts";
import type { Counted, Refused, Subject, Verdict } from "#domain/verdicts/verdict.ts";

type Week = { week: Period; met: boolean; over: boolean };

/** Guards the ceiling against 0.7 × 10 = 7.000000000000001. */
const ROUNDING = 1e-9;

/** At least one activity in every teaching week of a semester (rules.md section 4, regularity). */
export const judgeRegularity: Evaluator<"regularity"> = (requirement, organisation, judging) => {
  const { facts } = judging;
  const semesters = semestersIn(facts.calendar, facts.window);
  if (semesters.length === 0) {
    return [notApplicable({ requirement, organisation: organisation.id, period: null }, "no-calendar")];
  }
  return semesters.flatMap((semester) => {
    const weeks = teachingWeeks(facts.calendar, semester);
    const need = Math.ceil(facts.settings.weeklyStudyShare * weeks.length - ROUNDING);
    const period = semesterPeriod(semester);
    return judgedByPeriod(requirement, need, organisation, judging, [period], (subject) => {
      const ledger = facts.creditedTo(organisation.id);
      const held = requirement.kinds.flatMap((kind) => ledger.get(kind) ?? []);
      return judgeWeeks(subject, weeks, need, held, facts);
    });
  });
};

function judgeWeeks(
  subject: Subject,
  weeks: readonly Period[],
  need: number,
  held: readonly Held[],
  facts: Facts,
): Verdict {
  if (weeks.length === 0) return notApplicable(subject, "nothing-to-cover");
  const accepted: Counted[] = [];
  const refusals: Refused[] = [];
  const judged = weeks.map((week): Week => {
    const makeUpUntil = facts.daysAfter(week.to, facts.settings.makeUpDays);
    const seen = new Set<string>();
    for (const each of held.filter((one) => holds(week, one.target))) {
      if (!each.known) refusals.push(refused(each, "recorded-after-known-at"));
      else if (each.activity.heldOn > makeUpUntil) refusals.push(refused(each, "make-up-too-late"));
      else if (!seen.has(each.activity.id)) {
        seen.add(each.activity.id);
        accepted.push(counted(each, each.activity.heldOn > week.to));
      }
    }
    return { week, met: seen.size > 0, over: facts.asOf > week.to };
  });
  const count = judged.filter((each) => each.met).length;
  const open = judged.filter((each) => !each.met && !each.over);
  const shared = {
    need,
    count,
    counted: accepted,
    refused: refusals,
    uncovered: judged.filter((each) => !each.met && each.over).map((each) => each.week.from),
  };
  if (count >= need) return verdict(subject, { status: "met", ...shared });
  if (count + open.length < need) return verdict(subject, { status: "short", ...shared });
  // With no week to spare the next one decides; otherwise the last teaching week still can.
  const deciding = count + open.length === need ? open[0]?.week : weeks.at(-1);
  return verdict(subject, { status: "pending", ...shared, ...due(deciding?.to ?? facts.asOf, facts.asOf, SOON.week) });
}
