import { Button, Textarea } from "@mantine/core";
import { useRef, useState } from "react";
import type { ProblemAnswer } from "#api/client.ts";
import type { ListName } from "#domain/bundle/bundle.ts";
import { differencesOf } from "#web/facts/differences.ts";
import { DifferencesTable } from "#web/facts/differences-table.tsx";
import { factClient } from "#web/facts/fact-client.ts";
import type { FactRecord } from "#web/facts/fact-client.ts";
import { FactDialog } from "#web/facts/fact-dialog.tsx";
import { useChanged } from "#web/facts/use-changed.ts";
import { useTelling } from "#web/facts/use-telling.ts";
import { useFactWords } from "#web/facts/words.ts";
import { ProblemNotice } from "#web/ui/problem.tsx";
import { newKey } from "#web/ui/server.ts";

type Kept<Name extends ListName> = Pick<FactRecord<Name>, "id" | "version" | "organisationId" | "entry">;
type Props<Name extends ListName> = {
  name: Name;
  /** The entry in the version that was seen. */
  record: Kept<Name>;
  close: () => void;
  /** It is done; the dialog is to go. */
  done: () => void;
};

/** Asks why, and withdraws. */
export function WithdrawDialog<Name extends ListName>(props: Props<Name>) {
  return <StateDialog {...props} action="withdraw" />;
}

/** Asks why, and brings a withdrawn entry back; `record.version` is that of the withdrawal. */
export function RestoreDialog<Name extends ListName>(props: Props<Name>) {
  return <StateDialog {...props} action="restore" />;
}

function StateDialog<Name extends ListName>({
  name,
  record,
  close,
  done,
  action,
}: Props<Name> & { action: "withdraw" | "restore" }) {
  const { say } = useFactWords();
  const telling = useTelling(name, record.organisationId);
  const changed = useChanged(name);
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<ProblemAnswer | null>(null);
  const [busy, setBusy] = useState(false);
  const [key, setKey] = useState(newKey);
  // Somebody else was faster: what stands there now, which is what would be withdrawn.
  const [current, setCurrent] = useState<Kept<Name> | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const words = {
    withdraw: ["withdrawTitle", "withdrawLead", "withdrawWhy", "withdrawDo"],
    restore: ["restoreTitle", "restoreLead", "restoreWhy", "restoreDo"],
  } as const;
  const [title, lead, why, act] = words[action];

  async function go(): Promise<void> {
    if (reason.trim() === "") {
      setProblem({ code: "invalid-input", status: 400, title: say("reasonNeeded") });
      field.current?.focus();
      return;
    }
    setBusy(true);
    const body = { version: (current ?? record).version, reason: reason.trim() };
    const answer = await factClient(name)[action](record.id, body, key);
    setBusy(false);
    if (answer.ok) {
      changed();
      done();
      return;
    }
    const refused = answer.problem;
    setProblem(refused);
    if (refused.code !== "no-connection") setKey(newKey());
    if (refused.code === "stale-version")
      setCurrent(
        await factClient(name)
          .get(record.id)
          .catch(() => null),
      );
  }

  return (
    <FactDialog title={say(title)} close={close}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        <p>{say(lead)}</p>
        <Textarea
          ref={field}
          label={say(why)}
          required
          autosize
          minRows={2}
          maxRows={8}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <ProblemNotice problem={problem} />
        {current !== null && (
          <DifferencesTable
            differences={differencesOf(record.entry, current.entry)}
            entry={current.entry}
            telling={telling}
          />
        )}
        <div className="dialog-actions">
          <Button type="submit" loading={busy}>
            {say(act)}
          </Button>
          <button type="button" className="plain" onClick={close}>
            {say("cancel")}
          </button>
        </div>
      </form>
    </FactDialog>
  );
}
