import { z } from "zod";
import { endpoint, noBody, nothing } from "#api/endpoint.ts";
import {
  cycleHead,
  entryHead,
  entryParams,
  entryStep,
  moveDetails,
  negativeItem,
  phaseDates,
  ratingWord,
  reason,
  sentence,
  version,
} from "#api/endpoints/cycle-shapes.ts";
import { sensibleDate, shortWords } from "#api/limits.ts";
import { date, id } from "#domain/bundle/fields.ts";
import { branchCategories } from "#domain/bundle/organisations.ts";
import { entryStates } from "#domain/cycles/moves.ts";

const window = z.strictObject({ from: sensibleDate, to: sensibleDate });
/** As many branches as a large university has, and more. */
const organisations = z.array(id).max(5000);
const writes = ["invalid-input", "not-allowed", "not-found", "conflict"] as const;

export const listCycles = endpoint({
  name: "cycles.list",
  method: "GET",
  path: "/cycles",
  summary: { "zh-CN": "列出创建周期", en: "List the cycles" },
  permission: "see",
  params: nothing,
  query: nothing,
  body: noBody,
  output: z.strictObject({ cycles: z.array(cycleHead) }),
  errors: [],
});

export const openCycle = endpoint({
  name: "cycles.open",
  method: "POST",
  path: "/cycles",
  summary: { "zh-CN": "开启一个创建周期", en: "Open a cycle for a guide version with phases and organisations" },
  permission: "manage-cycles",
  params: nothing,
  query: nothing,
  body: z.strictObject({
    name: shortWords,
    guideVersionId: id,
    /** The time that is judged; without it the calendar year in which the self-assessment begins. */
    window: window.optional(),
    phases: z.array(phaseDates).min(1).max(7),
    /** Best first; without it 达标, 基本达标, 未达标. */
    scale: z.array(ratingWord).min(2).max(7).optional(),
    negativeList: z.array(negativeItem).max(30).optional(),
    seats: z.int().min(1).max(5).default(2),
    organisationIds: organisations.default([]),
  }),
  output: cycleHead.extend({ entries: z.int() }),
  errors: writes,
});

export const readCycle = endpoint({
  name: "cycles.read",
  method: "GET",
  path: "/cycles/:id",
  summary: { "zh-CN": "查看一个创建周期", en: "Read a cycle" },
  permission: "see",
  params: entryParams,
  query: nothing,
  body: noBody,
  output: cycleHead,
  errors: ["not-allowed", "not-found"],
});

export const changeCycle = endpoint({
  name: "cycles.change",
  method: "PUT",
  path: "/cycles/:id",
  summary: { "zh-CN": "修改周期的名称和阶段日期", en: "Change a cycle’s name and the dates of its phases" },
  permission: "manage-cycles",
  params: entryParams,
  query: nothing,
  body: z.strictObject({ version, name: shortWords, phases: z.array(phaseDates).min(1).max(7) }),
  output: cycleHead,
  errors: [...writes, "stale-version"],
});

/** From then on nothing of it moves. */
export const closeCycle = endpoint({
  name: "cycles.close",
  method: "POST",
  path: "/cycles/:id/close",
  summary: { "zh-CN": "结束一个创建周期", en: "Close a cycle" },
  permission: "manage-cycles",
  params: entryParams,
  query: nothing,
  body: z.strictObject({ version }),
  output: cycleHead,
  errors: [...writes, "stale-version"],
});

export const addToCycle = endpoint({
  name: "cycles.add",
  method: "POST",
  path: "/cycles/:id/organisations",
  summary: { "zh-CN": "把党组织列入周期", en: "Take organisations into a cycle" },
  permission: "manage-cycles",
  params: entryParams,
  query: nothing,
  body: z.strictObject({ organisationIds: organisations.min(1) }),
  output: z.strictObject({ added: z.int() }),
  errors: writes,
});

/** Who is where. */
export const listEntries = endpoint({
  name: "cycles.entries",
  method: "GET",
  path: "/cycles/:id/organisations",
  summary: { "zh-CN": "查看各党组织所处的阶段", en: "Read where each organisation of a cycle is" },
  permission: "see",
  params: entryParams,
  query: z.strictObject({
    state: z.enum(entryStates).optional(),
    /** An organisation, with those below it. */
    below: id.optional(),
    category: z.enum(branchCategories).optional(),
    text: z.string().max(100).optional(),
    offset: z.coerce.number().int().min(0).max(100_000).default(0),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  body: noBody,
  output: z.strictObject({
    entries: z.array(entryHead),
    total: z.int(),
    /** Of all that the caller may see, whatever is filtered. */
    states: z.array(z.strictObject({ state: z.enum(entryStates), count: z.int() })),
  }),
  errors: ["invalid-input", "not-allowed", "not-found"],
});

const offered = z.strictObject({
  move: z.string(),
  words: sentence,
  /** Null: it can be made. */
  refusal: z.string().nullable(),
});

export const readEntry = endpoint({
  name: "cycles.entry",
  method: "GET",
  path: "/cycle-entries/:id",
  summary: { "zh-CN": "查看一个党组织在周期中的情况", en: "Read how an organisation stands in a cycle" },
  permission: "see",
  params: entryParams,
  query: nothing,
  body: noBody,
  output: entryHead.extend({
    cycle: cycleHead,
    /** Every step so far, oldest first. */
    history: z.array(
      z.strictObject({
        number: z.int(),
        move: z.string(),
        from: z.enum(entryStates),
        to: z.enum(entryStates),
        reason: z.string().nullable(),
        details: moveDetails.nullable(),
        by: z.string().nullable(),
        at: z.string(),
      }),
    ),
    /** What the caller may do next, with the reason where something is still missing. */
    moves: z.array(offered),
  }),
  errors: ["not-allowed", "not-found"],
});

/** The gate: each item of the three-year negative list with the day it last occurred, or null. */
export const applyInCycle = endpoint({
  name: "cycles.apply",
  method: "POST",
  path: "/cycle-entries/:id/application",
  summary: { "zh-CN": "申报（逐项填写三年负面清单）", en: "Apply, answering the three-year negative list" },
  permission: "assess",
  params: entryParams,
  query: nothing,
  body: z.strictObject({
    version,
    answers: z.record(z.string().max(40), date.nullable()),
    statement: z.string().max(20_000).default(""),
  }),
  output: entryStep,
  errors: [...writes, "stale-version"],
});

/** The office's steps. */
export const steerEntry = endpoint({
  name: "cycles.steer",
  method: "POST",
  path: "/cycle-entries/:id/moves",
  summary: { "zh-CN": "推进一个党组织的阶段，或作出认定", en: "Move an organisation on in a cycle, or decide" },
  permission: "manage-cycles",
  params: entryParams,
  query: nothing,
  body: z.strictObject({
    version,
    move: z.enum([
      "return-application",
      "accept",
      "decline",
      "to-mid-term",
      "to-self-assessment",
      "reopen",
      "to-rectification",
      "to-decision",
      "pass",
      "extend",
      "fail",
      "resume",
      "withdraw",
    ]),
    reason: reason.optional(),
    /** The last day of an extended time of building. */
    until: sensibleDate.optional(),
  }),
  output: entryStep,
  errors: [...writes, "stale-version"],
});

export const cycleEndpoints = [
  listCycles,
  openCycle,
  readCycle,
  changeCycle,
  closeCycle,
  addToCycle,
  listEntries,
  readEntry,
  applyInCycle,
  steerEntry,
] as const;
