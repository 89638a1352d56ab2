import { Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import type { z } from "zod";
import type { ShownRequirement, ShownVerdict, organisationVerdicts } from "#api/endpoints/verdict-shapes.ts";
import { focusMark } from "#web/guides/mark-id.ts";
import { stripOf } from "#web/guides/periods.ts";
import type { Cell } from "#web/guides/periods.ts";
import { leadingVerdict, requirementState, shownState, stateOf } from "#web/guides/states.ts";
import type { Shown } from "#web/guides/states.ts";
import { VerdictTold } from "#web/guides/verdict-told.tsx";
import { may, useMe } from "#web/identity/me.ts";
import { useGuideWords } from "#web/guides/words.ts";

type Props = {
  data: z.output<typeof organisationVerdicts>;
  requirement: ShownRequirement;
  /** All requirements of the same words, this one among them. */
  siblings: readonly ShownRequirement[];
  /** Opens another requirement; undefined closes. */
  goTo: (requirement: string | undefined) => void;
};

/** What is behind the words of a requirement: at the side, on a phone from below. Esc closes; the focus returns. */
export function RequirementSheet({ data, requirement, siblings, goTo }: Props) {
  const { say, language } = useGuideWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const { id } = requirement;
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  // The words in the document, not whatever was focused: a sheet may be opened by its address.
  useEffect(() => () => focusMark(id), [id]);
  const close = (): void => goTo(undefined);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- a click beside it closes, as Esc does
    <dialog
      ref={dialog}
      className="sheet"
      aria-labelledby="sheet-name"
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) close();
      }}
    >
      <div className="sheet-inner">
        <header>
          <h2 id="sheet-name">{requirement.name[language]}</h2>
          <button type="button" className="plain" onClick={close}>
            {say("close")}
          </button>
        </header>
        <blockquote className="print" lang="zh-CN">
          “{requirement.quote}”
        </blockquote>
        {siblings.length > 1 && (
          <nav aria-label={say("sameWords")} className="sheet-siblings">
            <p className="muted small">{say("sameWords")}</p>
            {siblings.map((each) => (
              <button
                key={each.id}
                type="button"
                aria-current={each.id === id ? "true" : undefined}
                onClick={() => goTo(each.id)}
              >
                {each.name[language]}
                <StateChip shown={requirementState(each, language)} />
              </button>
            ))}
          </nav>
        )}
        <RequirementTold key={id} data={data} requirement={requirement} />
      </div>
    </dialog>
  );
}

function StateChip({ shown }: { shown: Shown }) {
  return (
    <span className="state" data-state={shown.state}>
      {shown.sign} {shown.word}
    </span>
  );
}

/** The strip of periods, and the period that is chosen: first the one that asks most for attention. */
function RequirementTold({ data, requirement }: Pick<Props, "data" | "requirement">) {
  const { say, language } = useGuideWords();
  const cells = stripOf(requirement.verdicts, data.window, language, data.asOf);
  const [chosen, choose] = useState(leadingVerdict(requirement)?.period?.from);
  const cell = cells.find((each) => each.key === chosen);
  const verdict = cell === undefined ? leadingVerdict(requirement) : cell.verdict;
  const me = useMe();
  const isJudged = requirementState(requirement, language).state === "judgement";
  return (
    <>
      {cells.length > 1 && (
        <section aria-labelledby="sheet-periods">
          <h3 id="sheet-periods">{say("periods")}</h3>
          <ol className={cells.length > 6 ? "periods narrow" : "periods"}>
            {cells.map((each) => (
              <li key={each.key}>
                <PeriodCell cell={each} isChosen={each.key === chosen} choose={() => choose(each.key)} />
              </li>
            ))}
          </ol>
        </section>
      )}
      <section aria-live="polite" className="told">
        <p className="told-head">
          {cell !== undefined && <strong>{cell.label}</strong>}
          <StateChip shown={stateOf(verdict ?? undefined, language)} />
        </p>
        {verdict == null ? (
          <p>{say("noVerdict")}</p>
        ) : (
          <VerdictTold verdict={verdict} asOf={data.asOf} organisation={data.organisation.id} />
        )}
      </section>
      {isJudged && may(me, data.organisation.id, "record") && (
        <p className="sheet-foot">
          <Link
            to="/o/$organisation/record"
            params={{ organisation: data.organisation.id }}
            search={{ supports: requirement.id.slice(0, requirement.id.lastIndexOf("/")) }}
          >
            {say("recordSupports")}
          </Link>
        </p>
      )}
      {!isJudged && (
        <p className="muted small sheet-foot">
          {say(requirement.decidedBy === "guide" ? "decidedByGuide" : "decidedBySchool")}
          <br />
          {say(requirement.strength)}
        </p>
      )}
    </>
  );
}

type CellProps = { cell: Cell<ShownVerdict>; isChosen: boolean; choose: () => void };

function PeriodCell({ cell, isChosen, choose }: CellProps) {
  const { language } = useGuideWords();
  const shown = cell.verdict === null ? shownState("upcoming", language) : stateOf(cell.verdict, language);
  return (
    <button
      type="button"
      data-state={shown.state}
      aria-pressed={isChosen}
      onClick={choose}
      title={`${cell.label} ${shown.word}`}
    >
      <span aria-hidden="true" className="period-name">
        {cell.short ?? cell.label}
      </span>
      <span aria-hidden="true">{shown.sign}</span>
      <span className="hidden-words">
        {cell.label} {shown.word}
      </span>
    </button>
  );
}
