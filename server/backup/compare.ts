import { createHash } from "node:crypto";
import { tablesOf } from "#server/backup/catalog.ts";
import type { Manifest } from "#server/backup/manifest.ts";
import { AS_WRITTEN, linesOf } from "#server/backup/rows.ts";
import { inTransaction } from "#server/db/db.ts";
import type { Db } from "#server/db/db.ts";

/** A table as the backup has it and as it stands in the database. */
export type Compared = { table: string; expected: number; found: number; same: boolean };

/** Reads every table back and compares its count and its hash with the manifest: a database that was restored and not touched since. */
export async function compareTables(db: Db, manifest: Manifest): Promise<Compared[]> {
  return inTransaction(
    db,
    async (tx) => {
      for (const setting of AS_WRITTEN) await setting.execute(tx);
      const shapes = new Map((await tablesOf(tx, [])).map((each) => [each.name, each]));
      const compared: Compared[] = [];
      for (const part of manifest.tables) {
        const shape = shapes.get(part.table);
        const hash = createHash("sha256");
        let found = 0;
        if (shape !== undefined) {
          for await (const piece of linesOf(tx, shape, part.columns, (rows) => void (found += rows)))
            hash.update(piece);
        }
        const same = found === part.rows && hash.digest("hex") === part.sha256;
        compared.push({ table: part.table, expected: part.rows, found, same });
      }
      return compared;
    },
    { isolation: "repeatable read" },
  );
}
