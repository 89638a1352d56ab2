import { useState } from "react";
import type { EndReason } from "#api/endpoints/fact-schemas.ts";
import { endReasonTerms } from "#web/facts/value-words.ts";
import { useMe } from "#web/identity/me.ts";
import type { Member } from "#web/roster/roster.ts";
import { useRosterWords } from "#web/roster/words.ts";
import { dayText } from "#web/ui/dates.ts";

/** What may become of somebody in June, the usual first. */
const offered = ["graduated", "retained", "transferred", "left", "other"] as const satisfies readonly EndReason[];

function reasonOf(text: string): EndReason | undefined {
  return offered.find((each) => each === text);
}

type Props = {
  members: readonly Member[];
  chosen: ReadonlyMap<string, EndReason>;
  set: (chosen: ReadonlyMap<string, EndReason>) => void;
};

/** Everybody on the roster with what becomes of them; several are noted at once. */
export function LeavingTable({ members, chosen, set }: Props) {
  const { say, language } = useRosterWords();
  const { today } = useMe();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());

  function note(ids: readonly string[], reason: EndReason | undefined): void {
    const next = new Map(chosen);
    for (const id of ids) {
      if (reason === undefined) next.delete(id);
      else next.set(id, reason);
    }
    set(next);
  }
  function tick(ids: readonly string[], on: boolean): void {
    const next = new Set(ticked);
    for (const id of ids) {
      if (on) next.add(id);
      else next.delete(id);
    }
    setTicked(next);
  }

  return (
    <>
      <div className="leaving-all">
        <span className="small">{say("forAll")}</span>
        {offered.map((each) => (
          <button
            key={each}
            type="button"
            className="small-act"
            disabled={ticked.size === 0}
            onClick={() => {
              note([...ticked], each);
              setTicked(new Set());
            }}
          >
            {endReasonTerms[each][language]}
          </button>
        ))}
      </div>
      <table className="plain-table leaving-table">
        <thead>
          <tr>
            <th scope="col">
              <input
                type="checkbox"
                aria-label={say("pickAll")}
                checked={ticked.size === members.length}
                onChange={(event) =>
                  tick(
                    members.map((each) => each.id),
                    event.currentTarget.checked,
                  )
                }
              />
            </th>
            <th scope="col">{say("member")}</th>
            <th scope="col">{say("from")}</th>
            <th scope="col">{say("endReason")}</th>
          </tr>
        </thead>
        <tbody>
          {members.map(({ id, entry, extra }) => {
            const name = extra.name ?? entry.memberId;
            return (
              <tr key={id} data-chosen={chosen.has(id)}>
                <td>
                  <input
                    type="checkbox"
                    aria-label={say("pick", { name })}
                    checked={ticked.has(id)}
                    onChange={(event) => tick([id], event.currentTarget.checked)}
                  />
                </td>
                <td>{name}</td>
                <td className="muted nowrap">{dayText(entry.from, language, today)}</td>
                <td>
                  <select
                    aria-label={say("whyOf", { name })}
                    value={chosen.get(id) ?? ""}
                    onChange={(event) => note([id], reasonOf(event.currentTarget.value))}
                  >
                    <option value="">{say("stays")}</option>
                    {offered.map((each) => (
                      <option key={each} value={each}>
                        {endReasonTerms[each][language]}
                      </option>
                    ))}
                  </select>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}
