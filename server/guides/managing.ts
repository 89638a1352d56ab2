import { hash } from "node:crypto";
import type { GuideHead } from "#api/endpoints/guides.ts";
import type { StoredGuide } from "#server/guides/store.ts";
import { appendAudit } from "#server/audit/append.ts";
import type { Tx } from "#server/db/db.ts";
import { actorOf } from "#server/http/call.ts";
import type { CallContext } from "#server/http/call.ts";

/** What happened to a guide, for the audit log: ids and a hash of what it says. */
export async function noteGuideEvent(
  tx: Tx,
  call: CallContext,
  action: string,
  target: { id: string; organisationId?: string; content?: unknown },
): Promise<void> {
  const { accountId, universityId } = actorOf(call);
  await appendAudit(tx, universityId, call.services.now(), [
    {
      accountId,
      address: call.address,
      action,
      list: "guides",
      targetId: target.id,
      organisationId: target.organisationId ?? null,
      beforeHash: null,
      afterHash:
        target.content === undefined ? null : Buffer.from(hash("sha256", JSON.stringify(target.content), "hex"), "hex"),
    },
  ]);
}

/** A version as lists tell it: without its content. */
export function headOf({ content: _content, ...head }: StoredGuide): GuideHead {
  return head;
}
