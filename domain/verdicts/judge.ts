import type { Bundle } from "#domain/bundle/bundle.ts";
import { factsOf } from "#domain/facts/facts.ts";
import type { Asked, Facts } from "#domain/facts/facts.ts";
import { memo } from "#domain/facts/memo.ts";
import type { Organisation } from "#domain/facts/organisation.ts";
import { requirementsOf } from "#domain/guides/pack.ts";
import type { GuidePack } from "#domain/guides/pack.ts";
import type { Judging, RolledUpVerdict } from "#domain/requirements/evaluator.ts";
import { evaluate } from "#domain/requirements/registry.ts";
import { summarise } from "#domain/verdicts/summary.ts";
import type { PointSummary } from "#domain/verdicts/summary.ts";
import type { Verdict } from "#domain/verdicts/verdict.ts";

/** What is judged: a guide, and optionally only some organisations. */
export type Question = {
  guide: GuidePack;
  /** All packs whose requirements a roll-up may name; the guide itself belongs to them. */
  packs: readonly GuidePack[];
  organisations?: readonly string[] | undefined;
  upcoming?: boolean;
};

export type Judgement = { verdicts: Verdict[]; points: PointSummary[] };

/** True for organisations that are judged: of the guide's kind, and not dissolved before the as-of day and the window. */
function isJudged(organisation: Organisation, guide: GuidePack, facts: Facts): boolean {
  if (organisation.kind !== guide.appliesTo) return false;
  const { dissolvedOn } = organisation;
  return dissolvedOn === null || dissolvedOn >= facts.asOf || dissolvedOn >= facts.window.from;
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function inOrder(a: Verdict, b: Verdict): number {
  return (
    byText(a.organisation, b.organisation) ||
    byText(a.requirement, b.requirement) ||
    byText(a.period?.from ?? "", b.period?.from ?? "")
  );
}

/**
 * Verdicts of a requirement that are known without judging: a roll-up looks at its branches' kept ones.
 * Undefined: not known, to be judged from the facts.
 */
export type KnownVerdicts = (
  requirementId: string,
  organisation: Organisation,
) => readonly RolledUpVerdict[] | undefined;

/** Ready to judge: every requirement is judged once for an organisation, for its own guide and for roll-ups alike. */
export function judgingOf(
  facts: Facts,
  packs: readonly GuidePack[],
  upcoming = false,
  known: KnownVerdicts = () => undefined,
): Judging {
  const named = new Map(packs.flatMap(requirementsOf).map(({ requirement }) => [requirement.id, requirement]));
  const answers = memo((id: string) =>
    memo((organisation: Organisation): readonly Verdict[] => {
      const requirement = named.get(id);
      return requirement === undefined ? [] : evaluate(requirement, organisation, judging);
    }),
  );
  const judging: Judging = {
    facts,
    upcoming,
    verdictsOf: (id, organisation) => answers(id)(organisation),
    rolledUp: (id, organisation) => known(id, organisation) ?? answers(id)(organisation),
  };
  return judging;
}

/** Judges a guide, all or some organisations of its kind; verdicts sorted by organisation, requirement and period. */
export function judgeGuide(judging: Judging, guide: GuidePack, organisations?: readonly string[]): Judgement {
  const { facts } = judging;
  const chosen = organisations === undefined ? null : new Set(organisations);
  const judged = [...facts.organisations.values()].filter(
    (each) => isJudged(each, guide, facts) && (chosen === null || chosen.has(each.id)),
  );
  const requirements = requirementsOf(guide);
  const verdicts = judged
    .flatMap((organisation) =>
      requirements.flatMap(({ requirement }) => judging.verdictsOf(requirement.id, organisation)),
    )
    .toSorted(inOrder);
  return { verdicts, points: summarise(guide, verdicts) };
}

/**
 * Judges organisations against a guide: a pure function of guide, facts, window, as-of and known-at
 * (rules.md section 2).
 */
export function judgeFacts(facts: Facts, question: Question): Judgement {
  const judging = judgingOf(facts, question.packs, question.upcoming);
  return judgeGuide(judging, question.guide, question.organisations);
}

/** As `judgeFacts`, from a bundle. */
export function judge(bundle: Bundle, asked: Asked, question: Question): Judgement {
  return judgeFacts(factsOf(bundle, asked), question);
}
