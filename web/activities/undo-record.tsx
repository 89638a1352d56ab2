import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { ProblemAnswer } from "#api/client.ts";
import { Field } from "#web/activities/record-field.tsx";
import { useRecordWords } from "#web/activities/record-words.ts";
import type { Saved } from "#web/activities/send.ts";
import { factCalls } from "#web/fact-calls.ts";
import { Chips } from "#web/ui/chips.tsx";
import { ProblemNotice } from "#web/ui/problem.tsx";
import { ask, newKey } from "#web/ui/server.ts";

/** What a record changes of what other pages show. */
export const touchedByARecord = [["due"], ["verdicts"], ["activities"], ["matrix"], ["plans"]] as const;

/** Withdraws what was just saved, with a reason that the ledger keeps. */
export function UndoRecord({ record, undone }: { record: Saved["record"]; undone: () => void }) {
  const { tell } = useRecordWords();
  const queries = useQueryClient();
  const [reason, setReason] = useState<string | null>(null);
  const [problem, setProblem] = useState<ProblemAnswer | null>(null);
  const [key] = useState(newKey);
  const field = useRef<HTMLInputElement>(null);
  const isOpen = reason !== null;
  useEffect(() => {
    if (isOpen) field.current?.focus();
  }, [isOpen]);

  async function withdraw(): Promise<void> {
    const why = (reason ?? "").trim();
    if (why === "") {
      setProblem({ code: "invalid-input", status: 400, title: tell("needReason") });
      field.current?.focus();
      return;
    }
    const body = { version: record.version, reason: why };
    const answer = await ask(factCalls("activities").withdraw, { params: { id: record.id }, body }, key);
    if (!answer.ok) {
      setProblem(answer.problem);
      return;
    }
    for (const queryKey of touchedByARecord) void queries.invalidateQueries({ queryKey });
    undone();
  }

  if (reason === null) {
    return (
      <p className="undo">
        <button type="button" className="plain" onClick={() => setReason("")}>
          {tell("undo")}
        </button>
      </p>
    );
  }
  const usual = [tell("undoTwice"), tell("undoWrong")];
  return (
    <form
      className="undo"
      onSubmit={(event) => {
        event.preventDefault();
        void withdraw();
      }}
    >
      <Chips
        single
        values={usual}
        chosen={[reason]}
        name={(each) => each}
        onChange={([each]) => setReason(each ?? "")}
      />
      <Field label={tell("undoWhy")}>
        <input ref={field} value={reason} maxLength={500} onChange={(event) => setReason(event.currentTarget.value)} />
      </Field>
      <ProblemNotice problem={problem} />
      <p className="actions">
        <button type="submit" className="offer">
          {tell("undoDo")}
        </button>
        <button type="button" className="plain" onClick={() => setReason(null)}>
          {tell("undoNot")}
        </button>
      </p>
    </form>
  );
}
