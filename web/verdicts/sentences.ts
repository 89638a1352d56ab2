import type { z } from "zod";
import type { organisationVerdicts } from "#api/endpoints/verdict-shapes.ts";
import { fill } from "#domain/wording/language.ts";
import type { Language, Template, Values } from "#domain/wording/language.ts";
import { verdictSentences } from "#domain/wording/verdict-sentences.ts";

type Verdicts = z.output<typeof organisationVerdicts>;
type Period = { from: string; to: string } | null;

const templates: Readonly<Record<string, Template>> = verdictSentences;

/** A sentence of the server in words; one that this page does not know yet is left out. */
export function worded({ code, values }: { code: string; values: Values }, language: Language): string[] {
  const template = templates[code];
  return template === undefined ? [] : [fill(template, language, values)];
}

/** What the verdict on a requirement and period says, in sentences. */
export function sentencesOf(
  verdicts: Verdicts,
  { requirement, period, guideVersionId }: { requirement: string; period: Period; guideVersionId: string },
  language: Language,
): string[] {
  const guide = verdicts.guides.find((each) => each.guideVersionId === guideVersionId);
  const all = [...(guide?.points.flatMap((each) => each.requirements) ?? []), ...(guide?.apart ?? [])];
  const verdict = all
    .find((each) => each.id === requirement)
    ?.verdicts.find((each) => each.period?.from === period?.from && each.period?.to === period?.to);
  return verdict?.sentences.flatMap((each) => worded(each, language)) ?? [];
}
