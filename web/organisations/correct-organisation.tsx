import type { OrganisationKind } from "#domain/bundle/organisations.ts";
import { CorrectForm } from "#web/facts/correct-form.tsx";
import type { FactRecord } from "#web/facts/fact-client.ts";
import { OrganisationFieldset, entryOf, fieldsOf } from "#web/organisations/organisation-fields.tsx";
import type { OrganisationFields } from "#web/organisations/organisation-fields.tsx";
import type { Listed } from "#web/organisations/school.ts";
import { useDirectoryChanged } from "#web/organisations/use-directory-changed.ts";

type Props = { record: FactRecord<"organisations">; school: readonly Listed[]; done: () => void; cancel: () => void };

/** Puts right what was entered wrongly of an organisation; what changed from a day on is not corrected but changed. */
export function CorrectOrganisation({ record, school, done, cancel }: Props) {
  const directoryChanged = useDirectoryChanged();
  return (
    <CorrectForm
      name="organisations"
      record={record}
      start={(each) => fieldsOf(each.entry, each.extra)}
      written={(fields, each) => ({
        entry: entryOf(fields, each.entry),
        extra: { secondSupervisorId: fields.second === "" ? null : fields.second },
      })}
      renderFields={fieldsFor(record.entry.kind, school)}
      done={() => {
        directoryChanged();
        done();
      }}
      cancel={cancel}
    />
  );
}

/** The fields as the form asks for them, for an organisation of the kind. */
function fieldsFor(kind: OrganisationKind, school: readonly Listed[]) {
  return (fields: OrganisationFields, set: (fields: OrganisationFields) => void) => (
    <OrganisationFieldset kind={kind} fields={fields} set={set} school={school} />
  );
}
