import { Button, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import type { z } from "zod";
import type { ProblemAnswer } from "#api/client.ts";
import type { importGuide } from "#api/endpoints/guides.ts";
import { guideCalls } from "#web/guides/calls.ts";
import { useEditorWords } from "#web/guides/editor-words.ts";
import { ProblemNotice } from "#web/ui/problem.tsx";
import { ask, newKey } from "#web/ui/server.ts";

type Imported = z.output<(typeof importGuide)["output"]>;

/** Reads a guide document into drafts; what was not understood is listed by line. */
export function ImportGuide() {
  const { say } = useEditorWords();
  const queries = useQueryClient();
  const navigate = useNavigate({ from: "/settings/guides" });
  const key = useRef(newKey());
  const result = useRef<HTMLDivElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [pack, setPack] = useState("");
  const [label, setLabel] = useState("");
  const [problem, setProblem] = useState<ProblemAnswer | null>(null);
  const [imported, setImported] = useState<Imported | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(): Promise<void> {
    if (busy) return;
    if (file === null) {
      setProblem({ code: "invalid-input", status: 400, title: say("choose") });
      return;
    }
    setBusy(true);
    const body = new Uint8Array(await file.arrayBuffer());
    const query = { name: file.name, pack: pack.trim(), label: label.trim() };
    const answer = await ask(guideCalls.importFile, { query, body }, key.current);
    setBusy(false);
    if (answer.ok || answer.problem.code !== "no-connection") key.current = newKey();
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    setImported(answer.value);
    await queries.invalidateQueries({ queryKey: ["guides", "list"] });
    result.current?.focus();
  }

  return (
    <section className="block" style={{ marginTop: 0 }}>
      <h2>{say("import")}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <ProblemNotice problem={problem} />
        <label className="file">
          {say("importFile")}
          <input
            type="file"
            accept=".docx,.doc,.xlsx,.txt,.yaml,.yml,.json"
            onChange={(event) => setFile(event.currentTarget.files?.[0] ?? null)}
          />
        </label>
        <TextInput
          label={say("importPack")}
          description={say("importPackHow")}
          required
          withAsterisk={false}
          pattern="[A-Za-z0-9][A-Za-z0-9\-]*"
          value={pack}
          onChange={(event) => setPack(event.currentTarget.value)}
        />
        <TextInput
          label={say("label")}
          required
          withAsterisk={false}
          maxLength={100}
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        <p className="row">
          <Button type="submit" loading={busy}>
            {say("importDo")}
          </Button>
          <Button variant="default" onClick={() => void navigate({ search: {} })}>
            {say("cancel")}
          </Button>
        </p>
      </form>
      <div ref={result} tabIndex={-1}>
        {imported !== null && (
          <div className="notice" data-state="met" role="status">
            <p>{say("imported", { count: imported.drafts.length })}</p>
            <ul>
              {imported.drafts.map((each) => (
                <li key={each.id}>
                  <Link to="/settings/guides/$guide" params={{ guide: each.id }}>
                    {each.title}
                  </Link>{" "}
                  <span className="small">{say("importedDraft", { count: each.proposals.length })}</span>
                </li>
              ))}
            </ul>
          </div>
        )}
        {imported !== null && imported.warnings.length > 0 && (
          <div className="notice" data-state="soon">
            <p>{say("warnings")}</p>
            <ul className="small">
              {imported.warnings.map((each, index) => (
                <li key={`${each.line} ${index}`}>
                  {say("line", { line: each.line, why: each.why })} <q className="print">{each.text}</q>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </section>
  );
}
