import { z } from "zod";
import { endpoint, file, noBody, nothing } from "#api/endpoint.ts";
import { duePage, matrix, organisationVerdicts } from "#api/endpoints/verdict-shapes.ts";
import { date, id } from "#domain/bundle/fields.ts";
import { branchCategories } from "#domain/bundle/organisations.ts";
import { parseKnownAt } from "#domain/facts/known.ts";

const ofOrganisation = z.strictObject({ id });
const knownAt = z.string().refine((text) => parseKnownAt(text) !== null);
/** A day of those years: the calendar ends with year 9999, and what is judged looks a year further. */
const day = date.refine((text) => text >= "1900-01-01" && text <= "2200-12-31");
/** Both or neither: the window that is judged. */
const year = z.coerce.number().int().min(1900).max(2200);

/** What a guide says of one organisation, point by point, with its reasons. */
export const readVerdicts = endpoint({
  name: "verdicts.read",
  method: "GET",
  path: "/organisations/:id/verdicts",
  summary: { "zh-CN": "查看一个党组织的逐条判定", en: "Read an organisation’s verdicts, point by point" },
  permission: "see",
  params: ofOrganisation,
  query: z.strictObject({
    /** The calendar year judged; without it the year of the as-of day. */
    year: year.optional(),
    /** Another day than today: judged on request. */
    asOf: day.optional(),
    /** Only what was recorded by then: a date (its end in Shanghai) or an instant. */
    knownAt: knownAt.optional(),
  }),
  body: noBody,
  output: organisationVerdicts,
  errors: ["invalid-input", "not-allowed", "not-found"],
});

/** Organisations × indicators with counts by status, from what is kept. */
export const readMatrix = endpoint({
  name: "verdicts.matrix",
  method: "GET",
  path: "/organisations/:id/matrix",
  summary: { "zh-CN": "查看所属党组织的总览", en: "Read the matrix of everything below an organisation" },
  permission: "see",
  params: ofOrganisation,
  query: z.strictObject({
    year: year.optional(),
    /** A month-end that is kept; without it today. Other days: `verdicts.snapshot`. */
    asOf: day.optional(),
    guideVersionId: z.string().optional(),
  }),
  body: noBody,
  output: matrix,
  errors: ["invalid-input", "not-allowed", "not-found"],
});

/** The same as a workbook, a sheet a guide. */
export const exportMatrix = endpoint({
  name: "verdicts.matrix-export",
  method: "GET",
  path: "/organisations/:id/matrix/export",
  summary: { "zh-CN": "导出总览（xlsx，每份指南一张表）", en: "Export the matrix as xlsx, a sheet a guide" },
  permission: "see",
  params: ofOrganisation,
  query: z.strictObject({
    /** A day that is kept; without it today. */
    asOf: day.optional(),
    category: z.enum(branchCategories).optional(),
    /** Only organisations of which something is short. */
    onlyShort: z.literal("true").optional(),
  }),
  body: noBody,
  output: file,
  errors: ["invalid-input", "not-allowed", "not-found"],
});

/** What is open, worst first, across everything below an organisation. */
export const readDue = endpoint({
  name: "verdicts.due",
  method: "GET",
  path: "/organisations/:id/due",
  summary: { "zh-CN": "查看待办（最要紧的在前）", en: "Read what is due, worst first" },
  permission: "see",
  params: ofOrganisation,
  query: z.strictObject({
    /** Only what is due within so many days, and what is short. */
    within: z.coerce.number().int().min(0).max(366).optional(),
    strength: z.enum(["must", "should"]).optional(),
    offset: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  body: noBody,
  output: duePage,
  errors: ["invalid-input", "not-allowed", "not-found"],
});

const job = z.strictObject({
  id: z.string(),
  kind: z.string(),
  state: z.enum(["waiting", "active", "done", "failed"]),
  done: z.int(),
  total: z.int().nullable(),
});

/** Judges everything below an organisation as of a day that is not kept, as a job; then the matrix has it. */
export const askSnapshot = endpoint({
  name: "verdicts.snapshot",
  method: "POST",
  path: "/organisations/:id/matrix-snapshots",
  summary: { "zh-CN": "按另一日期判定所属党组织（后台任务）", en: "Judge everything below as of another day (a job)" },
  permission: "see",
  params: ofOrganisation,
  query: nothing,
  body: z.strictObject({ asOf: day }),
  output: job,
  errors: ["invalid-input", "not-allowed", "not-found"],
});

/** How far a job of one's own is. */
export const readJob = endpoint({
  name: "jobs.read",
  method: "GET",
  path: "/jobs/:id",
  summary: { "zh-CN": "查看后台任务的进度", en: "Read how far a job is" },
  permission: "account",
  params: z.strictObject({ id: z.uuid() }),
  query: nothing,
  body: noBody,
  output: job,
  errors: ["invalid-input", "not-found"],
});

export const verdictEndpoints = [readVerdicts, readMatrix, exportMatrix, readDue, askSnapshot, readJob] as const;
