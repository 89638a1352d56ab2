import { Button, FileInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import type { ImportReport } from "#api/endpoints/exchange.ts";
import { exchangeCalls } from "#web/exchange/calls.ts";
import { ImportTold } from "#web/exchange/import-told.tsx";
import { totalsOf } from "#web/exchange/totals.ts";
import { useExchangeWords } from "#web/exchange/words.ts";
import { useAllowed } from "#web/settings/allowed.ts";
import { useSubmit } from "#web/settings/use-submit.ts";
import { saveFile } from "#web/ui/download.ts";
import { ProblemNotice } from "#web/ui/problem.tsx";
import { ask } from "#web/ui/server.ts";
import "#web/exchange/import.css";

type Running = "dry" | "commit" | null;

/** A workbook or bundle comes in: chosen, run dry, and then for good; all of it or nothing. */
export function ImportPage() {
  const { say } = useExchangeWords();
  const queries = useQueryClient();
  const why = useAllowed()("import");
  const sending = useSubmit();
  const [chosen, setChosen] = useState<File | null>(null);
  const [report, setReport] = useState<ImportReport | null>(null);
  const [running, setRunning] = useState<Running>(null);
  const outcome = useRef<HTMLHeadingElement>(null);

  // What came of it is drawn first, and then has the focus.
  useEffect(() => {
    if (report !== null) outcome.current?.focus();
  }, [report]);

  async function run(commit: boolean): Promise<void> {
    if (chosen === null) return sending.refuse(say("needsFile"));
    if (!/\.(xlsx|json)$/i.test(chosen.name)) return sending.refuse(say("notThis", { name: chosen.name }));
    setRunning(commit ? "commit" : "dry");
    const body = new Uint8Array(await chosen.arrayBuffer());
    const query = { commit: commit ? ("true" as const) : ("false" as const), name: chosen.name.slice(0, 200) };
    const told = await sending.submit(async (key) => ask(exchangeCalls.import, { body, query }, key));
    setRunning(null);
    if (told === null) return;
    setReport(told);
    if (told.done) await queries.invalidateQueries();
  }

  function choose(file: File | null): void {
    setChosen(file);
    setReport(null);
    sending.clear();
  }

  const totals = report === null ? null : totalsOf(report);
  return (
    <>
      <div className="page-head">
        <h1>{say("page")}</h1>
      </div>
      <p className="column">{say("lead")}</p>
      <TemplateLink />
      {why !== null && <p className="notice">{why}</p>}
      <section>
        <h2>{say("step1")}</h2>
        <form
          className="settings-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void run(false);
          }}
        >
          <FileInput
            label={say("file")}
            description={say("fileHow")}
            accept=".xlsx,.json"
            placeholder={say("step1")}
            value={chosen}
            onChange={choose}
            disabled={why !== null || running !== null}
          />
          <div className="form-actions">
            <Button type="submit" size="md" variant="default" disabled={why !== null} loading={running === "dry"}>
              {say("dryRun")}
            </Button>
          </div>
          <Progress running={running} />
          <div id={sending.trouble} tabIndex={-1}>
            <ProblemNotice problem={sending.problem} />
          </div>
        </form>
      </section>
      {report !== null && totals !== null && (
        <section>
          <h2 ref={outcome} tabIndex={-1}>
            {report.done
              ? say("done", { added: totals.added, changed: totals.changed, verdicts: report.verdictsChanged })
              : say("step2")}
          </h2>
          {!report.done && (
            <p className="notice" data-state={totals.inTheWay > 0 ? "short" : "met"} role="status">
              {totals.inTheWay > 0
                ? say("inTheWay", { count: totals.inTheWay })
                : totals.added + totals.changed === 0
                  ? say("nothingNew")
                  : say("ready", totals)}
            </p>
          )}
          <ImportTold report={report} />
          <div className="form-actions import-act">
            {!report.done && totals.inTheWay === 0 && totals.added + totals.changed > 0 && (
              <Button size="md" loading={running === "commit"} onClick={() => void run(true)}>
                {say("commit", totals)}
              </Button>
            )}
            {report.done && <Link to="/settings/organisations">{say("toTree")}</Link>}
            <button type="button" className="plain" onClick={() => choose(null)}>
              {say(report.done ? "again" : "otherFile")}
            </button>
          </div>
        </section>
      )}
    </>
  );
}

/** That something is under way, and for how long. */
function Progress({ running }: { running: Running }) {
  const { say } = useExchangeWords();
  const told = running === null ? "" : say(running === "dry" ? "working" : "committing");
  return (
    <div className="import-progress">
      <p role="status">{told}</p>
      {running !== null && <Elapsed key={running} told={told} />}
    </div>
  );
}

function Elapsed({ told }: { told: string }) {
  const { say } = useExchangeWords();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <>
      <progress aria-label={told} />
      <span className="muted small" aria-hidden="true">
        {say("seconds", { seconds })}
      </span>
    </>
  );
}

/** The empty workbook, saved by the browser as a file. */
function TemplateLink() {
  const { say } = useExchangeWords();
  const sending = useSubmit();
  async function save(): Promise<void> {
    const workbook = await sending.submit(async () => ask(exchangeCalls.template, {}));
    if (workbook === null) return;
    saveFile(workbook, "标杆台账.xlsx");
  }
  return (
    <p className="import-template">
      <button type="button" className="plain" onClick={() => void save()}>
        {say("template")}
      </button>{" "}
      <span className="muted small">{say("templateHow")}</span>
      <ProblemNotice problem={sending.problem} />
    </p>
  );
}
