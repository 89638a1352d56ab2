import type { Activity } from "#domain/bundle/activities.ts";
import type { Directive } from "#domain/bundle/desk.ts";
import {
  committeeMeeting,
  groupMeetings,
  lecture,
  themeDay,
  trainingAndService,
} from "#domain/example/branch-months.ts";
import type { BranchDesk } from "#domain/example/branch-months.ts";
import { talks, termReports, yearlyMeetings } from "#domain/example/branch-years.ts";
import type { BranchCast } from "#domain/example/cast.ts";
import { monthsBetween } from "#domain/example/days.ts";
import { passOn } from "#domain/example/pass-on.ts";
import { makeScribe } from "#domain/example/scribe.ts";
import type { World } from "#domain/example/world.ts";

/** A branch's ledger over the years of the example, in the order held. */
export function branchLedger(cast: BranchCast, directives: readonly Directive[], world: World): Activity[] {
  const random = world.random.fork(`ledger:${cast.branch.id}`);
  const scribe = makeScribe(cast.branch, world, random, cast.habits.lateRecords);
  const desk: BranchDesk = { world, cast, scribe, random };
  for (const month of monthsBetween(world.from, world.asOf)) {
    committeeMeeting(desk, month);
    groupMeetings(desk, month);
    themeDay(desk, month);
    lecture(desk, month);
    trainingAndService(desk, month);
    yearlyMeetings(desk, month);
  }
  termReports(desk);
  talks(desk);
  return passOn(scribe.activities(), cast.branch.id, directives, cast.habits.passesOn);
}
