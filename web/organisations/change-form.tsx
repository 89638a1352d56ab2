import { useState } from "react";
import { branchCategories } from "#web/organisations/categories.ts";
import type { BranchCategory } from "#domain/bundle/organisations.ts";
import { branchCategoryTerms } from "#domain/wording/terms.ts";
import type { FactRecord } from "#web/facts/fact-client.ts";
import { useChanged } from "#web/facts/use-changed.ts";
import { UnsavedGuard } from "#web/facts/unsaved-guard.tsx";
import { useMe } from "#web/identity/me.ts";
import { organisationCalls } from "#web/organisations/calls.ts";
import { PickOne } from "#web/organisations/pick.tsx";
import type { Listed } from "#web/organisations/school.ts";
import { isThere, pathOf } from "#web/organisations/tree.ts";
import { useDirectoryChanged } from "#web/organisations/use-directory-changed.ts";
import { useOrganisationWords } from "#web/organisations/words.ts";
import { DayField, ReasonField, SettingsForm, TextField } from "#web/settings/fields.tsx";
import { useSubmit } from "#web/settings/use-submit.ts";
import { useSettingsWords } from "#web/settings/words.ts";
import { Chips } from "#web/ui/chips.tsx";
import { plusDays } from "#web/ui/dates.ts";
import { ask } from "#web/ui/server.ts";

type Props = {
  task: "rename" | "move" | "category" | "dissolve";
  record: FactRecord<"organisations">;
  school: readonly Listed[];
  done: () => void;
  cancel: () => void;
};

/** Another name, place or category from a day on, or the end: one form, because each asks for a day and a reason. */
export function ChangeForm({ task, record, school, done, cancel }: Props) {
  const { say, language } = useOrganisationWords();
  const { say: saySettings } = useSettingsWords();
  const { today } = useMe();
  const changed = useChanged("organisations");
  const directoryChanged = useDirectoryChanged();
  const sending = useSubmit();
  const [name, setName] = useState(record.entry.name);
  const [parentId, setParent] = useState("");
  const [category, setCategory] = useState<BranchCategory | null>(null);
  const [day, setDay] = useState(today);
  const [reason, setReason] = useState("");
  const { id, version, entry } = record;
  const byId = new Map(school.map((each) => [each.id, each]));
  const isBelow = (one: Listed): boolean => pathOf(byId, one.id).some((each) => each.id === id);
  const isPlace = (one: Listed): boolean =>
    isThere(one, today) &&
    !isBelow(one) &&
    one.id !== entry.parentId &&
    (entry.kind === "group" ? one.entry.kind === "branch" : ["university", "department"].includes(one.entry.kind));

  const isChosen = {
    rename: name.trim() !== "" && name.trim() !== entry.name,
    move: parentId !== "",
    category: category !== null,
    dissolve: true,
  };
  const missing = { rename: say("newName"), move: say("newParent"), category: say("newCategory"), dissolve: "" };

  async function save(): Promise<void> {
    if (!isChosen[task]) return sending.refuse(saySettings("fillIn", { what: missing[task] }));
    if (day === "")
      return sending.refuse(saySettings("fillIn", { what: say(task === "dissolve" ? "lastDay" : "fromDay") }));
    if (reason.trim() === "") return sending.refuse(saySettings("fillIn", { what: saySettings("reason") }));
    const stated = { version, reason: reason.trim() };
    const saved = await sending.submit(async (key) => {
      if (task === "dissolve")
        return ask(organisationCalls.dissolve, { params: { id }, body: { ...stated, on: day } }, key);
      const value =
        task === "rename"
          ? { name: name.trim() }
          : task === "move"
            ? { parentId }
            : category === null
              ? {}
              : { category };
      return ask(
        organisationCalls.change,
        { params: { id }, body: { ...stated, until: plusDays(day, -1), ...value } },
        key,
      );
    });
    // Also where it was refused: somebody may have been faster, and then the page shows what stands there now.
    changed();
    if (saved === null) return;
    directoryChanged();
    done();
  }

  const isTouched = reason !== "" || parentId !== "" || category !== null || name !== entry.name;
  return (
    <SettingsForm
      sending={sending}
      act={say(task === "dissolve" ? "dissolve" : "save")}
      onSubmit={() => void save()}
      cancel={cancel}
    >
      {task === "rename" && (
        <TextField label={say("newName")} how={say("nameHow")} required value={name} set={setName} />
      )}
      {task === "move" && (
        <PickOne label={say("newParent")} required records={school} may={isPlace} value={parentId} set={setParent} />
      )}
      {task === "category" && (
        <fieldset>
          <legend>{say("newCategory")}</legend>
          <Chips
            single
            values={branchCategories.filter((each) => each !== entry.category)}
            chosen={category === null ? [] : [category]}
            name={(each) => branchCategoryTerms[each][language]}
            onChange={([next]) => setCategory(next ?? null)}
          />
        </fieldset>
      )}
      <DayField
        label={say(task === "dissolve" ? "lastDay" : "fromDay")}
        how={say(task === "dissolve" ? "lastDayHow" : "fromHow")}
        required
        value={day}
        set={setDay}
      />
      <ReasonField value={reason} set={setReason} />
      {sending.problem?.code === "stale-version" && <p className="notice">{say("staleOne")}</p>}
      <UnsavedGuard unsaved={isTouched && !sending.busy} />
    </SettingsForm>
  );
}
