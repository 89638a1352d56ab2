import { auditExport, auditList } from "#api/endpoints/audit.ts";
import { auditText } from "#server/audit/export.ts";
import { listAudit } from "#server/audit/list.ts";
import { actorOf, route } from "#server/http/call.ts";
import type { CallContext, Route } from "#server/http/call.ts";
import { today } from "#server/services.ts";

/** The log is the school's: it is shown to whoever may see it at the school itself. */
export async function requireSchool(call: Pick<CallContext, "actor" | "services" | "authorise">): Promise<number> {
  const { universityId } = actorOf(call);
  const roots = await call.services.db
    .selectFrom("organisations")
    .select("id")
    .where("university_id", "=", universityId)
    .where("kind", "=", "university")
    .execute();
  await call.authorise(roots.map((each) => each.id));
  return universityId;
}

const contentTypes = { csv: "text/csv; charset=utf-8", jsonl: "application/jsonl; charset=utf-8" } as const;

export const auditRoutes: readonly Route[] = [
  route(auditList, async (call) => listAudit(call.services.db, await requireSchool(call), call.input.query)),
  route(auditExport, async (call) => {
    const { format } = call.input.query;
    const universityId = await requireSchool(call);
    return {
      name: `audit-${today(call.services)}.${format}`,
      contentType: contentTypes[format],
      content: auditText(call.services.db, universityId, format),
    };
  }),
];
