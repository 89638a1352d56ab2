import { Button, NativeSelect, TextInput } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import type { z } from "zod";
import type { auditList } from "#api/endpoints/audit.ts";
import type { Language } from "#domain/wording/language.ts";
import { listTerms } from "#domain/wording/list-terms.ts";
import { calls } from "#web/calls.ts";
import { useMe } from "#web/identity/me.ts";
import { useAllowed } from "#web/settings/allowed.ts";
import { schoolCalls } from "#web/settings/calls.ts";
import { auditActions, otherLists, useCareWords } from "#web/settings/care-words.ts";
import type { AuditSearch } from "#web/settings/care-search.ts";
import { dayText, minuteText } from "#web/ui/dates.ts";
import { localInstant } from "#web/ui/instants.ts";
import { FailedRead, Waiting } from "#web/ui/problem.tsx";
import { read } from "#web/ui/server.ts";
import "#web/ui/pages.css";

type Entries = z.output<(typeof auditList)["output"]>["entries"];
const PAGE = 50;

/** The audit log, newest first, with its filters in the address. */
export function AuditPage() {
  const { say } = useCareWords();
  const whyNot = useAllowed()("see-audit");
  return (
    <>
      <div className="page-head">
        <h1>{say("audit")}</h1>
      </div>
      <p className="muted lead-words">{say("auditLead")}</p>
      {whyNot === null ? (
        <AuditLog />
      ) : (
        <p className="notice" role="status">
          {whyNot} {say("mayNotAudit")}
        </p>
      )}
    </>
  );
}

function AuditLog() {
  const { say, language } = useCareWords();
  const { today } = useMe();
  const search = useSearch({ from: "/inside/settings/audit" });
  const { from, to, action, organisation, by, before } = search;
  const query = {
    limit: PAGE,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(action === undefined ? {} : { action }),
    ...(organisation === undefined ? {} : { organisationId: organisation }),
    ...(by === undefined ? {} : { accountId: by }),
    ...(before === undefined ? {} : { before }),
  };
  const { data, error, refetch, isPlaceholderData } = useQuery({
    queryKey: ["audit", query],
    queryFn: () => read(schoolCalls.audit, { query }),
    placeholderData: keepPreviousData,
  });
  const directory = useQuery({
    queryKey: ["directory"],
    queryFn: () => read(calls.directory, {}),
    staleTime: 300_000,
  });
  const status = useQuery({ queryKey: ["backup"], queryFn: () => read(schoolCalls.backup, {}) });
  const names = new Map(directory.data?.organisations.map((each) => [each.id, each.name]));
  const last = data?.entries.at(-1)?.sequence;
  const verified = status.data?.verified;
  return (
    <>
      {status.data !== undefined && (
        <p className="notice" {...(verified?.well === false ? { "data-state": "short" } : {})}>
          {verified == null
            ? say("chainNever")
            : say(verified.well ? "chainWhole" : "chainBroken", {
                date: dayText(localInstant(verified.at), language, today),
              })}
        </p>
      )}
      <AuditFilters key={JSON.stringify(search)} search={search} organisations={directory.data?.organisations ?? []} />
      <p className="row small">
        <a href="/api/audit/export?format=csv" download>
          {say("exportCsv")}
        </a>
        <a href="/api/audit/export?format=jsonl" download>
          {say("exportJsonl")}
        </a>
        {by !== undefined && (
          <Link to="/settings/audit" search={({ by: _by, before: _before, ...rest }) => rest}>
            {say("byAll")}
          </Link>
        )}
      </p>
      {error !== null && <FailedRead error={error} again={() => void refetch()} />}
      {error === null && data === undefined && <Waiting />}
      {data?.entries.length === 0 && <p role="status">{say("noEntries")}</p>}
      {data !== undefined && data.entries.length > 0 && (
        <table className="figures stacks" aria-busy={isPlaceholderData}>
          <thead>
            <tr>
              <th scope="col">{say("when")}</th>
              <th scope="col">{say("by")}</th>
              <th scope="col">{say("action")}</th>
              <th scope="col">{say("target")}</th>
              <th scope="col">{say("address")}</th>
            </tr>
          </thead>
          <tbody>
            {data.entries.map((each) => (
              <tr key={each.sequence}>
                <td>
                  <time dateTime={each.at}>{minuteText(localInstant(each.at), language, today)}</time>{" "}
                  <span className="muted small">#{each.sequence}</span>
                </td>
                <td data-label={say("by")}>
                  {each.accountId === null ? (
                    say("system")
                  ) : (
                    <Link
                      to="/settings/audit"
                      search={{ ...search, by: each.accountId }}
                      aria-label={say("onlyBy", { name: each.by ?? each.accountId })}
                    >
                      {each.by ?? each.accountId}
                    </Link>
                  )}
                </td>
                <td data-label={say("action")}>{auditActions[each.action]?.[language] ?? each.action}</td>
                <td data-label={say("target")}>{targetText(each, names, language)}</td>
                <td data-label={say("address")} className="muted">
                  {each.address}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <nav className="pages-nav">
        {before !== undefined && (
          <Link to="/settings/audit" search={({ before: _before, ...rest }) => rest}>
            {say("newest")}
          </Link>
        )}
        {data?.more === true && last !== undefined && (
          <Link to="/settings/audit" search={{ ...search, before: last }}>
            {say("older")}
          </Link>
        )}
      </nav>
    </>
  );
}

/** What an act was about: the list and the organisation, by name. */
function targetText(
  { list, organisationId }: Entries[number],
  names: ReadonlyMap<string, string>,
  language: Language,
): string {
  const known = { ...otherLists, ...listTerms }[list ?? ""];
  const what = known?.[language] ?? "";
  const where = organisationId === null ? "" : (names.get(organisationId) ?? organisationId);
  return [where, what].filter((each) => each !== "").join(" · ");
}

type FilterProps = { search: AuditSearch; organisations: readonly { id: string; name: string }[] };

function AuditFilters({ search, organisations }: FilterProps) {
  const { say, language } = useCareWords();
  const navigate = useNavigate({ from: "/settings/audit" });
  const [fields, setFields] = useState({
    from: search.from ?? "",
    to: search.to ?? "",
    action: search.action ?? "",
    organisation: search.organisation ?? "",
  });
  const field = (name: keyof typeof fields) => ({
    value: fields[name],
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) =>
      setFields((before) => ({ ...before, [name]: value })),
  });
  return (
    <form
      className="filters"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        const { by } = search;
        const { from, to, action, organisation } = fields;
        void navigate({
          search: {
            ...(from === "" ? {} : { from }),
            ...(to === "" ? {} : { to }),
            ...(action === "" ? {} : { action }),
            ...(organisation === "" ? {} : { organisation }),
            ...(by === undefined ? {} : { by }),
          },
        });
      }}
    >
      <TextInput type="date" label={say("from")} {...field("from")} />
      <TextInput type="date" label={say("to")} {...field("to")} />
      <NativeSelect
        label={say("action")}
        data={[
          { value: "", label: say("everything") },
          ...Object.entries(auditActions).map(([value, words]) => ({ value, label: words[language] })),
        ]}
        {...field("action")}
      />
      <NativeSelect
        label={say("place")}
        style={{ maxWidth: "100%" }}
        data={[
          { value: "", label: say("everything") },
          ...organisations.map((each) => ({ value: each.id, label: each.name })),
        ]}
        {...field("organisation")}
      />
      <Button type="submit" variant="default">
        {say("filterDo")}
      </Button>
    </form>
  );
}
