import { useState } from "react";
import type { ReactNode } from "react";
import type { ProblemAnswer } from "#api/client.ts";
import { branchCategoryTerms } from "#domain/wording/terms.ts";
import { useMe } from "#web/identity/me.ts";
import { useDirectory } from "#web/organisations/directory.ts";
import { matrixCalls } from "#web/verdicts/calls.ts";
import { ChaseDialog } from "#web/verdicts/chase-dialog.tsx";
import type { Matrix } from "#web/verdicts/matrix-rows.ts";
import { useMatrixSearch } from "#web/verdicts/use-matrix-search.ts";
import { useVerdictWords } from "#web/verdicts/words.ts";
import { saveFile } from "#web/ui/download.ts";
import { ProblemNotice } from "#web/ui/problem.tsx";
import { ask } from "#web/ui/server.ts";
import { toast } from "#web/ui/toast.tsx";

type Props = { organisation: string; data: Matrix; rows: Matrix["rows"]; asOf: string | undefined };

/** What is shown of the matrix, and what may be taken out of it. */
export function MatrixControls({ organisation, data, rows, asOf }: Props) {
  const { say, language } = useVerdictWords();
  const [search, change] = useMatrixSearch();
  const present = new Set(data.rows.map((each) => each.category));
  const categories = Object.entries(branchCategoryTerms).filter(([key]) => [...present].some((each) => each === key));
  const directory = useDirectory();
  const departments = directory.filter((each) => each.kind === "department" && each.parentId === organisation);
  return (
    <div className="matrix-controls" role="search" aria-label={say("filters")}>
      {departments.length > 0 && (
        <Choice
          label={say("department")}
          value={search.department}
          options={departments.filter((each) => !each.dissolved).map((each) => [each.id, each.name])}
          onChange={(department) => change({ department })}
        />
      )}
      {categories.length > 1 && (
        <Choice
          label={say("category")}
          value={search.category}
          options={categories.map(([key, term]) => [key, term[language]])}
          onChange={(chosen) => {
            const category = data.rows.find((each) => each.category === chosen)?.category ?? undefined;
            change({ category });
          }}
        />
      )}
      <label className="tick">
        <input
          type="checkbox"
          checked={search.short === true}
          onChange={(event) => change({ short: event.currentTarget.checked ? true : undefined })}
        />
        {say("onlyShort")}
      </label>
      <span className="matrix-actions">
        <Chase organisation={search.department ?? organisation} rows={rows} />
        <Export organisation={search.department ?? organisation} asOf={asOf} />
        <button type="button" className="act" onClick={() => window.print()}>
          {say("print")}
        </button>
      </span>
    </div>
  );
}

type ChoiceProps = {
  label: ReactNode;
  value: string | undefined;
  options: readonly (readonly [value: string, name: string])[];
  onChange: (value: string | undefined) => void;
};

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const { say } = useVerdictWords();
  return (
    <label className="choose">
      <span>{label}</span>
      <select
        value={value ?? ""}
        onChange={(event) => onChange(event.currentTarget.value === "" ? undefined : event.currentTarget.value)}
      >
        <option value="">{say("all")}</option>
        {options.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A reminder is of today: what was short on another day has perhaps been done. */
function Chase({ organisation, rows }: { organisation: string; rows: Matrix["rows"] }) {
  const { say } = useVerdictWords();
  const [isOpen, open] = useState(false);
  return (
    <>
      <button type="button" className="act" aria-haspopup="dialog" onClick={() => open(true)}>
        {say("chase")}
      </button>
      {isOpen && <ChaseDialog organisation={organisation} rows={rows} close={() => open(false)} />}
    </>
  );
}

function Export({ organisation, asOf }: { organisation: string; asOf: string | undefined }) {
  const { say } = useVerdictWords();
  const { today } = useMe();
  const [search] = useMatrixSearch();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemAnswer | null>(null);
  async function take(): Promise<void> {
    setBusy(true);
    const answer = await ask(matrixCalls.exportMatrix, {
      params: { id: organisation },
      query: {
        ...(asOf === undefined ? {} : { asOf }),
        ...(search.category === undefined ? {} : { category: search.category }),
        ...(search.short === true ? { onlyShort: "true" } : {}),
      },
    });
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    saveFile(answer.value, `biaogan-matrix-${asOf ?? today}.xlsx`);
    toast({ text: say("exported") });
  }
  return (
    <>
      <button type="button" className="act" disabled={busy} aria-busy={busy} onClick={() => void take()}>
        {say("exportXlsx")}
      </button>
      <ProblemNotice problem={problem} />
    </>
  );
}
