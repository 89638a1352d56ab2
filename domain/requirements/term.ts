import { addMonths } from "#domain/dates/civil-date.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import type { Facts } from "#domain/facts/facts.ts";
import type { Organisation } from "#domain/facts/organisation.ts";
import type { RequirementOf } from "#domain/guides/requirement-schema.ts";
import { judgedNow } from "#domain/requirements/evaluator.ts";
import type { Evaluator } from "#domain/requirements/evaluator.ts";
import { due, notApplicable, SOON, verdict } from "#domain/verdicts/verdict.ts";

/** The level above reminds this many months before a term ends (任期届满前). */
const REMINDED_MONTHS = 6;
const LONGEST_EXTENSION_MONTHS = 12;

/** When the current term ends; appointed committees and missing records have no end. */
export type Term =
  | { state: "none" }
  | { state: "appointed"; since: CivilDate }
  | { state: "elected"; since: CivilDate; endsOn: CivilDate };

/** The term that the newest full election or appointment began; by-elections change nothing. */
export function currentTerm(
  requirement: RequirementOf<"term">,
  organisation: Organisation,
  facts: Pick<Facts, "electionsOf">,
): Term {
  const newest = (facts.electionsOf.get(organisation.id) ?? [])
    .filter((each) => each.type !== "by-election")
    .toSorted((a, b) => (a.heldOn > b.heldOn ? -1 : 1))[0];
  if (newest === undefined) return { state: "none" };
  if (newest.type === "appointed") return { state: "appointed", since: newest.heldOn };
  const years = organisation.entry.termYears ?? requirement.years;
  return { state: "elected", since: newest.heldOn, endsOn: addMonths(newest.heldOn, years * 12) };
}

/** Whether the committee's term runs, nears its end, or is over (换届; rules.md section 4, term). */
export const judgeTerm: Evaluator<"term"> = (requirement, organisation, { facts }) => {
  const { asOf } = facts;
  const subject = { requirement, organisation: organisation.id, period: null };
  return judgedNow(subject, organisation, facts, () => {
    const term = currentTerm(requirement, organisation, facts);
    if (term.state === "appointed") return notApplicable(subject, "appointed");
    if (term.state === "none") return verdict(subject, { status: "judgement", hints: ["no-election-recorded"] });
    const { endsOn } = term;
    if (asOf < addMonths(endsOn, -REMINDED_MONTHS)) return verdict(subject, { status: "met", need: 1, count: 1 });
    if (asOf <= endsOn) return verdict(subject, { status: "pending", need: 1, ...due(endsOn, asOf, SOON.longer) });
    const longest = addMonths(endsOn, LONGEST_EXTENSION_MONTHS);
    const extensions = (facts.extensionsOf.get(organisation.id) ?? []).filter((each) => each.until > endsOn);
    const until = extensions
      .map((each) => each.until)
      .filter((each) => each <= longest && asOf <= each)
      .toSorted()
      .at(-1);
    const refused = extensions
      .filter((each) => each.until > longest)
      .map(() => ({ activity: null, segment: null, code: "extension-too-long" as const }));
    if (until === undefined) return verdict(subject, { status: "short", need: 1, refused });
    const dates = due(until, asOf, SOON.longer);
    return verdict(subject, { status: "pending", need: 1, hints: ["extended"], refused, ...dates });
  });
};
