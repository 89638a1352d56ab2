import type { Fact, VerdictOutline } from "#api/endpoints/assessment-shapes.ts";
import { factSentences } from "#domain/assessments/sentences.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import type { GuidePoint } from "#domain/guides/pack.ts";
import { Refusal } from "#server/http/refusal.ts";
import type { CycleRow, EntryRow } from "#server/cycles/store.ts";
import { today } from "#server/services.ts";
import type { Services } from "#server/services.ts";
import { verdictsForGuide } from "#server/verdicts/judge-for-guide.ts";
import { readyPacks } from "#server/verdicts/packs.ts";
import { tellingOf } from "#server/verdicts/told-names.ts";

/** A point with what the ledger says of it. */
export type LivePoint = { point: GuidePoint; facts: Fact[]; verdicts: VerdictOutline[] };
export type Live = { asOf: CivilDate; points: LivePoint[] };

/** The points of the guide that a cycle is bound to. */
export async function pointsOf(
  services: Services,
  universityId: number,
  cycle: CycleRow,
): Promise<readonly GuidePoint[]> {
  const version = { id: cycle.guide_version_id, version: cycle.guide_row_version };
  const ready = (await readyPacks(services.db, services, universityId, [version])).get(version.id);
  if (ready === undefined) throw new Refusal("not-found");
  return ready.pack.points;
}

/**
 * What the ledger says today of every point, as outlines of the verdicts and as sentences. Records that are for the organisation alone
 * are counted and not named, since what is submitted is read above.
 */
export async function liveFacts(
  services: Services,
  universityId: number,
  { entry, cycle }: { entry: EntryRow; cycle: CycleRow },
): Promise<Live> {
  const day = today(services);
  const window = { from: cycle.window_from, to: cycle.window_to };
  const rows = await verdictsForGuide(services, universityId, {
    organisationId: entry.organisation_id,
    guideVersionId: cycle.guide_version_id,
    asOf: day,
    window,
    today: day,
  });
  const telling = await tellingOf(services.db, universityId, entry.organisation_id, rows, {
    asOf: day,
    seesSensitive: false,
  });
  const byRequirement = Map.groupBy(rows, (each) => each.requirement);
  const points = await pointsOf(services, universityId, cycle);
  return {
    asOf: day,
    points: points.map((point) => ({
      point,
      facts: point.requirements.map((requirement): Fact => {
        const verdicts = (byRequirement.get(requirement.id) ?? []).map((each) => each.verdict);
        const { facts, names } = telling;
        return {
          requirement: requirement.id,
          quote: requirement.quote,
          sentences: factSentences({ requirement, verdicts, window, facts, names }),
        };
      }),
      verdicts: point.requirements.flatMap((requirement) =>
        (byRequirement.get(requirement.id) ?? []).map(({ verdict }): VerdictOutline => ({
          requirement: requirement.id,
          period: verdict.period,
          status: verdict.status,
          strength: verdict.strength,
          reason: verdict.reason,
          need: verdict.need,
          count: verdict.count,
        })),
      ),
    })),
  };
}
