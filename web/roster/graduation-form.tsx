import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import type { z } from "zod";
import type { EndReason } from "#api/endpoints/fact-schemas.ts";
import type { previewGraduation } from "#api/endpoints/organisations.ts";
import { UnsavedGuard } from "#web/facts/unsaved-guard.tsx";
import { endReasonTerms } from "#web/facts/value-words.ts";
import { useMe } from "#web/identity/me.ts";
import { rosterCalls } from "#web/roster/calls.ts";
import { LeavingTable } from "#web/roster/leaving-table.tsx";
import { isOn } from "#web/roster/roster.ts";
import type { Member } from "#web/roster/roster.ts";
import { useRosterWords } from "#web/roster/words.ts";
import { DayField, ReasonField } from "#web/settings/fields.tsx";
import { Stage } from "#web/settings/stage.tsx";
import { useSubmit } from "#web/settings/use-submit.ts";
import { useSettingsWords } from "#web/settings/words.ts";
import { dayText } from "#web/ui/dates.ts";
import { ProblemNotice } from "#web/ui/problem.tsx";
import { ask } from "#web/ui/server.ts";

import "#web/roster/roster.css";

type Line = z.output<(typeof previewGraduation)["output"]>["members"][number];

/** Who leaves and why, the day, a preview, and then all of it at once. */
export function GraduationForm({ branch, roster }: { branch: string; roster: readonly Member[] }) {
  const { say } = useRosterWords();
  const { say: saySettings } = useSettingsWords();
  const { today } = useMe();
  const queries = useQueryClient();
  const sending = useSubmit();
  const year = today.slice(0, 4);
  const [on, setOn] = useState(`${year}-06-30`);
  const [reason, setReason] = useState(say("usualReason", { year }));
  const [chosen, setChosen] = useState<ReadonlyMap<string, EndReason>>(new Map());
  const [lines, setLines] = useState<Line[] | null>(null);
  const [isDone, setDone] = useState(false);
  const outcome = useRef<HTMLHeadingElement>(null);
  // What came of it is drawn first, and then has the focus.
  useEffect(() => {
    if (lines !== null || isDone) outcome.current?.focus();
  }, [lines, isDone]);
  const members = roster.filter((each) => isOn(each, today));
  const retained = lines?.filter((each) => each.to === null).length ?? 0;
  const counts = { leaving: (lines?.length ?? 0) - retained, retained };

  const edit =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      set(value);
      setLines(null);
    };

  async function send(commit: boolean): Promise<void> {
    if (chosen.size === 0) return sending.refuse(say("needWho"));
    if (on === "") return sending.refuse(saySettings("fillIn", { what: say("lastDay") }));
    if (reason.trim() === "") return sending.refuse(saySettings("fillIn", { what: saySettings("reason") }));
    const body = {
      branchId: branch,
      on,
      reason: reason.trim(),
      members: members.flatMap(({ id, version }) => {
        const endReason = chosen.get(id);
        return endReason === undefined ? [] : [{ id, version, endReason }];
      }),
    };
    const told = await sending.submit<{ members: Line[] }>(async (key) =>
      commit ? ask(rosterCalls.graduation, { body }, key) : ask(rosterCalls.previewGraduation, { body }, key),
    );
    if (told === null) {
      setLines(null);
      // Somebody may have been faster: the versions are read anew, and what was chosen stays.
      if (commit) await queries.invalidateQueries({ queryKey: ["roster"] });
      return;
    }
    setLines(told.members);
    if (commit) {
      setDone(true);
      await queries.invalidateQueries();
    }
  }

  if (members.length === 0 && !isDone) return <p>{say("empty")}</p>;
  if (isDone)
    return (
      <section>
        <h2 ref={outcome} tabIndex={-1}>
          {say("committed", counts)}
        </h2>
        <Leaving lines={lines ?? []} />
        <p className="acts">
          <Link to="/settings/roster" search={{ organisation: branch }}>
            {say("toRoster")}
          </Link>
        </p>
      </section>
    );
  return (
    <div className="stages">
      <Stage place={1} title={say("stepWho")}>
        <LeavingTable members={members} chosen={chosen} set={edit(setChosen)} />
      </Stage>
      <Stage place={2} title={say("stepWhen")}>
        <div className="settings-form">
          <DayField label={say("lastDay")} how={say("lastDayHow")} required value={on} set={edit(setOn)} />
          <ReasonField value={reason} set={edit(setReason)} />
        </div>
      </Stage>
      <Stage place={3} title={say("stepPreview")}>
        <div className="form-actions">
          <Button size="md" variant="default" loading={sending.busy && lines === null} onClick={() => void send(false)}>
            {say("preview")}
          </Button>
        </div>
        <div id={sending.trouble} tabIndex={-1}>
          <ProblemNotice problem={sending.problem} />
          {sending.problem?.code === "stale-version" && <p className="notice">{say("stale")}</p>}
        </div>
        {lines !== null && (
          <>
            <h3 ref={outcome} tabIndex={-1} className="preview-head">
              {say("commit", counts)}
            </h3>
            <Leaving lines={lines} />
            <div className="form-actions">
              <Button size="md" loading={sending.busy} onClick={() => void send(true)}>
                {say("commit", counts)}
              </Button>
            </div>
          </>
        )}
      </Stage>
      <UnsavedGuard unsaved={chosen.size > 0} />
    </div>
  );
}

/** What becomes of each. */
function Leaving({ lines }: { lines: readonly Line[] }) {
  const { say, language } = useRosterWords();
  const { today } = useMe();
  return (
    <ul className="leaving">
      {lines.map((each) => (
        <li key={each.id} className="row-line">
          <span>{each.name ?? each.memberId}</span>
          <span className="muted">
            {each.to === null
              ? say("staysOn", { why: endReasonTerms[each.endReason][language] })
              : say("leaves", {
                  date: dayText(each.to, language, today),
                  why: endReasonTerms[each.endReason][language],
                })}
            {each.posts > 0 && ` ${say("posts", { count: each.posts })}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
