import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useRef, useState } from "react";
import type { z } from "zod";
import type { ProblemAnswer } from "#api/client.ts";
import type { readGuide } from "#api/endpoints/guides.ts";
import { requirementsOf } from "#domain/guides/pack.ts";
import type { GuidePack } from "#domain/guides/pack.ts";
import { guideCalls } from "#web/guides/calls.ts";
import { AdoptVersion } from "#web/guides/editor-adopt.tsx";
import { RequirementChanges } from "#web/guides/editor-changes.tsx";
import { StateSteps } from "#web/guides/editor-steps.tsx";
import { EditorText } from "#web/guides/editor-text.tsx";
import { requirementChanges } from "#web/guides/editor-draft.ts";
import { useEditorWords } from "#web/guides/editor-words.ts";
import { useAllowed } from "#web/settings/allowed.ts";
import { publishedGuides } from "#web/settings/school-guides.ts";
import { FailedRead, ProblemNotice, Waiting } from "#web/ui/problem.tsx";
import { ask, read } from "#web/ui/server.ts";
import { useUnsaved } from "#web/ui/unsaved.ts";
import "#web/ui/pages.css";
import "#web/guides/editor.css";

export type KeptGuide = z.output<(typeof readGuide)["output"]>;

/** One version of a guide: read it; of a draft, change it; take the next step with it. */
export function EditorPage() {
  const { say } = useEditorWords();
  const { guide: id } = useParams({ from: "/inside/settings/guides/$guide" });
  const { data, error, refetch } = useQuery({
    queryKey: ["guides", "one", id],
    queryFn: () => read(guideCalls.read, { params: { id } }),
    // What is being edited must not change under the hand.
    refetchOnWindowFocus: false,
  });
  return (
    <>
      <p className="back-link">
        <Link to="/settings/guides">{say("back")}</Link>
      </p>
      {error !== null && <FailedRead error={error} again={() => void refetch()} />}
      {error === null && data === undefined && <Waiting />}
      {data !== undefined && <OneVersion key={data.id} kept={data} />}
    </>
  );
}

function OneVersion({ kept }: { kept: KeptGuide }) {
  const { say, language } = useEditorWords();
  const whyNot = useAllowed()("manage-school");
  const queries = useQueryClient();
  const [base, setBase] = useState({ version: kept.version, content: kept.content });
  const [draft, setDraft] = useState(kept.content);
  const [theirs, setTheirs] = useState<GuidePack | null>(null);
  const [problem, setProblem] = useState<ProblemAnswer | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const trouble = useRef<HTMLDivElement>(null);
  const others = useQuery(publishedGuides);
  const isDraft = kept.state === "draft" && whyNot === null;
  const isDirty = isDraft && draft !== base.content;
  useUnsaved(isDirty, say("leave"));
  const named = [draft, ...(others.data ?? [])]
    .filter((each) => each.appliesTo === "branch")
    .flatMap(requirementsOf)
    .map(({ requirement }) => ({ id: requirement.id, quote: requirement.quote }));
  const unique = [...new Map(named.map((each) => [each.id, each])).values()];

  async function save(): Promise<void> {
    if (busy) return;
    setBusy(true);
    setTold(null);
    const params = { id: kept.id };
    const answer = await ask(guideCalls.change, {
      params,
      body: { version: base.version, label: kept.label, content: draft },
    });
    if (!answer.ok && answer.problem.code === "stale-version") {
      const now = await read(guideCalls.read, { params });
      setBase({ version: now.version, content: now.content });
      setTheirs(now.content);
      setProblem({ ...answer.problem, title: say("stale") });
    } else {
      setTheirs(null);
      setProblem(answer.ok ? null : answer.problem);
    }
    setBusy(false);
    if (!answer.ok) {
      trouble.current?.focus();
      return;
    }
    setBase({ version: answer.value.version, content: draft });
    setTold(say("saved"));
    queries.setQueryData<KeptGuide>(["guides", "one", kept.id], { ...kept, ...answer.value, content: draft });
    await queries.invalidateQueries({ queryKey: ["guides", "list"] });
  }

  return (
    <>
      <div className="page-head">
        <h1 lang="zh-CN">{kept.title}</h1>
        {isDraft && (
          <Button loading={busy} onClick={() => void save()} disabled={!isDirty}>
            {say("save")}
          </Button>
        )}
      </div>
      <p className="row">
        <span
          className="state"
          data-state={kept.state === "published" ? "met" : kept.state === "draft" ? "pending" : "none"}
        >
          {say(kept.state)}
        </span>
        <span>{kept.label}</span>
        <span className="small muted">
          {say("points", { points: draft.points.length, requirements: requirementsOf(draft).length })}
        </span>
        <span className="small muted" role="status">
          {isDirty ? say("unsaved") : told}
        </span>
      </p>
      {whyNot !== null && (
        <p className="notice" role="status">
          {say("readOnly")}
        </p>
      )}
      <div ref={trouble} tabIndex={-1}>
        <ProblemNotice problem={problem} />
        {theirs !== null && (
          <div className="notice">
            {theirs.points
              .filter((each) => draft.points.some((own) => own.code === each.code && own.text !== each.text))
              .map((each) => (
                <p key={each.code}>{say("textDiffers", { code: each.code })}</p>
              ))}
            <RequirementChanges
              changes={requirementChanges(theirs, draft)}
              before={say("theirs")}
              after={say("mine")}
              pack={draft}
            />
          </div>
        )}
      </div>
      <StateSteps kept={{ ...kept, version: base.version }} isDirty={isDirty} whyNot={whyNot} />
      {kept.state === "published" && whyNot === null && <AdoptVersion kept={kept} />}
      <EditorText key={language} pack={draft} named={unique} onChange={isDraft ? setDraft : null} />
    </>
  );
}
