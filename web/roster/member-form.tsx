import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import type { EndReason } from "#api/endpoints/fact-schemas.ts";
import { CorrectForm } from "#web/facts/correct-form.tsx";
import type { FactRecord } from "#web/facts/fact-client.ts";
import { useChanged } from "#web/facts/use-changed.ts";
import { UnsavedGuard } from "#web/facts/unsaved-guard.tsx";
import { endReasonTerms } from "#web/facts/value-words.ts";
import { factCalls } from "#web/fact-calls.ts";
import { useMe } from "#web/identity/me.ts";
import { useRosterWords } from "#web/roster/words.ts";
import { DayField, SettingsForm, TextField } from "#web/settings/fields.tsx";
import { useSubmit } from "#web/settings/use-submit.ts";
import { useSettingsWords } from "#web/settings/words.ts";
import { ask, newKey } from "#web/ui/server.ts";

type Fields = { name: string; memberId: string; from: string; to: string; endReason: string };

function isReason(text: string): text is EndReason {
  return Object.hasOwn(endReasonTerms, text);
}

/** A new entry of the roster. */
export function AddMember({ branch, done, cancel }: { branch: string; done: () => void; cancel: () => void }) {
  const { say } = useRosterWords();
  const { say: saySettings } = useSettingsWords();
  const { today } = useMe();
  const changed = useChanged("roster");
  const sending = useSubmit();
  const [fields, setFields] = useState<Fields>({ name: "", memberId: "", from: today, to: "", endReason: "" });
  // One pseudonym a form, so that a repeat after a lost connection says the same.
  const [made] = useState(() => `m-${newKey().slice(0, 12)}`);

  async function save(): Promise<void> {
    if (fields.from === "") return sending.refuse(saySettings("fillIn", { what: say("from") }));
    const memberId = fields.memberId.trim() === "" ? made : fields.memberId.trim();
    const body = {
      entry: { memberId, organisationId: branch, from: fields.from },
      extra: { name: fields.name.trim() === "" ? null : fields.name.trim() },
    };
    const saved = await sending.submit(async (key) => ask(factCalls("roster").create, { body }, key));
    if (saved === null) return;
    changed();
    done();
  }

  return (
    <SettingsForm sending={sending} act={say("addDo")} onSubmit={() => void save()} cancel={cancel}>
      <MemberFields fields={fields} set={setFields} isNew />
      <UnsavedGuard unsaved={fields.name !== "" && !sending.busy} />
    </SettingsForm>
  );
}

function MemberFields({
  fields,
  set,
  isNew = false,
}: {
  fields: Fields;
  set: (fields: Fields) => void;
  isNew?: boolean;
}) {
  const { say, language } = useRosterWords();
  const { say: saySettings } = useSettingsWords();
  return (
    <>
      <TextField label={say("name")} value={fields.name} set={(name) => set({ ...fields, name })} />
      <TextField
        label={say("memberId")}
        how={say("memberIdHow")}
        most={64}
        value={fields.memberId}
        set={(memberId) => set({ ...fields, memberId })}
      />
      <DayField label={say("from")} required value={fields.from} set={(from) => set({ ...fields, from })} />
      {!isNew && (
        <>
          <DayField label={say("to")} how={say("toHow")} value={fields.to} set={(to) => set({ ...fields, to })} />
          <NativeSelect
            label={say("endReason")}
            value={fields.endReason}
            data={[
              { value: "", label: saySettings("none") },
              ...Object.entries(endReasonTerms).map(([value, each]) => ({ value, label: each[language] })),
            ]}
            onChange={(event) => set({ ...fields, endReason: event.currentTarget.value })}
          />
        </>
      )}
    </>
  );
}

const memberFields = (fields: Fields, set: (fields: Fields) => void) => <MemberFields fields={fields} set={set} />;

type CorrectProps = { record: FactRecord<"roster">; done: () => void; cancel: () => void };

/** Corrects an entry of the roster. */
export function CorrectMember({ record, done, cancel }: CorrectProps) {
  return (
    <CorrectForm
      name="roster"
      record={record}
      start={({ entry, extra }): Fields => ({
        name: extra.name ?? "",
        memberId: entry.memberId,
        from: entry.from,
        to: entry.to ?? "",
        endReason: extra.endReason ?? "",
      })}
      written={(fields, { entry, extra }) => ({
        entry: {
          ...entry,
          memberId: fields.memberId.trim(),
          from: fields.from,
          to: fields.to === "" ? null : fields.to,
        },
        extra: {
          ...extra,
          name: fields.name.trim() === "" ? null : fields.name.trim(),
          endReason: isReason(fields.endReason) ? fields.endReason : null,
        },
      })}
      renderFields={memberFields}
      done={done}
      cancel={cancel}
    />
  );
}
