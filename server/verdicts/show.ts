import type { ShownGuide, ShownRequirement, ShownVerdict } from "#api/endpoints/verdict-shapes.ts";
import type { Requirement } from "#domain/guides/requirement-schema.ts";
import { metBy } from "#domain/requirements/met-by.ts";
import { explain } from "#domain/verdicts/explanation.ts";
import { worstOf } from "#domain/verdicts/summary.ts";
import { requirementName } from "#domain/verdicts/things-words.ts";
import type { ReadyPack } from "#server/verdicts/packs.ts";
import { FOUND_SHOWN } from "#server/verdicts/told-names.ts";
import type { Telling, ToldVerdict } from "#server/verdicts/told-names.ts";

/** A guide version as a reader may see it. */
export type GuideHead = { id: string; label: string; mode: ShownGuide["mode"] };

function shownVerdict(
  row: ToldVerdict,
  requirement: Requirement,
  { names, facts, mayName }: Telling,
  seesPrivate: boolean,
): ShownVerdict {
  const { verdict } = row;
  const { counted, refused, found, sentences } = explain(verdict, requirement, facts, names);
  const shown = found.activities.slice(0, FOUND_SHOWN).filter((each) => mayName(each.activity));
  return {
    period: verdict.period,
    status: verdict.status,
    summary: row.summary,
    reason: verdict.reason,
    need: verdict.need,
    count: verdict.count,
    missing: verdict.missing,
    dueOn: verdict.dueOn,
    dueSoon: verdict.dueSoon,
    makeUpUntil: verdict.makeUpUntil,
    hints: [...verdict.hints],
    sentences: sentences.map(({ code, values }) => ({ code, values })),
    counted: counted.filter((each) => mayName(each.activity)),
    refused: refused.filter((each) => mayName(each.activity)),
    found:
      verdict.found === undefined
        ? null
        : { activities: shown, activityCount: found.activities.length, documents: [...found.documents] },
    openDirectives: requirement.kind === "follow-up" ? [...verdict.uncovered] : null,
    uncoveredPeople: seesPrivate ? [...(row.private?.uncovered ?? [])] : null,
  };
}

/** What would meet a requirement, as the contract has it. */
export function shownMetBy(requirement: Requirement): ShownRequirement["metBy"] {
  const { kinds, ...rest } = metBy(requirement);
  return { ...rest, kinds: [...kinds] };
}

/** One guide's page: its points in its own words, each with its requirements and their verdicts. */
export function shownGuide(
  head: GuideHead,
  { pack }: ReadyPack,
  rows: readonly ToldVerdict[],
  telling: Telling,
  seesPrivate: boolean,
): ShownGuide {
  const byRequirement = Map.groupBy(rows, (each) => each.requirement);
  const shown = (requirement: Requirement): ShownRequirement => ({
    id: requirement.id,
    quote: requirement.quote,
    name: requirementName(requirement),
    metBy: shownMetBy(requirement),
    strength: requirement.strength,
    decidedBy: "schoolSets" in requirement && requirement.schoolSets === true ? "school" : "guide",
    verdicts: (byRequirement.get(requirement.id) ?? []).map((each) =>
      shownVerdict(each, requirement, telling, seesPrivate),
    ),
  });
  return {
    guideVersionId: head.id,
    pack: pack.pack,
    guide: pack.guide,
    title: pack.title,
    label: head.label,
    mode: head.mode,
    indicators: pack.indicators.map(({ level, code, title, under }) => ({
      level,
      code,
      title,
      ...(under === undefined ? {} : { under }),
    })),
    points: pack.points.map(({ code, level1, level2, text, requirements }) => {
      const own = requirements.flatMap((each) => byRequirement.get(each.id) ?? []);
      return {
        code,
        level1,
        level2,
        text,
        summary: worstOf(own.map((each) => each.summary)),
        requirements: requirements.map(shown),
      };
    }),
    apart: (pack.apart ?? []).map((each) => shown(each.requirement)),
  };
}
