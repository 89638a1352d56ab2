import { sql } from "kysely";
import { BUNDLE_FORMAT, listNames } from "#domain/bundle/bundle.ts";
import type { Bundle } from "#domain/bundle/bundle.ts";
import { parseBundle } from "#domain/bundle/parse.ts";
import { asyncBundlePieces } from "#formats/bundle-json/write-async.ts";
import type { AsyncBundleSource } from "#formats/bundle-json/write-async.ts";
import { writeWorkbook } from "#formats/workbook/write/workbook.ts";
import { writeText } from "#formats/zip-write.ts";
import { inTransaction } from "#server/db/db.ts";
import type { Tx } from "#server/db/db.ts";
import { bundleOf } from "#server/exchange/bundle-out.ts";
import type { ExportAsked } from "#server/exchange/bundle-out.ts";
import type { Services } from "#server/services.ts";

/** The formats of a bundle as a file. */
export const bundleFormats = ["json", "xlsx"] as const;
export type BundleFileFormat = (typeof bundleFormats)[number];

/** The bundle whole in memory, as a workbook needs it: a sheet is written after the other. */
async function collected(source: AsyncBundleSource): Promise<Bundle> {
  const lists: Record<string, unknown[]> = {};
  for (const name of listNames) lists[name] = await Array.fromAsync<unknown>(source[name] ?? []);
  return parseBundle({ format: BUNDLE_FORMAT, calendar: source.calendar, settings: source.settings, ...lists });
}

/** Reads at one moment, however long it takes. */
export async function atOneMoment<T>(services: Services, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction(
    services.db,
    async (tx) => {
      await sql`set local statement_timeout to 0`.execute(tx);
      await sql`set local idle_in_transaction_session_timeout to 0`.execute(tx);
      return work(tx);
    },
    { isolation: "repeatable read" },
  );
}

/**
 * Writes the bundle of an organisation and all below it: JSON as a stream, a workbook from memory.
 * @throws InputError where a workbook cannot hold it
 */
export async function exportTo(
  services: Services,
  asked: ExportAsked,
  format: BundleFileFormat,
  path: string,
): Promise<void> {
  await atOneMoment(services, async (tx) => {
    const source = await bundleOf(tx, services, asked);
    if (format === "json") await writeText(path, asyncBundlePieces(source));
    else await writeWorkbook(await collected(source), path);
  });
}
