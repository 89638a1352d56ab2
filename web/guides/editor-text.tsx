import { useNavigate, useSearch } from "@tanstack/react-router";
import { Fragment } from "react";
import type { GuidePack, GuidePoint } from "#domain/guides/pack.ts";
import { openProposals } from "#web/guides/editor-draft.ts";
import { PointEditor } from "#web/guides/editor-point.tsx";
import { useEditorWords } from "#web/guides/editor-words.ts";
import { markQuotes } from "#web/guides/marked-text.ts";
import type { Named } from "#web/guides/requirement-form.tsx";
import { tellRequirement } from "#web/guides/requirement-sentence.ts";

type Props = {
  pack: GuidePack;
  named: readonly Named[];
  /** Null where the version cannot be changed. */
  onChange: ((pack: GuidePack) => void) | null;
};

/** The guide's text as printed, and beside each point what it asks; of a draft a point can be opened and changed. */
export function EditorText({ pack, named, onChange }: Props) {
  const { say, language } = useEditorWords();
  const titleOf = (level: 1 | 2, code: string | null): string | undefined =>
    pack.indicators.find((each) => each.level === level && each.code === code)?.title;
  return (
    <article className="editor">
      {[...Map.groupBy(pack.points, (each) => each.level1)].map(([level1, below]) => (
        <section key={level1}>
          <h2 lang="zh-CN" className="print">
            {level1} {titleOf(1, level1)}
          </h2>
          {[...Map.groupBy(below, (each) => each.level2)].map(([level2, own]) => (
            <Fragment key={level2 ?? ""}>
              {titleOf(2, level2) !== undefined && (
                <h3 lang="zh-CN" className="print">
                  {level2 !== level1 && level2} {titleOf(2, level2)}
                </h3>
              )}
              {own.map((each) => (
                <PointRow key={each.code} pack={pack} point={each} named={named} onChange={onChange} />
              ))}
            </Fragment>
          ))}
        </section>
      ))}
      {(pack.apart ?? []).length > 0 && (
        <section>
          <h2>{say("apart")}</h2>
          {pack.apart?.map(({ requirement: each }) => (
            <div className="point-row" key={each.id}>
              <p className="print" lang="zh-CN">
                “{each.quote}”
              </p>
              <p className="small">{tellRequirement(each, language, pack)}</p>
            </div>
          ))}
        </section>
      )}
    </article>
  );
}

function PointRow({ pack, point, named, onChange }: Props & { point: GuidePoint }) {
  const { say, language } = useEditorWords();
  const { point: open } = useSearch({ from: "/inside/settings/guides/$guide" });
  const navigate = useNavigate({ from: "/settings/guides/$guide" });
  const isOpen = onChange !== null && open === point.code;
  const waiting = onChange === null ? 0 : openProposals(point).length;
  const { runs } = markQuotes(point.text, point.requirements);
  const turn = (): void => {
    void navigate({ search: isOpen ? {} : { point: point.code }, replace: true, resetScroll: false });
  };
  return (
    <div className="point-row" id={`point-${point.code}`} data-open={isOpen}>
      <p className="print" lang="zh-CN">
        <span className="number">{point.code}</span>{" "}
        {runs.map((run, index) =>
          run.kind === "plain" ? run.text : <mark key={`${run.text} ${index}`}>{run.text}</mark>,
        )}
      </p>
      <div className="point-asks">
        {!isOpen && (
          <ul className="small">
            {point.requirements.map((each) => (
              <li key={each.id}>{tellRequirement(each, language, pack)}</li>
            ))}
            {point.requirements.length === 0 && <li className="muted">{say("noRequirement")}</li>}
            {waiting > 0 && (
              <li>
                <span className="state" data-state="pending">
                  {say("proposals", { count: waiting })}
                </span>
              </li>
            )}
          </ul>
        )}
        {onChange !== null && (
          <button
            type="button"
            className="plain small"
            aria-expanded={isOpen}
            aria-label={isOpen ? `${say("close")} ${point.code}` : say("editNamed", { code: point.code })}
            onClick={turn}
          >
            {say(isOpen ? "close" : "edit")}
          </button>
        )}
      </div>
      {isOpen && <PointEditor pack={pack} point={point} named={named} onChange={onChange} />}
    </div>
  );
}
