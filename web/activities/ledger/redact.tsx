import { Button, Checkbox, Textarea } from "@mantine/core";
import { useState } from "react";
import type { ProblemAnswer } from "#api/client.ts";
import type { erasable } from "#api/endpoints/activities.ts";
import { ledgerCalls } from "#web/activities/ledger/calls.ts";
import type { ActivityRecord } from "#web/activities/ledger/use-record.ts";
import { useLedgerWords } from "#web/activities/ledger/words.ts";
import { FactDialog } from "#web/facts/fact-dialog.tsx";
import { useChanged } from "#web/facts/use-changed.ts";
import { useFactWords } from "#web/facts/words.ts";
import { ProblemNotice } from "#web/ui/problem.tsx";
import { ask, newKey } from "#web/ui/server.ts";

type Erasable = (typeof erasable)[number];
const parts = [
  "title",
  "minutes",
  "place",
  "convener",
  "recorder",
  "speakers",
  "agenda-titles",
  "people",
  "reasons",
] as const satisfies readonly Erasable[];

type Props = { record: ActivityRecord; close: () => void; done: (versions: number) => void };

/** Asks what is to be erased and why; nothing of it comes back. */
export function RedactDialog({ record, close, done }: Props) {
  const { say } = useLedgerWords();
  const { say: sayFact } = useFactWords();
  const changed = useChanged("activities");
  const [erase, setErase] = useState<readonly Erasable[]>([]);
  const [reason, setReason] = useState("");
  const [isSure, setSure] = useState(false);
  const [busy, setBusy] = useState(false);
  const [key, setKey] = useState(newKey);
  const [problem, setProblem] = useState<ProblemAnswer | null>(null);

  async function go(): Promise<void> {
    if (erase.length === 0 || reason.trim() === "" || !isSure) {
      setProblem({ code: "invalid-input", status: 400, title: say("redactNeeds") });
      return;
    }
    setBusy(true);
    const body = { version: record.version, reason: reason.trim(), erase: [...erase] };
    const answer = await ask(ledgerCalls.redact, { params: { id: record.id }, body }, key);
    setBusy(false);
    if (answer.ok) {
      changed();
      done(answer.value.versions);
      return;
    }
    if (answer.problem.code !== "no-connection") setKey(newKey());
    // The record behind the dialog is read anew, and with it the version that is sent next.
    if (answer.problem.code === "stale-version") changed();
    setProblem(answer.problem);
  }

  return (
    <FactDialog title={say("redactTitle")} close={close}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        <p>{say("redactLead")}</p>
        <fieldset className="redact-parts">
          <legend>{say("redactWhat")}</legend>
          {parts.map((each) => (
            <Checkbox
              key={each}
              label={say(`erase-${each}`)}
              checked={erase.includes(each)}
              onChange={() =>
                setErase(parts.filter((one) => (one === each ? !erase.includes(one) : erase.includes(one))))
              }
            />
          ))}
        </fieldset>
        <Textarea
          label={say("redactWhy")}
          required
          autosize
          minRows={2}
          maxRows={8}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Checkbox
          label={say("redactSure")}
          checked={isSure}
          onChange={(event) => setSure(event.currentTarget.checked)}
        />
        <ProblemNotice problem={problem} />
        <div className="dialog-actions">
          <Button type="submit" loading={busy}>
            {say("redact")}
          </Button>
          <button type="button" className="plain" onClick={close}>
            {sayFact("cancel")}
          </button>
        </div>
      </form>
    </FactDialog>
  );
}
