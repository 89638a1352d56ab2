import { createHash } from "node:crypto";
import { canonical } from "#domain/bundle/canonical.ts";

/**
 * The hash of one version of a fact, as the audit chain holds it. Salted, so that a short text cannot be
 * guessed from its hash; when the text is erased, the salt is erased with it and the hash says nothing more.
 * The entry is compared in one order of fields, since jsonb keeps none.
 * @param entry what fact_versions.entry holds
 * @param branchOnly what fact_versions.private holds, or null
 */
export function factHash(salt: Buffer, entry: unknown, branchOnly: unknown): Buffer {
  return createHash("sha256")
    .update(salt)
    .update(canonical([entry, branchOnly]))
    .digest();
}
