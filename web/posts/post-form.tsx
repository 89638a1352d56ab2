import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import type { Draft } from "#api/endpoints/fact-schemas.ts";
import type { Role } from "#domain/bundle/organisations.ts";
import { roleTerms } from "#domain/wording/terms.ts";
import { CorrectForm } from "#web/facts/correct-form.tsx";
import type { FactRecord } from "#web/facts/fact-client.ts";
import { useChanged } from "#web/facts/use-changed.ts";
import { UnsavedGuard } from "#web/facts/unsaved-guard.tsx";
import { factCalls } from "#web/fact-calls.ts";
import { useMe } from "#web/identity/me.ts";
import { usePostWords } from "#web/posts/words.ts";
import { DayField, SettingsForm, TextField } from "#web/settings/fields.tsx";
import { useSubmit } from "#web/settings/use-submit.ts";
import { useSettingsWords } from "#web/settings/words.ts";
import { Chips } from "#web/ui/chips.tsx";
import { ask } from "#web/ui/server.ts";

type Fields = { role: Role; name: string; from: string; to: string; dualLeader: boolean | null };

function isRole(text: string): text is Role {
  return Object.hasOwn(roleTerms, text);
}

function fieldsOf(entry: Draft<"positions">): Fields {
  return {
    role: entry.role,
    name: entry.name ?? "",
    from: entry.from,
    to: entry.to ?? "",
    dualLeader: entry.dualLeader ?? null,
  };
}

/** The entry that the fields say; what they do not show stays as it was. */
function entryOf({ role, name, from, to, dualLeader }: Fields, before: Draft<"positions">): Draft<"positions"> {
  return {
    ...before,
    role,
    name: name.trim() === "" ? null : name.trim(),
    from,
    to: to === "" ? null : to,
    dualLeader,
  };
}

type AddProps = { organisation: string; done: () => void; cancel: () => void };

/** A new office holder. */
export function AddPost({ organisation, done, cancel }: AddProps) {
  const { say } = usePostWords();
  const { say: saySettings } = useSettingsWords();
  const { today } = useMe();
  const changed = useChanged("positions");
  const sending = useSubmit();
  const [fields, setFields] = useState<Fields>({ role: "secretary", name: "", from: today, to: "", dualLeader: null });

  async function save(): Promise<void> {
    if (fields.name.trim() === "") return sending.refuse(saySettings("fillIn", { what: say("name") }));
    if (fields.from === "") return sending.refuse(saySettings("fillIn", { what: say("from") }));
    const entry = entryOf(fields, { organisationId: organisation, role: fields.role, from: fields.from });
    const saved = await sending.submit(async (key) => ask(factCalls("positions").create, { body: { entry } }, key));
    if (saved === null) return;
    changed();
    done();
  }

  return (
    <SettingsForm sending={sending} act={say("addDo")} onSubmit={() => void save()} cancel={cancel}>
      <PostFields fields={fields} set={setFields} />
      <UnsavedGuard unsaved={fields.name !== "" && !sending.busy} />
    </SettingsForm>
  );
}

function PostFields({ fields, set }: { fields: Fields; set: (fields: Fields) => void }) {
  const { say, language } = usePostWords();
  return (
    <>
      <NativeSelect
        label={say("role")}
        required
        value={fields.role}
        data={Object.entries(roleTerms).map(([value, each]) => ({ value, label: each[language] }))}
        onChange={(event) => {
          const role = event.currentTarget.value;
          if (isRole(role)) set({ ...fields, role });
        }}
      />
      <TextField
        label={say("name")}
        how={say("nameHow")}
        required
        most={100}
        value={fields.name}
        set={(name) => set({ ...fields, name })}
      />
      <DayField label={say("from")} required value={fields.from} set={(from) => set({ ...fields, from })} />
      <DayField label={say("to")} how={say("toHow")} value={fields.to} set={(to) => set({ ...fields, to })} />
      {fields.role === "secretary" && (
        <fieldset>
          <legend>{say("dual")}</legend>
          <Chips
            single
            values={["yes", "no"]}
            chosen={fields.dualLeader === null ? [] : [fields.dualLeader ? "yes" : "no"]}
            name={(each) => say(each)}
            onChange={([next]) => set({ ...fields, dualLeader: next === undefined ? null : next === "yes" })}
          />
        </fieldset>
      )}
    </>
  );
}

const postFields = (fields: Fields, set: (fields: Fields) => void) => <PostFields fields={fields} set={set} />;

type CorrectProps = { record: FactRecord<"positions">; done: () => void; cancel: () => void };

/** Corrects a post, or ends it: its last day is a field as any other. */
export function CorrectPost({ record, done, cancel }: CorrectProps) {
  return (
    <CorrectForm
      name="positions"
      record={record}
      start={({ entry }) => fieldsOf(entry)}
      written={(fields, { entry }) => ({ entry: entryOf(fields, entry) })}
      renderFields={postFields}
      done={done}
      cancel={cancel}
    />
  );
}
