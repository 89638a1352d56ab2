import { createHash } from "node:crypto";

/**
 * The audit log is a chain: every entry's hash covers the one before it, so that nothing in the middle can
 * be changed, taken out or put in unseen. Whoever appends and whoever verifies use these functions alone.
 */
export type AuditFields = {
  universityId: number;
  sequence: number;
  /** To the millisecond: what is stored must be what was hashed. */
  at: Date;
  accountId: string | null;
  address: string;
  action: string;
  list: string | null;
  targetId: string | null;
  organisationId: string | null;
  beforeHash: Buffer | null;
  afterHash: Buffer | null;
};

/** What the first entry of a university follows. */
export const CHAIN_START: Buffer = Buffer.alloc(32);

/** A hash as text; none stays none. */
export function hex(hash: Buffer | null): string | null {
  return hash === null ? null : hash.toString("hex");
}

/** What an entry's hash covers after its university and sequence: these two only the chain's own lock settles. */
export function restText(entry: Omit<AuditFields, "universityId" | "sequence">): string {
  const fields = [
    entry.at.toISOString(),
    entry.accountId,
    entry.address,
    entry.action,
    entry.list,
    entry.targetId,
    entry.organisationId,
    hex(entry.beforeHash),
    hex(entry.afterHash),
  ];
  return JSON.stringify(fields).slice(1);
}

/**
 * The hash of an entry that follows the one with `previousHash`: SHA-256 over both. The function
 * `append_audit` of the first migration does the same.
 */
export function entryHash(previousHash: Buffer, entry: AuditFields): Buffer {
  const text = `[${entry.universityId},${entry.sequence},${restText(entry)}`;
  return createHash("sha256").update(previousHash).update(text).digest();
}
