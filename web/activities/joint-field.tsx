import { Choice } from "#web/activities/record-field.tsx";
import { useHere } from "#web/activities/record-reads.ts";
import { useRecordWords } from "#web/activities/record-words.ts";

type Props = { organisation: string; alsoFor: readonly string[]; onChange: (alsoFor: readonly string[]) => void };

/** Organisations that held it together (共同组织), those of the same department first. */
export function JointField({ organisation, alsoFor, onChange }: Props) {
  const { tell } = useRecordWords();
  const { organisations } = useHere(organisation);
  const parent = organisations.find((each) => each.id === organisation)?.parentId ?? null;
  const others = organisations.filter(
    (each) => each.id !== organisation && !alsoFor.includes(each.id) && each.kind !== "group",
  );
  const near = others.filter((each) => each.parentId === parent);
  const names = new Map(organisations.map((each) => [each.id, each.name]));
  return (
    <div className="joint">
      <p className="field-name">{tell("alsoFor")}</p>
      <p className="field-how">{tell("alsoForHow")}</p>
      {alsoFor.length > 0 && (
        <ul className="chosen">
          {alsoFor.map((id) => (
            <li key={id}>
              {names.get(id) ?? id}
              <button
                type="button"
                className="plain small"
                aria-label={tell("remove", { name: names.get(id) ?? id })}
                onClick={() => onChange(alsoFor.filter((each) => each !== id))}
              >
                ✕
              </button>
            </li>
          ))}
        </ul>
      )}
      <Choice
        bare
        label={tell("alsoForAdd")}
        value=""
        empty={tell("alsoForAdd")}
        options={[...near, ...others.filter((each) => !near.includes(each))].map((each) => ({
          value: each.id,
          label: each.parentId === parent ? each.name : `${names.get(each.parentId ?? "") ?? ""} ${each.name}`,
        }))}
        onChange={(id) => id !== "" && onChange([...alsoFor, id])}
      />
    </div>
  );
}
