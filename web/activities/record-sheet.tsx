import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { ProblemAnswer } from "#api/client.ts";
import { isWorthKeeping, newDraft } from "#web/activities/draft.ts";
import type { Draft } from "#web/activities/draft.ts";
import { dropDraft, keepDraft } from "#web/activities/draft-store.ts";
import type { Kept, Place } from "#web/activities/draft-store.ts";
import { entryOf, voteIn } from "#web/activities/entry.ts";
import { KeptDrafts, OpenPlans } from "#web/activities/kept-drafts.tsx";
import { onSent, sendNow } from "#web/activities/outbox.ts";
import { RecordForm } from "#web/activities/record-form.tsx";
import { useHere, useRoster } from "#web/activities/record-reads.ts";
import { useRecordWords } from "#web/activities/record-words.ts";
import { SavedRecord } from "#web/activities/saved-record.tsx";
import { correctAs } from "#web/activities/send.ts";
import type { Arrived, Outcome, Saved } from "#web/activities/send.ts";
import type { Start } from "#web/activities/starting-draft.ts";
import { touchedByARecord } from "#web/activities/undo-record.tsx";
import { usePreview } from "#web/activities/use-preview.ts";
import { isHalfVote } from "#web/activities/vote.ts";
import { ChangedSince, WaitingRecord } from "#web/activities/waiting-record.tsx";
import { useMe } from "#web/identity/me.ts";
import { ProblemNotice } from "#web/ui/problem.tsx";
import { ask, newKey } from "#web/ui/server.ts";
import { useWords } from "#web/ui/words.ts";

type Phase =
  | { at: "writing" }
  | { at: "waiting"; signedOut: boolean }
  | { at: "changed-since"; arrived: Arrived }
  | { at: "saved"; saved: Saved; corrected: boolean };

type Props = { place: Place; origin: string; begin: () => Start };

/** One record from the first letter until it is saved; every change is on the device before the next. */
export function RecordSheet({ place, origin, begin }: Props) {
  const { say } = useWords();
  const { tell, language } = useRecordWords();
  const { today } = useMe();
  const queries = useQueryClient();
  const { organisation } = place;
  const [{ draft, isResumed }, setStart] = useState(begin);
  const [phase, setPhase] = useState<Phase>({ at: "writing" });
  const [problem, setProblem] = useState<ProblemAnswer | null>(null);
  const [busy, setBusy] = useState(false);
  const trouble = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const { keepsRoster } = useHere(organisation);
  const roster = useRoster(organisation, draft.heldOn, keepsRoster);
  const ids = roster.map((each) => each.id);
  const entry = entryOf(draft, { organisationId: organisation, language, roster: ids });
  const isWriting = phase.at === "writing";
  const preview = usePreview(isWriting && draft.kinds.length > 0 && draft.heldOn !== "" ? entry : null, draft.plan);

  useEffect(
    () =>
      onSent((sent) => {
        if (sent.draft.key === draft.key && phase.at === "waiting") settle(sent.outcome, sent.draft);
      }),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the listener is renewed whenever what it reads changes
    [draft.key, phase.at],
  );

  /** What is written is kept before anything else can happen. */
  function change(next: Draft): void {
    const written: Draft = { ...next, state: "writing", writtenAt: Date.now() };
    if (isWorthKeeping(written)) keepDraft(place, written);
    else dropDraft(place, written.key);
    setStart({ draft: written, isResumed: false });
  }

  function show(next: Draft, resumed: boolean): void {
    setProblem(null);
    setPhase({ at: "writing" });
    setStart({ draft: next, isResumed: resumed });
    window.scrollTo(0, 0);
    // The heading is there once the form is.
    setTimeout(() => heading.current?.focus());
  }
  const startAnew = (): void => show(newDraft(today, [], origin), false);
  const goOn = (): void => {
    change(draft);
    show({ ...draft, state: "writing" }, false);
  };
  const resume = ({ draft: kept }: Kept): void => {
    const taken: Draft = { ...kept, state: "writing" };
    keepDraft(place, taken);
    show(taken, true);
  };

  function settle(outcome: Outcome, of: Draft): void {
    setBusy(false);
    if (outcome.at === "saved") {
      dropDraft(place, of.key);
      setProblem(null);
      setPhase(outcome);
      window.scrollTo(0, 0);
      for (const queryKey of touchedByARecord) void queries.invalidateQueries({ queryKey });
    } else if (outcome.at === "lost" || outcome.at === "signed-out") {
      setPhase({ at: "waiting", signedOut: outcome.at === "signed-out" });
      window.scrollTo(0, 0);
    } else if (outcome.at === "changed-since") {
      keepDraft(place, { ...of, state: "writing" });
      setPhase(outcome);
    } else refuse(outcome.problem, of);
  }

  /** Refused is not saved: the key stays good, but for a record that arrived once and is withdrawn since. */
  function refuse(why: ProblemAnswer, of: Draft): void {
    const isGone = why.code === "not-found" && of.plan === null;
    const next: Draft = { ...of, state: "writing", sent: null, ...(isGone ? { key: newKey(), triedAt: null } : {}) };
    if (isGone) dropDraft(place, of.key);
    keepDraft(place, next);
    setPhase({ at: "writing" });
    setStart({ draft: next, isResumed: false });
    setProblem(why);
    setTimeout(() => trouble.current?.focus());
  }

  async function send(of: Draft, sent: NonNullable<Draft["sent"]>): Promise<void> {
    // From here on it is the device's to send, should this page be closed before the answer.
    const tried: Draft = { ...of, sent, triedAt: of.triedAt ?? Date.now(), state: "waiting", refusal: "" };
    keepDraft(place, tried);
    setStart({ draft: tried, isResumed: false });
    setBusy(true);
    settle(await sendNow(tried, sent, tell("correctReason")), tried);
  }

  async function save(): Promise<void> {
    const half = draft.kinds.some((each) => isHalfVote(voteIn(draft, each)));
    if (draft.kinds.length === 0 || half) {
      setProblem({ code: "invalid-input", status: 400, title: half ? tell("voteHalf") : say("chooseKind") });
      trouble.current?.focus();
      return;
    }
    if (!busy) await send(draft, entry);
  }

  async function takeMine(arrived: Arrived): Promise<void> {
    setBusy(true);
    settle(await correctAs(ask, arrived, { entry, reason: tell("correctReason") }), draft);
  }

  if (phase.at === "saved") {
    return (
      <SavedRecord
        saved={phase.saved}
        corrected={phase.corrected}
        organisation={organisation}
        again={startAnew}
        putRight={() => {
          const next: Draft = { ...draft, key: newKey(), sent: null, triedAt: null, plan: null };
          change(next);
          show({ ...next, state: "writing" }, false);
        }}
      />
    );
  }
  if (phase.at === "waiting") {
    return (
      <WaitingRecord
        draft={draft}
        busy={busy}
        signedOut={phase.signedOut}
        sendNow={() => void send(draft, draft.sent ?? entry)}
        goOn={goOn}
        again={startAnew}
      />
    );
  }
  if (phase.at === "changed-since") {
    return (
      <ChangedSince
        draft={draft}
        arrived={phase.arrived}
        busy={busy}
        takeMine={() => void takeMine(phase.arrived)}
        keepTheirs={() => {
          dropDraft(place, draft.key);
          startAnew();
        }}
      />
    );
  }
  const meets = preview?.meets ?? 0;
  const label = meets === 0 ? say("save") : meets === 1 ? tell("saveMeetsOne") : tell("saveMeets", { count: meets });
  return (
    <>
      <div className="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {say("record")}
        </h1>
      </div>
      <form
        className="record"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {isResumed && (
          <p className="notice">
            {draft.refusal === "" ? tell("keptResumed") : tell("keptRefused", { why: draft.refusal })}{" "}
            <button type="button" className="plain" onClick={startAnew}>
              {tell("startAnew")}
            </button>
          </p>
        )}
        {draft.plan !== null && !isResumed && <p className="notice">{tell("planTold")}</p>}
        <KeptDrafts place={place} today={today} current={draft.key} resume={resume} />
        {!isWorthKeeping(draft) && <OpenPlans organisation={organisation} today={today} />}
        <RecordForm organisation={organisation} draft={draft} today={today} roster={roster} onChange={change} />
        <div ref={trouble} tabIndex={-1}>
          <ProblemNotice problem={problem} />
        </div>
        <div role="status">
          {preview?.warnings.map((each) => (
            <p key={each.code + each.path.join("/")} className="notice" data-state="hint">
              {each.message}
            </p>
          ))}
        </div>
        <div className="save">
          <Button type="submit" size="md" loading={busy}>
            {label}
          </Button>
        </div>
      </form>
    </>
  );
}
