import { hintTerm, statusTerms } from "#domain/wording/terms.ts";
import type { VoteDraft } from "#web/activities/draft.ts";
import { useRareWords } from "#web/activities/rare-words.ts";
import { voteLacks } from "#web/activities/vote.ts";

const lacks = { present: "lackPresent", presentElection: "lackPresentElection", for: "lackFor" } as const;

/** What a vote lacks by the rules: 未达到 for an election, a hint for another; nothing where it stands. */
export function VoteTold({ vote, recorded = false }: { vote: VoteDraft; recorded?: boolean }) {
  const { say, language } = useRareWords();
  const found = voteLacks(vote);
  if (found.length === 0) return null;
  return (
    <div className="notice small" data-state={vote.election ? "short" : "hint"}>
      {found.map(({ what, ...values }) => (
        <p key={what}>
          {vote.election ? `缺 ${statusTerms.short[language]}` : `! ${hintTerm[language]}`}
          {language === "en" ? ": " : "："}
          {say(lacks[what], values)}
        </p>
      ))}
      {!recorded && <p>{say("voteHonest")}</p>}
    </div>
  );
}
