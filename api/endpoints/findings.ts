import { z } from "zod";
import { endpoint, noBody, nothing } from "#api/endpoint.ts";
import { entryParams, longText, pointCode, reason, version } from "#api/endpoints/cycle-shapes.ts";
import { sensibleDate } from "#api/limits.ts";
import { date, id } from "#domain/bundle/fields.ts";
import { findingStates } from "#domain/findings/findings.ts";

const writes = ["invalid-input", "not-allowed", "not-found", "conflict", "stale-version"] as const;
const words = z.string().trim().min(1).max(2000);

/** Records and documents of the organisation that show what was done. */
const evidence = z.strictObject({ activityIds: z.array(id).max(100), documentIds: z.array(id).max(100) });
export type FindingEvidence = z.infer<typeof evidence>;

const finding = z.strictObject({
  id: z.string(),
  entryId: z.string(),
  cycleId: z.string(),
  organisationId: z.string(),
  organisation: z.string(),
  point: z.string(),
  text: z.string(),
  dueOn: date,
  overdue: z.boolean(),
  state: z.enum(findingStates),
  version,
});
export type ShownFinding = z.infer<typeof finding>;

const page = {
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

/** What Home and the matrix show: `due` open ones by their last day, the overdue first. */
export const listFindings = endpoint({
  name: "findings.list",
  method: "GET",
  path: "/findings",
  summary: { "zh-CN": "问题清单（逾期的在前）", en: "The list of findings, overdue ones first" },
  permission: "see",
  params: nothing,
  query: z.strictObject({
    /** An organisation, with those below it; without it everything that the caller sees. */
    below: id.optional(),
    cycleId: id.optional(),
    state: z.enum(findingStates).optional(),
    /** Only those whose last day has passed. */
    overdue: z.literal("true").optional(),
    ...page,
  }),
  body: noBody,
  output: z.strictObject({
    findings: z.array(finding),
    total: z.int(),
    /** How many are overdue at each organisation, for the matrix. */
    overdue: z.array(z.strictObject({ organisationId: z.string(), count: z.int() })),
    asOf: date,
  }),
  errors: ["invalid-input", "not-allowed", "not-found"],
});

export const readFinding = endpoint({
  name: "findings.read",
  method: "GET",
  path: "/findings/:id",
  summary: { "zh-CN": "查看一个问题及整改过程", en: "Read a finding and what was done about it" },
  permission: "see",
  params: entryParams,
  query: nothing,
  body: noBody,
  output: finding.extend({
    steps: z.array(
      z.strictObject({
        number: z.int(),
        step: z.string(),
        text: z.string(),
        evidence,
        by: z.string().nullable(),
        at: z.string(),
      }),
    ),
  }),
  errors: ["not-allowed", "not-found"],
});

export const raiseFinding = endpoint({
  name: "findings.raise",
  method: "POST",
  path: "/cycle-entries/:id/findings",
  summary: { "zh-CN": "列入问题清单", en: "Raise a finding at a point" },
  permission: "manage-cycles",
  params: entryParams,
  query: nothing,
  body: z.strictObject({ point: pointCode, text: words, dueOn: sensibleDate }),
  output: finding,
  errors: writes,
});

export const changeFinding = endpoint({
  name: "findings.change",
  method: "PUT",
  path: "/findings/:id",
  summary: { "zh-CN": "修改问题的文字或整改期限", en: "Change a finding’s words or its last day" },
  permission: "manage-cycles",
  params: entryParams,
  query: nothing,
  body: z.strictObject({ version, text: words, dueOn: sensibleDate, reason }),
  output: finding,
  errors: writes,
});

/** A measure taken; `answer` reports the finding as put right. */
export const actOnFinding = endpoint({
  name: "findings.act",
  method: "POST",
  path: "/findings/:id/actions",
  summary: { "zh-CN": "记录整改措施，或报请复查", en: "Record a measure, or report a finding as put right" },
  permission: "assess",
  params: entryParams,
  query: nothing,
  body: z.strictObject({
    version,
    step: z.enum(["act", "answer"]),
    text: longText,
    evidence: evidence.default({ activityIds: [], documentIds: [] }),
  }),
  output: finding,
  errors: writes,
});

const recheck = z.strictObject({ version, step: z.enum(["close", "return"]), text: words });

export const recheckFinding = endpoint({
  name: "findings.recheck",
  method: "POST",
  path: "/findings/:id/rechecks",
  summary: { "zh-CN": "复查：销号或退回", en: "Re-check a finding: close it or return it" },
  permission: "confirm",
  params: entryParams,
  query: nothing,
  body: recheck,
  output: finding,
  errors: writes,
});

export const reviewerRecheck = endpoint({
  name: "findings.reviewer-recheck",
  method: "POST",
  path: "/reviews/:id/findings/:finding/rechecks",
  summary: { "zh-CN": "评审专家复查：销号或退回", en: "Re-check a finding as its reviewer" },
  permission: "review",
  params: z.strictObject({ id, finding: id }),
  query: nothing,
  body: recheck,
  output: z.strictObject({ state: z.enum(findingStates), version }),
  errors: writes,
});

export const findingEndpoints = [
  listFindings,
  readFinding,
  raiseFinding,
  changeFinding,
  actOnFinding,
  recheckFinding,
  reviewerRecheck,
] as const;
