import { z } from "zod";
import { endpoint, noBody, nothing } from "#api/endpoint.ts";
import { idParams } from "#api/endpoints/fact-schemas.ts";
import { date } from "#domain/bundle/fields.ts";

const term = z.strictObject({
  /** The semester's name; null where the school has no calendar, then it is half a year. */
  name: z.string().nullable(),
  from: date,
  /** The day before the next term begins: the vacation belongs to the term before it. */
  to: date,
});
export type Term = z.infer<typeof term>;

const whole = z.int().min(0);
const line = z.strictObject({
  organisationId: z.string(),
  parentId: z.string().nullable(),
  name: z.string(),
  /** Gatherings that its guide asks for in periods that end in the term. */
  recordsAsked: whole,
  /** Documents asked for: yearly ones of the term, and standing ones that are not in force. */
  filesAsked: whole,
  /** Decisions from above received in the term, each to be passed on. */
  decisions: whole,
  /** Gatherings held in the term that it recorded. */
  recordsMade: whole,
  /** Fields filled in for them, corrections not counted. */
  fieldsFilled: whole,
  /** Documents issued in the term that it entered. */
  filesMade: whole,
  /** Asked for, and proved by a record that had been made for something else: nothing more was written for it. */
  provedAlready: whole,
});

/** How much was asked of each branch (负担): organisations alone, in the official order. */
export const readBurden = endpoint({
  name: "burden.read",
  method: "GET",
  path: "/organisations/:id/burden",
  summary: { "zh-CN": "本学期要求各党支部填报多少", en: "How much was asked of each branch this term" },
  permission: "see",
  params: idParams,
  query: z.strictObject({
    /** A day of the term; without it today. */
    on: date.optional(),
  }),
  body: noBody,
  output: z.strictObject({ term, earlier: date.nullable(), later: date.nullable(), branches: z.array(line) }),
  errors: ["invalid-input", "not-allowed", "not-found"],
});

const happened = z.strictObject({ at: z.string(), well: z.boolean(), file: z.string().nullable() }).nullable();

/** What was done to keep the data safe, as the commands wrote it into the audit log. */
export const backupStatus = endpoint({
  name: "backup.status",
  method: "GET",
  path: "/backup-status",
  summary: { "zh-CN": "最近的备份、恢复演练和日志核对", en: "The last backup, restore drill and verification" },
  permission: "see-audit",
  params: nothing,
  query: nothing,
  body: noBody,
  output: z.strictObject({
    now: z.string(),
    version: z.string(),
    /** The database's own version and size in bytes. */
    postgres: z.string(),
    bytes: z.int(),
    backup: happened,
    drill: happened,
    verified: happened,
  }),
  errors: ["not-allowed"],
});

export const careEndpoints = [readBurden, backupStatus] as const;
