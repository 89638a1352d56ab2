import type { Activity } from "#domain/bundle/activities.ts";
import type { Bundle, Entry, ListName } from "#domain/bundle/bundle.ts";
import type { Directive } from "#domain/bundle/desk.ts";
import type { Position } from "#domain/bundle/organisations.ts";
import type { Cadence } from "#domain/guides/requirement-schema.ts";
import { makeSchoolCalendar, reportWindow } from "#domain/calendar/school-calendar.ts";
import type { SchoolCalendar } from "#domain/calendar/school-calendar.ts";
import { addDays, earlier, mondayOf, yearOf } from "#domain/dates/civil-date.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import { calendarYear, intersects, periodOf } from "#domain/dates/period.ts";
import type { Period } from "#domain/dates/period.ts";
import { makeLedger } from "#domain/facts/activities.ts";
import type { Ledger } from "#domain/facts/activities.ts";
import { isKnown, recordedOn } from "#domain/facts/known.ts";
import type { KnownAt } from "#domain/facts/known.ts";
import { memo } from "#domain/facts/memo.ts";
import { organisationsAsOf } from "#domain/facts/organisation.ts";
import type { Organisation } from "#domain/facts/organisation.ts";
import { makeYearbook } from "#domain/facts/yearbook.ts";
import type { Yearbook } from "#domain/facts/yearbook.ts";
import { periodsOf } from "#domain/facts/periods.ts";
import { resolveSettings } from "#domain/facts/settings.ts";
import type { ResolvedSettings } from "#domain/facts/settings.ts";

/** What a check asks: what day it is, what was known, and which interval is judged. */
export type Asked = { asOf: CivilDate; knownAt: KnownAt; window: Period };

/** A list's entries by the organisation, branch or activity they belong to. */
type Grouped<Name extends ListName> = ReadonlyMap<string, readonly Entry<Name>[]>;

/** A decision from above as one organisation received it. */
export type Received = { directiveId: string; receivedOn: CivilDate };

/**
 * The facts that exist for one check: held, issued, approved … by the as-of day and recorded by known-at.
 * `held` segments recorded later stay in the ledger, marked, because a verdict tells of them as refused.
 */
export type Facts = Asked &
  Ledger &
  Yearbook & {
    calendar: SchoolCalendar;
    settings: ResolvedSettings;
    /** `addDays`, remembered: the same few days are asked for every organisation. */
    daysAfter: (date: CivilDate, days: number) => CivilDate;
    /** The periods of a cadence that meet the window, worked out once. */
    periodsOf: (per: Cadence) => readonly Period[];
    organisations: ReadonlyMap<string, Organisation>;
    childrenOf: ReadonlyMap<string, readonly Organisation[]>;
    positions: ReadonlyMap<string, Position>;
    positionsOf: Grouped<"positions">;
    activities: readonly Activity[];
    /** Those with a forum segment, in all organisations. */
    forums: readonly Activity[];
    /** Plans whose day has not come and that were not held early. */
    plans: readonly Activity[];
    electionsOf: Grouped<"elections">;
    extensionsOf: Grouped<"extensions">;
    roster: Grouped<"roster">;
    rosterByMember: Grouped<"roster">;
    documentsOf: Grouped<"documents">;
    approvalsFor: Grouped<"approvals">;
    receivedBy: ReadonlyMap<string, readonly Received[]>;
    bodiesOf: Grouped<"bodies">;
    contactsOf: Grouped<"contacts">;
    flagsOn: Grouped<"weakBranches">;
    statementsOf: Grouped<"statements">;
  };

function groupReceived(directives: readonly Directive[], { asOf, knownAt }: Asked): Facts["receivedBy"] {
  const received = directives.flatMap((directive) =>
    (directive.recipients ?? [])
      .filter((each) => each.receivedOn <= asOf && isKnown(each, knownAt))
      .map((each) => ({ to: each.organisationId, directiveId: directive.id, receivedOn: each.receivedOn })),
  );
  return Map.groupBy(received, (each) => each.to);
}

/** The first day that a period of any kind may begin on when it meets the window. */
function firstJudgedDay(calendar: SchoolCalendar, window: Period): CivilDate {
  // A semester's first teaching week begins on its Monday, which may lie before the semester.
  const firstWeeks = calendar.semesters.map((each) => ({ from: mondayOf(each.startsOn), to: each.endsOn }));
  const terms = [...firstWeeks, ...calendar.semesters.map(reportWindow)];
  return [...terms, periodOf("week", window.from), calendarYear(yearOf(window.from))]
    .filter((each) => intersects(each, window))
    .map((each) => each.from)
    .reduce(earlier, window.from);
}

/** Sifts the bundle for one check. Linear in the number of entries. */
export function factsOf(bundle: Bundle, asked: Asked): Facts {
  const { asOf, knownAt } = asked;
  const known = <Each extends { recordedAt?: string | null | undefined }>(list: readonly Each[]): readonly Each[] =>
    knownAt === null ? list : list.filter((each) => isKnown(each, knownAt));

  const held = bundle.activities.filter((each) => each.heldOn <= asOf);
  const activities = known(held);
  const unknown = new Set(
    knownAt === null ? [] : held.filter((each) => !isKnown(each, knownAt)).map((each) => each.id),
  );
  const planned = new Set(bundle.plans.map((each) => each.id));
  const heldPlans = new Set(activities.filter((each) => planned.has(each.id)).map((each) => each.id));
  const organisations = organisationsAsOf(bundle.organisations, asOf, knownAt);
  const positions = known(bundle.positions).filter((each) => each.from <= asOf);
  const dayAfter = memo((days: number) => memo((date: CivilDate) => addDays(date, days)));
  const positionsById = new Map(positions.map((each) => [each.id, each]));
  const roster = known(bundle.roster).filter((each) => each.from <= asOf);
  const calendar = makeSchoolCalendar({
    ...bundle.calendar,
    semesters: [...known(bundle.calendar.semesters ?? [])],
  });

  return {
    ...asked,
    ...makeLedger({
      held,
      unknown,
      organisations,
      window: asked.window,
      since: firstJudgedDay(calendar, asked.window),
    }),
    ...makeYearbook(activities, positionsById),
    calendar,
    settings: resolveSettings(bundle.settings),
    daysAfter: (date, days) => dayAfter(days)(date),
    periodsOf: memo((per) => periodsOf(per, calendar, asked.window)),
    organisations,
    childrenOf: Map.groupBy(organisations.values(), (each) => each.parentId ?? ""),
    positions: positionsById,
    positionsOf: Map.groupBy(positions, (each) => each.organisationId),
    activities,
    forums: activities.filter((each) => each.segments.some((segment) => segment.kind === "forum")),
    plans: known(bundle.plans).filter((each) => each.heldOn > asOf && !heldPlans.has(each.id)),
    electionsOf: Map.groupBy(
      known(bundle.elections).filter((each) => each.heldOn <= asOf),
      (each) => each.organisationId,
    ),
    extensionsOf: Map.groupBy(
      known(bundle.extensions).filter((each) => each.approvedOn <= asOf),
      (each) => each.organisationId,
    ),
    roster: Map.groupBy(roster, (each) => each.organisationId),
    rosterByMember: Map.groupBy(roster, (each) => each.memberId),
    documentsOf: Map.groupBy(
      known(bundle.documents).filter((each) => each.issuedOn <= asOf),
      (each) => each.organisationId,
    ),
    approvalsFor: Map.groupBy(
      known(bundle.approvals).filter((each) => each.approvedOn != null && each.approvedOn <= asOf),
      (each) => each.forumActivityId,
    ),
    receivedBy: groupReceived(known(bundle.directives), asked),
    bodiesOf: Map.groupBy(known(bundle.bodies), (each) => each.organisationId),
    contactsOf: Map.groupBy(known(bundle.contacts), (each) => each.departmentId),
    flagsOn: Map.groupBy(
      known(bundle.weakBranches).filter((each) => each.flaggedOn <= asOf),
      (each) => each.branchId,
    ),
    statementsOf: Map.groupBy(
      known(bundle.statements).filter((each) => (recordedOn(each) ?? "") <= asOf),
      (each) => each.organisationId,
    ),
  };
}
