import { Button, NativeSelect, TextInput } from "@mantine/core";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useRef, useState } from "react";
import type { z } from "zod";
import type { ProblemAnswer } from "#api/client.ts";
import type { listAccounts } from "#api/endpoints/accounts.ts";
import { accessRoleTerms } from "#domain/wording/access-terms.ts";
import type { Language } from "#domain/wording/language.ts";
import { useAccountWords } from "#web/identity/accounts-words.ts";
import { accountCalls } from "#web/identity/calls.ts";
import { useMe } from "#web/identity/me.ts";
import { RoleTable } from "#web/identity/role-table.tsx";
import { useAllowed } from "#web/settings/allowed.ts";
import { FailedRead, ProblemNotice, Waiting } from "#web/ui/problem.tsx";
import { ask, newKey, read } from "#web/ui/server.ts";
import { ShownOnce } from "#web/ui/shown-once.tsx";
import "#web/ui/pages.css";

type Accounts = z.output<(typeof listAccounts)["output"]>["accounts"];
const SIZE = 30;

/** Accounts of the school: find one, make one, see who has which role. */
export function AccountsPage() {
  const { say } = useAccountWords();
  const whyNot = useAllowed()("manage-accounts");
  const search = useSearch({ from: "/inside/settings/accounts" });
  const navigate = useNavigate({ from: "/settings/accounts" });
  return (
    <>
      <div className="page-head">
        <h1>{say("accounts")}</h1>
        {search.new !== true && (
          <Button
            disabled={whyNot !== null}
            {...(whyNot === null ? {} : { title: whyNot })}
            onClick={() => void navigate({ search: { new: true } })}
          >
            {say("newAccount")}
          </Button>
        )}
      </div>
      <p className="muted lead-words">{say("lead")}</p>
      {whyNot !== null ? (
        <p className="notice" role="status">
          {whyNot} {say("mayNot")}
        </p>
      ) : (
        <>
          {search.new === true && <NewAccount />}
          <AccountList />
        </>
      )}
      <RoleTable />
    </>
  );
}

function AccountList() {
  const { say, language } = useAccountWords();
  const { text, page = 1 } = useSearch({ from: "/inside/settings/accounts" });
  const navigate = useNavigate({ from: "/settings/accounts" });
  const [typed, setTyped] = useState(text ?? "");
  const query = { page, size: SIZE, ...(text === undefined ? {} : { text }) };
  const { data, error, refetch, isPlaceholderData } = useQuery({
    queryKey: ["accounts", query],
    queryFn: () => read(accountCalls.list, { query }),
    placeholderData: keepPreviousData,
  });
  const pages = Math.max(1, Math.ceil((data?.total ?? 0) / SIZE));
  return (
    <section aria-label={say("accounts")}>
      <form
        className="filters"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          const wanted = typed.trim();
          void navigate({ search: wanted === "" ? {} : { text: wanted } });
        }}
      >
        <TextInput label={say("search")} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
        <Button type="submit" variant="default">
          {say("find")}
        </Button>
      </form>
      {error !== null && <FailedRead error={error} again={() => void refetch()} />}
      {error === null && data === undefined && <Waiting />}
      {data !== undefined && (
        <>
          <p className="muted small" role="status">
            {data.total === 0 && text !== undefined ? say("noneFound", { text }) : say("total", { count: data.total })}
          </p>
          <ul className="plain-list" aria-busy={isPlaceholderData}>
            {data.accounts.map((each) => (
              <li key={each.id}>
                <p className="head">
                  <Link to="/settings/accounts/$account" params={{ account: each.id }}>
                    {each.displayName}
                  </Link>
                  <span className="muted small">
                    {each.signInName}
                    {each.disabled && ` · ${say("disabled")}`}
                  </span>
                </p>
                <p className="small muted">{rolesText(each, language) || say("noRoles")}</p>
              </li>
            ))}
          </ul>
          {pages > 1 && (
            <nav className="pages-nav" aria-label={say("paging")}>
              {page > 1 ? (
                <Link to="." search={(before) => ({ ...before, page: page - 1 })}>
                  {say("previous")}
                </Link>
              ) : (
                <span className="muted">{say("previous")}</span>
              )}
              <span>{say("pageOf", { page, pages })}</span>
              {page < pages ? (
                <Link to="." search={(before) => ({ ...before, page: page + 1 })}>
                  {say("next")}
                </Link>
              ) : (
                <span className="muted">{say("next")}</span>
              )}
            </nav>
          )}
        </>
      )}
    </section>
  );
}

function rolesText({ roles }: Accounts[number], language: Language): string {
  return roles
    .map((each) => `${each.organisation.name} · ${accessRoleTerms[each.role][language]}`)
    .join(language === "en" ? "; " : "；");
}

/** A new account; its initial password is shown once. */
function NewAccount() {
  const { say } = useAccountWords();
  const me = useMe();
  const queries = useQueryClient();
  const navigate = useNavigate({ from: "/settings/accounts" });
  const key = useRef(newKey());
  const [fields, setFields] = useState({ displayName: "", signInName: "", language: me.account.language });
  const [problem, setProblem] = useState<ProblemAnswer | null>(null);
  const [busy, setBusy] = useState(false);
  const [made, setMade] = useState<{ id: string; initialPassword: string } | null>(null);

  async function submit(): Promise<void> {
    if (busy) return;
    setBusy(true);
    const body = { ...fields, displayName: fields.displayName.trim(), signInName: fields.signInName.trim() };
    const answer = await ask(accountCalls.create, { body }, key.current);
    setBusy(false);
    if (!answer.ok) {
      if (answer.problem.code !== "no-connection") key.current = newKey();
      setProblem(answer.problem);
      return;
    }
    setProblem(null);
    setMade(answer.value);
    await queries.invalidateQueries({ queryKey: ["accounts"] });
  }

  if (made !== null) {
    return (
      <ShownOnce
        secret={made.initialPassword}
        words={{
          lead: say("initial", { name: fields.displayName }),
          copy: say("copy"),
          copied: say("copied"),
          close: say("wroteDown"),
        }}
        onClose={() => void navigate({ to: "/settings/accounts/$account", params: { account: made.id } })}
      />
    );
  }
  return (
    <section className="block" style={{ marginTop: 0, marginBottom: 32 }}>
      <h2>{say("newAccount")}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <ProblemNotice problem={problem} />
        <TextInput
          label={say("name")}
          required
          withAsterisk={false}
          data-autofocus
          autoComplete="off"
          value={fields.displayName}
          onChange={({ currentTarget: { value } }) => setFields((before) => ({ ...before, displayName: value }))}
        />
        <TextInput
          label={say("signInName")}
          description={say("signInNameHow")}
          required
          withAsterisk={false}
          autoComplete="off"
          autoCapitalize="none"
          value={fields.signInName}
          onChange={({ currentTarget: { value } }) => setFields((before) => ({ ...before, signInName: value }))}
        />
        <LanguageChoice
          value={fields.language}
          onChange={(language) => setFields((before) => ({ ...before, language }))}
        />
        <p className="row">
          <Button type="submit" loading={busy}>
            {say("create")}
          </Button>
          <Button variant="default" onClick={() => void navigate({ search: {} })}>
            {say("cancel")}
          </Button>
        </p>
      </form>
    </section>
  );
}

/** In which of the two languages an account reads. */
export function LanguageChoice({ value, onChange }: { value: Language; onChange: (language: Language) => void }) {
  const { say } = useAccountWords();
  return (
    <NativeSelect
      label={say("language")}
      value={value}
      data={[
        { value: "zh-CN", label: "简体中文" },
        { value: "en", label: "English" },
      ]}
      onChange={(event) => onChange(event.currentTarget.value === "en" ? "en" : "zh-CN")}
    />
  );
}
