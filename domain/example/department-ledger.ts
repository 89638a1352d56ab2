import type { Activity, Segment } from "#domain/bundle/activities.ts";
import type { Directive } from "#domain/bundle/desk.ts";
import { addDays, yearOf } from "#domain/dates/civil-date.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import { postOn } from "#domain/example/cast.ts";
import type { DepartmentCast } from "#domain/example/cast.ts";
import { monthOf, monthsBetween } from "#domain/example/days.ts";
import type { DepartmentDesk } from "#domain/example/department-desk.ts";
import { meetingsOfMonth } from "#domain/example/department-meetings.ts";
import { heldForums } from "#domain/example/forums.ts";
import { passOn } from "#domain/example/pass-on.ts";
import { makeScribe } from "#domain/example/scribe.ts";
import { themeOf } from "#domain/example/words.ts";
import type { World } from "#domain/example/world.ts";

/** Every Wednesday of the term, one a month on theory; now and then a week is missed. */
function weeklyStudy(desk: DepartmentDesk): void {
  const { world, random, scribe } = desk;
  for (const semester of world.calendar.semesters ?? []) {
    for (let day = addDays(semester.startsOn, 2), week = 0; day <= semester.endsOn; day = addDays(day, 7), week += 1) {
      if (random.chance(desk.lapses / 8)) continue;
      const heldOn = world.days.workingDay(day);
      const theory = week % 4 === 1 || Number(heldOn.slice(8)) <= 7;
      const title = `教师集中学习：${theory ? themeOf(heldOn, random) : "师德师风与业务学习"}`;
      const segment: Segment = { kind: "teacher-study", hours: 1.5, topics: theory ? ["theory"] : ["study"] };
      scribe.note({ heldOn, title, segments: [segment] });
    }
  }
}

function monthlyWork(desk: DepartmentDesk, month: CivilDate): void {
  const { world, random, scribe } = desk;
  if ([2, 8].includes(monthOf(month))) return;
  const day = (number: number): CivilDate => world.days.workingDay(addDays(month, number - 1));
  if (!random.chance(desk.lapses)) {
    scribe.note({
      heldOn: day(25),
      title: "党支部书记工作例会",
      segments: [{ kind: "secretaries-meeting", due: desk.cast.branches.length }],
    });
  }
  if (monthOf(month) % 2 === 1) {
    const heldOn = day(12);
    scribe.note({
      heldOn,
      title: `理论学习中心组学习：${themeOf(heldOn, random)}`,
      segments: [{ kind: "centre-study", hours: 3, topics: ["theory"] }],
    });
  }
  if ([5, 11].includes(monthOf(month)) && !random.chance(desk.lapses)) {
    scribe.note({
      heldOn: day(10),
      title: "师生思想政治状况调研分析",
      segments: [{ kind: "survey", topics: ["ideology"] }],
    });
  }
}

/** What a department does once a year; the democratic-life meeting is set for January of the next. */
function yearlyWork(desk: DepartmentDesk, year: number): void {
  const { world, random, scribe, cast } = desk;
  const day = (text: string): CivilDate => world.days.workingDay(`${year}-${text}`);
  for (const [role, text] of [
    ["secretary", "06-24"],
    ["dean", "10-20"],
  ] as const) {
    const heldOn = day(text);
    const leader = postOn(cast.posts, role, heldOn);
    if (leader === undefined || random.chance(desk.lapses * 2)) continue;
    const segment: Segment = { kind: "party-lecture", leader: leader.id, hours: 2, topics: ["theory"] };
    scribe.note({ heldOn, title: `专题党课：${themeOf(heldOn, random)}`, segments: [segment] });
  }
  scribe.note({
    heldOn: day("01-22"),
    title: `${year - 1}年度党员领导干部民主生活会`,
    segments: [{ kind: "democratic-life-meeting", makesUpFor: `${year - 1}-12-31` }],
  });
  scribe.note({
    heldOn: day("12-18"),
    title: "意识形态工作专题汇报",
    segments: [{ kind: "report-to-superior", topics: ["ideology"] }],
  });
  scribe.note({
    heldOn: day("12-26"),
    title: "党支部书记抓党建述职评议考核",
    segments: [{ kind: "secretaries-report" }],
  });
}

/** A training for all branches, entered once. */
function sharedTraining(desk: DepartmentDesk, year: number): void {
  const { world, scribe, cast } = desk;
  const heldOn = world.days.workingDay(`${year}-09-22`);
  const alsoFor = cast.branches
    .map((each) => each.branch)
    .filter((branch) => branch.dissolvedOn == null)
    .map((branch) => branch.id);
  scribe.note({
    heldOn,
    title: "全院党员集中培训",
    alsoFor,
    segments: [{ kind: "training", hours: 4, topics: ["theory"] }],
  });
}

/** A department's ledger over the years of the example, in the order held. */
export function departmentLedger(cast: DepartmentCast, directives: readonly Directive[], world: World): Activity[] {
  const random = world.random.fork(`ledger:${cast.department.id}`);
  const lapses = (cast.department.order ?? 1) % 2 === 1 ? 0.06 : 0.2;
  const desk: DepartmentDesk = {
    world,
    cast,
    random,
    scribe: makeScribe(cast.department, world, random, 0.05),
    lapses,
    items: 0,
  };
  weeklyStudy(desk);
  for (const month of monthsBetween(world.from, world.asOf)) {
    meetingsOfMonth(desk, month);
    monthlyWork(desk, month);
  }
  for (const year of world.years) {
    yearlyWork(desk, year);
    sharedTraining(desk, year);
  }
  const held = [...desk.scribe.activities(), ...heldForums(cast, world)].toSorted((a, b) =>
    a.heldOn < b.heldOn ? -1 : 1,
  );
  return passOn(
    held,
    cast.department.id,
    directives,
    yearOf(world.asOf) % 2 === 0 && lapses > 0.1 ? "late" : "promptly",
  );
}
