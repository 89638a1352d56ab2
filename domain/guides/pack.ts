import { z } from "zod";
import { organisationKinds } from "#domain/bundle/organisations.ts";
import { text, words } from "#domain/bundle/fields.ts";
import { requirement } from "#domain/guides/requirement-schema.ts";
import type { Requirement } from "#domain/guides/requirement-schema.ts";

export const PACK_FORMAT = "biaogan-guide/1";

const indicator = z.strictObject({
  level: z.union([z.literal(1), z.literal(2)]),
  code: words,
  title: text,
  under: words.optional(),
});

const point = z.strictObject({
  /** `<level-2 code>(<n>)`, such as `1.2(1)` or `3(4)`. */
  code: words,
  level1: words,
  level2: words.nullable(),
  /** The words of the guide, without the number and without layout spaces. */
  text: words,
  evidence: text.optional(),
  criteria: text.optional(),
  /** The document's own code where it differs, such as `C3`. */
  printed: text.optional(),
  requirements: z.array(requirement).default([]),
});

/** One guide as data: the text of its points and what each asks (a file of `guides/`). */
export const guidePack = z.strictObject({
  format: z.literal(PACK_FORMAT),
  /** The pack that the guide belongs to: two guides of one document share it. */
  pack: words,
  /** The guide's id, the first part of its requirements' ids. */
  guide: words,
  title: words,
  appliesTo: z.enum(organisationKinds),
  /** Topics that this guide names beside the common ones. */
  topics: z.record(z.string(), z.strictObject({ "zh-CN": words, en: words })).optional(),
  indicators: z.array(indicator),
  points: z.array(point),
  /** Requirements of the organisation's page that belong to no point; `from` names where the quote stands. */
  apart: z.array(z.strictObject({ from: words, requirement })).optional(),
});

export type GuidePack = z.infer<typeof guidePack>;
export type GuidePoint = GuidePack["points"][number];

/** A requirement with the code of its point (null: of no point). */
export type PlacedRequirement = { point: string | null; requirement: Requirement };

/** All requirements of a guide, in the guide's order, those apart last. */
export function requirementsOf(pack: GuidePack): PlacedRequirement[] {
  return [
    ...pack.points.flatMap((item) => item.requirements.map((each) => ({ point: item.code, requirement: each }))),
    ...(pack.apart ?? []).map((each) => ({ point: null, requirement: each.requirement })),
  ];
}

/** Ids of the requirements whose number `settings.times` may set. */
export function adjustableRequirements(packs: readonly GuidePack[]): string[] {
  return packs
    .flatMap(requirementsOf)
    .filter(({ requirement: each }) => each.kind === "count" && each.schoolSets === true)
    .map(({ requirement: each }) => each.id);
}
