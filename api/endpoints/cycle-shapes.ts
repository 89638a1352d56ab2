import { z } from "zod";
import { sensibleDate, shortWords } from "#api/limits.ts";
import { date, id, text } from "#domain/bundle/fields.ts";
import { branchCategories, organisationKinds } from "#domain/bundle/organisations.ts";
import { entryStates } from "#domain/cycles/moves.ts";
import { phases } from "#domain/cycles/phases.ts";

export const version = z.int().min(1);
/** A code of a point, such as `1.2(1)`. */
export const pointCode = z.string().min(1).max(50);
/** Some pages of a point's own text. */
export const longText = text.max(20_000);
export const reason = z.string().trim().min(1).max(2000);
export const template = z.strictObject({ "zh-CN": shortWords, en: shortWords });
/** Sentences that the system words. */
export const sentence = z.strictObject({ "zh-CN": z.string(), en: z.string() });

const code = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
export const phaseDates = z.strictObject({ phase: z.enum(phases), from: sensibleDate, to: sensibleDate });
export const ratingWord = z.strictObject({ id: code, words: template });
export const negativeItem = z.strictObject({ id: code, words: template });

export const cycleHead = z.strictObject({
  id: z.string(),
  name: z.string(),
  guideVersionId: z.string(),
  guide: z.strictObject({ title: z.string(), label: z.string(), appliesTo: z.enum(organisationKinds) }),
  window: z.strictObject({ from: date, to: date }),
  phases: z.array(phaseDates),
  scale: z.array(ratingWord),
  negativeList: z.array(negativeItem),
  seats: z.int(),
  version,
  closed: z.boolean(),
});
export type CycleHead = z.infer<typeof cycleHead>;

/** What came with a move. */
export const moveDetails = z.strictObject({
  answers: z.record(z.string(), date.nullable()).optional(),
  remarks: z.record(z.string(), z.string()).optional(),
  until: date.optional(),
  snapshot: z.int().optional(),
});
export type MoveDetails = z.infer<typeof moveDetails>;

export const entryHead = z.strictObject({
  id: z.string(),
  cycleId: z.string(),
  organisation: z.strictObject({
    id: z.string(),
    name: z.string(),
    kind: z.enum(organisationKinds),
    category: z.enum(branchCategories).nullable(),
    parentId: z.string().nullable(),
    dissolvedOn: date.nullable(),
  }),
  state: z.enum(entryStates),
  extendedUntil: date.nullable(),
  version,
  changedAt: z.string(),
});
export type EntryHead = z.infer<typeof entryHead>;

/** What a step of an entry answers with: where it is now. */
export const entryStep = z.strictObject({ id: z.string(), state: z.enum(entryStates), version });
export const entryParams = z.strictObject({ id });
