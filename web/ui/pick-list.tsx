import { useEffect, useId, useState } from "react";
import type { KeyboardEvent } from "react";
import "#web/ui/pick-list.css";

export type Pick = {
  key: string;
  name: string;
  /** A second line, or what tells two of one name apart. */
  note?: string;
  /** How far it is set in, for what lies below something else. */
  depth?: number;
};
export type PickGroup = { name: string; picks: readonly Pick[] };

type Props = {
  /** What is chosen among. */
  label: string;
  placeholder: string;
  query: string;
  onQuery: (query: string) => void;
  groups: readonly PickGroup[];
  /** What stands there when nothing fits. */
  nothing: string;
  /** How many there are, said aloud as they change. */
  told: string;
  /** The one that is chosen at present. */
  current?: string;
  onPick: (key: string) => void;
};

/** A box to write in with a list below it (the combobox of the ARIA practices): the arrows choose, Enter takes. */
export function PickList({ label, placeholder, query, onQuery, groups, nothing, told, current, onPick }: Props) {
  const id = useId();
  const picks = groups.flatMap((each) => each.picks);
  const [marked, mark] = useState<string | null>(current ?? null);
  const active = Math.max(
    0,
    picks.findIndex((each) => each.key === marked),
  );
  const activeKey = picks[active]?.key;
  const places = new Map(picks.map((each, index) => [each.key, index]));
  const optionId = (key: string): string => `${id}-${places.get(key) ?? ""}`;

  const activeId = activeKey === undefined ? undefined : optionId(activeKey);
  useEffect(() => {
    if (activeId !== undefined)
      document.querySelector(`#${CSS.escape(activeId)}`)?.scrollIntoView({ block: "nearest" });
  }, [activeId]);

  function onKeyDown(event: KeyboardEvent): void {
    // Enter ends the writing of Chinese by keys; it takes nothing then.
    if (event.nativeEvent.isComposing) return;
    const to = {
      ArrowDown: (active + 1) % Math.max(1, picks.length),
      ArrowUp: (active - 1 + picks.length) % Math.max(1, picks.length),
      PageDown: Math.min(picks.length - 1, active + 10),
      PageUp: Math.max(0, active - 10),
    }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      mark(picks[to]?.key ?? null);
      return;
    }
    if (event.key === "Enter" && activeKey !== undefined) {
      event.preventDefault();
      onPick(activeKey);
    }
  }

  return (
    <div className="pick">
      <input
        className="pick-box"
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls={`${id}-list`}
        aria-activedescendant={activeId}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={(event) => {
          onQuery(event.currentTarget.value);
          mark(null);
        }}
        onKeyDown={onKeyDown}
      />
      <p className="hidden-words" role="status">
        {told}
      </p>
      {picks.length === 0 && <p className="pick-nothing muted">{nothing}</p>}
      <div className="pick-list" role="listbox" id={`${id}-list`} aria-label={label}>
        {groups.map((group) => (
          <div key={group.name} role="group" aria-label={group.name === "" ? undefined : group.name}>
            {group.name !== "" && (
              <p className="pick-group" aria-hidden="true">
                {group.name}
              </p>
            )}
            {group.picks.map(({ key, name, note, depth = 0 }) => (
              // oxlint-disable-next-line jsx-a11y/interactive-supports-focus, jsx-a11y/click-events-have-key-events -- the box takes the keys
              <div
                key={key}
                id={optionId(key)}
                role="option"
                aria-selected={key === activeKey}
                aria-current={key === current ? "true" : undefined}
                className="pick-one"
                style={depth === 0 ? undefined : { paddingInlineStart: 16 + depth * 20 }}
                onMouseMove={() => mark(key)}
                onClick={() => onPick(key)}
              >
                <span>{name}</span>
                {note !== undefined && note !== "" && <span className="muted small">{note}</span>}
              </div>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
