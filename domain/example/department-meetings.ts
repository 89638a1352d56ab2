import type { AgendaCategory, AgendaItem } from "#domain/bundle/activities.ts";
import { addDays } from "#domain/dates/civil-date.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import { monthOf } from "#domain/example/days.ts";
import type { DepartmentDesk } from "#domain/example/department-desk.ts";

/** Business by the procedure, never by a person's name. */
const BUSINESS: Record<AgendaCategory, string> = {
  direction: "学科专业建设规划",
  teachers: "师资队伍建设方案",
  interests: "绩效分配办法修订",
  cadres: "科级岗位调整方案",
  members: "发展党员事项",
  recruitment: "教师招聘引进事项",
  titles: "职称评审事项",
  posts: "岗位聘用事项",
  supervisors: "导师遴选事项",
  awards: "评优奖励事项",
  appraisals: "聘期考核事项",
  projects: "项目申报事项",
  other: "安全稳定工作",
};
const VETTED = ["recruitment", "titles", "posts", "supervisors", "awards", "appraisals", "projects"] as const;
const JOINT = ["direction", "teachers", "interests"] as const;
const PARTY = ["cadres", "members", "other"] as const;

/** The Party committee's meeting and, days later, the joint meeting that takes up what it discussed first. */
export function meetingsOfMonth(desk: DepartmentDesk, month: CivilDate): void {
  const { world, random, scribe, cast } = desk;
  if ([2, 8].includes(monthOf(month))) return;
  const ideology = [4, 11].includes(monthOf(month));
  const bodies = [5, 10].includes(monthOf(month));
  for (const start of [4, 18]) {
    const heldOn = world.days.workingDay(addDays(month, start + random.whole(0, 3)));
    const joint = random.pick(JOINT);
    const item = (category: AgendaCategory, more: Partial<AgendaItem> = {}): AgendaItem => ({
      id: `${cast.department.id}-g${(desk.items += 1)}`,
      title: `${BUSINESS[category]} 第${monthOf(month)}批`,
      category,
      ...more,
    });
    const first = item(joint);
    const vetted = random.chance(0.5)
      ? [item(random.pick(VETTED), { procedureRecorded: !random.chance(desk.lapses / 2) })]
      : [];
    scribe.note({
      heldOn,
      title: `党委（党总支）会议：${ideology && start === 4 ? "专题研究意识形态工作" : "研究近期工作"}`,
      segments: [
        {
          kind: "party-committee-meeting",
          ...(ideology && start === 4
            ? { topics: ["ideology"] }
            : bodies && start === 18
              ? { topics: ["bodies"] }
              : {}),
          due: 7,
          present: random.whole(5, 7),
          agenda: [first, item(random.pick(PARTY)), ...vetted],
        },
      ],
    });
    if (cast.department.jointMeetings === false) continue;
    // A lapse: business that went to the joint meeting without the Party committee.
    const refersTo = random.chance(desk.lapses / 2) ? {} : { refersTo: first.id };
    scribe.note({
      heldOn: world.days.workingDay(addDays(heldOn, 2)),
      title: "党政联席会议",
      segments: [{ kind: "joint-meeting", due: 9, present: random.whole(7, 9), agenda: [item(joint, refersTo)] }],
    });
  }
}
