import { requirementsOf } from "#domain/guides/pack.ts";
import type { GuidePack, PlacedRequirement } from "#domain/guides/pack.ts";
import { InputError, problem } from "#domain/problems/problem.ts";
import type { ProblemKind } from "#domain/problems/problem.ts";
import { requirementName } from "#domain/verdicts/things-words.ts";
import { near } from "#domain/wording/nearest.ts";

const requirementProblems = {
  unknown: {
    code: "unknown-requirement",
    "zh-CN": "这份指南没有要求“{text}”。请写指标编号，如“{example}”，或要求的名称。",
    en: "this guide has no requirement “{text}”; write a point, such as “{example}”, or the name of a requirement.",
  },
  misspelt: {
    code: "unknown-requirement",
    "zh-CN": "这份指南没有要求“{text}”，最接近的是“{nearest}”。",
    en: "this guide has no requirement “{text}”; the nearest is “{nearest}”.",
  },
} as const satisfies Record<string, ProblemKind>;

/**
 * The requirements that a person means: one by its id, those of a point by its code (`1.2(1)`, full-width
 * brackets too), or those of a short name in either language.
 * @throws InputError when the guide has none such
 */
export function requirementsMeant(guide: GuidePack, text: string): PlacedRequirement[] {
  const wanted = plain(text.trim());
  const placed = requirementsOf(guide);
  const namesOf = ({ point, requirement }: PlacedRequirement): string[] => {
    // “For people to judge” names no requirement: half of the guide is called so.
    const name = requirement.kind === "judgement" ? null : requirementName(requirement);
    return [requirement.id, point, name?.["zh-CN"], name?.en].filter((each) => typeof each === "string");
  };
  const meant = placed.filter((each) => namesOf(each).some((name) => plain(name) === wanted));
  if (meant.length > 0) return meant;
  const nearest = near(wanted, new Set(placed.flatMap(namesOf)));
  if (nearest !== null) throw new InputError([problem(requirementProblems.misspelt, {}, { text, nearest })]);
  const example = placed.find((each) => each.point !== null)?.point ?? "1.1(1)";
  throw new InputError([problem(requirementProblems.unknown, {}, { text, example })]);
}

function plain(text: string): string {
  return text.replaceAll("（", "(").replaceAll("）", ")");
}
