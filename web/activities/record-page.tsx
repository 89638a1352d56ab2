import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import type { z } from "zod";
import type { ProblemAnswer } from "#api/client.ts";
import type { FactRows } from "#api/endpoints/facts.ts";
import { calls } from "#web/calls.ts";
import { factCalls } from "#web/fact-calls.ts";
import { dropDraft, isWorthKeeping, keepDraft, keptDraft, newDraft } from "#web/activities/draft.ts";
import type { Draft } from "#web/activities/draft.ts";
import { entryOf } from "#web/activities/entry.ts";
import { isKind } from "#web/activities/kinds.ts";
import { RecordForm } from "#web/activities/record-form.tsx";
import { SavedRecord } from "#web/activities/saved-record.tsx";
import { may, useMe } from "#web/identity/me.ts";
import { ProblemNotice } from "#web/ui/problem.tsx";
import { ask, newKey, read } from "#web/ui/server.ts";
import { useWords } from "#web/ui/words.ts";
import "#web/activities/record.css";

type Saved = z.output<FactRows<"activities">["create"]["output"]>;

/** Record: one form for whatever took place; what is written stays on the device until it is saved. */
export function RecordPage() {
  const { organisation } = useParams({ from: "/inside/o/$organisation/record" });
  return <RecordSheet key={organisation} organisation={organisation} />;
}

function RecordSheet({ organisation }: { organisation: string }) {
  const { say, language } = useWords();
  const me = useMe();
  const { kind, on } = useSearch({ from: "/inside/o/$organisation/record" });
  const queries = useQueryClient();
  const [{ draft, isKept }, setDraft] = useState(() =>
    startingDraft(me.account.id, organisation, { kind, on }, me.today),
  );
  const [problem, setProblem] = useState<ProblemAnswer | null>(null);
  const [saved, setSaved] = useState<Saved | null>(null);
  const [busy, setBusy] = useState(false);
  const trouble = useRef<HTMLDivElement>(null);
  const directory = useQuery({
    queryKey: ["directory"],
    queryFn: () => read(calls.directory, {}),
    staleTime: 300_000,
  });
  const here = directory.data?.organisations.find((each) => each.id === organisation);

  useEffect(() => {
    if (saved === null && isWorthKeeping(draft)) keepDraft(me.account.id, organisation, draft);
  }, [draft, saved, me.account.id, organisation]);

  if (!may(me, organisation, "record")) {
    return (
      <>
        <PageHead title={say("record")} />
        <p>{say("mayNotRecord")}</p>
      </>
    );
  }

  function startAgain(): void {
    dropDraft(me.account.id, organisation);
    setSaved(null);
    setProblem(null);
    setDraft({ draft: newDraft(me.today), isKept: false });
  }

  async function save(): Promise<void> {
    if (draft.kinds.length === 0) {
      setProblem({ code: "invalid-input", status: 400, title: say("chooseKind") });
      trouble.current?.focus();
      return;
    }
    setBusy(true);
    const answer = await ask(
      factCalls("activities").create,
      { body: { entry: entryOf(draft, organisation, language) } },
      draft.key,
    );
    setBusy(false);
    if (!answer.ok) {
      setProblem(answer.problem);
      // Another content needs another key; a lost connection keeps it, so that a repeat makes one record.
      if (answer.problem.code !== "no-connection") setDraft({ draft: { ...draft, key: newKey() }, isKept });
      trouble.current?.focus();
      return;
    }
    dropDraft(me.account.id, organisation);
    setProblem(null);
    setSaved(answer.value);
    window.scrollTo(0, 0);
    for (const queryKey of [["due"], ["verdicts"], ["activities"], ["matrix"]])
      void queries.invalidateQueries({ queryKey });
  }

  if (saved !== null) return <SavedRecord saved={saved} organisation={organisation} again={startAgain} />;
  return (
    <>
      <PageHead title={say("record")} />
      <form
        className="record"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {isKept && (
          <p className="notice">
            {say("draftKept")}{" "}
            <button type="button" className="plain" onClick={startAgain}>
              {say("draftDrop")}
            </button>
          </p>
        )}
        <RecordForm
          organisation={organisation}
          isBranch={here === undefined || here.kind === "branch" || here.kind === "group"}
          draft={draft}
          today={me.today}
          onChange={(next) => setDraft({ draft: next, isKept: false })}
        />
        <div ref={trouble} tabIndex={-1}>
          <ProblemNotice problem={problem} />
        </div>
        <div className="save">
          <Button type="submit" size="md" loading={busy}>
            {say("save")}
          </Button>
        </div>
      </form>
    </>
  );
}

function PageHead({ title }: { title: string }) {
  return (
    <div className="page-head">
      <h1>{title}</h1>
    </div>
  );
}

/** The draft kept on the device, unless the link that was followed asks for a certain record. */
function startingDraft(
  account: string,
  organisation: string,
  { kind, on }: { kind: string | undefined; on: string | undefined },
  today: string,
): { draft: Draft; isKept: boolean } {
  const kept = keptDraft(account, organisation);
  if (kept !== null) return { draft: kept, isKept: true };
  const kinds = kind !== undefined && isKind(kind) ? [kind] : [];
  return { draft: newDraft(on ?? today, kinds), isKept: false };
}
