import { useQuery } from "@tanstack/react-query";
import type { Told } from "#api/endpoints/fact-bodies.ts";
import type { ListName } from "#domain/bundle/bundle.ts";
import { differencesOf } from "#web/facts/differences.ts";
import { DifferencesTable } from "#web/facts/differences-table.tsx";
import { factClient } from "#web/facts/fact-client.ts";
import type { Telling } from "#web/facts/told.ts";
import { useTelling } from "#web/facts/use-telling.ts";
import { useFactWords } from "#web/facts/words.ts";
import { minuteText } from "#web/ui/dates.ts";
import { FailedRead, Waiting } from "#web/ui/problem.tsx";
import "#web/facts/facts.css";

/** Every version of an entry as it is read; also of a withdrawn one. */
export function useFactHistory<Name extends ListName>(name: Name, id: string, enabled = true) {
  return useQuery({ queryKey: [name, "history", id], queryFn: () => factClient(name).history(id), enabled });
}

type Props<Name extends ListName> = {
  name: Name;
  id: string;
  /** Whose entry it is: by it the names behind its ids are found. */
  organisation: string;
};

/** Who changed an entry, when and why, newest first, and what differs between one version and the next. */
export function FactHistory<Name extends ListName>({ name, id, organisation }: Props<Name>) {
  const { data, error, refetch } = useFactHistory(name, id);
  const telling = useTelling(name, organisation);
  if (error !== null) return <FailedRead error={error} again={() => void refetch()} />;
  if (data === undefined) return <Waiting />;
  return (
    <ol className="versions">
      {data.versions.map((each, index) => (
        <Version key={each.version} told={each} earlier={data.versions[index + 1]} telling={telling} />
      ))}
    </ol>
  );
}

type VersionProps<Name extends ListName> = { told: Told<Name>; earlier: Told<Name> | undefined; telling: Telling };

function Version<Name extends ListName>({ told, earlier, telling }: VersionProps<Name>) {
  const { say, language } = useFactWords();
  const { action, at, by, reason, entry, version } = told;
  const isBack = action === "correct" && earlier?.action === "withdraw";
  const differences =
    entry === null || earlier?.entry == null
      ? []
      : differencesOf({ ...earlier.entry, ...earlier.extra }, { ...entry, ...told.extra });
  const saysSame = action === "correct" && !isBack && earlier?.entry != null && differences.length === 0;
  return (
    <li>
      <p className="version-head">
        <strong>{say("version", { version })}</strong> <span>{say(isBack ? "restored" : action)}</span>{" "}
        <span className="muted">
          <time dateTime={at}>{minuteText(at, language, telling.today)}</time> {by ?? say("bySystem")}
        </span>
      </p>
      {reason !== null && <p className="version-why">{say("reasonIs", { reason })}</p>}
      {entry === null && <p className="muted">{say("textGone")}</p>}
      {entry !== null && saysSame && <p className="muted">{say("sameText")}</p>}
      {differences.length > 0 && <DifferencesTable differences={differences} entry={entry} telling={telling} />}
    </li>
  );
}
