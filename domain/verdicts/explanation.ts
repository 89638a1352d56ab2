import type { CivilDate } from "#domain/dates/civil-date.ts";
import type { Requirement } from "#domain/guides/requirement-schema.ts";
import type { Names } from "#domain/verdicts/names.ts";
import type { Sentence } from "#domain/verdicts/sentence.ts";
import { stateSentences } from "#domain/verdicts/state-sentences.ts";
import type { ToldFacts } from "#domain/verdicts/state-sentences.ts";
import type { HintCode, ReasonCode, RefusalCode, Verdict } from "#domain/verdicts/verdict.ts";

/** Something that was counted, refused or found, with its title and day. */
export type Told = { activity: string; title: string; heldOn: CivilDate | null };

/**
 * A verdict that explains itself (rules.md section 3), as data: the guide's words, what was counted, what
 * was refused and why, what would still save it, and who decided the number. Worded by domain/wording.
 */
export type Explanation = {
  quote: string;
  /** `guide`: the number stands in the guide's text; `school`: it is a school setting (学校设定). */
  decidedBy: "guide" | "school";
  sentences: readonly Sentence[];
  reason: ReasonCode | null;
  counted: readonly (Told & { late: boolean; recordedLate: boolean })[];
  refused: readonly (Told & { code: RefusalCode })[];
  hints: readonly HintCode[];
  found: { activities: readonly Told[]; documents: readonly string[] };
};

/** Explains one verdict; `facts` are those it was judged from, as far as the sentences need them. */
export function explain(verdict: Verdict, requirement: Requirement, facts: ToldFacts, names: Names): Explanation {
  const told = (id: string | null): Told => {
    const activity = id === null ? null : names.activity(id);
    return { activity: id ?? "", title: activity?.title ?? "", heldOn: activity?.heldOn ?? null };
  };
  const schoolSets = "schoolSets" in requirement && requirement.schoolSets === true;
  return {
    quote: requirement.quote,
    decidedBy: schoolSets ? "school" : "guide",
    sentences: stateSentences(verdict, requirement, facts, names),
    reason: verdict.reason,
    counted: verdict.counted.map((each) => ({
      ...told(each.activity),
      late: each.late,
      recordedLate: each.recordedLate,
    })),
    refused: verdict.refused.map((each) => ({ ...told(each.activity), code: each.code })),
    hints: verdict.hints,
    found: {
      activities: (verdict.found?.activities ?? []).map((each) => told(each.activity)),
      documents: (verdict.found?.documents ?? []).map(names.document),
    },
  };
}
