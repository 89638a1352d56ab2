import { isSensitiveTopic } from "#domain/privacy.ts";
import { factWarnings } from "#domain/problems/fact-problems.ts";
import { problem } from "#domain/problems/problem.ts";
import type { Problem } from "#domain/problems/problem.ts";
import { near } from "#domain/wording/nearest.ts";
import { topics as commonTopics } from "#domain/wording/terms.ts";
import type { Segment } from "#domain/bundle/activities.ts";
import type { Db } from "#server/db/db.ts";
import type { Services } from "#server/services.ts";
import { readyPacks } from "#server/verdicts/packs.ts";

function isCommon(topic: string): boolean {
  return commonTopics.some((each) => each === topic) || isSensitiveTopic(topic);
}

/** Topics that the school's guides name beside the common ones. */
async function topicsOfGuides(db: Db, services: Pick<Services, "config">, universityId: number): Promise<string[]> {
  const versions = await db
    .selectFrom("guide_versions")
    .select(["id", "version"])
    .where("university_id", "=", universityId)
    .where("state", "<>", "draft")
    .execute();
  const packs = await readyPacks(db, services, universityId, versions);
  return [...packs.values()].flatMap(({ pack }) => Object.keys(pack.topics ?? {}));
}

/**
 * A topic that no guide of the school knows is a likely slip: nothing asks for it, so it counts nowhere. It is said
 * when it is saved, and stops nothing: the next guide may know it.
 */
export async function unknownTopics(
  db: Db,
  services: Pick<Services, "config">,
  universityId: number,
  segments: readonly Segment[],
): Promise<Problem[]> {
  const rare = segments.flatMap((each, row) =>
    (each.topics ?? []).flatMap((value, place) =>
      isCommon(value) ? [] : [{ value, path: ["entry", "segments", row, "topics", place] }],
    ),
  );
  if (rare.length === 0) return [];
  const ofGuides = new Set(await topicsOfGuides(db, services, universityId));
  return rare.flatMap(({ value, path }) => {
    if (ofGuides.has(value)) return [];
    const meant = near(value, [...commonTopics, ...ofGuides]);
    const nearest =
      meant === null
        ? { "zh-CN": "", en: "" }
        : { "zh-CN": `，最接近的是“${meant}”`, en: ` (the nearest is “${meant}”)` };
    return [problem(factWarnings.topicUnknown, { path }, { value, nearest })];
  });
}
