import { z } from "zod";
import { endpoint, noBody, nothing, upload } from "#api/endpoint.ts";
import { idParams } from "#api/endpoints/fact-schemas.ts";
import { organisationKinds } from "#domain/bundle/organisations.ts";
import { sensibleDate } from "#api/limits.ts";
import { date, id, text } from "#domain/bundle/fields.ts";
import { guidePack } from "#domain/guides/pack.ts";

/** A guide document or pack; the source guide is some 60 KB. */
const LARGEST = 16 * 1024 * 1024;

const version = z.int().min(1);
const head = z.strictObject({
  id: z.string(),
  pack: z.string(),
  guide: z.string(),
  label: z.string(),
  title: z.string(),
  appliesTo: z.enum(organisationKinds),
  state: z.enum(["draft", "published", "retired"]),
  version,
});
export type GuideHead = z.infer<typeof head>;

export const listGuides = endpoint({
  name: "guides.list",
  method: "GET",
  path: "/guides",
  summary: { "zh-CN": "列出指南的各个版本", en: "List the versions of the guides" },
  permission: "account",
  params: nothing,
  query: nothing,
  body: noBody,
  output: z.strictObject({ guides: z.array(head) }),
  errors: [],
});

export const readGuide = endpoint({
  name: "guides.read",
  method: "GET",
  path: "/guides/:id",
  summary: { "zh-CN": "查看一个版本的指南", en: "Read a version of a guide" },
  permission: "account",
  params: idParams,
  query: nothing,
  body: noBody,
  output: head.extend({ content: guidePack }),
  errors: ["not-found"],
});

const proposal = z.strictObject({
  point: z.string(),
  quote: z.string(),
  /** The proposed number and cadence, in words. */
  says: z.string(),
  strength: z.enum(["must", "should"]),
});

/** Reads a document or a pack and makes drafts of what it holds; proposals count for nothing until somebody writes them in. */
export const importGuide = endpoint({
  name: "guides.import",
  method: "POST",
  path: "/guides/imports",
  summary: { "zh-CN": "导入指南文件，生成草稿", en: "Import a guide document as drafts" },
  permission: "manage-school",
  params: nothing,
  query: z.strictObject({
    /** The file's name with its extension: .txt .docx .xlsx .doc, a pack .yaml, or .json of `guide import --json`. */
    name: text.min(1).max(200),
    /** The id that the guides of one document share. */
    pack: id,
    label: text.min(1).max(100),
  }),
  body: upload,
  bodyLimit: LARGEST,
  output: z.strictObject({
    drafts: z.array(head.extend({ proposals: z.array(proposal) })),
    warnings: z.array(z.strictObject({ line: z.int(), text, why: text })),
  }),
  errors: ["invalid-input", "not-allowed", "too-large"],
});

/** A draft with the words of a version, to be changed. */
export const draftGuide = endpoint({
  name: "guides.draft",
  method: "POST",
  path: "/guides/:id/drafts",
  summary: { "zh-CN": "以一个版本为底稿起草新版本", en: "Draft a new version from this one" },
  permission: "manage-school",
  params: idParams,
  query: nothing,
  body: z.strictObject({ label: text.min(1).max(100) }),
  output: head,
  errors: ["invalid-input", "not-allowed", "not-found"],
});

/** Changes a draft: its text, its requirements. Ids must be unique and quotes stand in their points to the letter. */
export const changeGuide = endpoint({
  name: "guides.change",
  method: "PUT",
  path: "/guides/:id",
  summary: { "zh-CN": "修改指南草稿", en: "Change a draft of a guide" },
  permission: "manage-school",
  params: idParams,
  query: nothing,
  body: z.strictObject({ version, label: text.min(1).max(100), content: guidePack }),
  bodyLimit: LARGEST,
  output: head,
  errors: ["invalid-input", "not-allowed", "not-found", "stale-version", "conflict"],
});

const step = { params: idParams, query: nothing, body: z.strictObject({ version }), output: head } as const;

/** From here on it never changes. */
export const publishGuide = endpoint({
  name: "guides.publish",
  method: "POST",
  path: "/guides/:id/publish",
  summary: { "zh-CN": "发布指南版本", en: "Publish a version of a guide" },
  permission: "manage-school",
  ...step,
  errors: ["invalid-input", "not-allowed", "not-found", "stale-version", "conflict"],
});

/** It stays readable and where it is assigned; it is assigned no more. */
export const retireGuide = endpoint({
  name: "guides.retire",
  method: "POST",
  path: "/guides/:id/retire",
  summary: { "zh-CN": "停用指南版本", en: "Retire a version of a guide" },
  permission: "manage-school",
  ...step,
  errors: ["invalid-input", "not-allowed", "not-found", "stale-version", "conflict"],
});

const affected = z.strictObject({ id: z.string(), quote: z.string(), quoteStands: z.boolean() });
const point = z.strictObject({ code: z.string(), text: z.string() });
const piece = z.strictObject({ kind: z.enum(["same", "removed", "added"]), text: z.string() });
const diff = z.strictObject({
  before: z.string().nullable(),
  after: z.string().nullable(),
  added: z.array(point),
  removed: z.array(point.extend({ requirements: z.array(affected) })),
  reworded: z.array(
    z.strictObject({ from: z.string(), to: z.string(), words: z.array(piece), requirements: z.array(affected) }),
  ),
  moved: z.array(
    z.strictObject({ from: z.string(), to: z.string(), text: z.string(), requirements: z.array(affected) }),
  ),
  unchanged: z.int(),
});

export const compareGuides = endpoint({
  name: "guides.compare",
  method: "GET",
  path: "/guides/:id/compare/:other",
  summary: { "zh-CN": "对比两个版本的指南", en: "Compare two versions of a guide" },
  permission: "account",
  params: z.strictObject({ id, other: id }),
  query: nothing,
  body: noBody,
  output: z.strictObject({ diff: z.array(diff) }),
  errors: ["not-found"],
});

const assignment = z.strictObject({
  id: z.string(),
  organisationId: z.string(),
  guideVersionId: z.string(),
  mode: z.enum(["assessed", "self-check"]),
  from: date,
  to: date.nullable(),
  version,
});
export type GuideAssignment = z.infer<typeof assignment>;

/** What is assigned at an organisation, above it and below it; a self-check is listed to its organisation alone. */
export const listAssignments = endpoint({
  name: "guides.assignments",
  method: "GET",
  path: "/organisations/:id/guide-assignments",
  summary: { "zh-CN": "列出指南的适用安排", en: "List which guides are assigned" },
  permission: "see",
  params: idParams,
  query: nothing,
  body: noBody,
  output: z.strictObject({ assignments: z.array(assignment) }),
  errors: ["not-allowed", "not-found"],
});

const assigned = z.strictObject({ guideVersionId: id, from: sensibleDate, to: sensibleDate.nullish() });

/** The organisation and everybody below it whose kind the guide is for are assessed by it. */
export const assignGuide = endpoint({
  name: "guides.assign",
  method: "POST",
  path: "/organisations/:id/guide-assignments",
  summary: { "zh-CN": "指定考核所用的指南", en: "Assign a guide by which organisations are assessed" },
  permission: "manage-school",
  params: idParams,
  query: nothing,
  body: assigned,
  output: assignment,
  errors: ["invalid-input", "not-allowed", "not-found", "conflict"],
});

/** The organisation judges itself; it alone sees the outcome. */
export const selfCheckGuide = endpoint({
  name: "guides.self-check",
  method: "POST",
  path: "/organisations/:id/self-checks",
  summary: { "zh-CN": "用一份指南自查（仅本组织可见）", en: "Check oneself against a guide, seen by nobody else" },
  permission: "keep-desk",
  params: idParams,
  query: nothing,
  body: assigned,
  output: assignment,
  errors: ["invalid-input", "not-allowed", "not-found", "conflict"],
});

const ending = {
  params: z.strictObject({ id, assignment: id }),
  query: nothing,
  body: z.strictObject({ version, to: sensibleDate }),
  output: assignment,
  errors: ["invalid-input", "not-allowed", "not-found", "stale-version", "conflict"],
} as const;

export const endAssignment = endpoint({
  name: "guides.end-assignment",
  method: "POST",
  path: "/organisations/:id/guide-assignments/:assignment/end",
  summary: { "zh-CN": "结束一项适用安排", en: "End an assignment" },
  permission: "manage-school",
  ...ending,
});

export const endSelfCheck = endpoint({
  name: "guides.end-self-check",
  method: "POST",
  path: "/organisations/:id/self-checks/:assignment/end",
  summary: { "zh-CN": "结束自查", en: "End a self-check" },
  permission: "keep-desk",
  ...ending,
});

export const guideEndpoints = [
  listGuides,
  readGuide,
  importGuide,
  draftGuide,
  changeGuide,
  publishGuide,
  retireGuide,
  compareGuides,
  listAssignments,
  assignGuide,
  selfCheckGuide,
  endAssignment,
  endSelfCheck,
] as const;
