import { branchCategories } from "#web/organisations/categories.ts";
import type { BranchCategory } from "#domain/bundle/organisations.ts";
import { branchCategoryTerms } from "#domain/wording/terms.ts";
import type { Draft, Extra } from "#api/endpoints/fact-schemas.ts";
import { PickOne } from "#web/organisations/pick.tsx";
import type { Listed } from "#web/organisations/school.ts";
import { useOrganisationWords } from "#web/organisations/words.ts";
import { DayField, TextField } from "#web/settings/fields.tsx";
import { Chips } from "#web/ui/chips.tsx";

/** What stands in the fields of an organisation. */
export type OrganisationFields = {
  name: string;
  category: BranchCategory | null;
  order: string;
  foundedOn: string;
  dissolvedOn: string;
  second: string;
  termYears: string;
  jointMeetings: boolean | null;
};

/** The fields of an entry as it stands. */
export function fieldsOf(entry: Draft<"organisations">, extra: Extra): OrganisationFields {
  return {
    name: entry.name,
    category: entry.category ?? null,
    order: entry.order == null ? "" : String(entry.order),
    foundedOn: entry.foundedOn ?? "",
    dissolvedOn: entry.dissolvedOn ?? "",
    second: extra.secondSupervisorId ?? "",
    termYears: entry.termYears == null ? "" : String(entry.termYears),
    jointMeetings: entry.jointMeetings ?? null,
  };
}

const numberOf = (text: string): number | null => (text.trim() === "" ? null : Number(text));

/** The entry that the fields say; what they do not show stays as it was. */
export function entryOf(fields: OrganisationFields, before: Draft<"organisations">): Draft<"organisations"> {
  return {
    ...before,
    name: fields.name.trim(),
    category: fields.category,
    order: numberOf(fields.order),
    foundedOn: fields.foundedOn === "" ? null : fields.foundedOn,
    dissolvedOn: fields.dissolvedOn === "" ? null : fields.dissolvedOn,
    termYears: numberOf(fields.termYears),
    jointMeetings: fields.jointMeetings,
  };
}

type Props = {
  kind: Draft<"organisations">["kind"];
  fields: OrganisationFields;
  set: (fields: OrganisationFields) => void;
  school: readonly Listed[];
  /** An organisation that is founded has no last day yet. */
  isNew?: boolean;
};

/** The fields of an organisation of the kind. */
export function OrganisationFieldset({ kind, fields, set, school, isNew = false }: Props) {
  const { say, language } = useOrganisationWords();
  const choose = (next: Partial<OrganisationFields>): void => set({ ...fields, ...next });
  return (
    <>
      <TextField
        label={say("name")}
        how={say("nameHow")}
        required
        value={fields.name}
        set={(name) => choose({ name })}
      />
      {kind === "branch" && (
        <fieldset>
          <legend>{say("category")}</legend>
          <Chips
            single
            values={branchCategories}
            chosen={fields.category === null ? [] : [fields.category]}
            name={(each) => branchCategoryTerms[each][language]}
            onChange={([category]) => choose({ category: category ?? null })}
          />
        </fieldset>
      )}
      {kind !== "university" && (
        <TextField
          label={say("order")}
          how={say("orderHow")}
          value={fields.order}
          set={(order) => choose({ order: order.replaceAll(/[^\d.-]/g, "") })}
        />
      )}
      <DayField label={say("foundedOn")} value={fields.foundedOn} set={(foundedOn) => choose({ foundedOn })} />
      {!isNew && (
        <DayField
          label={say("dissolvedOn")}
          value={fields.dissolvedOn}
          set={(dissolvedOn) => choose({ dissolvedOn })}
        />
      )}
      {(kind === "department" || kind === "branch") && (
        <>
          <TextField
            label={say("termYears")}
            value={fields.termYears}
            set={(termYears) => choose({ termYears: termYears.replaceAll(/\D/g, "") })}
          />
          <PickOne
            label={say("second")}
            how={say("secondHow")}
            records={school}
            may={(each) => each.entry.kind !== "group" && each.entry.kind !== "branch"}
            value={fields.second}
            set={(second) => choose({ second })}
          />
        </>
      )}
      {kind === "department" && (
        <fieldset>
          <legend>{say("jointMeetings")}</legend>
          <Chips
            single
            values={["yes", "no"]}
            chosen={fields.jointMeetings === null ? [] : [fields.jointMeetings ? "yes" : "no"]}
            name={(each) => say(each)}
            onChange={([next]) => choose({ jointMeetings: next === undefined ? null : next === "yes" })}
          />
        </fieldset>
      )}
    </>
  );
}
