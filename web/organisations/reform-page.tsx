import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import type { z } from "zod";
import type { ReformLine, ReformStep, commitReform } from "#api/endpoints/organisations.ts";
import { fill } from "#domain/wording/language.ts";
import { UnsavedGuard } from "#web/facts/unsaved-guard.tsx";
import { useMe } from "#web/identity/me.ts";
import { organisationCalls } from "#web/organisations/calls.ts";
import { ReformStepForm } from "#web/organisations/reform-step-form.tsx";
import { lineWords, useReformWords } from "#web/organisations/reform-words.ts";
import type { ReformSay } from "#web/organisations/reform-words.ts";
import { schoolQuery } from "#web/organisations/school.ts";
import type { Listed } from "#web/organisations/school.ts";
import { useAllowed } from "#web/settings/allowed.ts";
import { DayField, ReasonField } from "#web/settings/fields.tsx";
import { Stage } from "#web/settings/stage.tsx";
import { useSubmit } from "#web/settings/use-submit.ts";
import { useSettingsWords } from "#web/settings/words.ts";
import { FailedRead, ProblemNotice, Waiting } from "#web/ui/problem.tsx";
import { ask } from "#web/ui/server.ts";
import "#web/organisations/organisations.css";

type Done = z.output<(typeof commitReform)["output"]>;

/** September: the re-formation of branches in guided steps, with a preview of everything that goes along. */
export function ReformPage() {
  const { say } = useReformWords();
  const { data, error, refetch } = useQuery(schoolQuery);
  const why = useAllowed()("manage-school");
  const [round, setRound] = useState(0);
  return (
    <>
      <div className="page-head">
        <h1>{say("page")}</h1>
      </div>
      <p className="column">{say("lead")}</p>
      {why !== null && <p className="notice">{why}</p>}
      {error !== null && <FailedRead error={error} again={() => void refetch()} />}
      {error === null && data === undefined && <Waiting />}
      {why === null && data !== undefined && <Reform key={round} school={data} again={() => setRound(round + 1)} />}
    </>
  );
}

function Reform({ school, again }: { school: readonly Listed[]; again: () => void }) {
  const { say } = useReformWords();
  const { say: saySettings, language } = useSettingsWords();
  const { today } = useMe();
  const queries = useQueryClient();
  const sending = useSubmit();
  const [on, setOn] = useState(today);
  const [reason, setReason] = useState("");
  const [steps, setSteps] = useState<ReformStep[]>([]);
  const [lines, setLines] = useState<ReformLine[] | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const outcome = useRef<HTMLHeadingElement>(null);
  // What came of it is drawn first, and then has the focus.
  useEffect(() => {
    if (lines !== null || done !== null) outcome.current?.focus();
  }, [lines, done]);
  const names = new Map(school.map((each) => [each.id, each.entry.name]));

  // What was previewed holds for just what was previewed.
  const edit =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      set(value);
      setLines(null);
    };

  async function send(commit: boolean): Promise<void> {
    if (on === "") return sending.refuse(saySettings("fillIn", { what: say("on") }));
    if (reason.trim() === "") return sending.refuse(saySettings("fillIn", { what: saySettings("reason") }));
    if (steps.length === 0) return sending.refuse(say("needSteps"));
    const body = { on, reason: reason.trim(), steps };
    if (!commit) {
      const told = await sending.submit(async (key) => ask(organisationCalls.previewReform, { body }, key));
      if (told === null) return;
      setLines(told.lines);
    } else {
      const told = await sending.submit(async (key) => ask(organisationCalls.reform, { body }, key));
      if (told === null) return;
      setDone(told);
      await queries.invalidateQueries();
    }
  }

  if (done !== null)
    return (
      <section>
        <h2 ref={outcome} tabIndex={-1}>
          {say("committed", { count: steps.length })}
        </h2>
        <ReformLines lines={done.lines} steps={steps} names={names} />
        {done.founded.length > 0 && (
          <>
            <h3>{say("openNew")}</h3>
            <ul>
              {done.founded.map((each) => (
                <li key={each.id}>
                  <Link to="/settings/organisations/$unit" params={{ unit: each.id }}>
                    {each.name}
                  </Link>
                </li>
              ))}
            </ul>
          </>
        )}
        <p className="acts">
          <button type="button" className="plain" onClick={again}>
            {say("again")}
          </button>
        </p>
      </section>
    );
  return (
    <div className="stages">
      <Stage place={1} title={say("stepWhen")}>
        <div className="settings-form">
          <DayField label={say("on")} how={say("onHow")} required value={on} set={edit(setOn)} />
          <ReasonField value={reason} set={edit(setReason)} />
        </div>
      </Stage>
      <Stage place={2} title={say("stepWhat")}>
        {steps.length === 0 && <p className="muted">{say("noSteps")}</p>}
        <ol className="step-list">
          {steps.map((each, index) => (
            <li key={JSON.stringify(each)}>
              <span>{stepTold(each, names, say, language)}</span>
              <button
                type="button"
                className="small-act"
                aria-label={say("dropStep", { n: index + 1 })}
                onClick={() => edit(setSteps)(steps.filter((one) => one !== each))}
              >
                {say("drop")}
              </button>
            </li>
          ))}
        </ol>
        <ReformStepForm
          key={steps.length}
          school={school}
          taken={steps.flatMap(takenBy)}
          add={(step) => edit(setSteps)([...steps, step])}
        />
      </Stage>
      <Stage place={3} title={say("stepPreview")}>
        <div className="form-actions">
          <Button size="md" variant="default" loading={sending.busy && lines === null} onClick={() => void send(false)}>
            {say("preview")}
          </Button>
        </div>
        <div id={sending.trouble} tabIndex={-1}>
          <ProblemNotice problem={sending.problem} />
        </div>
        {lines !== null && (
          <>
            <h3 ref={outcome} tabIndex={-1} className="preview-head">
              {say("previewLead")}
            </h3>
            <ReformLines lines={lines} steps={steps} names={names} />
            <div className="form-actions">
              <Button size="md" loading={sending.busy} onClick={() => void send(true)}>
                {say("commit", { count: steps.length })}
              </Button>
            </div>
          </>
        )}
      </Stage>
      <UnsavedGuard unsaved={steps.length > 0} />
    </div>
  );
}

/** The organisations that a step is about: each stands in one step alone. */
function takenBy(step: ReformStep): string[] {
  return step.kind === "move" ? [step.organisation] : [step.from].flat();
}

function stepTold(step: ReformStep, names: ReadonlyMap<string, string>, say: ReformSay, language: string): string {
  const nameOf = (id: string): string => names.get(id) ?? id;
  const list = (each: readonly string[]): string =>
    each.map((one) => (language === "en" ? one : `“${one}”`)).join(language === "en" ? ", " : "、");
  if (step.kind === "move") return say("moveTold", { from: nameOf(step.organisation), into: nameOf(step.parentId) });
  if (step.kind === "merge") return say("mergeTold", { from: list(step.from.map(nameOf)), into: step.into.name });
  if (step.kind === "split")
    return say("splitTold", { from: nameOf(step.from), into: list(step.into.map((each) => each.name)) });
  return say("re-foundTold", { from: nameOf(step.from), into: step.into.name });
}

type LinesProps = { lines: readonly ReformLine[]; steps: readonly ReformStep[]; names: ReadonlyMap<string, string> };

function ReformLines({ lines, steps, names }: LinesProps) {
  const { say, language } = useReformWords();
  return (
    <ol className="reform-lines">
      {steps.map((step, index) => (
        <li key={JSON.stringify(step)}>
          <p className="step-name">
            {say("nth", { n: index + 1 })} {stepTold(step, names, say, language)}
          </p>
          <ul>
            {lines
              .filter((each) => each.step === index)
              .map((each) => (
                <li key={`${each.what} ${each.organisationId ?? ""} ${each.name}`}>
                  {fill(lineWords[each.what], language, { name: each.name, count: each.count })}
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
