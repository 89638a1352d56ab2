import { Button } from "@mantine/core";
import { useState } from "react";
import type { ProblemAnswer } from "#api/client.ts";
import { ledgerCalls } from "#web/activities/ledger/calls.ts";
import { useBelow } from "#web/activities/ledger/use-below.ts";
import { useLedgerWords } from "#web/activities/ledger/words.ts";
import { isFiltered, ledgerQuery } from "#web/activities/ledger-search.ts";
import type { LedgerSearch } from "#web/activities/ledger-search.ts";
import { FactDialog } from "#web/facts/fact-dialog.tsx";
import { useMe } from "#web/identity/me.ts";
import { saveFile } from "#web/ui/download.ts";
import { ProblemNotice } from "#web/ui/problem.tsx";
import { ask } from "#web/ui/server.ts";
import { useFactWords } from "#web/facts/words.ts";

type Props = {
  organisation: string;
  search: LedgerSearch;
  /** How many the list has; null while it is not known. */
  total: number | null;
};

/** Says what an export holds, the list as it is filtered or everything, and has the browser keep it as a file. */
export function LedgerExport({ organisation, search, total }: Props) {
  const { say } = useLedgerWords();
  const { say: sayFact } = useFactWords();
  const [isOpen, open] = useState(false);
  const [busy, setBusy] = useState<"list" | "whole" | null>(null);
  const [problem, setProblem] = useState<ProblemAnswer | null>(null);
  const [saved, setSaved] = useState("");
  const below = useBelow(organisation);
  const name = below[0]?.name ?? "";
  const { today } = useMe();

  async function download(what: "list" | "whole"): Promise<void> {
    setBusy(what);
    setSaved("");
    const { organisation: id, limit: _limit, offset: _offset, ...query } = ledgerQuery(organisation, search);
    const answer =
      what === "list"
        ? await ask(ledgerCalls.exportLedger, { params: { id }, query })
        : await ask(ledgerCalls.exportBundle, { params: { id: organisation }, query: { format: "xlsx" } });
    setBusy(null);
    if (!answer.ok) {
      setProblem(answer.problem);
      return;
    }
    setProblem(null);
    const of = what === "list" ? (below.find((each) => each.id === id)?.name ?? name) : name;
    const file = `${of}${what === "list" ? "台账" : "全部数据"}${today}.xlsx`;
    saveFile(answer.value, file);
    setSaved(file);
  }

  const close = (): void => {
    open(false);
    setProblem(null);
    setSaved("");
  };
  return (
    <>
      <button type="button" className="plain" onClick={() => open(true)}>
        {say("exportDo")}
      </button>
      {isOpen && (
        <FactDialog title={say("exportTitle")} close={close}>
          <div className="stack">
            <p>
              {total === null
                ? say("exportListAll")
                : say(isFiltered(search) ? "exportListSome" : "exportList", { count: total })}
            </p>
            <p className="muted small">{say("exportWhole", { name })}</p>
            <p className="muted small">{say("exportPeople")}</p>
            <ProblemNotice problem={problem} />
            <p role="status">{saved !== "" && say("exported", { file: saved })}</p>
            <div className="dialog-actions">
              <Button
                mih={44}
                loading={busy === "list"}
                disabled={busy === "whole"}
                onClick={() => void download("list")}
              >
                {say("downloadList")}
              </Button>
              <button type="button" className="act" disabled={busy !== null} onClick={() => void download("whole")}>
                {say("downloadWhole")}
              </button>
              <button type="button" className="plain" onClick={close}>
                {sayFact("close")}
              </button>
            </div>
          </div>
        </FactDialog>
      )}
    </>
  );
}
