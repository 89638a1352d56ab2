import { z } from "zod";
import { longText, pointCode, ratingWord, sentence, template } from "#api/endpoints/cycle-shapes.ts";
import { date } from "#domain/bundle/fields.ts";
import { statuses } from "#domain/verdicts/verdict.ts";

const period = z.strictObject({ from: date, to: date });

/** What a verdict came to; no activity and nobody is named. */
export const verdictOutline = z.strictObject({
  requirement: z.string(),
  period: period.nullable(),
  status: z.enum(statuses),
  strength: z.enum(["must", "should"]),
  reason: z.string().nullable(),
  need: z.int(),
  count: z.int(),
});
export type VerdictOutline = z.infer<typeof verdictOutline>;

/** A requirement's facts, as sentences that the engine wrote. */
export const fact = z.strictObject({ requirement: z.string(), quote: z.string(), sentences: z.array(sentence) });
export type Fact = z.infer<typeof fact>;

/** A piece of evidence beside a point, in the revision of that moment. */
export const evidenceItem = z.strictObject({
  evidenceId: z.string(),
  number: z.string(),
  title: z.string(),
  sha256: z.string(),
  bytes: z.int(),
  revision: z.int(),
});
export type EvidenceItem = z.infer<typeof evidenceItem>;

const frozenPoint = z.strictObject({
  code: pointCode,
  text: longText,
  rating: z.string(),
  version: z.int(),
  writtenBy: z.string().nullable(),
  facts: z.array(fact),
  verdicts: z.array(verdictOutline),
  evidence: z.array(evidenceItem),
});

/** What was submitted, as it stood then. */
export const snapshot = z.strictObject({
  guideVersionId: z.string(),
  window: period,
  asOf: date,
  scale: z.array(ratingWord.extend({ words: template })),
  points: z.array(frozenPoint),
});
export type Snapshot = z.infer<typeof snapshot>;
