import type { EvidenceItem } from "#api/endpoints/assessment-shapes.ts";
import type { Db } from "#server/db/db.ts";

/** The evidence of each point of a guide, by the point's code. */
export type EvidenceOfPoints = ReadonlyMap<string, readonly EvidenceItem[]>;

/** What an organisation holds as evidence under each point. */
export async function evidenceOfPoints(
  _db: Db,
  _asked: { universityId: number; organisationId: string; guideVersionId: string },
): Promise<EvidenceOfPoints> {
  return Promise.resolve(new Map());
}
