import { Button, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { ReactNode } from "react";
import type { ProblemAnswer } from "#api/client.ts";
import type { Draft } from "#api/endpoints/fact-schemas.ts";
import { factCalls } from "#web/fact-calls.ts";
import type { DeskList, Entry } from "#web/desk/facts.ts";
import { SideSheet } from "#web/desk/side-sheet.tsx";
import { useDeskWords } from "#web/desk/words.ts";
import { ProblemNotice } from "#web/ui/problem.tsx";
import { ask, newKey } from "#web/ui/server.ts";

type Props<Name extends DeskList> = {
  list: Name;
  title: string;
  /** The entry that is corrected; null: a new one. */
  record: Pick<Entry<Name>, "id" | "version"> | null;
  start: Draft<Name>;
  renderFields: (draft: Draft<Name>, set: (part: Partial<Draft<Name>>) => void) => ReactNode;
  /** The sentence for what cannot be sent yet; null where all is there. */
  lacks?: (draft: Draft<Name>) => string | null;
  /** The entry as it stands now, where somebody else has changed it meanwhile. */
  newestOf: (id: string) => Promise<{ version: number; entry: Draft<Name> }>;
  /** An entry in words, to lay another's version beside one's own. */
  told: (draft: Draft<Name>) => string;
  /** Called with what is to be said when it is saved or withdrawn, else with null. */
  done: (sentence: string | null) => void;
};

/** What the fields are called that must be filled in and are not. */
function emptyFields(form: HTMLFormElement | null): string {
  const fields = [
    ...(form?.querySelectorAll<HTMLInputElement>("input[required], select[required], textarea[required]") ?? []),
  ];
  return fields
    .filter((each) => each.value.trim() === "")
    .map((each) => (each.labels?.[0]?.textContent ?? "").replace(/\s*\*$/, ""))
    .join("、");
}

/** A sheet at the side to add or correct one entry of the desk; what was typed is guarded, a stale version is shown. */
export function EntrySheet<Name extends DeskList>(props: Props<Name>) {
  const { list, title, record, start, renderFields, lacks, newestOf, told, done } = props;
  const { say } = useDeskWords();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(start);
  const [version, setVersion] = useState(record?.version ?? 0);
  const [theirs, setTheirs] = useState<{ version: number; text: string } | null>(null);
  const [reason, setReason] = useState("");
  const [key, setKey] = useState(newKey);
  const [problem, setProblem] = useState<ProblemAnswer | null>(null);
  const [busy, setBusy] = useState(false);
  const isTouched = draft !== start || reason !== "";
  const trouble = useRef<HTMLDivElement>(null);

  function refuse(title_: string): void {
    setProblem({ code: "invalid-input", status: 400, title: title_ });
    trouble.current?.focus();
  }

  async function failed(answer: ProblemAnswer): Promise<void> {
    setProblem(answer);
    if (answer.code !== "no-connection") setKey(newKey());
    trouble.current?.focus();
    if (answer.code !== "stale-version" || record === null) return;
    const newest = await newestOf(record.id);
    setVersion(newest.version);
    setTheirs({ version: newest.version, text: told(newest.entry) });
  }

  async function finish(sentence: string): Promise<void> {
    await Promise.all(
      [["facts", list], ["verdicts"], ["due"], ["matrix"]].map((queryKey) => queries.invalidateQueries({ queryKey })),
    );
    done(sentence);
  }

  async function save(): Promise<void> {
    if (record !== null && reason.trim() === "") return refuse(say("reasonMissing"));
    const empty = emptyFields(trouble.current?.closest("form") ?? null);
    if (empty !== "") return refuse(say("fillIn", { what: empty }));
    const missing = lacks?.(draft) ?? null;
    if (missing !== null) return refuse(missing);
    setBusy(true);
    const rows = factCalls(list);
    const answer =
      record === null
        ? await ask(rows.create, { body: { entry: draft } }, key)
        : await ask(rows.correct, {
            params: { id: record.id },
            body: { version, reason: reason.trim(), entry: draft },
          });
    setBusy(false);
    if (!answer.ok) return failed(answer.problem);
    const met = answer.value.changes.filter(({ after }) => after.status === "met" || after.status === "met-late");
    return finish(met.length > 0 ? say("savedMet", { count: met.length }) : say("saved"));
  }

  async function withdraw(): Promise<void> {
    if (record === null) return;
    if (reason.trim() === "") return refuse(say("reasonMissing"));
    setBusy(true);
    const answer = await ask(factCalls(list).withdraw, {
      params: { id: record.id },
      body: { version, reason: reason.trim() },
    });
    setBusy(false);
    if (!answer.ok) return failed(answer.problem);
    return finish(say("withdrawn"));
  }

  return (
    <SideSheet title={title} isTouched={isTouched} close={() => done(null)} submit={() => void save()}>
      {renderFields(draft, (part) => setDraft({ ...draft, ...part }))}
      {record !== null && (
        <TextInput
          label={say("reason")}
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      {theirs !== null && (
        <section className="notice" data-state="hint">
          <h3>{say("staleHead")}</h3>
          <p className="small">{say("staleHow", { version: theirs.version })}</p>
          <p>{theirs.text}</p>
        </section>
      )}
      <div ref={trouble} tabIndex={-1}>
        <ProblemNotice problem={problem} />
      </div>
      <footer>
        <Button type="submit" loading={busy}>
          {say("save")}
        </Button>
        {record !== null && (
          <button
            type="button"
            className="plain"
            disabled={busy}
            title={say("withdrawHow")}
            onClick={() => void withdraw()}
          >
            {say("withdraw")}
          </button>
        )}
      </footer>
    </SideSheet>
  );
}
