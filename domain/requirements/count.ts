import { isVacationMonth, semestersIn } from "#domain/calendar/school-calendar.ts";
import { yearOf } from "#domain/dates/civil-date.ts";
import type { Period } from "#domain/dates/period.ts";
import type { Facts } from "#domain/facts/facts.ts";
import { categoryOn, hasCommitteeOn } from "#domain/facts/organisation.ts";
import type { Organisation } from "#domain/facts/organisation.ts";
import type { RequirementOf } from "#domain/guides/requirement-schema.ts";
import { existsThrough, judgedByPeriod } from "#domain/requirements/evaluator.ts";
import type { Evaluator } from "#domain/requirements/evaluator.ts";
import { lacksCalendar } from "#domain/facts/periods.ts";
import { soonFor } from "#domain/requirements/soon.ts";
import { lastMakeUp, statusOf, tally } from "#domain/requirements/tally.ts";
import type { Tally } from "#domain/requirements/tally.ts";
import { usualDayMoved } from "#domain/requirements/usual-day.ts";
import { due, notApplicable, statuses, verdict } from "#domain/verdicts/verdict.ts";
import type { Finding, ReasonCode, Status, Subject, Verdict } from "#domain/verdicts/verdict.ts";

type Count = RequirementOf<"count">;

/** At least `times` activities with a segment of one of the kinds in each period (rules.md section 4, count). */
export const judgeCount: Evaluator<"count"> = (requirement, organisation, judging) => {
  const { facts } = judging;
  if (lacksCalendar(requirement.per, facts.calendar, facts.window)) {
    return [notApplicable({ requirement, organisation: organisation.id, period: null }, "no-calendar")];
  }
  const need = timesAsked(requirement, facts);
  const periods = facts.periodsOf(requirement.per);
  return judgedByPeriod(requirement, need, organisation, judging, periods, (subject) => {
    const reason = exemption(requirement, organisation, subject.period, facts);
    if (reason !== null) return notApplicable(subject, reason);
    return requirement.eachGroup === true
      ? judgeGroups(requirement, organisation, subject, need, facts)
      : judgePeriod(requirement, organisation, subject, need, facts);
  });
};

/** The number asked for: the guide's, or the school's where the guide leaves it open. */
function timesAsked(requirement: Count, facts: Facts): number {
  return (requirement.schoolSets === true ? facts.settings.times[requirement.id] : undefined) ?? requirement.times;
}

/** Rule 2: exempt vacation months, and conditions that fail on the period's first day. */
function exemption(requirement: Count, organisation: Organisation, period: Period, facts: Facts): ReasonCode | null {
  const { calendar, settings, window, knownAt } = facts;
  const exempt = settings.vacationMonths === "exempt" && requirement.per === "month";
  if (exempt && semestersIn(calendar, window).length > 0 && isVacationMonth(calendar, period)) return "vacation";
  if (requirement.needsCommittee === true && !hasCommitteeOn(organisation, period.from, knownAt)) return "no-committee";
  if (requirement.onlyFor !== undefined) {
    const category = categoryOn(organisation, period.from, knownAt);
    if (category === null || !requirement.onlyFor.includes(category)) return "wrong-category";
  }
  return null;
}

/** What a status adds to a finding: due dates, and until when a make-up would help. */
function consequences(status: Status, requirement: Count, period: Period, facts: Facts): Partial<Finding> {
  if (status === "pending") return due(period.to, facts.asOf, soonFor(requirement.per));
  if (status !== "short") return {};
  const makeUpUntil = lastMakeUp(requirement, period, facts);
  return { dueOn: period.to, makeUpUntil: facts.asOf <= makeUpUntil ? makeUpUntil : null };
}

type Judged = Subject & { period: Period };

function judgePeriod(
  requirement: Count,
  organisation: Organisation,
  subject: Judged,
  need: number,
  facts: Facts,
): Verdict {
  const tallied = tally(requirement, organisation, subject.period, facts);
  const status = statusOf(tallied, need, subject.period, facts.asOf);
  const moved =
    requirement.usualDay === true &&
    usualDayMoved(requirement, organisation, yearOf(subject.period.from), tallied, facts);
  return verdict(subject, {
    status,
    need,
    count: tallied.counted.length,
    counted: tallied.counted,
    refused: tallied.refused,
    hints: moved ? ["usual-day-moved"] : [],
    ...consequences(status, requirement, subject.period, facts),
  });
}

type GroupTally = { group: Organisation; status: Status; tallied: Tally };

/** The worst status first; of equals, the smaller count. */
function worse(a: GroupTally, b: GroupTally): number {
  return statuses.indexOf(a.status) - statuses.indexOf(b.status) || a.tallied.counted.length - b.tallied.counted.length;
}

/** Rule 7: every group that exists from the period's first day to its last. */
function judgeGroups(requirement: Count, branch: Organisation, subject: Judged, need: number, facts: Facts): Verdict {
  const groups = (facts.childrenOf.get(branch.id) ?? [])
    .filter((each) => each.kind === "group" && existsThrough(each, subject.period))
    .map((group): GroupTally => {
      const tallied = tally(requirement, group, subject.period, facts);
      return { group, tallied, status: statusOf(tallied, need, subject.period, facts.asOf) };
    })
    .toSorted(worse);
  const worst = groups[0];
  if (worst === undefined) return notApplicable(subject, "no-groups");
  const unmet = groups.filter((each) => each.status === "short" || each.status === "pending");
  return verdict(subject, {
    status: worst.status,
    need,
    count: worst.tallied.counted.length,
    counted: once(groups.flatMap((each) => each.tallied.counted)),
    refused: once(groups.flatMap((each) => each.tallied.refused)),
    uncovered: unmet.map((each) => each.group.id).toSorted(),
    ...consequences(worst.status, requirement, subject.period, facts),
  });
}

/** Each segment once, though several groups held it jointly. */
function once<Each extends { activity: string | null; segment: number | null }>(entries: readonly Each[]): Each[] {
  return [...new Map(entries.map((each) => [`${each.segment} ${each.activity}`, each])).values()];
}
