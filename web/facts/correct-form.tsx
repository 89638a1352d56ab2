import { Button, Textarea } from "@mantine/core";
import { useRef, useState } from "react";
import type { ReactNode } from "react";
import type { ProblemAnswer } from "#api/client.ts";
import type { Draft, Extra } from "#api/endpoints/fact-schemas.ts";
import type { ListName } from "#domain/bundle/bundle.ts";
import { differencesOf } from "#web/facts/differences.ts";
import { DifferencesTable } from "#web/facts/differences-table.tsx";
import { factClient } from "#web/facts/fact-client.ts";
import type { FactRecord, SavedFact } from "#web/facts/fact-client.ts";
import { useChanged } from "#web/facts/use-changed.ts";
import { useTelling } from "#web/facts/use-telling.ts";
import { UnsavedGuard } from "#web/facts/unsaved-guard.tsx";
import { useFactWords } from "#web/facts/words.ts";
import { ProblemNotice } from "#web/ui/problem.tsx";
import "#web/facts/facts.css";

type Written<Name extends ListName> = { entry: Draft<Name>; extra?: Extra };

type Props<Name extends ListName, State> = {
  name: Name;
  /** The entry in the version that was seen. */
  record: FactRecord<Name>;
  /** What stands in the fields for an entry. */
  start: (record: FactRecord<Name>) => State;
  /** The entry that the fields say; what they do not show is taken over from `record`. */
  written: (state: State, record: FactRecord<Name>) => Written<Name>;
  /** The sentence for what cannot be saved as it stands in the fields; null where all is there. */
  lacks?: (state: State) => string | null;
  renderFields: (state: State, set: (state: State) => void) => ReactNode;
  done: (saved: SavedFact<Name>) => void;
  cancel: () => void;
};

/**
 * Corrects an entry: its fields, why, and the version that was seen. Where somebody else was faster both versions are shown
 * side by side, and what was typed stays until the person decides.
 */
export function CorrectForm<Name extends ListName, State>(props: Props<Name, State>) {
  const { name, record, start, written, lacks, renderFields, done, cancel } = props;
  const { say } = useFactWords();
  const changed = useChanged(name);
  const [state, setState] = useState(() => start(record));
  const [reason, setReason] = useState("");
  const [seen, setSeen] = useState(record);
  const [theirs, setTheirs] = useState<FactRecord<Name> | null>(null);
  const [problem, setProblem] = useState<ProblemAnswer | null>(null);
  const [busy, setBusy] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const trouble = useRef<HTMLDivElement>(null);
  const why = useRef<HTMLTextAreaElement>(null);
  const mine = written(state, seen);
  const lacking = lacks?.(state) ?? null;
  const isChanged = differencesOf(withExtra(seen), withExtra({ extra: seen.extra, ...mine })).length > 0;

  function refuse(title: string): void {
    setProblem({ code: "invalid-input", status: 400, title });
  }

  async function save(): Promise<void> {
    if (lacking !== null || !isChanged) {
      refuse(lacking ?? say("unchanged"));
      trouble.current?.focus();
      return;
    }
    if (reason.trim() === "") {
      refuse(say("reasonNeeded"));
      why.current?.focus();
      return;
    }
    setBusy(true);
    // What is kept beside a version may have changed without it: who came is ticked with versions of its own.
    const fresh = await factClient(name)
      .get(record.id)
      .catch(() => null);
    const sent = fresh?.version === seen.version ? written(state, fresh) : mine;
    const answer = await factClient(name).correct(record.id, { version: seen.version, reason: reason.trim(), ...sent });
    setBusy(false);
    if (answer.ok) {
      setSaved(true);
      changed();
      done(answer.value);
      return;
    }
    const current =
      answer.problem.code === "stale-version"
        ? await factClient(name)
            .get(record.id)
            .catch(() => null)
        : null;
    setTheirs(current);
    setProblem(current === null ? answer.problem : null);
    trouble.current?.focus();
  }

  return (
    <form
      className="correct"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {renderFields(state, setState)}
      <Textarea
        ref={why}
        label={say("correctWhy")}
        description={say("correctWhyHow")}
        required
        autosize
        minRows={2}
        maxRows={8}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div ref={trouble} tabIndex={-1}>
        <ProblemNotice problem={problem} />
        {theirs !== null && (
          <Stale
            name={name}
            mine={written(state, theirs)}
            theirs={theirs}
            keep={() => {
              setSeen(theirs);
              setTheirs(null);
              refuse(say("keptMine", { version: theirs.version }));
            }}
            drop={() => {
              setState(start(theirs));
              setSeen(theirs);
              setTheirs(null);
              setProblem(null);
            }}
          />
        )}
      </div>
      <div className="dialog-actions">
        <Button type="submit" size="md" loading={busy} disabled={theirs !== null}>
          {say("saveCorrection")}
        </Button>
        <button type="button" className="plain" onClick={cancel}>
          {say("cancel")}
        </button>
      </div>
      <UnsavedGuard unsaved={!isSaved && (isChanged || lacking !== null || reason.trim() !== "")} />
    </form>
  );
}

function withExtra({ entry, extra }: { entry: object; extra: Extra }): object {
  return { ...entry, ...extra };
}

type StaleProps<Name extends ListName> = {
  name: Name;
  mine: Written<Name>;
  theirs: FactRecord<Name>;
  keep: () => void;
  drop: () => void;
};

/** Somebody else was faster: both versions side by side, and what may be done. */
function Stale<Name extends ListName>({ name, mine, theirs, keep, drop }: StaleProps<Name>) {
  const { say } = useFactWords();
  const telling = useTelling(name, theirs.organisationId);
  const differences = differencesOf(withExtra(theirs), withExtra({ extra: theirs.extra, ...mine })).map((each) => ({
    path: each.path,
    before: each.after,
    after: each.before,
  }));
  return (
    <section className="notice stale" data-state="hint" role="alert">
      <h2>{say("staleTitle", { version: theirs.version })}</h2>
      <p>{say(differences.length > 0 ? "staleLead" : "staleSame")}</p>
      {differences.length > 0 && (
        <DifferencesTable
          differences={differences}
          entry={mine.entry}
          telling={telling}
          heads={[say("mine"), say("theirs", { version: theirs.version })]}
        />
      )}
      <div className="dialog-actions">
        {differences.length > 0 && (
          <button type="button" className="act" onClick={keep}>
            {say("keepMine")}
          </button>
        )}
        <button type="button" className="act" onClick={drop}>
          {say("takeTheirs")}
        </button>
      </div>
    </section>
  );
}
