import { NativeSelect } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { GuideHead } from "#api/endpoints/guides.ts";
import { organisationKindTerms } from "#domain/wording/terms.ts";
import { assignmentCalls } from "#web/assignments/calls.ts";
import { useAssignmentWords } from "#web/assignments/words.ts";
import { useMe } from "#web/identity/me.ts";
import { PickMany } from "#web/organisations/pick.tsx";
import type { Listed } from "#web/organisations/school.ts";
import { isThere, pathOf } from "#web/organisations/tree.ts";
import { useAllowed } from "#web/settings/allowed.ts";
import { DayField, SettingsForm } from "#web/settings/fields.tsx";
import { useSubmit } from "#web/settings/use-submit.ts";
import { useSettingsWords } from "#web/settings/words.ts";
import { Chips } from "#web/ui/chips.tsx";
import { ask, newKey } from "#web/ui/server.ts";

type Mode = "assessed" | "self-check";
type Props = { guides: readonly GuideHead[]; school: readonly Listed[]; tell: (sentence: string) => void };

/** Assigns a published guide to many organisations at once, or begins one's own self-check. */
export function AssignForm({ guides, school, tell }: Props) {
  const { say, language } = useAssignmentWords();
  const { say: saySettings } = useSettingsWords();
  const me = useMe();
  const queries = useQueryClient();
  const whyNot = useAllowed();
  const sending = useSubmit();
  // A self-check is the organisation's own: where a role is held, and nowhere below.
  const own = me.abilities
    .map((each) => each.organisation.id)
    .filter((id) => whyNot("keep-desk", id) === null && school.some((each) => each.id === id));
  const mayAssign = whyNot("manage-school") === null;
  const modes: Mode[] = [
    ...(mayAssign ? (["assessed"] as const) : []),
    ...(own.length > 0 ? (["self-check"] as const) : []),
  ];
  const [mode, setMode] = useState<Mode>(mayAssign ? "assessed" : "self-check");
  const [guide, setGuide] = useState("");
  const [chosen, setChosen] = useState<string[]>([]);
  const [from, setFrom] = useState(`${me.today.slice(0, 4)}-01-01`);
  const [to, setTo] = useState("");
  const [progress, setProgress] = useState("");
  const published = guides.filter((each) => each.state === "published");
  const byId = new Map(school.map((each) => [each.id, each]));
  const kindsOfOwn = own.flatMap((id) => byId.get(id)?.entry.kind ?? []);
  const fitting = mode === "assessed" ? published : published.filter((each) => kindsOfOwn.includes(each.appliesTo));
  const picked = fitting.find((each) => each.id === guide);
  const targets = mode === "assessed" ? chosen : own.filter((id) => byId.get(id)?.entry.kind === picked?.appliesTo);
  const covered = chosen.filter((id) => pathOf(byId, id).some((each) => each.id !== id && chosen.includes(each.id)));
  const why = modes.length === 0 ? whyNot("manage-school") : null;

  async function save(): Promise<void> {
    if (picked === undefined) return sending.refuse(saySettings("fillIn", { what: say("guide") }));
    if (targets.length === 0) return sending.refuse(saySettings("fillIn", { what: say("organisations") }));
    if (from === "") return sending.refuse(saySettings("fillIn", { what: say("from") }));
    const body = { guideVersionId: picked.id, from, ...(to === "" ? {} : { to }) };
    const row = mode === "assessed" ? assignmentCalls.assign : assignmentCalls.selfCheck;
    const done: string[] = [];
    const all = await sending.submit(async () => {
      for (const id of targets) {
        const answer = await ask(row, { params: { id }, body }, newKey());
        if (!answer.ok) return answer;
        done.push(id);
        setProgress(say("progress", { done: done.length, all: targets.length }));
      }
      return { ok: true as const, value: done.length };
    });
    setProgress("");
    for (const queryKey of [["guide-assignments"], ["verdicts"], ["due"], ["matrix"]])
      void queries.invalidateQueries({ queryKey });
    // What was refused stays chosen, so that nothing is assigned twice.
    setChosen(chosen.filter((id) => !done.includes(id)));
    if (all !== null) tell(say("done", { count: all }));
    else if (done.length > 0) tell(say("partly", { done: done.length, left: targets.length - done.length }));
  }

  return (
    <section>
      <h2>{say("assignTitle")}</h2>
      {why !== null && <p className="notice">{why}</p>}
      {why === null && published.length === 0 && <p className="muted">{say("noGuides")}</p>}
      {why === null && published.length > 0 && (
        <SettingsForm
          sending={sending}
          act={mode === "assessed" ? say("assign", { count: targets.length }) : say("selfCheckAct")}
          onSubmit={() => void save()}
        >
          {modes.length > 1 && (
            <fieldset>
              <legend>{say("mode")}</legend>
              <Chips
                single
                values={modes}
                chosen={[mode]}
                name={(each) => say(each)}
                onChange={([next]) => setMode(next ?? mode)}
              />
            </fieldset>
          )}
          {fitting.length === 0 ? (
            <p className="muted">{say("noFit")}</p>
          ) : (
            <NativeSelect
              label={say("guide")}
              required
              value={picked?.id ?? ""}
              data={[
                { value: "", label: saySettings("choose") },
                ...fitting.map(({ id, title, label, appliesTo }) => ({
                  value: id,
                  label: say("draft", { title, label, kind: organisationKindTerms[appliesTo][language] }),
                })),
              ]}
              onChange={(event) => setGuide(event.currentTarget.value)}
            />
          )}
          {mode === "assessed" && (
            <>
              <PickMany
                label={say("organisations")}
                records={school}
                may={(each) => isThere(each, me.today) && each.entry.kind !== "group"}
                value={chosen}
                set={setChosen}
              />
              {covered.length > 0 && <p className="notice small">{say("covered", { count: covered.length })}</p>}
            </>
          )}
          <DayField label={say("from")} how={say("fromHow")} required value={from} set={setFrom} />
          <DayField label={say("to")} value={to} set={setTo} />
          <p role="status" className="small muted">
            {progress}
          </p>
        </SettingsForm>
      )}
    </section>
  );
}
