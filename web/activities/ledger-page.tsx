import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { factCalls } from "#web/fact-calls.ts";
import { LedgerExport } from "#web/activities/ledger/export.tsx";
import { rememberSearch } from "#web/activities/ledger/last-search.ts";
import { LedgerFilters } from "#web/activities/ledger-filters.tsx";
import { LedgerList } from "#web/activities/ledger/list.tsx";
import { LEDGER_PAGE, isFiltered, ledgerQuery } from "#web/activities/ledger-search.ts";
import type { LedgerSearch } from "#web/activities/ledger-search.ts";
import { useLedgerWords } from "#web/activities/ledger/words.ts";
import { may, useMe } from "#web/identity/me.ts";
import { FailedRead, Waiting } from "#web/ui/problem.tsx";
import { read } from "#web/ui/server.ts";
import { useWords } from "#web/ui/words.ts";
import "#web/activities/ledger.css";

type Query = ReturnType<typeof ledgerQuery>;

function pageOf(query: Query) {
  return {
    queryKey: ["activities", query.organisation, "ledger", query],
    queryFn: () => read(factCalls("activities").list, { query }),
  };
}

/** The ledger of an organisation and those below it; its filters stand in the address. */
export function LedgerPage() {
  const { organisation } = useParams({ from: "/inside/o/$organisation/ledger" });
  const search = useSearch({ from: "/inside/o/$organisation/ledger" });
  const { say } = useLedgerWords();
  const queries = useQueryClient();
  const query = ledgerQuery(organisation, search);
  const { page = 1 } = search;
  const { data, error, refetch, isPlaceholderData } = useQuery({ ...pageOf(query), placeholderData: keepPreviousData });
  const pages = Math.max(1, Math.ceil((data?.total ?? 0) / LEDGER_PAGE));

  useEffect(() => rememberSearch(organisation, search), [organisation, search]);

  // The next page is there before it is asked for.
  const next =
    page < pages && !isPlaceholderData ? JSON.stringify(ledgerQuery(organisation, { ...search, page: page + 1 })) : "";
  useEffect(() => {
    if (next === "") return;
    const following: Query = ledgerQuery(organisation, { ...search, page: page + 1 });
    // What fails is read again when it is asked for.
    queries.query({ ...pageOf(following), staleTime: 60_000 }).catch(() => undefined);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `next` says all of it
  }, [next]);

  return (
    <>
      <div className="page-head">
        <h1>{say("ledger")}</h1>
        <LedgerExport organisation={organisation} search={search} total={data?.total ?? null} />
      </div>
      <LedgerFilters organisation={organisation} search={search} />
      {error !== null && <FailedRead error={error} again={() => void refetch()} />}
      {error === null && data === undefined && <Waiting />}
      {error === null && data !== undefined && (
        <>
          <Total organisation={organisation} search={search} total={data.total} />
          {data.records.length === 0 ? (
            <Empty organisation={organisation} search={search} total={data.total} />
          ) : (
            <LedgerList
              organisation={organisation}
              search={search}
              records={data.records}
              isStale={isPlaceholderData}
              reader={query.organisation}
            />
          )}
          {pages > 1 && <Paging page={page} pages={pages} />}
        </>
      )}
    </>
  );
}

type PartProps = { organisation: string; search: LedgerSearch; total: number };

/** How many there are, and how many of them were recorded late. */
function Total({ organisation, search, total }: PartProps) {
  const { say } = useLedgerWords();
  const isPlain = search.withdrawn !== true && search.late !== true;
  const query = { ...ledgerQuery(organisation, { ...search, late: true, page: 1 }), limit: "1" };
  const late = useQuery({ ...pageOf(query), enabled: isPlain && total > 0 });
  return (
    <p className="total" role="status">
      {say(search.withdrawn === true ? "totalWithdrawn" : "totalIs", { count: total })}
      {isPlain && late.data !== undefined && late.data.total > 0 && say("totalLate", { count: late.data.total })}
    </p>
  );
}

/** Nothing is there: why, and what can be done. */
function Empty({ organisation, search, total }: PartProps) {
  const { say } = useLedgerWords();
  const me = useMe();
  const params = { organisation };
  if (total > 0) {
    return (
      <p className="empty">
        {say("pastEnd")}{" "}
        <Link to="." search={({ page: _page, ...before }) => before}>
          {say("toFirstPage")}
        </Link>
      </p>
    );
  }
  if (isFiltered(search)) {
    const { withdrawn, ...others } = search;
    const isBare = withdrawn === true && !isFiltered(others);
    return <p className="empty">{say(isBare ? "emptyWithdrawn" : "emptyFiltered")}</p>;
  }
  return (
    <p className="empty">
      {say("emptyLedger")}{" "}
      {may(me, organisation, "record") && (
        <Link to="/o/$organisation/record" params={params}>
          {say("recordFirst")}
        </Link>
      )}
    </p>
  );
}

function Paging({ page, pages }: { page: number; pages: number }) {
  const { say } = useWords();
  return (
    <nav className="paging" aria-label={say("paging")}>
      {page > 1 ? (
        <Link to="." search={({ page: _page, ...before }) => (page > 2 ? { ...before, page: page - 1 } : before)}>
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
  );
}
