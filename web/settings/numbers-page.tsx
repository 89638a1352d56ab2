import { Button, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { z } from "zod";
import type { ProblemAnswer } from "#api/client.ts";
import type { readSettings } from "#api/endpoints/school.ts";
import type { GuidePack } from "#domain/guides/pack.ts";
import { useAllowed } from "#web/settings/allowed.ts";
import { schoolCalls } from "#web/settings/calls.ts";
import { NumbersForm } from "#web/settings/numbers-form.tsx";
import { ChangeLines, NumbersHistory } from "#web/settings/numbers-history.tsx";
import { bounds, changesBetween, numberKeys, openCounts, settingsOf, typedOf } from "#web/settings/numbers.ts";
import type { NumberChange, Typed } from "#web/settings/numbers.ts";
import { numberNames, useNumberWords } from "#web/settings/numbers-words.ts";
import type { NumberSay } from "#web/settings/numbers-words.ts";
import { publishedGuides } from "#web/settings/school-guides.ts";
import { JudgedAnew } from "#web/settings/judged-anew.tsx";
import { FailedRead, ProblemNotice, Waiting } from "#web/ui/problem.tsx";
import { ask, read } from "#web/ui/server.ts";
import { useUnsaved } from "#web/ui/unsaved.ts";
import "#web/ui/pages.css";
import "#web/settings/numbers.css";

type Kept = z.output<(typeof readSettings)["output"]>;

/** The numbers that the guide leaves to the school, beside the guide's own words. */
export function NumbersPage() {
  const { say } = useNumberWords();
  const settings = useQuery({ queryKey: ["settings"], queryFn: () => read(schoolCalls.settings, {}) });
  const guides = useQuery(publishedGuides);
  const error = settings.error ?? guides.error;
  return (
    <>
      <div className="page-head">
        <h1>{say("title")}</h1>
      </div>
      <p className="muted lead-words">{say("lead")}</p>
      {error !== null && (
        <FailedRead
          error={error}
          again={() => {
            void settings.refetch();
            void guides.refetch();
          }}
        />
      )}
      {error === null && (settings.data === undefined || guides.data === undefined) && <Waiting />}
      {settings.data !== undefined && guides.data !== undefined && <Numbers kept={settings.data} packs={guides.data} />}
    </>
  );
}

/** Why what was typed cannot be saved; null where it can. */
function slipOf(typed: Typed, say: NumberSay, language: "zh-CN" | "en"): string | null {
  for (const key of numberKeys) {
    const text = typed.numbers[key].trim();
    const { least, most } = bounds[key];
    const value = Number(text);
    const isWhole = key === "weeklyStudyShare" || Number.isInteger(value);
    if (text !== "" && !(isWhole && value >= least && value <= most))
      return say("wrongNumber", { name: numberNames[key][language], least, most });
  }
  const isWrong = (text: string): boolean => text.trim() !== "" && !/^[1-9]\d{0,5}$/.test(text.trim());
  return Object.values(typed.times).some(isWrong) ? say("wrongTimes") : null;
}

function Numbers({ kept, packs }: { kept: Kept; packs: readonly GuidePack[] }) {
  const { say, language } = useNumberWords();
  const whyNot = useAllowed()("manage-school");
  const queries = useQueryClient();
  const [base, setBase] = useState(kept);
  const [typed, setTyped] = useState(() => typedOf(kept.settings));
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<ProblemAnswer | null>(null);
  const [theirs, setTheirs] = useState<readonly NumberChange[]>([]);
  const [saved, setSaved] = useState<{ version: number; job: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const trouble = useRef<HTMLDivElement>(null);
  const counts = openCounts(packs);
  const isDirty = JSON.stringify(typed) !== JSON.stringify(typedOf(base.settings));
  useUnsaved(isDirty, say("leave"));

  function refuse(title: string): void {
    setProblem({ code: "invalid-input", status: 400, title });
    trouble.current?.focus();
  }
  async function save(): Promise<void> {
    if (busy) return;
    const slip = slipOf(typed, say, language);
    if (slip !== null) return refuse(slip);
    if (!isDirty) return refuse(say("noChange"));
    if (reason.trim() === "") return refuse(say("noReason"));
    setBusy(true);
    const mine = settingsOf(typed);
    const body = { version: base.version, reason: reason.trim(), settings: mine };
    const answer = await ask(schoolCalls.saveSettings, { body });
    if (!answer.ok && answer.problem.code === "stale-version") {
      // Both versions are shown, and what was typed stays.
      const [now, { versions }] = await Promise.all([
        read(schoolCalls.settings, {}),
        read(schoolCalls.settingsHistory, {}),
      ]);
      setBase(now);
      setTheirs(changesBetween(now.settings, mine));
      setProblem({ ...answer.problem, title: say("stale", { by: versions[0]?.by ?? say("somebody") }) });
      trouble.current?.focus();
    } else {
      setTheirs([]);
      setProblem(answer.ok ? null : answer.problem);
      if (!answer.ok) trouble.current?.focus();
    }
    setBusy(false);
    if (!answer.ok) return;
    setBase({ version: answer.value.version, settings: answer.value.settings });
    setTyped(typedOf(answer.value.settings));
    setReason("");
    setSaved({ version: answer.value.version, job: answer.value.job });
    await queries.invalidateQueries({ queryKey: ["settings"] });
  }

  return (
    <>
      {whyNot !== null && (
        <p className="notice" role="status">
          {say("readOnly")}
        </p>
      )}
      <form
        className="numbers"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <NumbersForm typed={typed} packs={packs} counts={counts} disabled={whyNot !== null} onChange={setTyped} />
        <div ref={trouble} tabIndex={-1}>
          <ProblemNotice problem={problem} />
          {theirs.length > 0 && (
            <ul className="notice">
              <ChangeLines changes={theirs} counts={counts} as="theirs" />
            </ul>
          )}
        </div>
        {saved !== null && (
          <JudgedAnew key={saved.job} saved={say("saved", { version: saved.version })} job={saved.job} />
        )}
        <div className="numbers-save">
          <TextInput
            label={say("reason")}
            required
            withAsterisk={false}
            disabled={whyNot !== null}
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button
            type="submit"
            loading={busy}
            disabled={whyNot !== null}
            {...(whyNot === null ? {} : { title: whyNot })}
          >
            {say("save")}
          </Button>
        </div>
      </form>
      <NumbersHistory counts={counts} />
    </>
  );
}
