import { z } from "zod";
import { endpoint, noBody, nothing } from "#api/endpoint.ts";
import { endReasons, idParams, reason, recordWithAbilities, version, warning } from "#api/endpoints/fact-schemas.ts";
import { requirementChange } from "#api/endpoints/verdict-shapes.ts";
import { sensibleDate, shortWords } from "#api/limits.ts";
import { id } from "#domain/bundle/fields.ts";
import { branchCategories, organisationKinds } from "#domain/bundle/organisations.ts";

/** Names of the school's organisations: whoever holds a joint activity must be able to name its partner. */
export const directory = endpoint({
  name: "organisations.directory",
  method: "GET",
  path: "/directory",
  summary: { "zh-CN": "全校党组织名录（只有名称和上下级）", en: "The school’s organisations: names and tree alone" },
  permission: "account",
  params: nothing,
  query: nothing,
  body: noBody,
  output: z.strictObject({
    organisations: z.array(
      z.strictObject({
        id: z.string(),
        parentId: z.string().nullable(),
        kind: z.enum(organisationKinds),
        name: z.string(),
        dissolved: z.boolean(),
      }),
    ),
  }),
  errors: [],
});

const saved = z.strictObject({
  record: recordWithAbilities("organisations"),
  changes: z.array(requirementChange),
  warnings: z.array(warning),
});
const writeErrors = ["invalid-input", "not-allowed", "not-found", "stale-version", "no-room", "key-reused"] as const;

/** A move, another category or name from a day on: the earlier value is kept with its last day. */
export const changeOrganisation = endpoint({
  name: "organisations.change",
  method: "POST",
  path: "/organisations/:id/change",
  summary: {
    "zh-CN": "调整隶属、类别或名称（保留原值及截止日）",
    en: "Move it, or give it another category or name; the earlier value is kept with its last day",
  },
  permission: "manage-school",
  params: idParams,
  query: nothing,
  body: z.strictObject({
    version,
    reason,
    /** The last day on which the earlier values held. */
    until: sensibleDate,
    parentId: id.optional(),
    category: z.enum(branchCategories).optional(),
    name: shortWords.optional(),
  }),
  output: saved,
  errors: [...writeErrors],
});

export const dissolveOrganisation = endpoint({
  name: "organisations.dissolve",
  method: "POST",
  path: "/organisations/:id/dissolve",
  summary: { "zh-CN": "撤销党组织（最后存续日）", en: "Dissolve it: its last day" },
  permission: "manage-school",
  params: idParams,
  query: nothing,
  body: z.strictObject({ version, reason, on: sensibleDate }),
  output: saved,
  errors: [...writeErrors],
});

const founding = z.strictObject({
  name: shortWords,
  category: z.enum(branchCategories).optional(),
  order: z.number().optional(),
  /** Where it is not that of the first it comes from. */
  parentId: id.optional(),
});

/**
 * One of a split's successors, and who goes there: roster entries, posts and roles of accounts, each by its id. Whoever is named
 * nowhere goes to the first. Roster entries are ids without a name: who manages the school has them from the branch, which alone
 * sees whose they are.
 */
const successor = founding.extend({
  members: z.array(id).max(2000).optional(),
  posts: z.array(id).max(100).optional(),
  accounts: z.array(id).max(100).optional(),
});

/** One step of a re-formation; organisations that a step names are branches, or a department that is moved. */
export const reformStep = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("merge"), from: z.array(id).min(2).max(50), into: founding }),
  z.strictObject({ kind: z.literal("split"), from: id, into: z.array(successor).min(2).max(50) }),
  z.strictObject({ kind: z.literal("re-found"), from: id, into: founding }),
  z.strictObject({ kind: z.literal("move"), organisation: id, parentId: id }),
]);
export type ReformStep = z.infer<typeof reformStep>;

/** What will happen, line by line; people are counted and not named. */
const reformLine = z.strictObject({
  step: z.int(),
  what: z.enum([
    "found",
    "dissolve",
    "move",
    "groups",
    "posts-end",
    "posts-begin",
    "members",
    "members-begin",
    "accounts",
  ]),
  organisationId: z.string().nullable(),
  name: z.string(),
  count: z.int(),
});
export type ReformLine = z.infer<typeof reformLine>;

const reformBody = z.strictObject({
  /** The first day of what is new; what was ends on the day before. */
  on: sensibleDate,
  reason,
  steps: z.array(reformStep).min(1).max(100),
});

const reformRow = {
  method: "POST",
  permission: "manage-school",
  params: nothing,
  query: nothing,
  body: reformBody,
  errors: ["invalid-input", "not-allowed", "not-found", "conflict", "no-room", "key-reused"],
} as const;

export const previewReform = endpoint({
  ...reformRow,
  name: "organisations.reform-preview",
  path: "/reform/preview",
  summary: { "zh-CN": "支部调整预览：将发生什么（不保存）", en: "Re-formation: what would happen; nothing is saved" },
  output: z.strictObject({ lines: z.array(reformLine) }),
});

export const commitReform = endpoint({
  ...reformRow,
  name: "organisations.reform",
  path: "/reform",
  summary: {
    "zh-CN": "支部调整：合并、拆分、划转、重新组建（一次完成）",
    en: "Re-formation: merge, split, move, re-found, all at once or not at all",
  },
  output: z.strictObject({
    lines: z.array(reformLine),
    founded: z.array(z.strictObject({ step: z.int(), id: z.string(), name: z.string() })),
  }),
});

const leaving = z.strictObject({ id, version, endReason: z.enum(endReasons) });
const graduationBody = z.strictObject({
  branchId: id,
  /** The last day on the roster; who is `retained` (暂留) stays on it. */
  on: sensibleDate,
  reason,
  members: z.array(leaving).min(1).max(500),
});
const graduationLine = z.strictObject({
  id: z.string(),
  memberId: z.string(),
  name: z.string().nullable(),
  endReason: z.enum(endReasons),
  /** Null: stays on the roster. */
  to: z.string().nullable(),
  /** Posts that the member still holds after that day; they are for the branch to end. */
  posts: z.int(),
});
const graduationRow = {
  method: "POST",
  permission: "keep-roster",
  params: nothing,
  query: nothing,
  body: graduationBody,
  errors: ["invalid-input", "not-allowed", "not-found", "stale-version", "no-room", "key-reused"],
} as const;

export const previewGraduation = endpoint({
  ...graduationRow,
  name: "roster.graduation-preview",
  path: "/graduation/preview",
  summary: {
    "zh-CN": "毕业离校预览：哪些党员离开、哪些暂留（不保存）",
    en: "Graduation: who would leave and who stays; nothing is saved",
  },
  output: z.strictObject({ members: z.array(graduationLine) }),
});

export const commitGraduation = endpoint({
  ...graduationRow,
  name: "roster.graduation",
  path: "/graduation",
  summary: {
    "zh-CN": "毕业离校：批量结束名册或登记暂留",
    en: "Graduation: ends roster entries with a reason, or notes who stays on",
  },
  output: z.strictObject({ members: z.array(graduationLine), changes: z.array(requirementChange) }),
});

export const organisationEndpoints = [
  directory,
  changeOrganisation,
  dissolveOrganisation,
  previewReform,
  commitReform,
  previewGraduation,
  commitGraduation,
] as const;
