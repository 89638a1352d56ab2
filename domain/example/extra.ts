import type { Activity, Segment } from "#domain/bundle/activities.ts";
import { addDays, daysBetween, later } from "#domain/dates/civil-date.ts";
import type { BranchCast } from "#domain/example/cast.ts";
import { serviceTitles, themeOf, trainingTitles } from "#domain/example/words.ts";
import type { World } from "#domain/example/world.ts";

/** Further work of the branches, day by day and without end, to fill a ledger of a given size. */
export function* extraActivities(branches: readonly BranchCast[], world: World): Generator<Activity> {
  const random = world.random.fork("extra");
  const length = daysBetween(world.from, world.asOf);
  const days = Array.from({ length }, (_, index) => addDays(world.from, index));
  const living = branches.filter(({ branch }) => branch.dissolvedOn == null);
  for (let round = 1; living.length > 0; round += 1) {
    for (const { branch, habits, posts } of living) {
      const heldOn = later(days[random.whole(0, length - 1)] ?? world.from, branch.foundedOn ?? world.from);
      const leader = posts[0]?.id;
      const kinds: readonly [string, Segment][] = [
        [random.pick(serviceTitles), { kind: "service", supports: ["branch/6(3)"] }],
        [
          random.pick(trainingTitles),
          { kind: "training", hours: 2, topics: ["theory"], due: habits.full, present: habits.full - 1 },
        ],
        [
          `主题党日：${themeOf(heldOn, random)}`,
          { kind: "theme-day", topics: ["theory"], hours: 2, due: habits.full, present: habits.full },
        ],
        [
          `微党课：${themeOf(heldOn, random)}`,
          { kind: "party-lecture", hours: 1, ...(leader === undefined ? {} : { leader }) },
        ],
        ["支部工作交流", { kind: "other" }],
      ];
      const [title, segment] = kinds[random.whole(0, kinds.length - 1)] ?? ["支部活动", { kind: "other" }];
      yield {
        id: `${branch.id}-e${round}`,
        organisationId: branch.id,
        heldOn,
        startsAt: "15:00",
        title,
        place: "党员活动室",
        minutes: "按计划开展，党员结合岗位作了交流，支部书记作小结并布置下一步工作。",
        segments: [segment],
        recordedAt: `${heldOn}T20:10:00+08:00`,
      };
    }
  }
}
