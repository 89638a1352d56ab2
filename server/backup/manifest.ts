import { z } from "zod";

export const BACKUP_FORMAT = "biaogan-backup/1";
export const MANIFEST = "manifest.json";

const part = z.strictObject({
  table: z.string(),
  /** Named, so that an older backup goes into a table that has more of them by now. */
  columns: z.array(z.string()).min(1),
  file: z.string(),
  rows: z.int().min(0),
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** What a backup says of itself: the schema it was taken from and every part with its hash. */
export const manifestSchema = z.strictObject({
  format: z.literal(BACKUP_FORMAT),
  /** The migrations that the database had, in order: the restored one gets the same before it is filled. */
  migrations: z.array(z.string()).min(1),
  takenAt: z.string(),
  postgres: z.string(),
  universities: z.array(z.strictObject({ id: z.int(), name: z.string() })),
  /** In an order in which every table comes after those it refers to. */
  tables: z.array(part),
  /** Tables that hold nothing worth keeping: who is signed in, and counters of the last minutes. */
  leftOut: z.array(z.string()),
  /** Evidence files, kept beside the tables; none yet. */
  files: z.array(z.strictObject({ file: z.string(), bytes: z.int(), sha256: z.string() })),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type TablePart = Manifest["tables"][number];

/** A restored school starts with nobody signed in and no counters running. */
export const LEFT_OUT: readonly string[] = ["sessions", "rate_limits"];
