import { useRef, useState } from "react";
import type { ReactNode } from "react";
import type { GuidePack } from "#domain/guides/pack.ts";
import type { Requirement } from "#domain/guides/requirement-schema.ts";
import { topicTerms } from "#domain/wording/terms.ts";
import { asKind, readRequirement } from "#web/guides/editor-draft.ts";
import { useEditorWords } from "#web/guides/editor-words.ts";
import { fieldsOf, requirementKinds, startingValue } from "#web/guides/requirement-fields.ts";
import type { Field } from "#web/guides/requirement-fields.ts";
import { additions, kindWords, mainSentences, partsOf, valueText } from "#web/guides/requirement-sentence.ts";
import { RequirementSlot } from "#web/guides/requirement-slot.tsx";

type Values = Readonly<Record<string, unknown>>;
/** What a roll-up may name: requirements of the guides below. */
export type Named = { id: string; quote: string };
type Props = {
  requirement: Requirement;
  pack: GuidePack;
  named: readonly Named[];
  onChange: (requirement: Requirement) => void;
};

/** A requirement as a sentence whose numbers and kinds are filled in where they stand; made from the schema. */
export function RequirementForm({ requirement, pack, named, onChange }: Props) {
  const { say, language } = useEditorWords();
  // What is typed may be incomplete for a while; the draft takes it when it is a requirement again.
  const [values, setValues] = useState<Values>({ ...requirement });
  const place = useRef<HTMLDivElement>(null);
  const isWhole = readRequirement({ ...values, quote: requirement.quote }) !== null;
  const { kind } = requirement;
  const fields = fieldsOf(kind);
  const main = partsOf(mainSentences[kind][language]);
  const inMain = new Set(main.filter((each) => each.isField).map((each) => each.text));

  function take(next: Values): void {
    setValues(next);
    const read = readRequirement({ ...next, quote: requirement.quote });
    if (read !== null) onChange(read);
  }
  const set = (name: string, value: unknown): void => take({ ...values, [name]: value });
  const drop = (name: string): void => {
    const { [name]: _gone, ...rest } = values;
    take(rest);
  };
  const slot = (field: Field) => (
    <RequirementSlot
      field={field}
      value={values[field.name]}
      options={optionsOf(field, pack, named)}
      textOf={(value) => textOf(field, value, named, (each) => valueText(field.name, each, language, pack))}
      onChange={(value) => set(field.name, value)}
    />
  );
  const strength = fields.find((each) => each.name === "strength");
  const group = fields.find((each) => each.type.as === "group");
  const inGroup = group === undefined ? undefined : values[group.name];
  const groupValues = isValues(inGroup) ? inGroup : {};
  const extra = fields.filter((each) => each !== strength && each !== group && !inMain.has(each.name));
  const isOn = ({ name }: Field): boolean => values[name] !== undefined && values[name] !== false;
  const line = (field: Field) => (
    <AdditionLine
      key={field.name}
      field={field}
      isOn={isOn(field)}
      onSwitch={(on) => {
        if (on) set(field.name, firstOf(field, pack));
        else drop(field.name);
        // The line stands elsewhere now: the focus goes with it.
        requestAnimationFrame(() => place.current?.querySelector<HTMLElement>(`[data-field="${field.name}"]`)?.focus());
      }}
    >
      {slot(field)}
    </AdditionLine>
  );
  return (
    <div className="requirement-form" ref={place}>
      <label className="pick">
        <span className="small muted">{say("kind")}</span>
        <select
          value={kind}
          onChange={(event) => {
            const chosen = requirementKinds.find((each) => each === event.currentTarget.value);
            if (chosen === undefined) return;
            const next = asKind(requirement, chosen);
            setValues({ ...next });
            onChange(next);
          }}
        >
          {requirementKinds.map((each) => (
            <option key={each} value={each}>
              {kindWords[each][language]}
            </option>
          ))}
        </select>
      </label>
      <p className="sentence">
        {main.map((each) => {
          const field = each.isField ? fields.find(({ name }) => name === each.text) : undefined;
          if (field === undefined) return each.text;
          if (field.type.as === "group") return null;
          return <span key={each.text}>{slot(field)}</span>;
        })}
      </p>
      {group !== undefined && group.type.as === "group" && (
        <GroupLines
          fields={group.type.fields}
          values={groupValues}
          pack={pack}
          onChange={(next) => set(group.name, next)}
        />
      )}
      {extra.filter(isOn).map(line)}
      {extra.some((each) => !isOn(each)) && (
        <details className="more">
          <summary className="small">{say("more")}</summary>
          {extra.filter((each) => !isOn(each)).map(line)}
        </details>
      )}
      {strength !== undefined && kind !== "judgement" && (
        <p className="sentence">
          <span className="hidden-words">{say("strength")}</span>
          {slot(strength)}
        </p>
      )}
      <p className="small muted" role="status">
        {!isWhole && say("incomplete")}
      </p>
    </div>
  );
}

function isValues(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function topicsOf(pack: GuidePack): string[] {
  return [...new Set([...Object.keys(topicTerms), ...Object.keys(pack.topics ?? {})])];
}

/** What may be chosen where the schema takes any words: topics, and the requirements that a roll-up names. */
function optionsOf(field: Field, pack: GuidePack, named: readonly Named[]): readonly string[] | null {
  if (field.name === "topic" || field.name === "topics") return topicsOf(pack);
  if (field.name === "of" && field.type.as === "list") return named.map((each) => each.id);
  return field.type.as === "choice" || field.type.as === "choices" ? field.type.options : null;
}

function textOf(field: Field, value: string, named: readonly Named[], usual: (value: string) => string): string {
  if (field.name !== "of" || field.type.as !== "list") return usual(value);
  const found = named.find((each) => each.id === value);
  return found === undefined ? value : `${found.quote}（${found.id}）`;
}

function firstOf(field: Field, pack: GuidePack): unknown {
  return field.name === "topic" ? topicsOf(pack)[0] : startingValue(field);
}

type LineProps = { field: Field; isOn: boolean; onSwitch: (isOn: boolean) => void; children: ReactNode };

/** Something that the sentence may add: ticked, its own field is filled in within the words. */
function AdditionLine({ field, isOn, onSwitch, children }: LineProps) {
  const { language } = useEditorWords();
  const parts = partsOf(additions[field.name]?.[language] ?? field.name);
  const bare = parts
    .map((each) => (each.isField ? "……" : each.text))
    .join("")
    .trim();
  return (
    <p className="addition">
      <label>
        <input
          type="checkbox"
          data-field={field.name}
          checked={isOn}
          onChange={(event) => onSwitch(event.currentTarget.checked)}
        />
        {isOn && field.type.as !== "switch" ? <span className="hidden-words">{bare}</span> : bare}
      </label>
      {isOn && field.type.as !== "switch" && (
        <span className="sentence">
          {parts.map((each) => (each.isField ? <span key={each.text}>{children}</span> : each.text))}
        </span>
      )}
    </p>
  );
}

type GroupProps = { fields: readonly Field[]; values: Values; pack: GuidePack; onChange: (values: Values) => void };

function GroupLines({ fields, values, pack, onChange }: GroupProps) {
  const { language } = useEditorWords();
  return fields.map((field) => {
    const { [field.name]: value, ...rest } = values;
    return (
      <AdditionLine
        key={field.name}
        field={field}
        isOn={value !== undefined}
        onSwitch={(isOn) => onChange(isOn ? { ...rest, [field.name]: startingValue(field) } : rest)}
      >
        <RequirementSlot
          field={field}
          value={value}
          options={optionsOf(field, pack, [])}
          textOf={(each) => valueText(field.name, each, language, pack)}
          onChange={(next) => onChange({ ...rest, [field.name]: next })}
        />
      </AdditionLine>
    );
  });
}
