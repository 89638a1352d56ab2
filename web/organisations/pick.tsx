import { NativeSelect, TextInput } from "@mantine/core";
import { useId, useState } from "react";
import { found, linesOf, treeOf } from "#web/organisations/tree.ts";
import type { Listed } from "#web/organisations/school.ts";
import { useSettingsWords } from "#web/settings/words.ts";

/** From so many on a field to find them by stands above. */
const MANY = 15;

type Choice = { id: string; label: string; depth: number };

/** The organisations in their order, each at its depth; of those that fit the words alone. */
function choices(records: readonly Listed[], words: string, may: (record: Listed) => boolean): Choice[] {
  const fitting = words === "" ? records : found(records, words).kept;
  return linesOf(treeOf(fitting), () => true)
    .filter(({ node }) => may(node.record))
    .map(({ node, depth }) => ({ id: node.record.id, label: node.record.entry.name, depth }));
}

type OneProps = {
  label: string;
  how?: string;
  records: readonly Listed[];
  /** Which of them may be chosen; all where it is left out. */
  may?: (record: Listed) => boolean;
  value: string;
  set: (id: string) => void;
  required?: boolean;
};

/** One organisation of many, found by typing or in the official order. */
export function PickOne({ label, how, records, may = () => true, value, set, required = false }: OneProps) {
  const { say } = useSettingsWords();
  const [words, setWords] = useState("");
  const all = records.filter(may).length;
  const shown = choices(records, words, may);
  const chosen = records.find((each) => each.id === value);
  const data = [
    { value: "", label: say(required ? "choose" : "none") },
    ...(chosen !== undefined && shown.every((each) => each.id !== value) ? [{ value, label: chosen.entry.name }] : []),
    ...shown.map((each) => ({ value: each.id, label: `${"　".repeat(each.depth)}${each.label}` })),
  ];
  return (
    <div className="pick">
      <NativeSelect
        label={label}
        description={how}
        required={required}
        value={value}
        data={data}
        onChange={(event) => set(event.currentTarget.value)}
      />
      {all > MANY && (
        <TextInput
          aria-label={say("findIn", { label })}
          placeholder={say("find")}
          value={words}
          onChange={(event) => {
            const typed = event.currentTarget.value;
            setWords(typed);
            const hits = choices(records, typed.trim(), may).filter((each) => each.label.includes(typed.trim()));
            if (typed.trim() !== "" && hits.length === 1) set(hits[0]?.id ?? value);
          }}
        />
      )}
    </div>
  );
}

type ManyProps = {
  label: string;
  records: readonly Listed[];
  may?: (record: Listed) => boolean;
  value: readonly string[];
  set: (ids: string[]) => void;
};

/** Several organisations, ticked in the official order. */
export function PickMany({ label, records, may = () => true, value, set }: ManyProps) {
  const { say } = useSettingsWords();
  const [words, setWords] = useState("");
  const status = useId();
  const shown = choices(records, words.trim(), may);
  const chosen = new Set(value);
  const least = Math.min(...shown.map((each) => each.depth));
  return (
    <fieldset className="pick" aria-describedby={status}>
      <legend>{label}</legend>
      {records.filter(may).length > MANY && (
        <TextInput
          aria-label={say("findIn", { label })}
          placeholder={say("find")}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      )}
      <div className="pick-list">
        {shown.map((each) => (
          <label key={each.id} style={{ paddingInlineStart: 12 + 20 * (each.depth - least) }}>
            <input
              type="checkbox"
              checked={chosen.has(each.id)}
              onChange={(event) =>
                set(event.currentTarget.checked ? [...value, each.id] : value.filter((id) => id !== each.id))
              }
            />
            <span>{each.label}</span>
          </label>
        ))}
        {shown.length === 0 && <p className="muted small pick-none">{say("nothingFits")}</p>}
      </div>
      <div className="pick-foot small">
        <span id={status} role="status">
          {say("chosen", { count: value.length })}
        </span>
        <button
          type="button"
          className="plain small"
          onClick={() => set([...new Set([...value, ...shown.map((each) => each.id)])])}
        >
          {say("chooseShown", { count: shown.length })}
        </button>
        <button type="button" className="plain small" onClick={() => set([])}>
          {say("chooseNone")}
        </button>
      </div>
    </fieldset>
  );
}
