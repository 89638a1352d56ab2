import { Link, useParams } from "@tanstack/react-router";
import { useRef, useState } from "react";
import type { ReactNode } from "react";
import type { Ability } from "#api/endpoints/fact-schemas.ts";
import { ForumStanding } from "#web/activities/forum-standing.tsx";
import { CorrectRecord } from "#web/activities/ledger/correct.tsx";
import { lastSearch } from "#web/activities/ledger/last-search.ts";
import { MarksTold } from "#web/activities/ledger/marks-told.tsx";
import { RecordMeets } from "#web/activities/ledger/meets.tsx";
import { RecordMinute } from "#web/activities/ledger/minute.tsx";
import { printSheets, sheetWords } from "#web/activities/ledger/print-sheets.ts";
import { RedactDialog } from "#web/activities/ledger/redact.tsx";
import { RecordTicks } from "#web/activities/ledger/ticks.tsx";
import { isNotThere, useRecord } from "#web/activities/ledger/use-record.ts";
import type { ActivityRecord } from "#web/activities/ledger/use-record.ts";
import { useLedgerWords } from "#web/activities/ledger/words.ts";
import { AbilityButton } from "#web/facts/ability-button.tsx";
import { FactHistory, useFactHistory } from "#web/facts/fact-history.tsx";
import { RestoreDialog, WithdrawDialog } from "#web/facts/state-dialog.tsx";
import { useFactWords } from "#web/facts/words.ts";
import { useMe } from "#web/identity/me.ts";
import { minuteText } from "#web/ui/dates.ts";
import { FailedRead, Waiting } from "#web/ui/problem.tsx";
import "#web/activities/ledger/record.css";

/** The page of one record: what it holds, what it counts for, its history, and what may be done with it. */
export function LedgerRecordPage() {
  const { organisation, id } = useParams({ from: "/inside/o/$organisation/ledger/$id" });
  return <OneRecord key={id} organisation={organisation} id={id} />;
}

function OneRecord({ organisation, id }: { organisation: string; id: string }) {
  const { say } = useLedgerWords();
  const { data, error, refetch } = useRecord(id);
  const missing = isNotThere(error);
  const history = useFactHistory("activities", id, missing);
  const status = useRef<HTMLParagraphElement>(null);
  const [told, tell] = useState("");
  // What was done may have taken the button away that had the focus.
  const done = (sentence: string): void => {
    tell(sentence);
    status.current?.focus();
    window.scrollTo(0, 0);
  };
  const last = missing ? history.data?.versions[0] : undefined;
  const isGone = missing && (history.error !== null || (last !== undefined && last.entry === null));
  const isThere = missing ? last != null && last.entry !== null : error === null && data !== undefined;
  return (
    <>
      <nav className="back">
        <Link to="/o/$organisation/ledger" params={{ organisation }} search={lastSearch(organisation)}>
          ← {say("toLedger")}
        </Link>
      </nav>
      <p role="status" className="done-told" ref={status} tabIndex={-1}>
        {told}
      </p>
      {!isThere && <h1 className="page-head">{say("ledger")}</h1>}
      {error !== null && !missing && <FailedRead error={error} again={() => void refetch()} />}
      {isGone && <p role="alert">{say("gone")}</p>}
      {!isGone && !isThere && (error === null || missing) && <Waiting />}
      {!missing && error === null && data !== undefined && (
        <Standing organisation={organisation} record={data} done={done} />
      )}
      {last !== undefined && last.entry !== null && (
        <Withdrawn
          id={id}
          last={{ ...last, entry: last.entry }}
          ability={history.data?.abilities["restore"]}
          done={done}
        />
      )}
    </>
  );
}

type StandingProps = { organisation: string; record: ActivityRecord; done: (sentence: string) => void };

function Standing({ organisation, record, done }: StandingProps) {
  const { say, language } = useLedgerWords();
  const { today } = useMe();
  const [open, setOpen] = useState<"correct" | "withdraw" | "redact" | null>(null);
  const close = (): void => setOpen(null);
  if (open === "correct") {
    return (
      <CorrectRecord
        record={record}
        cancel={close}
        done={({ record: saved, changes, warnings }) => {
          close();
          done(
            [
              say("corrected", { version: saved.version }),
              changes.length > 0 ? say("changedCount", { count: changes.length }) : [],
              warnings.map((each) => each.message),
            ]
              .flat(2)
              .join(" "),
          );
        }}
      />
    );
  }
  const { abilities } = record;
  return (
    <>
      <MarksTold record={record} />
      {record.entry.segments.map((each, at) =>
        each.kind === "forum" ? (
          <div className="forum-told" key={`${at} ${each.kind}`}>
            <ForumStanding
              organisation={record.organisationId}
              today={today}
              heldOn={record.entry.heldOn}
              subject={record}
              forum={each.forum ?? {}}
            />
          </div>
        ) : null,
      )}
      <div className="record-columns">
        <div>
          <RecordMinute organisationId={record.organisationId} entry={record.entry} />
          <p className="muted small record-foot">
            {say("recordedAt", { at: minuteText(record.recordedAt, language, today), version: record.version })}
          </p>
        </div>
        <aside className="record-side" aria-label={say("actions")}>
          <AbilityButton ability={abilities["correct"]} onClick={() => setOpen("correct")}>
            {say("correct")}
          </AbilityButton>
          <AbilityButton ability={abilities["withdraw"]} onClick={() => setOpen("withdraw")}>
            {say("withdraw")}
          </AbilityButton>
          <AbilityButton ability={abilities["redact"]} onClick={() => setOpen("redact")}>
            {say("redact")}
          </AbilityButton>
          <h2 className="part-title">{say("print")}</h2>
          <ul className="print-links">
            {printSheets.map((sheet) => (
              <li key={sheet}>
                <Link to="/o/$organisation/ledger/$id/print/$sheet" params={{ organisation, id: record.id, sheet }}>
                  {say(sheetWords[sheet])}
                </Link>
              </li>
            ))}
          </ul>
        </aside>
      </div>
      <Part title={say("meets")}>
        <RecordMeets record={record} organisation={organisation} />
      </Part>
      <RecordTicks record={record} done={done} />
      <History id={record.id} organisation={record.organisationId} />
      {open === "withdraw" && (
        <WithdrawDialog name="activities" record={record} close={close} done={() => done(say("nowWithdrawn"))} />
      )}
      {open === "redact" && (
        <RedactDialog
          record={record}
          close={close}
          done={(versions) => {
            close();
            done(say("redacted", { count: versions }));
          }}
        />
      )}
    </>
  );
}

type Last = {
  version: number;
  at: string;
  by: string | null;
  reason: string | null;
  entry: ActivityRecord["entry"];
};

/** A withdrawn record: who withdrew it and why, what it said, and bringing it back. */
function Withdrawn({
  id,
  last,
  ability,
  done,
}: {
  id: string;
  last: Last;
  ability: Ability | undefined;
  done: (sentence: string) => void;
}) {
  const { say, language } = useLedgerWords();
  const { today } = useMe();
  const [isOpen, open] = useState(false);
  const { entry, version } = last;
  return (
    <>
      <div className="notice" data-state="none">
        <p>{say("withdrawnLead")}</p>
        <p>
          {say("withdrawnHow", {
            by: last.by ?? say("bySystem"),
            at: minuteText(last.at, language, today),
            reason: last.reason ?? "—",
          })}
        </p>
      </div>
      <p className="restore">
        <AbilityButton ability={ability} onClick={() => open(true)}>
          {say("restore")}
        </AbilityButton>
      </p>
      <RecordMinute organisationId={entry.organisationId} entry={entry} />
      <History id={id} organisation={entry.organisationId} />
      {isOpen && (
        <RestoreDialog
          name="activities"
          record={{ id, version, organisationId: entry.organisationId, entry }}
          close={() => open(false)}
          done={() => {
            open(false);
            done(say("nowRestored"));
          }}
        />
      )}
    </>
  );
}

function History({ id, organisation }: { id: string; organisation: string }) {
  const { say } = useFactWords();
  return (
    <Part title={say("history")}>
      <FactHistory name="activities" id={id} organisation={organisation} />
    </Part>
  );
}

/** A part of the page under its heading. */
function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="record-part">
      <h2 className="part-title">{title}</h2>
      {children}
    </section>
  );
}
