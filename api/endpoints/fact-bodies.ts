import { z } from "zod";
import { withinLimits } from "#api/limits.ts";
import { drafts, extras, reason, version } from "#api/endpoints/fact-schemas.ts";
import type { Draft, Extra } from "#api/endpoints/fact-schemas.ts";
import type { ListName } from "#domain/bundle/bundle.ts";

export const versionActions = ["create", "correct", "withdraw", "import", "redact"] as const;

function bodiesOf<EntrySchema extends z.ZodType, ExtraSchema extends z.ZodType>(
  entry: EntrySchema,
  extra: ExtraSchema,
) {
  // What was kept before there were limits is told as it is.
  const sent = { entry: entry.check(withinLimits), extra: extra.check(withinLimits).optional() };
  return {
    create: z.strictObject({ ...sent }),
    /** Names the version that the writer saw, and why it is corrected. */
    correct: z.strictObject({ version, reason, ...sent }),
    /** One version, with who and why; the entry is null where its text was erased or is not the caller's to see. */
    told: z.strictObject({
      version,
      action: z.enum(versionActions),
      at: z.string(),
      by: z.string().nullable(),
      reason: z.string().nullable(),
      entry: entry.nullable(),
      extra,
    }),
  };
}

type Created<Name extends ListName> = { entry: Draft<Name>; extra?: Extra | undefined };
/** One version of an entry as it is told. */
export type Told<Name extends ListName> = {
  version: number;
  action: (typeof versionActions)[number];
  at: string;
  by: string | null;
  reason: string | null;
  entry: Draft<Name> | null;
  extra: Extra;
};

type Bodies<Name extends ListName> = {
  create: z.ZodType<Created<Name>, Created<Name>>;
  correct: z.ZodType<
    Created<Name> & { version: number; reason: string },
    Created<Name> & { version: number; reason: string }
  >;
  told: z.ZodType<Told<Name>, Told<Name>>;
};

/** What is sent and told of an entry, list by list; each follows from the bundle's own schema. */
export const bodies: { readonly [Name in ListName]: Bodies<Name> } = {
  organisations: bodiesOf(drafts.organisations, extras.organisations),
  positions: bodiesOf(drafts.positions, extras.positions),
  elections: bodiesOf(drafts.elections, extras.elections),
  extensions: bodiesOf(drafts.extensions, extras.extensions),
  roster: bodiesOf(drafts.roster, extras.roster),
  activities: bodiesOf(drafts.activities, extras.activities),
  documents: bodiesOf(drafts.documents, extras.documents),
  approvals: bodiesOf(drafts.approvals, extras.approvals),
  directives: bodiesOf(drafts.directives, extras.directives),
  bodies: bodiesOf(drafts.bodies, extras.bodies),
  contacts: bodiesOf(drafts.contacts, extras.contacts),
  weakBranches: bodiesOf(drafts.weakBranches, extras.weakBranches),
  statements: bodiesOf(drafts.statements, extras.statements),
  plans: bodiesOf(drafts.plans, extras.plans),
};
