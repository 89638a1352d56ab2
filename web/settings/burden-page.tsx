import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { Fragment } from "react";
import type { z } from "zod";
import type { readBurden } from "#api/endpoints/care.ts";
import { calls } from "#web/calls.ts";
import { may, useMe } from "#web/identity/me.ts";
import { schoolCalls } from "#web/settings/calls.ts";
import { useCareWords } from "#web/settings/care-words.ts";
import { dayText } from "#web/ui/dates.ts";
import { FailedRead, Waiting } from "#web/ui/problem.tsx";
import { read } from "#web/ui/server.ts";
import "#web/ui/pages.css";

type Burden = z.output<(typeof readBurden)["output"]>;
const columns = [
  "recordsAsked",
  "filesAsked",
  "decisions",
  "recordsMade",
  "fieldsFilled",
  "filesMade",
  "provedAlready",
] as const;

/** How much was asked of each branch in a term (负担): organisations in their official order. */
export function BurdenPage() {
  const { say } = useCareWords();
  const me = useMe();
  const { on } = useSearch({ from: "/inside/settings/burden" });
  const root = me.abilities.find((each) => may(me, each.organisation.id, "see"))?.organisation.id;
  const { data, error, refetch } = useQuery({
    queryKey: ["burden", root, on],
    queryFn: () => read(schoolCalls.burden, { params: { id: root ?? "" }, query: on === undefined ? {} : { on } }),
    enabled: root !== undefined,
  });
  return (
    <>
      <div className="page-head">
        <h1>{say("burden")}</h1>
      </div>
      <p className="muted lead-words">{say("burdenLead")}</p>
      {root === undefined && (
        <p className="notice" role="status">
          {say("noOrganisation")}
        </p>
      )}
      {error !== null && <FailedRead error={error} again={() => void refetch()} />}
      {root !== undefined && error === null && data === undefined && <Waiting />}
      {data !== undefined && <BurdenTable burden={data} />}
    </>
  );
}

function BurdenTable({ burden }: { burden: Burden }) {
  const { say, language } = useCareWords();
  const { data } = useQuery({ queryKey: ["directory"], queryFn: () => read(calls.directory, {}), staleTime: 300_000 });
  const names = new Map(data?.organisations.map((each) => [each.id, each.name]));
  const { term, earlier, later, branches } = burden;
  const sum = (of: (typeof columns)[number]): number => branches.reduce((all, each) => all + each[of], 0);
  const sums = Object.fromEntries(columns.map((each) => [each, sum(each)]));
  const groups = [...Map.groupBy(branches, (each) => each.parentId ?? "")];
  return (
    <>
      <nav className="pages-nav" aria-label={say("burden")}>
        {earlier !== null && (
          <Link to="/settings/burden" search={{ on: earlier }}>
            {say("earlier")}
          </Link>
        )}
        <span>
          {say("term", {
            name: term.name ?? say("halfYear"),
            from: dayText(term.from, language, ""),
            to: dayText(term.to, language, ""),
          })}
        </span>
        {later !== null && (
          <Link to="/settings/burden" search={{ on: later }}>
            {say("later")}
          </Link>
        )}
      </nav>
      {branches.length === 0 ? (
        <p role="status">{say("burdenNone")}</p>
      ) : (
        <>
          <p className="lead-words" role="status">
            {say("burdenSum", { branches: branches.length, ...sums })}
          </p>
          <table className="figures stacks">
            <thead>
              <tr>
                <th scope="col">{say("branch")}</th>
                {columns.map((each) => (
                  <th scope="col" className="number" key={each}>
                    {say(each)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {groups.map(([parent, own]) => (
                <Fragment key={parent}>
                  {groups.length > 1 && (
                    <tr>
                      <th scope="colgroup" colSpan={columns.length + 1} className="small muted">
                        {names.get(parent) ?? parent}
                      </th>
                    </tr>
                  )}
                  {own.map((each) => (
                    <tr key={each.organisationId}>
                      <th scope="row">{each.name}</th>
                      {columns.map((column) => (
                        <td className="number" key={column} data-label={say(column)}>
                          {each[column]}
                        </td>
                      ))}
                    </tr>
                  ))}
                </Fragment>
              ))}
            </tbody>
            {branches.length > 1 && (
              <tfoot>
                <tr>
                  <th scope="row">{say("sum")}</th>
                  {columns.map((column) => (
                    <td className="number" key={column} data-label={say(column)}>
                      {sum(column)}
                    </td>
                  ))}
                </tr>
              </tfoot>
            )}
          </table>
        </>
      )}
    </>
  );
}
