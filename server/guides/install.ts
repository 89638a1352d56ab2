import { shippedPacks } from "#formats/guide-pack.ts";
import type { Tx } from "#server/db/db.ts";
import { insertDraft, updateGuide } from "#server/guides/store.ts";
import { today } from "#server/services.ts";
import type { Services } from "#server/services.ts";

/** The edition of the packs that come along. */
const LABEL = "2025";

/** Gives a new school the guides that come along, published, and assesses everybody by them from the year's beginning on. */
export async function installShippedGuides(
  tx: Tx,
  services: Services,
  universityId: number,
  rootId: string,
): Promise<void> {
  for (const content of await shippedPacks()) {
    const draft = await insertDraft(tx, services, universityId, { label: LABEL, content });
    await updateGuide(tx, services, universityId, draft, { state: "published" });
    await tx
      .insertInto("guide_assignments")
      .values({
        university_id: universityId,
        id: services.newId(),
        organisation_id: rootId,
        guide_version_id: draft.id,
        mode: "assessed",
        valid_from: `${today(services).slice(0, 4)}-01-01`,
        valid_to: null,
        version: 1,
        recorded_at: new Date(services.now().epochMilliseconds),
      })
      .execute();
  }
}
