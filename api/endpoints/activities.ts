import { z } from "zod";
import { endpoint, noBody, nothing } from "#api/endpoint.ts";
import { drafts, idParams, reason, recordWithAbilities, version, warning } from "#api/endpoints/fact-schemas.ts";
import { requirementChange } from "#api/endpoints/verdict-shapes.ts";
import { sensibleDate, withinLimits } from "#api/limits.ts";
import { id } from "#domain/bundle/fields.ts";

const ticks = z.array(z.strictObject({ segment: z.int().min(0), memberIds: z.array(id).max(2000) })).max(100);

/** Who of one branch attended; version 0: nobody ticked there yet. */
const attendance = { version: z.int().min(0), segments: ticks };

export const readAttendance = endpoint({
  name: "activities.attendance",
  method: "GET",
  path: "/activities/:id/attendance",
  summary: { "zh-CN": "查看本支部在一次活动中的参加人", en: "Read who of one’s own branch attended" },
  permission: "see-private",
  params: idParams,
  query: z.strictObject({ branch: id }),
  body: noBody,
  output: z.strictObject(attendance),
  errors: ["not-allowed", "not-found"],
});

/** Each branch ticks its own members, also at others' activities that name it. */
export const tickAttendance = endpoint({
  name: "activities.tick",
  method: "PUT",
  path: "/activities/:id/attendance",
  summary: {
    "zh-CN": "勾选本支部的参加人（也可用于他人举办的活动）",
    en: "Tick who of one’s own branch attended, also at others’ activities",
  },
  permission: "keep-roster",
  params: idParams,
  query: nothing,
  body: z.strictObject({ branchId: id, ...attendance }),
  output: z.strictObject({ ...attendance, changes: z.array(requirementChange) }),
  errors: ["invalid-input", "not-allowed", "not-found", "stale-version", "no-room"],
});

/** What can be erased from every version of an activity. */
export const erasable = [
  "title",
  "minutes",
  "place",
  "convener",
  "recorder",
  "speakers",
  "agenda-titles",
  "people",
  "reasons",
] as const;

export const redactActivity = endpoint({
  name: "activities.redact",
  method: "POST",
  path: "/activities/:id/redact",
  summary: {
    "zh-CN": "从所有版本中抹去文字或姓名（保留事实并记入审计）",
    en: "Erase text or names from every version; the fact stays and the log tells of it",
  },
  permission: "redact",
  params: idParams,
  query: nothing,
  body: z.strictObject({ version, reason, erase: z.array(z.enum(erasable)).min(1) }),
  output: z.strictObject({ record: recordWithAbilities("activities"), versions: z.int() }),
  errors: ["invalid-input", "not-allowed", "not-found", "stale-version", "no-room", "key-reused"],
});

/** A plan that was held becomes an activity of the same id. */
export const holdPlan = endpoint({
  name: "plans.hold",
  method: "POST",
  path: "/plans/:id/hold",
  summary: { "zh-CN": "计划已开展，转为活动（编号不变）", en: "A plan was held: make it an activity of the same id" },
  permission: "record",
  params: idParams,
  query: nothing,
  /** Without an entry it was held as planned. */
  body: z.strictObject({ version, entry: drafts.activities.check(withinLimits).optional() }),
  output: z.strictObject({
    record: recordWithAbilities("activities"),
    changes: z.array(requirementChange),
    warnings: z.array(warning),
  }),
  errors: ["invalid-input", "not-allowed", "not-found", "conflict", "stale-version", "no-room", "key-reused"],
});

/** Giving or refusing the approval of a forum; the applicant keeps the rest. */
export const decideApproval = endpoint({
  name: "approvals.decide",
  method: "POST",
  path: "/approvals/:id/decide",
  summary: { "zh-CN": "批准论坛讲座（或取消批准）", en: "Approve a forum, or take the approval back" },
  permission: "approve",
  params: idParams,
  query: nothing,
  body: z.strictObject({ version, reason, approvedOn: sensibleDate.nullable() }),
  output: z.strictObject({
    record: recordWithAbilities("approvals"),
    changes: z.array(requirementChange),
    warnings: z.array(warning),
  }),
  errors: ["invalid-input", "not-allowed", "not-found", "stale-version", "no-room", "key-reused"],
});

/** What a record would change, for the button that saves it; nothing is saved. */
export const previewActivity = endpoint({
  name: "activities.preview",
  method: "POST",
  path: "/activities/preview",
  summary: { "zh-CN": "预览一条活动会满足哪些要求（不保存）", en: "Preview which requirements a record would change" },
  permission: "record",
  params: nothing,
  query: nothing,
  /** With a plan: as that plan, held. */
  body: z.strictObject({ entry: drafts.activities, plan: z.strictObject({ id, version }).optional() }),
  output: z.strictObject({ changes: z.array(requirementChange), warnings: z.array(warning) }),
  errors: ["invalid-input", "not-allowed", "not-found", "conflict", "stale-version", "no-room"],
  changesNothing: true,
});

export const activityEndpoints = [
  previewActivity,
  readAttendance,
  tickAttendance,
  redactActivity,
  holdPlan,
  decideApproval,
] as const;
