import { agendaProperties, convened, factWords, shortKinds, verbs } from "#domain/assessments/fact-words.ts";
import type { SegmentKind } from "#domain/bundle/activities.ts";
import { holds, periodOf } from "#domain/dates/period.ts";
import type { Period } from "#domain/dates/period.ts";
import type { Requirement, RequirementOf } from "#domain/guides/requirement-schema.ts";
import { currentTerm } from "#domain/requirements/term.ts";
import type { Names } from "#domain/verdicts/names.ts";
import { listed } from "#domain/verdicts/sentence.ts";
import type { ToldFacts } from "#domain/verdicts/state-sentences.ts";
import { countThing, kindThing } from "#domain/verdicts/things-words.ts";
import type { Verdict } from "#domain/verdicts/verdict.ts";
import { reasonSentences } from "#domain/wording/codes.ts";
import { wordDate, wordPeriod, wordWeek } from "#domain/wording/dates.ts";
import { fill } from "#domain/wording/language.ts";
import type { Template, Values } from "#domain/wording/language.ts";
import { roleTerms, segmentKindTerms } from "#domain/wording/terms.ts";
import { setWords } from "#domain/wording/verdict-sentences.ts";

/** What the sentences of one requirement are made from: all its verdicts in the window, in the order of their periods. */
export type ToldRequirement<Of extends Requirement = Requirement> = {
  requirement: Of;
  verdicts: readonly Verdict[];
  window: Period;
  facts: ToldFacts;
  names: Names;
};

type Word = keyof typeof factWords;
const NOTHING: Template = { "zh-CN": "", en: "" };

function worded(word: Word, values: Values = {}): Template {
  return { "zh-CN": fill(factWords[word], "zh-CN", values), en: fill(factWords[word], "en", values) };
}

function unless(empty: boolean, word: Word, values: Values): Template {
  return empty ? NOTHING : worded(word, values);
}

/** The part of a window's one year as people say it within a sentence that named the year: 7月, 第三季度. */
function within(window: Period, period: Period): Template {
  const whole = wordPeriod(period);
  const year = window.from.slice(0, 4);
  const oneYear = periodOf("year", window.from);
  if (window.from !== oneYear.from || window.to !== oneYear.to || !holds(window, period.from)) return whole;
  return {
    "zh-CN": whole["zh-CN"].replace(`${year}年`, "") || whole["zh-CN"],
    en: whole.en.replace(` of ${year}`, "").replace(` ${year}`, ""),
  };
}

function periodsOf(verdicts: readonly Verdict[], window: Period): Template {
  return listed(
    verdicts.map((each) => within(window, each.period ?? window)),
    24,
  );
}

function verbOf(kinds: readonly SegmentKind[]): Template {
  return kinds.every((each) => convened.includes(each)) ? verbs.convened : verbs.carriedOut;
}

function thingOf(requirement: RequirementOf<"count">): Template {
  const [kind, ...more] = requirement.kinds;
  const short = kind === undefined || more.length > 0 ? undefined : shortKinds[kind];
  return short === undefined || requirement.leader !== undefined || requirement.topic !== undefined
    ? countThing(requirement)
    : short;
}

const isPending = (each: Verdict): boolean => each.status === "pending";
const isShort = (each: Verdict): boolean => each.status === "short";
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

function tellCount({ requirement, verdicts, window }: ToldRequirement<RequirementOf<"count">>): Template {
  const verb = verbOf(requirement.kinds);
  const common = { window: wordPeriod(window), verb, thing: thingOf(requirement) };
  const [pending, due] = [verdicts.filter(isPending), verdicts.filter((each) => !isPending(each))];
  const groups = requirement.eachGroup === true;
  const first = pending[0];
  if (due.length === 0 && first !== undefined) {
    const values = { need: sum(pending.map((each) => each.need)), count: sum(pending.map((each) => each.count)) };
    return worded("count-all-open", { ...common, ...values, due: wordDate(first.dueOn ?? window.to) });
  }
  const late = sum(due.map((each) => each.counted.filter((one) => one.late).length));
  const missed = due.filter((each) => isShort(each) && each.count === 0);
  const fewer = due.filter((each) => isShort(each) && each.count > 0);
  const lacks = {
    "zh-CN": [
      unless(missed.length === 0, "missed", { verb, names: periodsOf(missed, window) })["zh-CN"],
      unless(fewer.length === 0, "fewer", { names: periodsOf(fewer, window) })["zh-CN"],
    ].join(""),
    en: [
      unless(missed.length === 0, "missed", { verb, names: periodsOf(missed, window) }).en,
      unless(fewer.length === 0, "fewer", { names: periodsOf(fewer, window) }).en,
    ].join(""),
  };
  return worded(groups ? "count-groups" : "count", {
    ...common,
    need: groups ? due.length : sum(due.map((each) => each.need)),
    count: groups ? due.filter((each) => !isShort(each)).length : sum(due.map((each) => each.count)),
    late: unless(late === 0, "late", { late }),
    missed: lacks,
    open: unless(pending.length === 0, "open", { names: periodsOf(pending, window) }),
  });
}

function tellWeeks({ requirement, window }: ToldRequirement<RequirementOf<"regularity">>, verdict: Verdict): Template {
  return worded("weeks", {
    period: wordPeriod(verdict.period ?? window),
    need: verdict.need,
    count: verdict.count,
    verb: verbOf(requirement.kinds),
    thing: kindThing(requirement.kinds),
    missed: unless(verdict.uncovered.length === 0, "weeks-missed", { names: listed(verdict.uncovered.map(wordWeek)) }),
    open: unless(!isPending(verdict), "weeks-open", {}),
  });
}

/** Sets whose things may be named: never members or pairs of people. */
const NAMED_BRANCHES = ["branch-contact", "dual-leaders", "weak-branches"];
const NAMED_THINGS = ["bodies-contact", "vetting"];

function tellSet({ requirement, names }: ToldRequirement<RequirementOf<"coverage">>, verdict: Verdict): Template {
  const { period, need, count, uncovered } = verdict;
  const said = period === null ? null : wordPeriod(period);
  const of = said === null ? NOTHING : { "zh-CN": said["zh-CN"], en: `${said.en}: ` };
  if (verdict.hints.includes("no-data")) return worded("set-no-data", { of });
  const name = NAMED_BRANCHES.includes(requirement.of)
    ? names.organisation
    : NAMED_THINGS.includes(requirement.of)
      ? names.thing
      : null;
  const missed =
    name === null || uncovered.length === 0 ? NOTHING : worded("set-missed", { names: listed(uncovered.map(name)) });
  return worded("set", { of, need, count, missed, ...setWords[requirement.of] });
}

function tellDocument({ requirement, window }: ToldRequirement<RequirementOf<"document">>, verdict: Verdict): Template {
  const { document } = requirement;
  const isMet = verdict.status === "met";
  if (requirement.per === undefined) return worded(isMet ? "document" : "document-none", { document });
  const values = { document, period: wordPeriod(verdict.period ?? window) };
  if (isMet) return worded("document-year", values);
  return isPending(verdict)
    ? worded("document-year-open", { ...values, due: wordDate(verdict.dueOn ?? window.to) })
    : worded("document-year-none", values);
}

function tellTerm({ requirement, facts }: ToldRequirement<RequirementOf<"term">>, verdict: Verdict): Template {
  const organisation = facts.organisations.get(verdict.organisation);
  const term = organisation === undefined ? null : currentTerm(requirement, organisation, facts);
  if (term === null || term.state !== "elected") return worded("term-none");
  const values = { since: wordDate(term.since), end: wordDate(term.endsOn) };
  if (verdict.hints.includes("extended") && verdict.dueOn !== null) {
    return worded("term-extended", { ...values, due: wordDate(verdict.dueOn) });
  }
  return worded(isShort(verdict) ? "term-over" : "term", values);
}

function tellFound({ found }: Verdict): Template {
  const byKind = Object.entries(found?.byKind ?? {}).map(([kind, number]): Template => {
    const term = Object.entries(segmentKindTerms).find(([each]) => each === kind)?.[1];
    return { "zh-CN": `${term?.["zh-CN"] ?? kind}${number}`, en: `${term?.en ?? kind} ${number}` };
  });
  const list = listed(byKind);
  const kinds = byKind.length === 0 ? NOTHING : { "zh-CN": `（${list["zh-CN"]}）`, en: ` (${list.en})` };
  const [activities, documents] = [found?.activities.length ?? 0, found?.documents.length ?? 0];
  return worded("found", { activities, documents, kinds });
}

/** One verdict of a kind whose verdicts stand alone. */
function tellOne(told: ToldRequirement, requirement: Requirement, verdict: Verdict): Template {
  const { names, facts, window } = told;
  const { need, count, uncovered } = verdict;
  const none = uncovered.length === 0;
  switch (requirement.kind) {
    case "count":
      return tellCount({ ...told, requirement, verdicts: [verdict] });
    case "regularity":
      return tellWeeks({ ...told, requirement }, verdict);
    case "coverage":
      return tellSet({ ...told, requirement }, verdict);
    case "document":
      return tellDocument({ ...told, requirement }, verdict);
    case "approval": {
      const titles = listed(uncovered.map((id) => names.activity(id)?.title ?? id));
      return worded("forums", { need, count, missed: unless(none, "forums-missed", { names: titles }) });
    }
    case "precedence":
    case "routing": {
      const missed = unless(none, "items-missed", { names: listed(uncovered.map(names.thing)) });
      return worded("items", { need, count, missed, property: agendaProperties[requirement.kind] });
    }
    case "follow-up": {
      const late = verdict.counted.filter((each) => each.late).length;
      return worded("directives", {
        need,
        count,
        late: unless(late === 0, "directives-late", { late, days: facts.settings.followUpDays }),
        missed: unless(none, "directives-missed", { names: listed(uncovered.map(names.thing)) }),
      });
    }
    case "staffing":
      return worded("staffing", { need, count, role: roleTerms[requirement.role] });
    case "term":
      return tellTerm({ ...told, requirement }, verdict);
    case "roll-up": {
      const missed = unless(none, "branches-missed", { names: listed(uncovered.map(names.organisation)) });
      return worded("branches", { need, count, missed, period: wordPeriod(verdict.period ?? window) });
    }
    case "judgement":
      return tellFound(verdict);
  }
}

/** Why it was not asked, once for each reason; the periods are named where others were asked. */
function tellExempt(exempt: readonly Verdict[], window: Period, others: boolean): Template[] {
  return [...Map.groupBy(exempt, (each) => each.reason)].flatMap(([reason, own]) => {
    if (reason === null) return [];
    const sentence = reasonSentences[reason];
    return others ? [worded("not-asked", { names: periodsOf(own, window), reason: sentence })] : [sentence];
  });
}

/**
 * What the ledger says of a requirement in a window, as sentences for a self-assessment: “2026年应召开支委会10次，已召开9次，7月未召开。”
 * Made from the verdicts alone, so that they say what the verdicts say; nobody's name is in them.
 */
export function factSentences(told: ToldRequirement): Template[] {
  const { requirement, window } = told;
  const asked = told.verdicts.filter((each) => each.status !== "not-applicable" && each.status !== "upcoming");
  const exempt = told.verdicts.filter((each) => each.status === "not-applicable");
  if (asked.length === 0 && exempt.length === 0) return [worded("nothing")];
  const said =
    asked.length === 0
      ? []
      : requirement.kind === "count"
        ? [tellCount({ ...told, requirement, verdicts: asked })]
        : asked.map((each) => tellOne(told, requirement, each));
  return [...said, ...tellExempt(exempt, window, asked.length > 0)];
}
