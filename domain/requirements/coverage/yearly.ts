import type { StatedCoverage, Statement } from "#domain/bundle/desk.ts";
import { yearOf } from "#domain/dates/civil-date.ts";
import type { Facts } from "#domain/facts/facts.ts";
import { epochOf } from "#domain/facts/known.ts";
import { hasCommitteeOn } from "#domain/facts/organisation.ts";
import type { Organisation } from "#domain/facts/organisation.ts";
import { membersFor, referenceDay } from "#domain/facts/people.ts";
import { judgedByPeriod, yearPeriods } from "#domain/requirements/evaluator.ts";
import type { Judging } from "#domain/requirements/evaluator.ts";
import type { RequirementOf } from "#domain/guides/requirement-schema.ts";
import {
  memberReports,
  talksCommittee,
  talksMembers,
  talksPeers,
  training,
} from "#domain/requirements/coverage/members.ts";
import { coverageOf } from "#domain/requirements/things.ts";
import type { Thing } from "#domain/requirements/things.ts";
import { due, notApplicable, SOON, verdict } from "#domain/verdicts/verdict.ts";
import type { Finding, Subject, Verdict } from "#domain/verdicts/verdict.ts";

/** What the roster, the posts and the talks say for a year; null where only a statement can say it. */
const fromRecords: Record<
  StatedCoverage,
  ((branch: Organisation, members: readonly string[], year: number, facts: Facts) => Thing[]) | null
> = {
  training,
  "member-reports": memberReports,
  "talks-committee": talksCommittee,
  "talks-members": talksMembers,
  "talks-peers": talksPeers,
  "dual-life": null,
};

/** A coverage by the calendar year, from records or, where no roster is kept, from the newest statement. */
export function judgeYearly(
  requirement: RequirementOf<"coverage">,
  of: StatedCoverage,
  organisation: Organisation,
  judging: Judging,
): Verdict[] {
  const { facts } = judging;
  return judgedByPeriod(requirement, 0, organisation, judging, yearPeriods(facts), (subject) => {
    const year = yearOf(subject.period.from);
    const lacksCommittee = !hasCommitteeOn(organisation, referenceDay(year, facts), facts.knownAt);
    if (of === "talks-committee" && lacksCommittee) return notApplicable(subject, "no-committee");

    const records = fromRecords[of];
    const members = records === null ? [] : membersFor(organisation, year, facts);
    if (records !== null && members.length > 0) {
      return judged(subject, coverageOf(records(organisation, members, year, facts)), facts);
    }
    const statement = newestStatement(organisation, of, year, facts);
    if (statement !== undefined) {
      return judged(subject, { need: statement.due, count: statement.reached, uncovered: [] }, facts);
    }
    if (records !== null && of === "talks-committee") {
      return judged(subject, coverageOf(records(organisation, [], year, facts)), facts);
    }
    return verdict(subject, { ...notYet(subject, facts), hints: ["no-data"] });
  });
}

type Judged = Subject & { period: NonNullable<Subject["period"]> };

function judged(subject: Judged, found: { need: number; count: number; uncovered: string[] }, facts: Facts): Verdict {
  if (found.need === 0) return notApplicable(subject, "nothing-to-cover");
  const state: Finding = found.count >= found.need ? { status: "met" } : notYet(subject, facts);
  return verdict(subject, { ...state, ...found });
}

/** Pending until the year's end, then short. */
function notYet({ period }: Judged, facts: Facts): Finding {
  if (facts.asOf > period.to) return { status: "short" };
  return { status: "pending", ...due(period.to, facts.asOf, SOON.longer) };
}

/** The statement recorded last; of those that do not say when, and of equals, the later in the list. */
function newestStatement(
  organisation: Organisation,
  coverage: StatedCoverage,
  year: number,
  facts: Facts,
): Statement | undefined {
  return (facts.statementsOf.get(organisation.id) ?? [])
    .filter((each) => each.coverage === coverage && each.year === year)
    .reduce<Statement | undefined>(
      (newest, each) => (newest && recorded(newest) > recorded(each) ? newest : each),
      undefined,
    );
}

function recorded(statement: Statement): number {
  return statement.recordedAt == null ? Number.NEGATIVE_INFINITY : epochOf(statement.recordedAt);
}
