import { auditExport, auditList } from "#api/endpoints/audit.ts";
import { auditText } from "#server/audit/export.ts";
import { listAudit } from "#server/audit/list.ts";
import { route } from "#server/http/call.ts";
import type { Route } from "#server/http/call.ts";
import { authoriseSchool } from "#server/http/authorise-school.ts";
import { today } from "#server/services.ts";

const contentTypes = { csv: "text/csv; charset=utf-8", jsonl: "application/jsonl; charset=utf-8" } as const;

/** The log is the school's: it is shown to whoever may see it at the school itself. */
export const auditRoutes: readonly Route[] = [
  route(auditList, async (call) => listAudit(call.services.db, await authoriseSchool(call), call.input.query)),
  route(auditExport, async (call) => {
    const { format } = call.input.query;
    const universityId = await authoriseSchool(call);
    return {
      name: `audit-${today(call.services)}.${format}`,
      contentType: contentTypes[format],
      content: auditText(call.services.db, universityId, format),
    };
  }),
];
