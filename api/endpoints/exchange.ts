import { z } from "zod";
import { endpoint, file, noBody, nothing, upload } from "#api/endpoint.ts";
import { idParams, listQuery } from "#api/endpoints/fact-schemas.ts";

/** How much an export tells of people; what the branch alone may ask for is refused to everybody else. */
const people = z.enum(["counts", "pseudonyms", "ids"]);

/** The bundle of an organisation with all below it, as JSON or as a workbook. */
export const exportBundle = endpoint({
  name: "exchange.export",
  method: "GET",
  path: "/organisations/:id/export",
  summary: {
    "zh-CN": "导出党组织及其下级的数据包或工作簿",
    en: "Export the bundle or workbook of an organisation and all below it",
  },
  permission: "see",
  params: idParams,
  query: z.strictObject({
    format: z.enum(["json", "xlsx"]).default("json"),
    /** Left out: `ids` for the branch itself, `counts` for everybody else. */
    people: people.optional(),
  }),
  body: noBody,
  output: file,
  errors: ["invalid-input", "not-found", "not-allowed"],
});

/** The ledger as it is filtered and sorted on its page, a line a record. */
export const exportLedger = endpoint({
  name: "exchange.ledger",
  method: "GET",
  path: "/organisations/:id/ledger/export",
  summary: {
    "zh-CN": "按条件导出台账清单（xlsx，一条一行）",
    en: "Export the ledger as filtered, as xlsx, a line a record",
  },
  permission: "see",
  params: idParams,
  query: listQuery.omit({ organisation: true, limit: true, offset: true }),
  body: noBody,
  output: file,
  errors: ["invalid-input", "not-allowed", "not-found"],
});

/** Everything that is kept of an organisation and all below it: bundle, every version, files, and their hashes. */
export const exportArchive = endpoint({
  name: "exchange.archive",
  method: "GET",
  path: "/organisations/:id/archive",
  summary: {
    "zh-CN": "导出党组织及其下级的全部档案（含历次版本）",
    en: "Export the full archive of an organisation and all below it, every version included",
  },
  permission: "see",
  params: idParams,
  query: z.strictObject({ people: people.optional() }),
  body: noBody,
  output: file,
  errors: ["invalid-input", "not-found", "not-allowed"],
});

/** A bundle of a large school; a workbook is smaller. */
const LARGEST = 400 * 1024 * 1024;

const entry = z.strictObject({
  list: z.string(),
  id: z.string(),
  /** Its place in the file: path in JSON, sheet and row in a workbook. */
  place: z.string(),
  /** What it is, for a person: the name or title, where it has one. */
  title: z.string().nullable(),
  /** For a changed one: what differs from what stands here. For a refused one: why. */
  why: z.string().nullable(),
});

const counts = z.strictObject({ added: z.int(), changed: z.int(), unchanged: z.int(), refused: z.int() });

/** What an import would do or did. */
export const importReport = z.strictObject({
  dryRun: z.boolean(),
  /** True when it was done: nothing was refused, and it was no dry run. */
  done: z.boolean(),
  lists: z.record(z.string(), counts),
  /** The first of each; the counts say how many there are. */
  added: z.array(entry),
  changed: z.array(entry),
  refused: z.array(entry),
  /** What is wrong with the file itself; nothing is imported while there is any. */
  problems: z.array(z.strictObject({ code: z.string(), message: z.string() })),
  warnings: z.array(z.strictObject({ code: z.string(), message: z.string() })),
  /** Verdicts that changed, where it was done. */
  verdictsChanged: z.int(),
});

export type ImportReport = z.infer<typeof importReport>;

/** Takes in a bundle or a workbook; without `commit` it only says what would happen. */
export const importBundle = endpoint({
  name: "exchange.import",
  method: "POST",
  path: "/import",
  summary: {
    "zh-CN": "导入数据包或工作簿；不带 commit 时只预演，列出将新增、更改和不能导入的条目",
    en: "Import a bundle or workbook; without commit a dry run that lists what would be added, changed and refused",
  },
  permission: "import",
  params: z.strictObject({}),
  query: z.strictObject({ commit: z.enum(["true", "false"]).default("false"), name: z.string().max(200).optional() }),
  body: upload,
  output: importReport,
  errors: ["invalid-input", "not-allowed", "not-found", "conflict", "key-reused", "too-large", "no-room"],
  bodyLimit: LARGEST,
});

/** The workbook to fill in: headings, drop-downs, examples that are passed over, and a page that explains it. */
export const workbookTemplate = endpoint({
  name: "exchange.template",
  method: "GET",
  path: "/import/template",
  summary: { "zh-CN": "空白台账工作簿", en: "An empty workbook to fill in" },
  permission: "account",
  params: nothing,
  query: nothing,
  body: noBody,
  output: file,
  errors: [],
});

export const exchangeEndpoints = [exportBundle, exportLedger, exportArchive, importBundle, workbookTemplate] as const;
