import { z } from "zod";
import { endpoint, file, noBody, nothing } from "#api/endpoint.ts";
import { date } from "#domain/bundle/fields.ts";

const entry = z.strictObject({
  sequence: z.int(),
  at: z.string(),
  accountId: z.string().nullable(),
  /** The name that the account has now; null for the system itself. */
  by: z.string().nullable(),
  address: z.string(),
  action: z.string(),
  list: z.string().nullable(),
  targetId: z.string().nullable(),
  organisationId: z.string().nullable(),
  beforeHash: z.string().nullable(),
  afterHash: z.string().nullable(),
  hash: z.string(),
});

/** The audit log, newest first: who, what, when, from where. It holds no text that a person wrote. */
export const auditList = endpoint({
  name: "audit.list",
  method: "GET",
  path: "/audit",
  summary: { "zh-CN": "查看审计日志", en: "Read the audit log" },
  permission: "see-audit",
  params: nothing,
  query: z.strictObject({
    from: date.optional(),
    to: date.optional(),
    accountId: z.string().optional(),
    organisationId: z.string().optional(),
    action: z.string().optional(),
    targetId: z.string().optional(),
    /** Entries before this sequence number: the next page. */
    before: z.coerce.number().int().min(1).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  body: noBody,
  output: z.strictObject({ entries: z.array(entry), more: z.boolean() }),
  errors: ["invalid-input", "not-allowed"],
});

/** The whole log as a file, for whoever verifies it elsewhere. */
export const auditExport = endpoint({
  name: "audit.export",
  method: "GET",
  path: "/audit/export",
  summary: { "zh-CN": "导出审计日志", en: "Export the audit log" },
  permission: "see-audit",
  params: nothing,
  query: z.strictObject({ format: z.enum(["csv", "jsonl"]).default("csv") }),
  body: noBody,
  output: file,
  errors: ["invalid-input", "not-allowed"],
});

export const auditEndpoints = [auditList, auditExport] as const;
