import { z } from "zod";
import { endpoint, noBody, nothing } from "#api/endpoint.ts";
import { evidenceItem, fact, snapshot, verdictOutline } from "#api/endpoints/assessment-shapes.ts";
import {
  entryHead,
  entryParams,
  entryStep,
  longText,
  pointCode,
  ratingWord,
  reason,
  version,
} from "#api/endpoints/cycle-shapes.ts";
import { date, id } from "#domain/bundle/fields.ts";

const writes = ["invalid-input", "not-allowed", "not-found", "conflict", "stale-version"] as const;
const ofPoint = z.strictObject({ id, point: pointCode });
/** 0: nothing was written yet. */
const seen = z.int().min(0);

const written = z.strictObject({ text: z.string(), rating: z.string().nullable(), version: seen });

export const readAssessment = endpoint({
  name: "assessments.read",
  method: "GET",
  path: "/cycle-entries/:id/assessment",
  summary: { "zh-CN": "查看自评：各观测点的文字、等次、事实和佐证", en: "Read a self-assessment, point by point" },
  permission: "see",
  params: entryParams,
  query: nothing,
  body: noBody,
  output: z.strictObject({
    entry: entryHead,
    scale: z.array(ratingWord),
    /** The day of the live facts. */
    asOf: date,
    /** Whether the caller may write here now; else why not. */
    mayWrite: z.union([
      z.strictObject({ allowed: z.literal(true) }),
      z.strictObject({ allowed: z.literal(false), sentence: z.string() }),
    ]),
    points: z.array(
      written.extend({
        code: z.string(),
        level1: z.string(),
        level2: z.string().nullable(),
        words: z.string(),
        /** Who wrote the newest version, and when. */
        by: z.string().nullable(),
        at: z.string().nullable(),
        facts: z.array(fact),
        verdicts: z.array(verdictOutline),
        evidence: z.array(evidenceItem),
        /** The text of the organisation's cycle before, as a base to write from. */
        before: z.strictObject({ cycle: z.string(), text: z.string() }).nullable(),
        /** What the department remarked when it returned it. */
        remark: z.string().nullable(),
        /** The result of the review, once it is over. */
        result: z.string().nullable(),
      }),
    ),
    submissions: z.array(z.strictObject({ number: z.int(), asOf: date, at: z.string(), by: z.string().nullable() })),
  }),
  errors: ["not-allowed", "not-found"],
});

export const saveAssessmentPoint = endpoint({
  name: "assessments.save",
  method: "PUT",
  path: "/cycle-entries/:id/assessment/:point",
  summary: { "zh-CN": "写一个观测点的自评文字和等次", en: "Write a point’s text and rating" },
  permission: "assess",
  params: ofPoint,
  query: nothing,
  body: z.strictObject({ version: seen, text: longText, rating: z.string().max(40).nullable() }),
  output: z.strictObject({ version }),
  errors: writes,
});

export const readAssessmentVersions = endpoint({
  name: "assessments.versions",
  method: "GET",
  path: "/cycle-entries/:id/assessment/:point/versions",
  summary: { "zh-CN": "查看一个观测点文字的历次版本", en: "Read who wrote what at a point, and when" },
  permission: "see",
  params: ofPoint,
  query: nothing,
  body: noBody,
  output: z.strictObject({
    versions: z.array(written.extend({ by: z.string().nullable(), at: z.string() })),
  }),
  errors: ["not-allowed", "not-found"],
});

export const submitAssessment = endpoint({
  name: "assessments.submit",
  method: "POST",
  path: "/cycle-entries/:id/submissions",
  summary: {
    "zh-CN": "提交自评（固定为不再改变的一份）",
    en: "Submit the self-assessment; what is submitted never changes",
  },
  permission: "assess",
  params: entryParams,
  query: nothing,
  body: z.strictObject({ version }),
  output: entryStep.extend({ submission: z.int() }),
  errors: writes,
});

export const confirmAssessment = endpoint({
  name: "assessments.confirm",
  method: "POST",
  path: "/cycle-entries/:id/confirmation",
  summary: {
    "zh-CN": "确认党支部的自评并上报，或附意见退回",
    en: "Confirm a branch’s self-assessment, or return it with comments",
  },
  permission: "confirm",
  params: entryParams,
  query: nothing,
  body: z.strictObject({
    version,
    decision: z.enum(["confirm", "return"]),
    reason: reason.optional(),
    /** Comments by point. */
    remarks: z.record(pointCode, z.string().trim().min(1).max(2000)).default({}),
  }),
  output: entryStep,
  errors: writes,
});

/** What was submitted beside what the ledger says today, each with its day. */
export const readSnapshot = endpoint({
  name: "assessments.snapshot",
  method: "GET",
  path: "/cycle-entries/:id/submissions/:number",
  summary: { "zh-CN": "查看一次提交，并与今天的判定对照", en: "Read a submission beside today’s verdicts" },
  permission: "see",
  params: z.strictObject({ id, number: z.coerce.number().int().min(1).max(1000) }),
  query: nothing,
  body: noBody,
  output: z.strictObject({
    number: z.int(),
    at: z.string(),
    by: z.string().nullable(),
    /** SHA-256 of what was submitted. */
    digest: z.string(),
    submitted: snapshot,
    live: z.strictObject({
      asOf: date,
      points: z.array(z.strictObject({ code: z.string(), facts: z.array(fact), verdicts: z.array(verdictOutline) })),
    }),
  }),
  errors: ["not-allowed", "not-found"],
});

export const assessmentEndpoints = [
  readAssessment,
  saveAssessmentPoint,
  readAssessmentVersions,
  submitAssessment,
  confirmAssessment,
  readSnapshot,
] as const;
