import type { Bundle } from "#domain/bundle/bundle.ts";
import { InputError, problem } from "#domain/problems/problem.ts";
import type { Problem, ProblemKind } from "#domain/problems/problem.ts";
import { near } from "#domain/wording/nearest.ts";

const organisationProblems = {
  unknown: {
    code: "unknown-organisation",
    "zh-CN": "台账里没有编号或名称为“{text}”的党组织，请照“党组织”表里的写。",
    en: "the ledger has no organisation with the id or name “{text}”; write it as the sheet 党组织 (organisations) does.",
  },
  misspelt: {
    code: "unknown-organisation",
    "zh-CN": "台账里没有编号或名称为“{text}”的党组织，最接近的是“{nearest}”。",
    en: "the ledger has no organisation with the id or name “{text}”; the nearest is “{nearest}”.",
  },
  shared: {
    code: "shared-name",
    "zh-CN": "有几个党组织都叫“{text}”，请写编号：{ids}。",
    en: "several organisations are called “{text}”; write the id: {ids}.",
  },
} as const satisfies Record<string, ProblemKind>;

/**
 * The ids of the organisations that a person named, each by its id or its name.
 * @throws InputError with a problem for each that is not there or not clear
 */
export function organisationsMeant(bundle: Bundle, texts: readonly string[]): string[] {
  const ids = new Set(bundle.organisations.map((each) => each.id));
  const byName = Map.groupBy(bundle.organisations, (each) => each.name);
  const problems: Problem[] = [];
  const meant: string[] = [];
  for (const text of texts) {
    const named = ids.has(text) ? [text] : (byName.get(text) ?? []).map((each) => each.id);
    const [only] = named;
    if (only !== undefined && named.length === 1) meant.push(only);
    else if (only !== undefined)
      problems.push(problem(organisationProblems.shared, {}, { text, ids: named.join("、") }));
    else {
      const nearest = near(text, [...ids, ...byName.keys()]);
      problems.push(
        nearest === null
          ? problem(organisationProblems.unknown, {}, { text })
          : problem(organisationProblems.misspelt, {}, { text, nearest }),
      );
    }
  }
  if (problems.length > 0) throw new InputError(problems);
  return meant;
}
