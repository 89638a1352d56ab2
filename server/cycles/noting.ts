import { hash } from "node:crypto";
import { canonical } from "#domain/bundle/canonical.ts";
import { appendAudit } from "#server/audit/append.ts";
import type { Tx } from "#server/db/db.ts";
import { actorOf } from "#server/http/call.ts";
import type { CallContext } from "#server/http/call.ts";

type Noted = {
  action: string;
  list: "cycles" | "assessments" | "reviews" | "findings";
  id: string;
  organisationId?: string;
  /** What was written; the log has its hash alone. */
  content?: unknown;
};

/** Writes down what happened in a cycle, last in its transaction: ids and a hash, no text. */
export async function noteInCycle(tx: Tx, call: CallContext, noted: Noted): Promise<void> {
  const { accountId, universityId } = actorOf(call);
  const { action, list, id, organisationId = null, content } = noted;
  await appendAudit(tx, universityId, call.services.now(), [
    {
      accountId,
      address: call.address,
      action,
      list,
      targetId: id,
      organisationId,
      beforeHash: null,
      afterHash: content === undefined ? null : Buffer.from(hash("sha256", canonical(content), "hex"), "hex"),
    },
  ]);
}
