import { Button } from "@mantine/core";
import { useState } from "react";
import type { z } from "zod";
import type { ProblemAnswer } from "#api/client.ts";
import type { readAttendance } from "#api/endpoints/activities.ts";
import { ledgerCalls } from "#web/activities/ledger/calls.ts";
import { useMemberName } from "#web/activities/ledger/member-name.ts";
import type { ActivityRecord } from "#web/activities/ledger/use-record.ts";
import type { Member } from "#web/activities/ledger/use-roster.ts";
import { useLedgerWords } from "#web/activities/ledger/words.ts";
import { kindName } from "#web/activities/kinds.ts";
import { useChanged } from "#web/facts/use-changed.ts";
import { UnsavedGuard } from "#web/facts/unsaved-guard.tsx";
import { useFactWords } from "#web/facts/words.ts";
import { ProblemNotice } from "#web/ui/problem.tsx";
import { ask, read } from "#web/ui/server.ts";

type Ticks = z.output<(typeof readAttendance)["output"]>;
type Props = {
  record: ActivityRecord;
  branch: string;
  members: readonly Member[];
  ticks: Ticks;
  close: () => void;
  done: () => void;
};

/** `segment/member` of everybody who is ticked. */
function tickedIn({ segments }: Ticks): ReadonlySet<string> {
  return new Set(segments.flatMap(({ segment, memberIds }) => memberIds.map((each) => `${segment}/${each}`)));
}

/** Ticks the branch's own members, part by part. Where somebody else saved meanwhile, who differs is marked. */
export function TickForm({ record, branch, members, ticks, close, done }: Props) {
  const { say, language } = useLedgerWords();
  const { say: sayFact } = useFactWords();
  const changed = useChanged("activities");
  const [chosen, setChosen] = useState(() => tickedIn(ticks));
  const [version, setVersion] = useState(ticks.version);
  const [theirs, setTheirs] = useState<ReadonlySet<string> | null>(null);
  const [problem, setProblem] = useState<ProblemAnswer | null>(null);
  const [busy, setBusy] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const { segments } = record.entry;
  // Who is ticked and no longer on the roster stays ticked.
  const ids = [
    ...new Set([...members.map((each) => each.memberId), ...ticks.segments.flatMap((each) => each.memberIds)]),
  ];
  const nameOf = useMemberName(members);
  const before = tickedIn(ticks);
  const isChanged = chosen.size !== before.size || [...chosen].some((each) => !before.has(each));

  function set(keys: readonly string[], isTicked: boolean): void {
    const next = new Set(chosen);
    for (const each of keys) {
      if (isTicked) next.add(each);
      else next.delete(each);
    }
    setChosen(next);
  }

  async function save(): Promise<void> {
    setBusy(true);
    const body = {
      branchId: branch,
      version,
      segments: segments.map((_part, segment) => ({
        segment,
        memberIds: ids.filter((each) => chosen.has(`${segment}/${each}`)),
      })),
    };
    const answer = await ask(ledgerCalls.tick, { params: { id: record.id }, body });
    setBusy(false);
    if (answer.ok) {
      setSaved(true);
      changed();
      done();
      return;
    }
    if (answer.problem.code === "stale-version") {
      const current = await read(ledgerCalls.attendance, { params: { id: record.id }, query: { branch } }).catch(
        () => null,
      );
      if (current !== null) {
        setTheirs(tickedIn(current));
        setVersion(current.version);
        setProblem({ ...answer.problem, title: say("ticksStale") });
        return;
      }
    }
    setProblem(answer.problem);
  }

  return (
    <form
      className="ticks"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {segments.map((part, segment) => {
        const keys = ids.map((each) => `${segment}/${each}`);
        const count = keys.filter((each) => chosen.has(each)).length;
        return (
          <fieldset key={`${part.kind} ${segment}`}>
            <legend>{kindName(part.kind, language)}</legend>
            <p className="ticks-all">
              <span aria-live="polite">{say("tickedCount", { count })}</span>
              <button type="button" className="plain small" onClick={() => set(keys, true)}>
                {say("all")}
              </button>
              <button type="button" className="plain small" onClick={() => set(keys, false)}>
                {say("none")}
              </button>
            </p>
            <ul>
              {ids.map((memberId) => {
                const key = `${segment}/${memberId}`;
                const isTicked = chosen.has(key);
                const differs = theirs !== null && theirs.has(key) !== isTicked;
                return (
                  <li key={key}>
                    <label>
                      <input type="checkbox" checked={isTicked} onChange={() => set([key], !isTicked)} />
                      <span>{nameOf(memberId)}</span>
                      {differs && (
                        <span className="stamp">{say(theirs.has(key) ? "tickedByOther" : "notTickedByOther")}</span>
                      )}
                    </label>
                  </li>
                );
              })}
            </ul>
          </fieldset>
        );
      })}
      <ProblemNotice problem={problem} />
      <div className="dialog-actions">
        <Button type="submit" loading={busy}>
          {say("saveTicks")}
        </Button>
        <button type="button" className="plain" onClick={close}>
          {sayFact("cancel")}
        </button>
      </div>
      <UnsavedGuard unsaved={!isSaved && isChanged} />
    </form>
  );
}
