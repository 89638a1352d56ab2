import { Button } from "@mantine/core";
import { useState } from "react";
import type { ReformStep } from "#api/endpoints/organisations.ts";
import type { BranchCategory } from "#domain/bundle/organisations.ts";
import { branchCategoryTerms } from "#domain/wording/terms.ts";
import { useMe } from "#web/identity/me.ts";
import { branchCategories } from "#web/organisations/categories.ts";
import { PickMany, PickOne } from "#web/organisations/pick.tsx";
import { stepKinds, useReformWords } from "#web/organisations/reform-words.ts";
import type { Listed } from "#web/organisations/school.ts";
import { isThere } from "#web/organisations/tree.ts";
import { TextField } from "#web/settings/fields.tsx";
import { useSubmit } from "#web/settings/use-submit.ts";
import { useSettingsWords } from "#web/settings/words.ts";
import { Chips } from "#web/ui/chips.tsx";
import { ProblemNotice } from "#web/ui/problem.tsx";

type Props = {
  school: readonly Listed[];
  /** Organisations that stand in another step already. */
  taken: readonly string[];
  add: (step: ReformStep) => void;
};

/** Fills in one step of a re-formation. */
export function ReformStepForm({ school, taken, add }: Props) {
  const { say, language } = useReformWords();
  const { say: saySettings } = useSettingsWords();
  const { today } = useMe();
  const check = useSubmit();
  const [kind, setKind] = useState<ReformStep["kind"] | null>(null);
  const [from, setFrom] = useState("");
  const [several, setSeveral] = useState<string[]>([]);
  const [parentId, setParent] = useState("");
  const [names, setNames] = useState([""]);
  const [category, setCategory] = useState<BranchCategory | null>(null);
  const isFree = (one: Listed): boolean => isThere(one, today) && !taken.includes(one.id);
  const isBranch = (one: Listed): boolean => isFree(one) && one.entry.kind === "branch";
  const fields = kind === "split" && names.length < 2 ? [...names, ""] : names;

  function choose(next: ReformStep["kind"] | null): void {
    setKind(next);
    check.clear();
  }

  function finish(): void {
    if (kind === null) return;
    const founded = fields
      .map((each) => each.trim())
      .filter((each) => each !== "")
      .map((name) => ({ name, ...(category === null ? {} : { category }) }));
    const [first] = founded;
    if (kind === "merge" && several.length < 2) return check.refuse(say("needTwo"));
    if (kind !== "merge" && from === "")
      return check.refuse(saySettings("fillIn", { what: say(kind === "move" ? "moved" : "from") }));
    if (kind === "move") {
      if (parentId === "") return check.refuse(saySettings("fillIn", { what: say("movedTo") }));
      return add({ kind, organisation: from, parentId });
    }
    if (kind === "split") {
      return founded.length < 2 ? check.refuse(say("needTwoNames")) : add({ kind, from, into: founded });
    }
    if (first === undefined) return check.refuse(saySettings("fillIn", { what: say("newName") }));
    add(kind === "merge" ? { kind, from: several, into: first } : { kind, from, into: first });
  }

  return (
    <form
      className="settings-form step-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        finish();
      }}
    >
      <fieldset>
        <legend>{say("kind")}</legend>
        <Chips
          single
          values={stepKinds}
          chosen={kind === null ? [] : [kind]}
          name={(each) => say(each)}
          onChange={([next]) => choose(next ?? null)}
        />
      </fieldset>
      {kind === "merge" && (
        <>
          <PickMany label={say("mergeFrom")} records={school} may={isBranch} value={several} set={setSeveral} />
          <p className="muted small">{say("mergeHow")}</p>
        </>
      )}
      {(kind === "split" || kind === "re-found") && (
        <PickOne label={say("from")} required records={school} may={isBranch} value={from} set={setFrom} />
      )}
      {kind === "split" && <p className="muted small">{say("splitHow")}</p>}
      {kind === "move" && (
        <>
          <PickOne
            label={say("moved")}
            required
            records={school}
            may={(one) => isFree(one) && ["branch", "department"].includes(one.entry.kind)}
            value={from}
            set={setFrom}
          />
          <PickOne
            label={say("movedTo")}
            required
            records={school}
            may={(one) =>
              isThere(one, today) && one.id !== from && ["university", "department"].includes(one.entry.kind)
            }
            value={parentId}
            set={setParent}
          />
        </>
      )}
      {(kind === "merge" || kind === "split" || kind === "re-found") && (
        <>
          {(kind === "split" ? fields : fields.slice(0, 1)).map((each, index) => (
            <TextField
              key={index}
              label={kind === "split" ? say("newNameNth", { n: index + 1 }) : say("newName")}
              required
              value={each}
              set={(name) => setNames(fields.map((one, place) => (place === index ? name : one)))}
            />
          ))}
          {kind === "split" && (
            <div>
              <button type="button" className="plain" onClick={() => setNames([...fields, ""])}>
                {say("oneMore")}
              </button>
            </div>
          )}
          <fieldset>
            <legend>{say("category")}</legend>
            <Chips
              single
              values={branchCategories}
              chosen={category === null ? [] : [category]}
              name={(each) => branchCategoryTerms[each][language]}
              onChange={([next]) => setCategory(next ?? null)}
            />
          </fieldset>
        </>
      )}
      <div id={check.trouble} tabIndex={-1}>
        <ProblemNotice problem={check.problem} />
      </div>
      {kind !== null && (
        <div className="form-actions">
          <Button type="submit" size="md" variant="default">
            {say("add")}
          </Button>
        </div>
      )}
    </form>
  );
}
