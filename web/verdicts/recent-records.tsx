import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { factCalls } from "#web/fact-calls.ts";
import { dayText } from "#web/ui/dates.ts";
import { kindsText } from "#web/activities/kinds.ts";
import { FailedRead, Waiting } from "#web/ui/problem.tsx";
import { read } from "#web/ui/server.ts";
import { useWords } from "#web/ui/words.ts";

/** The newest records, each with its day and kinds. */
export function RecentRecords({ organisation, today }: { organisation: string; today: string }) {
  const { say, language } = useWords();
  const { data, error, refetch } = useQuery({
    queryKey: ["activities", organisation, "recent"],
    queryFn: () =>
      read(factCalls("activities").list, { query: { organisation, sort: "date", direction: "down", limit: "5" } }),
  });
  return (
    <section aria-labelledby="recent">
      <h2 className="section" id="recent">
        {say("recent")}
      </h2>
      {error !== null && <FailedRead error={error} again={() => void refetch()} />}
      {error === null && data === undefined && <Waiting />}
      {data !== undefined && data.records.length === 0 && <p className="muted">{say("nothingRecorded")}</p>}
      {data !== undefined && data.records.length > 0 && (
        <>
          <ul className="recent">
            {data.records.map(({ id, entry }) => (
              <li key={id}>
                <time dateTime={entry.heldOn}>{dayText(entry.heldOn, language, today)}</time>
                <span>
                  <Link to="/o/$organisation/ledger/$id" params={{ organisation, id }}>
                    {entry.title}
                  </Link>
                  <span className="muted small"> {kindsText(entry.segments, language)}</span>
                </span>
              </li>
            ))}
          </ul>
          <p>
            <Link to="/o/$organisation/ledger" params={{ organisation }} search={{}}>
              {say("wholeLedger", { count: data.total })}
            </Link>
          </p>
        </>
      )}
    </section>
  );
}
