import { useQuery } from "@tanstack/react-query";
import { quoted } from "#domain/wording/quoted.ts";
import { useMe } from "#web/identity/me.ts";
import { schoolCalls } from "#web/settings/calls.ts";
import { changesBetween } from "#web/settings/numbers.ts";
import type { NumberChange, OpenCount } from "#web/settings/numbers.ts";
import { numberNames, openCountText, useNumberWords, vacationEffects } from "#web/settings/numbers-words.ts";
import { minuteText } from "#web/ui/dates.ts";
import { localInstant } from "#web/ui/instants.ts";
import { FailedRead, Waiting } from "#web/ui/problem.tsx";
import { read } from "#web/ui/server.ts";

/** Every version, newest first, told by what it changed. */
export function NumbersHistory({ counts }: { counts: readonly OpenCount[] }) {
  const { say, language } = useNumberWords();
  const { today } = useMe();
  const { data, error, refetch } = useQuery({
    queryKey: ["settings", "history"],
    queryFn: () => read(schoolCalls.settingsHistory, {}),
  });
  return (
    <section className="block">
      <h2>{say("history")}</h2>
      {error !== null && <FailedRead error={error} again={() => void refetch()} />}
      {error === null && data === undefined && <Waiting />}
      {data?.versions.length === 0 && <p className="muted">{say("noHistory")}</p>}
      <ol className="plain-list">
        {data?.versions.map((each, index) => (
          <li key={each.version}>
            <p className="head">
              <span>{say("version", { version: each.version })}</span>
              <span className="small muted">
                {minuteText(localInstant(each.at), language, today)}
                {each.by !== null && ` · ${each.by}`}
              </span>
            </p>
            {each.reason !== null && <p>{each.reason}</p>}
            <ul className="small muted">
              <ChangeLines
                changes={changesBetween(data.versions[index + 1]?.settings ?? {}, each.settings)}
                counts={counts}
                as="changed"
              />
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}

type Lines = { changes: readonly NumberChange[]; counts: readonly OpenCount[]; as: "changed" | "theirs" };

/** What differs, a line each: from one number to another, or theirs and mine. */
export function ChangeLines({ changes, counts, as }: Lines) {
  const { say, language } = useNumberWords();
  const told = (key: NumberChange["key"], value: string | null): string => {
    if (value === null) return say("usualWord");
    if (key !== "vacationMonths") return value;
    return vacationEffects[value === "exempt" ? "exempt" : "count"][language];
  };
  if (changes.length === 0) return <li>{say("sameAsBefore")}</li>;
  return changes.map(({ key, id, from, to }) => {
    const open = counts.find((each) => each.id === id);
    const quote = open === undefined ? (id ?? "") : `${quoted(open.quote)} ${openCountText(open, language)}`;
    const name = key === "times" ? say("timesName", { quote }) : numberNames[key][language];
    const values = { name, from: told(key, from), to: told(key, to), theirs: told(key, from), mine: told(key, to) };
    return <li key={`${key} ${id ?? ""}`}>{say(as, values)}</li>;
  });
}
