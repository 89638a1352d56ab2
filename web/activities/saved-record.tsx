import { Button } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { statusTerms } from "#domain/wording/terms.ts";
import { isMet } from "#web/activities/met.ts";
import { useRecordWords } from "#web/activities/record-words.ts";
import type { Saved } from "#web/activities/send.ts";
import { SaidHeading } from "#web/activities/said-heading.tsx";
import { UndoRecord } from "#web/activities/undo-record.tsx";
import { useMe } from "#web/identity/me.ts";
import { dayText } from "#web/ui/dates.ts";
import { useWords } from "#web/ui/words.ts";

type Props = {
  saved: Saved;
  /** An earlier state of it had arrived, and this is its correction. */
  corrected: boolean;
  organisation: string;
  again: () => void;
  putRight: () => void;
};

/** After saving: which requirements this record met, in the guide's words, and what may be a slip. */
export function SavedRecord({ saved, corrected, organisation, again, putRight }: Props) {
  const { say, language } = useWords();
  const { tell } = useRecordWords();
  const { today } = useMe();
  const navigate = useNavigate();
  const [isUndone, setIsUndone] = useState(false);
  const here = saved.changes.filter((each) => each.organisationId === organisation);
  const met = here.filter(isMet);
  const nearer = here.filter((each) => !met.includes(each) && each.after.count > (each.before?.count ?? 0));
  const { entry, id } = saved.record;
  const address = `/o/${encodeURIComponent(organisation)}/ledger/${encodeURIComponent(id)}`;
  const title = isUndone ? tell("undone") : met.length > 0 ? say("savedMet", { count: met.length }) : say("saved");
  return (
    <>
      <div className="page-head">
        <SaidHeading key={title}>{title}</SaidHeading>
      </div>
      <div className="column">
        <p>
          {dayText(entry.heldOn, language, today)} {entry.title}
          {saved.record.marks.includes("recorded-late") && <span className="muted"> {say("recordedLate")}</span>}
        </p>
        {isUndone ? (
          <p>{tell("undoneTold")}</p>
        ) : (
          <>
            {corrected && <p className="notice">{tell("corrected")}</p>}
            {saved.warnings.map((each) => (
              <p key={each.code + each.path.join("/")} className="notice" data-state="hint">
                {each.message}
              </p>
            ))}
            <ul className="met-list">
              {[...met, ...nearer].map(({ requirement, period, quote, after }) => (
                <li key={`${requirement} ${period?.from ?? ""}`}>
                  <blockquote className="print" lang="zh-CN">
                    “{quote}”
                  </blockquote>
                  <span className="state" data-state={after.status}>
                    {after.status === "met" ? "✓ " : after.status === "met-late" ? "✓ 补 " : "○ "}
                    {isMet({ after })
                      ? statusTerms[after.status === "upcoming" ? "pending" : after.status][language]
                      : say("nearer", { count: after.count, need: after.need })}
                  </span>
                </li>
              ))}
            </ul>
            {here.length === 0 && <p className="muted">{say("savedNothingMet")}</p>}
          </>
        )}
        <div className="actions">
          <Button onClick={again}>{say("again")}</Button>
          {isUndone && (
            <button type="button" className="plain" onClick={putRight}>
              {tell("undoneEdit")}
            </button>
          )}
          <a
            href={address}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey) return;
              event.preventDefault();
              void navigate({ href: address });
            }}
          >
            {tell("openRecord")}
          </a>
          <Link to="/o/$organisation" params={{ organisation }}>
            {say("toHomePage")}
          </Link>
        </div>
        {!isUndone && <UndoRecord record={saved.record} undone={() => setIsUndone(true)} />}
      </div>
    </>
  );
}
