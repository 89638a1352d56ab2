import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import type { OrganisationKind } from "#domain/bundle/organisations.ts";
import { organisationKindTerms } from "#domain/wording/terms.ts";
import { useChanged } from "#web/facts/use-changed.ts";
import { UnsavedGuard } from "#web/facts/unsaved-guard.tsx";
import { factCalls } from "#web/fact-calls.ts";
import { useMe } from "#web/identity/me.ts";
import { OrganisationFieldset, entryOf, fieldsOf } from "#web/organisations/organisation-fields.tsx";
import { PickOne } from "#web/organisations/pick.tsx";
import { schoolQuery } from "#web/organisations/school.ts";
import type { Listed } from "#web/organisations/school.ts";
import { isThere } from "#web/organisations/tree.ts";
import { useDirectoryChanged } from "#web/organisations/use-directory-changed.ts";
import { useOrganisationWords } from "#web/organisations/words.ts";
import { useAllowed } from "#web/settings/allowed.ts";
import { SettingsForm } from "#web/settings/fields.tsx";
import { useSubmit } from "#web/settings/use-submit.ts";
import { useSettingsWords } from "#web/settings/words.ts";
import { Chips } from "#web/ui/chips.tsx";
import { FailedRead, Waiting } from "#web/ui/problem.tsx";
import { ask } from "#web/ui/server.ts";

/** What may stand below an organisation of the kind. */
const belowOf = {
  university: ["department", "branch"],
  department: ["branch", "department"],
  branch: ["group"],
  group: [],
} as const satisfies Record<OrganisationKind, readonly OrganisationKind[]>;

/** A new organisation below another. */
export function FoundPage() {
  const { say } = useOrganisationWords();
  const { under } = useSearch({ from: "/inside/settings/organisations/new" });
  const { data, error, refetch } = useQuery(schoolQuery);
  const why = useAllowed()("manage-school");
  return (
    <>
      <div className="page-head">
        <h1>{say("found")}</h1>
      </div>
      {why !== null && <p className="notice">{why}</p>}
      {error !== null && <FailedRead error={error} again={() => void refetch()} />}
      {error === null && data === undefined && <Waiting />}
      {why === null && data !== undefined && <FoundForm key={under ?? ""} school={data} under={under ?? ""} />}
    </>
  );
}

function FoundForm({ school, under }: { school: readonly Listed[]; under: string }) {
  const { say, language } = useOrganisationWords();
  const { say: saySettings } = useSettingsWords();
  const { today } = useMe();
  const navigate = useNavigate();
  const changed = useChanged("organisations");
  const directoryChanged = useDirectoryChanged();
  const sending = useSubmit();
  const [parentId, setParent] = useState(under);
  const [chosen, setKind] = useState<OrganisationKind | null>(null);
  const [fields, setFields] = useState(() => ({ ...fieldsOf({ kind: "branch", name: "" }, {}), foundedOn: today }));
  const [isSaved, setSaved] = useState(false);
  const parent = school.find((each) => each.id === parentId);
  const kinds: readonly OrganisationKind[] = parent === undefined ? [] : belowOf[parent.entry.kind];
  const kind = chosen !== null && kinds.includes(chosen) ? chosen : (kinds[0] ?? null);

  async function save(): Promise<void> {
    if (kind === null) return sending.refuse(saySettings("fillIn", { what: say("under") }));
    if (fields.name.trim() === "") return sending.refuse(saySettings("fillIn", { what: say("name") }));
    const entry = entryOf(fields, { kind, name: "", parentId });
    const extra = fields.second === "" ? {} : { extra: { secondSupervisorId: fields.second } };
    const saved = await sending.submit(async (key) =>
      ask(factCalls("organisations").create, { body: { entry, ...extra } }, key),
    );
    if (saved === null) return;
    setSaved(true);
    changed();
    directoryChanged();
    await navigate({
      to: "/settings/organisations/$unit",
      params: { unit: saved.record.id },
      search: { founded: true },
      replace: true,
      ignoreBlocker: true,
    });
  }

  return (
    <SettingsForm
      sending={sending}
      act={say("foundDo")}
      onSubmit={() => void save()}
      cancel={() => void navigate({ to: "/settings/organisations" })}
    >
      <PickOne
        label={say("under")}
        required
        records={school}
        may={(each) => isThere(each, today) && each.entry.kind !== "group"}
        value={parentId}
        set={setParent}
      />
      {kinds.length > 1 && (
        <fieldset>
          <legend>{say("kind")}</legend>
          <Chips
            single
            values={kinds}
            chosen={kind === null ? [] : [kind]}
            name={(each) => organisationKindTerms[each][language]}
            onChange={([next]) => setKind(next ?? null)}
          />
        </fieldset>
      )}
      {kind !== null && <OrganisationFieldset kind={kind} fields={fields} set={setFields} school={school} isNew />}
      <UnsavedGuard unsaved={fields.name !== "" && !isSaved} />
    </SettingsForm>
  );
}
