import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { appendAudit } from "#server/audit/append.ts";
import { inTransaction } from "#server/db/db.ts";
import { actorOf } from "#server/http/call.ts";
import type { CallContext } from "#server/http/call.ts";

/** What leaves the system, as the audit log names it. */
export type ExportEvent = "export-bundle" | "export-archive" | "export-ledger" | "export-matrix";

/** Writes down who took an organisation's records out, with the SHA-256 of the file, before it is sent. */
export async function noteExport(
  call: CallContext,
  event: ExportEvent,
  organisationId: string,
  path: string,
): Promise<void> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  const { services } = call;
  const { accountId, universityId } = actorOf(call);
  await inTransaction(services.db, (tx) =>
    appendAudit(tx, universityId, services.now(), [
      {
        accountId,
        address: call.address,
        action: event,
        list: null,
        targetId: organisationId,
        organisationId,
        beforeHash: null,
        afterHash: hash.digest(),
      },
    ]),
  );
}
