import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ProblemAnswer } from "#api/client.ts";
import type { GuideHead } from "#api/endpoints/guides.ts";
import { assignmentCalls, guideCalls } from "#web/guides/calls.ts";
import { useEditorWords } from "#web/guides/editor-words.ts";
import { useMe } from "#web/identity/me.ts";
import { dayText, plusDays } from "#web/ui/dates.ts";
import { ProblemNotice } from "#web/ui/problem.tsx";
import { ask, read } from "#web/ui/server.ts";

/** From which day a published version takes the place of the one in use; each organisation that was assigned one keeps it until the day before. */
export function AdoptVersion({ kept }: { kept: GuideHead }) {
  const { say, language } = useEditorWords();
  const { today, university } = useMe();
  const root = university.organisationId ?? "";
  const queries = useQueryClient();
  const [from, setFrom] = useState(today);
  const [problem, setProblem] = useState<ProblemAnswer | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const guides = useQuery({ queryKey: ["guides", "list"], queryFn: () => read(guideCalls.list, {}) });
  const assigned = useQuery({
    queryKey: ["guides", "assignments", root],
    queryFn: () => read(assignmentCalls.list, { params: { id: root } }),
  });
  if (guides.data === undefined || assigned.data === undefined) return null;
  const versions = new Map(guides.data.guides.map((each) => [each.id, each]));
  const open = assigned.data.assignments.filter(
    (each) => each.mode === "assessed" && (each.to === null || each.to >= today),
  );
  const own = open.filter((each) => each.guideVersionId === kept.id);
  const others = open.filter((each) => {
    const version = versions.get(each.guideVersionId);
    return version !== undefined && version.id !== kept.id && version.guide === kept.guide && each.to === null;
  });
  const labels = [...new Set(others.map((each) => versions.get(each.guideVersionId)?.label ?? ""))].join("、");

  async function adopt(): Promise<void> {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    const places = others.length === 0 ? [root] : [...new Set(others.map((each) => each.organisationId))];
    for (const organisationId of places) {
      const body = { guideVersionId: kept.id, from };
      const answer = await ask(assignmentCalls.assign, { params: { id: organisationId }, body });
      if (!answer.ok) {
        setProblem(answer.problem);
        setBusy(false);
        return;
      }
    }
    for (const each of others) {
      const params = { id: each.organisationId, assignment: each.id };
      const before = plusDays(from, -1);
      const body = { version: each.version, to: before < each.from ? each.from : before };
      const answer = await ask(assignmentCalls.end, { params, body });
      if (!answer.ok) setProblem(answer.problem);
    }
    setBusy(false);
    setTold(say("adoptDone", { date: dayText(from, language, today) }));
    await queries.invalidateQueries({ queryKey: ["guides"] });
    for (const queryKey of [["due"], ["verdicts"], ["matrix"]]) void queries.invalidateQueries({ queryKey });
  }

  return (
    <section className="block adopt">
      <h2>{say("adoptTitle")}</h2>
      <ProblemNotice problem={problem} />
      <p role="status">
        {told ?? own.map((each) => say("inUse", { date: dayText(each.from, language, today) })).at(0)}
      </p>
      {(own.length === 0 || others.length > 0) && told === null && (
        <>
          <p className="small muted">{others.length === 0 ? say("adoptNone") : say("adoptWhat", { labels })}</p>
          <p className="row">
            <label className="slot">
              {say("adoptFrom")}{" "}
              <input
                type="date"
                style={{ width: "11em" }}
                value={from}
                onChange={(event) => setFrom(event.currentTarget.value)}
              />
            </label>
            <Button variant="default" loading={busy} disabled={from === ""} onClick={() => void adopt()}>
              {say("adoptDo")}
            </Button>
          </p>
        </>
      )}
    </section>
  );
}
