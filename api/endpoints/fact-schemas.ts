import { z } from "zod";
import { activity } from "#domain/bundle/activities.ts";
import type { ListName } from "#domain/bundle/bundle.ts";
import { bundleLists } from "#domain/bundle/bundle.ts";
import { date, id, text } from "#domain/bundle/fields.ts";
import { nothing } from "#api/endpoint.ts";

/** The system's own: an id that it gives and the clock of the first version. A client sends neither. */
const ours = { id: true, recordedAt: true } as const;
const clock = { recordedAt: true } as const;

const { organisations, directives } = bundleLists;

/**
 * The lists of the bundle as a person writes them: the entry without what the system adds. They are made
 * from the bundle's own schemas, so that the two cannot drift.
 */
export const drafts = {
  organisations: organisations.omit(ours).extend({
    was: z.array(organisations.shape.was.unwrap().unwrap().element.omit(clock)).nullish(),
    committee: z.array(organisations.shape.committee.unwrap().unwrap().element.omit(clock)).nullish(),
    headcounts: z.array(organisations.shape.headcounts.unwrap().unwrap().element.omit(clock)).nullish(),
  }),
  positions: bundleLists.positions.omit(ours),
  elections: bundleLists.elections.omit(clock),
  extensions: bundleLists.extensions.omit(clock),
  roster: bundleLists.roster.omit(clock),
  activities: activity.omit(ours),
  documents: bundleLists.documents.omit(ours),
  approvals: bundleLists.approvals.omit(ours),
  directives: directives.omit(ours).extend({
    recipients: z.array(directives.shape.recipients.unwrap().unwrap().element.omit(clock)).nullish(),
  }),
  bodies: bundleLists.bodies.omit(ours),
  contacts: bundleLists.contacts.omit(clock),
  weakBranches: bundleLists.weakBranches.omit(clock),
  statements: bundleLists.statements.omit(clock),
  plans: activity.omit(ours),
} as const satisfies Record<ListName, z.ZodType>;

export type Draft<Name extends ListName> = z.infer<(typeof drafts)[Name]>;

/** The same as a table whose type follows the name, for what is written once for every list. */
export const draftSchemas: { readonly [Name in ListName]: z.ZodType<Draft<Name>, Draft<Name>> } = drafts;

/** Why somebody is no longer on a branch's roster, or stays on it though gone (暂留). */
export const endReasons = [
  "graduated",
  "transferred",
  "left",
  "deceased",
  "removed",
  "retained",
  "reformed",
  "other",
] as const;
export type EndReason = (typeof endReasons)[number];

/** What the server keeps beside an entry and the bundle does not know. */
export const extras = {
  organisations: z.strictObject({ secondSupervisorId: id.nullish() }),
  positions: nothing,
  elections: nothing,
  extensions: nothing,
  /** A name is for the branch's own use and never leaves it. */
  roster: z.strictObject({ name: text.max(200).nullish(), endReason: z.enum(endReasons).nullish() }),
  activities: nothing,
  documents: nothing,
  approvals: nothing,
  directives: nothing,
  bodies: nothing,
  contacts: nothing,
  weakBranches: nothing,
  statements: nothing,
  plans: nothing,
} as const satisfies Record<ListName, z.ZodType>;

const extraSchemas: Readonly<Record<ListName, z.ZodType<Extra, Extra>>> = extras;
export type Extra = {
  secondSupervisorId?: string | null | undefined;
  name?: string | null | undefined;
  endReason?: EndReason | null | undefined;
};

export const idParams = z.strictObject({ id });
/** Why something is corrected or withdrawn: kept with the version. */
export const reason = z.string().trim().min(1).max(2000);
export const version = z.int().min(1);

const truth = z.enum(["true", "false"]).transform((value) => value === "true");
const count = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,7}$/)
    .transform(Number)
    .pipe(z.int().min(least).max(most));

/** What a list is filtered, sorted and paged by; what a list does not have filters nothing out of it. */
export const listQuery = z.strictObject({
  organisation: id.optional(),
  /** With the organisations below it; without `organisation` everything that the caller may see. */
  below: truth.optional(),
  from: date.optional(),
  to: date.optional(),
  /** A kind of segment, of document, of body; a role, a coverage. */
  kind: id.optional(),
  topic: id.optional(),
  /** Only late records (补录), or only others. */
  late: truth.optional(),
  /** What is withdrawn instead of what stands. */
  withdrawn: truth.optional(),
  text: text.max(100).optional(),
  sort: z.enum(["date", "recorded", "title", "organisation", "present"]).optional(),
  direction: z.enum(["up", "down"]).optional(),
  limit: count(1, 200).optional(),
  offset: count(0, 1_000_000).optional(),
});
export type ListQuery = z.infer<typeof listQuery>;

/** Whether the caller may do something with the record, with the reason where not. */
export const ability = z.union([
  z.strictObject({ allowed: z.literal(true) }),
  z.strictObject({ allowed: z.literal(false), reason: z.string(), sentence: z.string() }),
]);
export type Ability = z.infer<typeof ability>;

export const mark = z.enum(["recorded-late", "sensitive", "imported", "withdrawn"]);

function recordFields<Name extends ListName>(name: Name) {
  return {
    id: z.string(),
    version,
    /** The system's clock of its first version, in Shanghai's time. */
    recordedAt: z.string(),
    organisationId: z.string(),
    marks: z.array(mark),
    entry: draftSchemas[name],
    extra: extraSchemas[name],
  };
}

/** An entry as it is shown. */
export function recordOf<Name extends ListName>(name: Name) {
  return z.strictObject(recordFields(name));
}

/** The same with what the caller may do with it. */
export function recordWithAbilities<Name extends ListName>(name: Name) {
  return z.strictObject({ ...recordFields(name), abilities: z.record(z.string(), ability) });
}

/** A likely slip: it is shown and stops nothing. */
export const warning = z.strictObject({
  code: z.string(),
  path: z.array(z.union([z.string(), z.number()])),
  message: z.string(),
});
