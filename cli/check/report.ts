import { asksSomething, nextDate, urgency, worstFirst } from "#cli/check/order.ts";
import { printVotes } from "#cli/check/votes.ts";
import { checkWords, coloured, say, stateWords } from "#cli/check/words.ts";
import type { Shell } from "#cli/shell.ts";
import { table } from "#cli/table.ts";
import { yearsWithoutHolidays } from "#domain/calendar/school-calendar.ts";
import { daysBetween } from "#domain/dates/civil-date.ts";
import { yearsIn } from "#domain/dates/period.ts";
import type { Facts } from "#domain/facts/facts.ts";
import { requirementsOf } from "#domain/guides/pack.ts";
import type { GuidePack, PlacedRequirement } from "#domain/guides/pack.ts";
import type { Judgement } from "#domain/verdicts/judge.ts";
import type { Verdict } from "#domain/verdicts/verdict.ts";
import { requirementName } from "#domain/verdicts/things-words.ts";
import { counted } from "#domain/wording/counted.ts";
import { wordDate, wordDay, wordPeriod } from "#domain/wording/dates.ts";
import type { Language } from "#domain/wording/language.ts";
import { quoted } from "#domain/wording/quoted.ts";
import { organisationKindTerms } from "#domain/wording/terms.ts";
import { visible } from "#domain/wording/visible.ts";

/** Prints the verdicts as a table for a person: worst first, one line a verdict, the next date that matters. */
export function printReport(shell: Shell, guide: GuidePack, facts: Facts, judgement: Judgement, all: boolean): void {
  const language = shell.language();
  const { asOf, window } = facts;
  const title = { title: guide.title, asOf: wordDate(asOf), from: wordDate(window.from), to: wordDate(window.to) };
  shell.out(`${visible(say(checkWords.title, language, title))}\n`);
  if (judgement.verdicts.length === 0) {
    shell.out(`${whyNone(guide, facts, language)}\n`);
    return;
  }
  const sorted = judgement.verdicts.toSorted(worstFirst(facts));
  const listed = all ? sorted : sorted.filter(asksSomething);
  if (listed.length === 0) shell.out(`\n${say(checkWords.allWell, language)}\n`);
  else printTable(shell, guide, facts, listed);
  shell.out(`\n${sum(judgement.verdicts, language)}\n`);
  if (!all)
    printRest(
      shell,
      sorted.filter((each) => !asksSomething(each)),
    );
  printHow(shell, guide, listed);
  printVotes(shell, facts, new Set(judgement.verdicts.map((each) => each.organisation)));
  printMissingHolidays(shell, facts);
}

function printTable(shell: Shell, guide: GuidePack, facts: Facts, verdicts: readonly Verdict[]): void {
  const language = shell.language();
  const requirements = new Map(requirementsOf(guide).map((each) => [each.requirement.id, each]));
  const quoteWidth = Math.max(24, Math.min(72, shell.columns - 88));
  // The guide's words come last, unpadded: their quotation marks are one column wide on some terminals, two on others.
  const columns = [
    { heading: checkWords.state[language], most: 26 },
    { heading: checkWords.organisation[language], most: 28 },
    { heading: checkWords.period[language], most: 26 },
    { heading: checkWords.count[language], most: 9 },
    { heading: checkWords.next[language], most: 32 },
    { heading: checkWords.requirement[language], most: quoteWidth },
  ];
  const rows = verdicts.map((verdict) => {
    const placed = requirements.get(verdict.requirement);
    return [
      stateWords(verdict, language),
      facts.organisations.get(verdict.organisation)?.name ?? verdict.organisation,
      verdict.period === null ? "" : wordPeriod(verdict.period)[language],
      verdict.need === 0 && verdict.count === 0 ? "" : `${verdict.count}/${verdict.need}`,
      next(verdict, facts, language),
      placed === undefined ? verdict.requirement : requirementWords(placed, language),
    ];
  });
  const [heading, ...lines] = table(columns, rows);
  shell.out(`\n${heading ?? ""}\n`);
  lines.forEach((line, index) => {
    const verdict = verdicts[index];
    shell.out(`${shell.colours && verdict !== undefined ? coloured(line, urgency(verdict)) : line}\n`);
  });
}

/** The point, the short name and the guide's words; what is for people to judge has no name beside its words. */
function requirementWords({ point, requirement }: PlacedRequirement, language: Language): string {
  const name = requirement.kind === "judgement" ? null : requirementName(requirement)[language];
  return [point, name, quoted(requirement.quote)].filter((each) => each !== null).join(" ");
}

/** Nobody is judged: by an empty ledger, by a guide without requirements, or in a time when nobody existed. */
function whyNone(guide: GuidePack, facts: Facts, language: Language): string {
  if (requirementsOf(guide).length === 0) return say(checkWords.noRequirements, language);
  const some = [...facts.organisations.values()].some(({ entry }) => entry.kind === guide.appliesTo);
  const kind = organisationKindTerms[guide.appliesTo];
  return say(some ? checkWords.none : checkWords.noneOfKind, language, { kind });
}

/** How to see what lies behind a line, with the first line as the example. */
function printHow(shell: Shell, guide: GuidePack, listed: readonly Verdict[]): void {
  const [first] = listed;
  if (first === undefined) return;
  const placed = requirementsOf(guide).find((each) => each.requirement.id === first.requirement);
  const period = first.period === null ? "" : `@${first.period.from.slice(0, 7)}`;
  const asked = `${placed?.point ?? first.requirement}${period}`;
  shell.out(`${visible(say(checkWords.how, shell.language(), { asked }))}\n`);
}

function next(verdict: Verdict, facts: Facts, language: Language): string {
  const date = nextDate(verdict);
  if (date === null) return "";
  const words = (date.slice(0, 4) === facts.asOf.slice(0, 4) ? wordDay : wordDate)(date);
  if (verdict.status === "short") return say(checkWords.makeUpBy, language, { date: words });
  if (!verdict.dueSoon) return say(checkWords.dueBy, language, { date: words });
  return say(checkWords.soon, language, { date: words, days: daysBetween(facts.asOf, date) });
}

function sum(verdicts: readonly Verdict[], language: Language): string {
  const count = (levels: readonly number[]) => verdicts.filter((each) => levels.includes(urgency(each))).length;
  return say(checkWords.sum, language, {
    organisations: counted(new Set(verdicts.map((each) => each.organisation)).size, "organisation"),
    short: count([0]),
    hints: counted(count([1, 4]), "hint"),
    pending: count([2, 3]),
  });
}

function printRest(shell: Shell, rest: readonly Verdict[]): void {
  if (rest.length === 0) return;
  const language = shell.language();
  const counts = [...Map.groupBy(rest, (each) => stateWords(each, language))].map(
    ([words, group]) => `${words} ${group.length}`,
  );
  shell.out(`${say(checkWords.rest, language, { list: counts.join(language === "en" ? ", " : "，") })}\n`);
}

function printMissingHolidays(shell: Shell, facts: Facts): void {
  const years = yearsWithoutHolidays(facts.calendar, yearsIn(facts.window));
  if (years.length === 0) return;
  const language = shell.language();
  shell.out(`${say(checkWords.noHolidays, language, { years: years.join(language === "en" ? ", " : "、") })}\n`);
}
