import type { z } from "zod";
import type { organisationVerdicts } from "#api/endpoints/verdict-shapes.ts";
import type { Summary } from "#domain/verdicts/summary.ts";
import { useWords } from "#web/ui/words.ts";
import type { WordKey } from "#web/ui/words.ts";

const words: Readonly<Record<Summary, { sign: string; key: WordKey }>> = {
  ok: { sign: "✓", key: "stateMet" },
  pending: { sign: "○", key: "statePending" },
  attention: { sign: "缺", key: "stateShort" },
  hint: { sign: "!", key: "stateHint" },
  judgement: { sign: "人", key: "stateJudgement" },
  "not-applicable": { sign: "—", key: "stateNone" },
};
const order = ["ok", "attention", "pending", "hint", "judgement", "not-applicable"] as const;

/** The state of every point of each guide as one strip, with what the signs mean and how many there are. */
export function PointStrip({ verdicts }: { verdicts: z.output<typeof organisationVerdicts> }) {
  const { say } = useWords();
  return (
    <>
      {verdicts.guides.map((guide) => {
        const count = (summary: Summary) => guide.points.filter((each) => each.summary === summary).length;
        return (
          <section key={guide.guideVersionId} aria-label={guide.title}>
            <h2 className="section">
              {say("points", { count: guide.points.length })}
              <span className="muted small print" lang="zh-CN">
                {guide.title}
              </span>
            </h2>
            <ol className="strip">
              {guide.points.map((point) => {
                const word = point.summary === null ? null : words[point.summary];
                const name = `${point.code} ${word === null ? say("stateNone") : say(word.key)}`;
                return (
                  <li key={point.code} data-state={point.summary ?? "none"} title={`${name}\n${point.text}`}>
                    <span aria-hidden="true">{word?.sign ?? "—"}</span>
                    <span className="hidden-words">{name}</span>
                  </li>
                );
              })}
            </ol>
            <ul className="legend">
              {order
                .filter((each) => count(each) > 0)
                .map((each) => (
                  <li key={each} className="state" data-state={each}>
                    <span aria-hidden="true">{words[each].sign} </span>
                    {say(words[each].key)} {count(each)}
                  </li>
                ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}
