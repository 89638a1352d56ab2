import { z } from "zod";
import { text, words } from "#domain/bundle/fields.ts";

export const GUIDES_FORMAT = "biaogan-guides/1";

const proposalUnits = ["次", "学时", "名", "%"] as const;
const proposalPeriods = ["week", "month", "quarter", "half-year", "semester", "year"] as const;

const proposal = z.strictObject({
  point: words,
  /** The exact words of the point. */
  quote: words,
  times: z.number().positive(),
  unit: z.enum(proposalUnits),
  /** null where the text names no period. */
  per: z.enum(proposalPeriods).nullable(),
  strength: z.enum(["must", "should"]),
});

const guide = z.strictObject({
  title: text,
  indicators: z.array(
    z.strictObject({ level: z.union([z.literal(1), z.literal(2)]), code: words, under: words.optional(), title: text }),
  ),
  points: z.array(
    z.strictObject({
      code: words,
      level1: words,
      level2: words.nullable(),
      text,
      evidence: text.optional(),
      criteria: text.optional(),
      printed: text.optional(),
    }),
  ),
  proposals: z.array(proposal),
});

/** What `guide import --json` writes (bundle.md, guide import). */
export const importedGuides = z.strictObject({
  format: z.literal(GUIDES_FORMAT),
  guides: z.array(guide),
  warnings: z.array(z.strictObject({ line: z.int(), text, why: text })),
});

export type ImportedGuides = z.infer<typeof importedGuides>;
export type ImportedGuide = z.infer<typeof guide>;
export type ImportedPoint = ImportedGuide["points"][number];
export type Proposal = z.infer<typeof proposal>;
