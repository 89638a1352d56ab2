import { checkWords, say } from "#cli/check/words.ts";
import type { Shell } from "#cli/shell.ts";
import { holds } from "#domain/dates/period.ts";
import type { Facts } from "#domain/facts/facts.ts";
import { quorumMark } from "#domain/requirements/quorum.ts";
import type { QuorumMark } from "#domain/requirements/quorum.ts";
import { wordDate } from "#domain/wording/dates.ts";
import type { Language } from "#domain/wording/language.ts";
import { quoted } from "#domain/wording/quoted.ts";
import { visible } from "#domain/wording/visible.ts";
import { hintTerm, statusTerms } from "#domain/wording/terms.ts";

/** Prints the votes of the window that do not stand: an election as 未达到, an ordinary vote as a hint. */
export function printVotes(shell: Shell, facts: Facts, organisations: ReadonlySet<string>): void {
  const language = shell.language();
  for (const activity of facts.activities) {
    if (!organisations.has(activity.organisationId) || !holds(facts.window, activity.heldOn)) continue;
    for (const { vote } of activity.segments) {
      const mark = vote == null ? null : quorumMark(vote);
      if (mark === null) continue;
      const organisation = facts.organisations.get(activity.organisationId)?.name ?? activity.organisationId;
      const values = { organisation, title: quoted(activity.title), date: wordDate(activity.heldOn) };
      shell.out(`${visible(say(checkWords.votes, language, { ...values, what: words(mark, language) }))}\n`);
    }
  }
}

function words(mark: QuorumMark, language: Language): string {
  const state = mark.strength === "must" ? statusTerms.short : hintTerm;
  const why = [
    ...(mark.tooFewPresent ? [checkWords.tooFewPresent[language]] : []),
    ...(mark.tooFewFor ? [checkWords.tooFewFor[language]] : []),
  ];
  return `${state[language]}${language === "en" ? ": " : "，"}${why.join(language === "en" ? "; " : "，")}`;
}
