import { Button, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { ProblemAnswer } from "#api/client.ts";
import { LanguageChoice } from "#web/identity/accounts-page.tsx";
import { AccountRoles } from "#web/identity/accounts-roles.tsx";
import { AccountAccess } from "#web/identity/accounts-access.tsx";
import { useAccountWords } from "#web/identity/accounts-words.ts";
import { accountCalls } from "#web/identity/calls.ts";
import type { OneAccount } from "#web/identity/one-account.ts";
import { useMe } from "#web/identity/me.ts";
import { useAllowed } from "#web/settings/allowed.ts";
import { FailedRead, ProblemNotice, Waiting } from "#web/ui/problem.tsx";
import { ask, read } from "#web/ui/server.ts";
import "#web/ui/pages.css";

/** One account: its name, how it signs in, and its roles. */
export function AccountOnePage() {
  const { say } = useAccountWords();
  const { account: id } = useParams({ from: "/inside/settings/accounts/$account" });
  const whyNot = useAllowed()("manage-accounts");
  const { data, error, refetch } = useQuery({
    queryKey: ["accounts", "one", id],
    queryFn: () => read(accountCalls.read, { params: { id } }),
    enabled: whyNot === null,
  });
  const isOwn = useMe().account.id === id;
  return (
    <>
      <p className="back-link">
        <Link to="/settings/accounts">{say("back")}</Link>
      </p>
      <div className="page-head">
        <h1>{data?.displayName ?? say("accounts")}</h1>
      </div>
      {whyNot !== null && (
        <p className="notice" role="status">
          {whyNot}
        </p>
      )}
      {error !== null && <FailedRead error={error} again={() => void refetch()} />}
      {whyNot === null && error === null && data === undefined && <Waiting />}
      {data !== undefined && (
        <>
          <p className="muted">{data.signInName}</p>
          {isOwn && (
            <p className="notice" role="status">
              {say("ownAccount")}
            </p>
          )}
          <Names key={data.id} account={data} />
          <AccountRoles account={data} isOwn={isOwn} />
          <AccountAccess account={data} isOwn={isOwn} />
        </>
      )}
    </>
  );
}

function Names({ account }: { account: OneAccount }) {
  const { say } = useAccountWords();
  const queries = useQueryClient();
  const [fields, setFields] = useState({ displayName: account.displayName, language: account.language });
  const [seen, setSeen] = useState(account.version);
  const [problem, setProblem] = useState<ProblemAnswer | null>(null);
  const [told, setTold] = useState<string | null>(null);

  async function save(): Promise<void> {
    setTold(null);
    // What another act on this page changed is known; what another person changed is not.
    const version = Math.max(seen, queries.getQueryData<OneAccount>(["accounts", "one", account.id])?.version ?? seen);
    const body = { ...fields, displayName: fields.displayName.trim(), version, disabled: account.disabled };
    const answer = await ask(accountCalls.change, { params: { id: account.id }, body });
    if (!answer.ok && answer.problem.code === "stale-version") {
      const now = await read(accountCalls.read, { params: { id: account.id } });
      setSeen(now.version);
      setProblem({ ...answer.problem, title: say("stale", { name: now.displayName }) });
      return;
    }
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    setSeen(answer.value.version);
    setTold(say("saved"));
    await queries.invalidateQueries({ queryKey: ["accounts"] });
    await queries.invalidateQueries({ queryKey: ["me"] });
  }

  return (
    <section className="block" style={{ marginTop: 16 }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <ProblemNotice problem={problem} />
        <TextInput
          label={say("name")}
          required
          withAsterisk={false}
          value={fields.displayName}
          onChange={({ currentTarget: { value } }) => setFields((before) => ({ ...before, displayName: value }))}
        />
        <LanguageChoice
          value={fields.language}
          onChange={(language) => setFields((before) => ({ ...before, language }))}
        />
        <p className="row">
          <Button type="submit" variant="default">
            {say("save")}
          </Button>
          <span className="small muted" role="status">
            {told}
          </span>
        </p>
      </form>
    </section>
  );
}
