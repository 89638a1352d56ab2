import type { Role } from "#domain/bundle/organisations.ts";
import type { Facts } from "#domain/facts/facts.ts";
import type { Requirement, RequirementOf } from "#domain/guides/requirement-schema.ts";
import { currentTerm } from "#domain/requirements/term.ts";
import { listed, sentence } from "#domain/verdicts/sentence.ts";
import type { Sentence } from "#domain/verdicts/sentence.ts";
import { countThing, kindThing } from "#domain/verdicts/things-words.ts";
import type { Names } from "#domain/verdicts/names.ts";
import type { Verdict } from "#domain/verdicts/verdict.ts";
import { wordDate, wordPeriod, wordWeek } from "#domain/wording/dates.ts";
import type { Values } from "#domain/wording/language.ts";
import { roleTerms, segmentKindTerms } from "#domain/wording/terms.ts";
import { setWords } from "#domain/wording/verdict-sentences.ts";

/** What the sentences need of the facts: the school's numbers, and when the committee was elected. */
export type ToldFacts = Pick<Facts, "settings" | "organisations" | "electionsOf">;

type Teller<Of extends Requirement> = (verdict: Verdict, requirement: Of, facts: ToldFacts, names: Names) => Sentence[];

/** The values that every sentence may use. */
function common(verdict: Verdict): Values {
  return {
    need: verdict.need,
    count: verdict.count,
    missing: verdict.missing,
    late: verdict.counted.filter((each) => each.late).length,
    ...(verdict.period === null ? {} : { period: wordPeriod(verdict.period) }),
    ...(verdict.dueOn === null ? {} : { due: wordDate(verdict.dueOn) }),
    ...(verdict.makeUpUntil === null ? {} : { until: wordDate(verdict.makeUpUntil) }),
  };
}

const tellCount: Teller<RequirementOf<"count">> = (verdict, requirement, _facts, names) => {
  const values = { ...common(verdict), thing: countThing(requirement) };
  const groups =
    requirement.eachGroup === true && verdict.uncovered.length > 0
      ? [sentence("groups", { names: listed(verdict.uncovered.map(names.organisation)) })]
      : [];
  switch (verdict.status) {
    case "met":
      return [sentence("count-met", values)];
    case "met-late":
      return [sentence("count-met-late", values)];
    case "pending":
      return [sentence("count-pending", values), ...groups];
    default:
      return [sentence(verdict.makeUpUntil === null ? "count-short-closed" : "count-short-open", values), ...groups];
  }
};

const tellRegularity: Teller<RequirementOf<"regularity">> = (verdict, requirement) => {
  const values = { ...common(verdict), thing: kindThing(requirement.kinds) };
  const code = verdict.status === "met" ? "weeks-met" : verdict.status === "pending" ? "weeks-pending" : "weeks-short";
  const missed =
    verdict.uncovered.length > 0 ? [sentence("weeks", { names: listed(verdict.uncovered.map(wordWeek)) })] : [];
  return [sentence(code, values), ...missed];
};

/** Things whose names may be told: never members or pairs of people. */
const NAMED_SETS = ["branch-contact", "dual-leaders", "weak-branches", "bodies-contact", "vetting"];

const tellCoverage: Teller<RequirementOf<"coverage">> = (verdict, requirement, _facts, names) => {
  if (verdict.hints.includes("no-data")) return [sentence("nothing-stated", common(verdict))];
  const values = { ...common(verdict), ...setWords[requirement.of] };
  const code = verdict.status === "met" ? "set-met" : verdict.status === "pending" ? "set-pending" : "set-short";
  if (verdict.uncovered.length === 0 || !NAMED_SETS.includes(requirement.of)) return [sentence(code, values)];
  const ofBranches = requirement.of !== "bodies-contact" && requirement.of !== "vetting";
  const called = verdict.uncovered.map(ofBranches ? names.organisation : names.thing);
  return [sentence(code, values), sentence("uncovered", { names: listed(called) })];
};

const tellDocument: Teller<RequirementOf<"document">> = (verdict, requirement) => {
  const values = { ...common(verdict), document: requirement.document };
  const yearly = requirement.per === "year";
  if (verdict.status === "met") return [sentence(yearly ? "document-year-met" : "document-met", values)];
  if (verdict.status === "pending") return [sentence("document-year-pending", values)];
  return [sentence(yearly ? "document-year-short" : "document-short", values)];
};

const tellApproval: Teller<RequirementOf<"approval">> = (verdict, _requirement, _facts, names) => {
  const forums = verdict.uncovered.map((id) => names.activity(id)?.title ?? id);
  const code =
    verdict.status === "met" ? "forums-met" : verdict.status === "pending" ? "forums-pending" : "forums-short";
  return [sentence(code, { ...common(verdict), names: listed(forums) })];
};

const discussedFirst = {
  property: { "zh-CN": "先经党组织会议研究", en: "were discussed by the Party committee meeting first" },
  record: { "zh-CN": "党组织会议先行研究的记录", en: "" },
};
const decidedThere = {
  property: { "zh-CN": "由党组织会议研究决定", en: "were decided by the Party committee meeting" },
  record: { "zh-CN": "党组织会议研究决定的记录", en: "" },
};

function tellItems(verdict: Verdict, names: Names, words: Values): Sentence[] {
  const values = { ...common(verdict), ...words, names: listed(verdict.uncovered.map(names.thing)) };
  return [sentence(verdict.status === "met" ? "items-met" : "items-short", values)];
}

const tellFollowUp: Teller<RequirementOf<"follow-up">> = (verdict, _requirement, facts, names) => {
  const days = facts.settings.followUpDays;
  const values = { ...common(verdict), days, names: listed(verdict.uncovered.map(names.thing)) };
  switch (verdict.status) {
    case "met":
      return [sentence("directives-met", values)];
    case "met-late":
      return [sentence("directives-met-late", values)];
    case "pending":
      return [sentence("directives-pending", values)];
    default:
      return [sentence("directives-short", values)];
  }
};

function roleWords(role: Role): Values {
  return { role: roleTerms[role] };
}

const tellTerm: Teller<RequirementOf<"term">> = (verdict, requirement, facts) => {
  const organisation = facts.organisations.get(verdict.organisation);
  if (organisation === undefined) return [];
  const term = currentTerm(requirement, organisation, facts);
  if (term.state !== "elected") return [];
  const values = { ...common(verdict), since: wordDate(term.since), end: wordDate(term.endsOn) };
  if (verdict.hints.includes("extended")) return [sentence("term-extended", values)];
  const code = verdict.status === "met" ? "term-met" : verdict.status === "pending" ? "term-pending" : "term-short";
  return [sentence(code, values)];
};

const tellRollUp: Teller<RequirementOf<"roll-up">> = (verdict, _requirement, _facts, names) => {
  const values = { ...common(verdict), names: listed(verdict.uncovered.map(names.organisation)) };
  return [sentence(verdict.status === "met" ? "roll-up-met" : "roll-up-short", values)];
};

const tellJudgement: Teller<RequirementOf<"judgement">> = ({ found }) => {
  const [activities, documents] = [found?.activities.length ?? 0, found?.documents.length ?? 0];
  if (activities + documents === 0) return [sentence("judgement-empty")];
  const byKind = Object.entries(found?.byKind ?? {}).map(([kind, number]) => {
    const term = Object.entries(segmentKindTerms).find(([each]) => each === kind)?.[1];
    return { "zh-CN": `${term?.["zh-CN"] ?? kind}${number}`, en: `${term?.en ?? kind} ${number}` };
  });
  const list = listed(byKind);
  const kinds = byKind.length === 0 ? "" : { "zh-CN": `（${list["zh-CN"]}）`, en: ` (${list.en})` };
  return [sentence("judgement-found", { activities, documents, kinds })];
};

/** What the verdict says in sentences; a reason of not applying is told by its code. */
export function stateSentences(verdict: Verdict, requirement: Requirement, facts: ToldFacts, names: Names): Sentence[] {
  if (verdict.status === "not-applicable") return [];
  if (verdict.status === "upcoming") return [sentence("upcoming", common(verdict))];
  switch (requirement.kind) {
    case "count":
      return tellCount(verdict, requirement, facts, names);
    case "regularity":
      return tellRegularity(verdict, requirement, facts, names);
    case "coverage":
      return tellCoverage(verdict, requirement, facts, names);
    case "document":
      return tellDocument(verdict, requirement, facts, names);
    case "approval":
      return tellApproval(verdict, requirement, facts, names);
    case "precedence":
      return tellItems(verdict, names, discussedFirst);
    case "routing":
      return tellItems(verdict, names, decidedThere);
    case "follow-up":
      return tellFollowUp(verdict, requirement, facts, names);
    case "staffing": {
      const code = verdict.status === "met" ? "staffing-met" : "staffing-short";
      return [sentence(code, { ...common(verdict), ...roleWords(requirement.role) })];
    }
    case "term":
      return tellTerm(verdict, requirement, facts, names);
    case "roll-up":
      return tellRollUp(verdict, requirement, facts, names);
    case "judgement":
      return tellJudgement(verdict, requirement, facts, names);
  }
}
