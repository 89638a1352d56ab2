import type { Selectable } from "kysely";
import { auditRows } from "#server/audit/verify-chain.ts";
import type { Db } from "#server/db/db.ts";
import type { Tables } from "#server/db/tables.ts";

type AuditRow = Selectable<Tables["audit_log"]>;

const COLUMNS = [
  "sequence",
  "at",
  "account_id",
  "address",
  "action",
  "list",
  "target_id",
  "organisation_id",
  "before_hash",
  "after_hash",
  "previous_hash",
  "hash",
] as const satisfies readonly (keyof AuditRow)[];

function textOf(value: string | number | Date | Buffer | null): string {
  if (value === null) return "";
  if (value instanceof Date) return value.toISOString();
  return Buffer.isBuffer(value) ? value.toString("hex") : String(value);
}

/** A field of CSV. What a spreadsheet would take for a formula is kept from it by an apostrophe. */
function csvField(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function csvLine(row: AuditRow): string {
  return COLUMNS.map((name) => csvField(textOf(row[name]))).join(",");
}

function jsonLine(row: AuditRow): string {
  return JSON.stringify(
    Object.fromEntries(
      COLUMNS.map((name) => [
        name,
        row[name] === null ? null : typeof row[name] === "number" ? row[name] : textOf(row[name]),
      ]),
    ),
  );
}

/** The log in pieces: CSV with a heading (and the mark by which Excel knows UTF-8), or one JSON object a line. */
export async function* auditText(db: Db, universityId: number, format: "csv" | "jsonl"): AsyncGenerator<string> {
  if (format === "csv") yield `\u{FEFF}${COLUMNS.join(",")}\r\n`;
  for await (const rows of auditRows(db, universityId)) {
    yield rows.map((row) => (format === "csv" ? `${csvLine(row)}\r\n` : `${jsonLine(row)}\n`)).join("");
  }
}
