import { Button, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import type { ProblemAnswer } from "#api/client.ts";
import type { GuideHead } from "#api/endpoints/guides.ts";
import { guideCalls } from "#web/guides/calls.ts";
import { useEditorWords } from "#web/guides/editor-words.ts";
import { ProblemNotice } from "#web/ui/problem.tsx";
import { ask, newKey } from "#web/ui/server.ts";

type Props = { kept: GuideHead; isDirty: boolean; whyNot: string | null };

/** What can be done with a version: a draft is published; a published one is drafted from, or retired. */
export function StateSteps({ kept, isDirty, whyNot }: Props) {
  const { say } = useEditorWords();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const key = useRef(newKey());
  const [label, setLabel] = useState("");
  const [isAsked, setAsked] = useState(false);
  const [problem, setProblem] = useState<ProblemAnswer | null>(null);
  const [busy, setBusy] = useState(false);
  const sure = useRef<HTMLButtonElement>(null);
  const params = { id: kept.id };
  useEffect(() => {
    if (isAsked) sure.current?.focus();
  }, [isAsked]);

  async function step(row: typeof guideCalls.publish): Promise<void> {
    if (busy) return;
    setBusy(true);
    const answer = await ask(row, { params, body: { version: kept.version } });
    setBusy(false);
    setAsked(false);
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) await queries.invalidateQueries({ queryKey: ["guides"] });
  }
  async function draft(): Promise<void> {
    if (busy) return;
    setBusy(true);
    const answer = await ask(guideCalls.draft, { params, body: { label: label.trim() } }, key.current);
    setBusy(false);
    if (answer.ok || answer.problem.code !== "no-connection") key.current = newKey();
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    await queries.invalidateQueries({ queryKey: ["guides", "list"] });
    await navigate({ to: "/settings/guides/$guide", params: { guide: answer.value.id } });
  }

  const isDraft = kept.state === "draft";
  const whyNotNow = whyNot ?? (isDraft && isDirty ? say("publishFirstSave") : null);
  return (
    <div className="steps">
      <ProblemNotice problem={problem} />
      {kept.state !== "draft" && (
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault();
            void draft();
          }}
        >
          <TextInput
            aria-label={say("label")}
            placeholder={say("label")}
            required
            maxLength={100}
            disabled={whyNot !== null}
            value={label}
            onChange={(event) => setLabel(event.currentTarget.value)}
          />
          <Button
            type="submit"
            variant="default"
            loading={busy}
            disabled={whyNot !== null}
            {...(whyNot === null ? {} : { title: whyNot })}
          >
            {say("startDraft")}
          </Button>
        </form>
      )}
      {kept.state !== "retired" && (
        <div>
          <p className="small muted">{say(isDraft ? "publishWhat" : "retireWhat")}</p>
          <p className="row">
            {isAsked ? (
              <>
                <Button
                  ref={sure}
                  loading={busy}
                  onClick={() => void step(isDraft ? guideCalls.publish : guideCalls.retire)}
                >
                  {say(isDraft ? "surePublish" : "sureRetire")}
                </Button>
                <Button variant="default" onClick={() => setAsked(false)}>
                  {say("cancel")}
                </Button>
              </>
            ) : (
              <Button
                variant="default"
                disabled={whyNotNow !== null}
                {...(whyNotNow === null ? {} : { title: whyNotNow })}
                onClick={() => setAsked(true)}
              >
                {say(isDraft ? "publish" : "retire")}
              </Button>
            )}
            {isDraft && isDirty && <span className="small muted">{say("publishFirstSave")}</span>}
          </p>
        </div>
      )}
    </div>
  );
}
