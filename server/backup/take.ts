import { sql } from "kysely";
import { tablesOf } from "#server/backup/catalog.ts";
import { BACKUP_FORMAT, LEFT_OUT, MANIFEST, manifestSchema } from "#server/backup/manifest.ts";
import type { Manifest } from "#server/backup/manifest.ts";
import { AS_WRITTEN, linesOf } from "#server/backup/rows.ts";
import { inTransaction } from "#server/db/db.ts";
import type { Db } from "#server/db/db.ts";
import { MIGRATIONS_TABLE, appliedMigrations } from "#server/db/migrations.ts";
import { writeZip } from "#formats/zip-write.ts";
import type { WrittenPart, ZipPart } from "#formats/zip-write.ts";

const GIBIBYTE = 1024 ** 3;

/** Told after every piece: rows written so far of which table. */
export type OnBackup = (table: string, rows: number) => void;

/**
 * Writes a backup of the whole database into one file while the server goes on: all tables as they are at one
 * moment, then the manifest. The file has its name only when it is whole.
 * @param takenAt the system's clock
 */
export async function takeBackup(
  db: Db,
  path: string,
  takenAt: Temporal.Instant,
  onRows: OnBackup = () => {},
): Promise<Manifest> {
  return inTransaction(
    db,
    async (tx) => {
      for (const setting of AS_WRITTEN) await setting.execute(tx);
      const tables = await tablesOf(tx, [...LEFT_OUT, MIGRATIONS_TABLE]);
      const universities = await tx.selectFrom("universities").select(["id", "name"]).orderBy("id").execute();
      const version = await sql<{ version: string }>`select current_setting('server_version') as version`.execute(tx);
      const migrations = await appliedMigrations(tx);
      const counts = new Map<string, number>();
      const parts = tables.map((table): ZipPart => ({
        name: `tables/${table.name}.jsonl`,
        large: table.bytes > GIBIBYTE,
        pieces: () =>
          linesOf(tx, table, table.columns, (rows) => {
            const count = (counts.get(table.name) ?? 0) + rows;
            counts.set(table.name, count);
            onRows(table.name, count);
          }),
      }));
      let manifest: Manifest | undefined;
      const describe = (written: readonly WrittenPart[]): string => {
        manifest = manifestSchema.parse({
          format: BACKUP_FORMAT,
          migrations,
          takenAt: takenAt.toString(),
          postgres: version.rows[0]?.version ?? "",
          universities,
          tables: tables.map((table, index) => ({
            table: table.name,
            columns: table.columns,
            file: written[index]?.name,
            rows: counts.get(table.name) ?? 0,
            bytes: written[index]?.bytes,
            sha256: written[index]?.sha256,
          })),
          leftOut: LEFT_OUT,
          files: [],
        });
        return `${JSON.stringify(manifest, null, 2)}\n`;
      };
      const mtime = new Date(takenAt.epochMilliseconds);
      await writeZip(path, parts, { name: MANIFEST, text: describe }, mtime);
      if (manifest === undefined) throw new Error("the backup was written without its manifest");
      return manifest;
    },
    { isolation: "repeatable read" },
  );
}
