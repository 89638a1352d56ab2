import { asyncBundlePieces } from "#formats/bundle-json/write-async.ts";
import { writeZip } from "#formats/zip-write.ts";
import type { WrittenPart } from "#formats/zip-write.ts";
import { bundleOf } from "#server/exchange/bundle-out.ts";
import type { ExportAsked } from "#server/exchange/bundle-out.ts";
import { atOneMoment } from "#server/exchange/export.ts";
import { historyLines } from "#server/exchange/history.ts";
import { placesOf } from "#server/exchange/places.ts";
import type { Services } from "#server/services.ts";

const FORMAT = "biaogan-archive/1";

/**
 * Writes the full archive of an organisation and all below it (bundle.md): `bundle.json`, `history.jsonl` with every version and
 * withdrawal, `files/` (evidence, none yet) and `manifest.json` with the hash of each part.
 */
export async function archiveTo(services: Services, asked: ExportAsked, path: string): Promise<void> {
  const madeAt = services.now();
  await atOneMoment(services, async (tx) => {
    const source = await bundleOf(tx, services, asked);
    const places = await placesOf(tx, asked.universityId, asked.organisationId);
    const describe = (written: readonly WrittenPart[]): string => {
      const { organisationId, people } = asked;
      const content = {
        format: FORMAT,
        organisation: organisationId,
        people,
        madeAt: madeAt.toString(),
        files: [],
        parts: written,
      };
      return `${JSON.stringify(content, null, 2)}\n`;
    };
    const parts = [
      { name: "bundle.json", pieces: () => asyncBundlePieces(source), large: true },
      { name: "history.jsonl", pieces: () => historyLines(tx, asked, places), large: true },
    ];
    await writeZip(path, parts, { name: "manifest.json", text: describe }, new Date(madeAt.epochMilliseconds));
  });
}
