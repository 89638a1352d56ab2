import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link, useParams, useSearch } from "@tanstack/react-router";
import { calls } from "#web/calls.ts";
import { factCalls } from "#web/fact-calls.ts";
import { LedgerFilters } from "#web/activities/ledger-filters.tsx";
import type { LedgerSearch } from "#web/activities/ledger-search.ts";
import { kindsText } from "#web/activities/kinds.ts";
import { useMe } from "#web/identity/me.ts";
import { dayText } from "#web/ui/dates.ts";
import { FailedRead, Waiting } from "#web/ui/problem.tsx";
import { read } from "#web/ui/server.ts";
import { useWords } from "#web/ui/words.ts";
import "#web/activities/ledger.css";

const PAGE = 25;

/** The ledger of an organisation and those below it; its filters stand in the address. */
export function LedgerPage() {
  const { organisation } = useParams({ from: "/inside/o/$organisation/ledger" });
  const search = useSearch({ from: "/inside/o/$organisation/ledger" });
  const { say, language } = useWords();
  const { today } = useMe();
  const { page = 1, late, up, ...filters } = search;
  const query = {
    organisation,
    below: "true" as const,
    ...filters,
    ...(late === true ? { late: "true" as const } : {}),
    sort: "date" as const,
    direction: up === true ? ("up" as const) : ("down" as const),
    limit: String(PAGE),
    offset: String((page - 1) * PAGE),
  };
  const { data, error, refetch, isPlaceholderData } = useQuery({
    queryKey: ["activities", organisation, "ledger", query],
    queryFn: () => read(factCalls("activities").list, { query }),
    placeholderData: keepPreviousData,
  });
  const directory = useQuery({
    queryKey: ["directory"],
    queryFn: () => read(calls.directory, {}),
    staleTime: 300_000,
  });
  const names = new Map(directory.data?.organisations.map((each) => [each.id, each.name]));
  const showsOthers = data?.records.some((each) => each.organisationId !== organisation) ?? false;
  const pages = Math.max(1, Math.ceil((data?.total ?? 0) / PAGE));
  return (
    <>
      <div className="page-head">
        <h1>{say("ledger")}</h1>
      </div>
      <LedgerFilters organisation={organisation} search={search} />
      {error !== null && <FailedRead error={error} again={() => void refetch()} />}
      {error === null && data === undefined && <Waiting />}
      {data !== undefined && (
        <>
          <p className="total" role="status">
            {data.total === 0 ? say("ledgerEmpty") : say("ledgerTotal", { count: data.total })}
          </p>
          {data.total > 0 && (
            <table className="ledger" aria-busy={isPlaceholderData}>
              <thead>
                <tr>
                  <th scope="col" aria-sort={up === true ? "ascending" : "descending"}>
                    <Link to="/o/$organisation/ledger" params={{ organisation }} search={turned(search)}>
                      {say("date")} <span aria-hidden="true">{up === true ? "↑" : "↓"}</span>
                    </Link>
                  </th>
                  <th scope="col">{say("titleWord")}</th>
                  <th scope="col">{say("kinds")}</th>
                  {showsOthers && <th scope="col">{say("organisation")}</th>}
                  <th scope="col" className="number">
                    {say("presentOfDue")}
                  </th>
                </tr>
              </thead>
              <tbody>
                {data.records.map(({ id, entry, marks, organisationId }) => {
                  const counted = entry.segments.find((each) => each.present != null);
                  return (
                    <tr key={id}>
                      <td className="day">
                        <time dateTime={entry.heldOn}>{dayText(entry.heldOn, language, today)}</time>
                      </td>
                      <td className="title">
                        {entry.title}
                        {marks.includes("recorded-late") && <span className="muted small"> {say("recordedLate")}</span>}
                      </td>
                      <td className="kinds">{kindsText(entry.segments, language)}</td>
                      {showsOthers && <td className="whose">{names.get(organisationId) ?? ""}</td>}
                      <td className="number">
                        {counted === undefined ? "—" : `${counted.present ?? "—"}/${counted.due ?? "—"}`}
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          )}
          {pages > 1 && (
            <nav className="paging" aria-label={say("paging")}>
              {page > 1 ? (
                <Link to="." search={(before) => ({ ...before, page: page - 1 })}>
                  {say("previousPage")}
                </Link>
              ) : (
                <span className="muted">{say("previousPage")}</span>
              )}
              <span>{say("pageOf", { page, pages })}</span>
              {page < pages ? (
                <Link to="." search={(before) => ({ ...before, page: page + 1 })}>
                  {say("nextPage")}
                </Link>
              ) : (
                <span className="muted">{say("nextPage")}</span>
              )}
            </nav>
          )}
        </>
      )}
    </>
  );
}

/** The same filters in the other order, from the first page on. */
function turned({ page: _page, up, ...filters }: LedgerSearch): LedgerSearch {
  return up === true ? filters : { ...filters, up: true };
}
