import { Button } from "@mantine/core";
import { Link, useParams } from "@tanstack/react-router";
import type { ComponentType } from "react";
import { MeetingNotice } from "#web/activities/ledger/print-notice.tsx";
import { printSheets, sheetWords } from "#web/activities/ledger/print-sheets.ts";
import type { PrintSheet } from "#web/activities/ledger/print-sheets.ts";
import { RecordSheet } from "#web/activities/ledger/print-record.tsx";
import { SignInSheet } from "#web/activities/ledger/print-sign-in.tsx";
import { useRecord } from "#web/activities/ledger/use-record.ts";
import type { ActivityRecord } from "#web/activities/ledger/use-record.ts";
import { useLedgerWords } from "#web/activities/ledger/words.ts";
import { FailedRead, Waiting } from "#web/ui/problem.tsx";
import "#web/activities/ledger/print.css";

const sheets: Readonly<Record<PrintSheet, ComponentType<{ record: ActivityRecord }>>> = {
  notice: MeetingNotice,
  "sign-in": SignInSheet,
  record: RecordSheet,
};

/** A record as it is printed: notice, sheet for signatures, or the record with signature lines. */
export function LedgerPrintPage() {
  const { organisation, id, sheet } = useParams({ from: "/bare/o/$organisation/ledger/$id/print/$sheet" });
  const { say } = useLedgerWords();
  const { data, error, refetch } = useRecord(id);
  const chosen = printSheets.find((each) => each === sheet) ?? "record";
  const Sheet = sheets[chosen];
  return (
    <div className="print-page">
      <header className="print-bar">
        <Link to="/o/$organisation/ledger/$id" params={{ organisation, id }}>
          ← {say("back")}
        </Link>
        <nav aria-label={say("print")}>
          {printSheets.map((each) => (
            <Link
              key={each}
              to="/o/$organisation/ledger/$id/print/$sheet"
              params={{ organisation, id, sheet: each }}
              replace
              aria-current={each === chosen ? "page" : undefined}
            >
              {say(sheetWords[each])}
            </Link>
          ))}
        </nav>
        <Button onClick={() => window.print()} disabled={data === undefined}>
          {say("printDo")}
        </Button>
        <p className="muted small">
          {say("printHow")} {chosen === "sign-in" && say("paperOnly")}
        </p>
      </header>
      <main>
        {error !== null && <FailedRead error={error} again={() => void refetch()} />}
        {error === null && data === undefined && <Waiting />}
        {error === null && data !== undefined && (
          <article className="paper" lang="zh-CN">
            <Sheet record={data} />
          </article>
        )}
      </main>
    </div>
  );
}
