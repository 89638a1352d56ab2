import { Button } from "@mantine/core";
import { useState } from "react";
import type { ProblemAnswer } from "#api/client.ts";
import { ledgerCalls } from "#web/activities/ledger/calls.ts";
import { useBelow } from "#web/activities/ledger/use-below.ts";
import { useLedgerWords } from "#web/activities/ledger/words.ts";
import { FactDialog } from "#web/facts/fact-dialog.tsx";
import { useMe } from "#web/identity/me.ts";
import { saveFile } from "#web/ui/download.ts";
import { ProblemNotice } from "#web/ui/problem.tsx";
import { ask } from "#web/ui/server.ts";
import { useFactWords } from "#web/facts/words.ts";

/** Says what an export holds, and has the browser keep it as a file. */
export function LedgerExport({ organisation }: { organisation: string }) {
  const { say } = useLedgerWords();
  const { say: sayFact } = useFactWords();
  const [isOpen, open] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemAnswer | null>(null);
  const [saved, setSaved] = useState("");
  const name = useBelow(organisation)[0]?.name ?? "";
  const { today } = useMe();

  async function download(): Promise<void> {
    setBusy(true);
    setSaved("");
    const answer = await ask(ledgerCalls.exportBundle, { params: { id: organisation }, query: { format: "xlsx" } });
    setBusy(false);
    if (!answer.ok) {
      setProblem(answer.problem);
      return;
    }
    setProblem(null);
    const file = `${name}台账${today}.xlsx`;
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
            <p>{say("exportWhat", { name })}</p>
            <p className="muted small">{say("exportPeople")}</p>
            <ProblemNotice problem={problem} />
            <p role="status">{saved !== "" && say("exported", { file: saved })}</p>
            <div className="dialog-actions">
              <Button loading={busy} onClick={() => void download()}>
                {say("download")}
              </Button>
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
