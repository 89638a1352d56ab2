import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { ProblemAnswer } from "#api/client.ts";
import { accessRoles, mayBeHeldAt, rolesWithAnEnd } from "#domain/access.ts";
import type { AccessRole } from "#domain/access.ts";
import { accessRoleTerms } from "#domain/wording/access-terms.ts";
import { calls } from "#web/calls.ts";
import type { OneAccount } from "#web/identity/one-account.ts";
import { useAccountWords } from "#web/identity/accounts-words.ts";
import { accountCalls } from "#web/identity/calls.ts";
import { useMe } from "#web/identity/me.ts";
import { roleMay } from "#web/identity/role-table.tsx";
import { dayText } from "#web/ui/dates.ts";
import { ProblemNotice } from "#web/ui/problem.tsx";
import { ask, newKey, read } from "#web/ui/server.ts";

/** The roles of an account, each with its place and dates; a new one says what it will allow. */
export function AccountRoles({ account, isOwn }: { account: OneAccount; isOwn: boolean }) {
  const { say, language } = useAccountWords();
  const { today } = useMe();
  const queries = useQueryClient();
  const [problem, setProblem] = useState<ProblemAnswer | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  async function revoke(roleId: string, name: string): Promise<void> {
    const answer = await ask(accountCalls.revokeRole, { params: { id: account.id, roleId } });
    setProblem(answer.ok ? null : answer.problem);
    setTold(answer.ok ? say("done", { what: say("revokeNamed", { name }) }) : null);
    await queries.invalidateQueries({ queryKey: ["accounts"] });
    // The button that was pressed is gone.
    heading.current?.focus();
  }

  return (
    <section className="block">
      <h2 ref={heading} tabIndex={-1}>
        {say("roles")}
      </h2>
      <ProblemNotice problem={problem} />
      <p role="status" className="small muted">
        {told}
      </p>
      {account.roles.length === 0 && <p>{say("noRoles")}</p>}
      <ul className="plain-list">
        {account.roles.map((each) => {
          const name = say("roleAt", { role: accessRoleTerms[each.role][language], place: each.organisation.name });
          const isOver = each.validUntil !== null && each.validUntil < today;
          return (
            <li key={each.id}>
              <div className="head">
                <span>{name}</span>
                <button
                  type="button"
                  className="plain small"
                  disabled={isOwn}
                  title={isOwn ? say("ownAccount") : undefined}
                  aria-label={say("revokeNamed", { name })}
                  onClick={() => void revoke(each.id, name)}
                >
                  {say("revoke")}
                </button>
              </div>
              <p className="small muted">
                {say("since", { date: dayText(each.validFrom, language, today) })} ·{" "}
                {each.validUntil === null
                  ? say("noEnd")
                  : say("until", { date: dayText(each.validUntil, language, today) })}
                {isOver && ` · ${say("expired")}`}
              </p>
            </li>
          );
        })}
      </ul>
      {!isOwn && (
        <Grant account={account} onGranted={(name) => setTold(say("done", { what: `${say("grant")} ${name}` }))} />
      )}
    </section>
  );
}

function Grant({ account, onGranted }: { account: OneAccount; onGranted: (name: string) => void }) {
  const { say, language } = useAccountWords();
  const { today } = useMe();
  const queries = useQueryClient();
  const key = useRef(newKey());
  const [role, setRole] = useState<AccessRole>("branch-office");
  const [place, setPlace] = useState("");
  const [from, setFrom] = useState(today);
  const [until, setUntil] = useState("");
  const [problem, setProblem] = useState<ProblemAnswer | null>(null);
  const [busy, setBusy] = useState(false);
  const { data } = useQuery({ queryKey: ["directory"], queryFn: () => read(calls.directory, {}), staleTime: 300_000 });
  const organisations = data?.organisations.filter((each) => !each.dissolved) ?? [];
  const names = new Map(organisations.map((each) => [each.id, each.name]));
  const fitting = organisations.filter((each) => mayBeHeldAt(role, each.kind));
  const groups = Map.groupBy(fitting, (each) => names.get(each.parentId ?? "") ?? "");
  const mustEnd = rolesWithAnEnd.includes(role);

  async function submit(): Promise<void> {
    if (busy) return;
    setBusy(true);
    const body = { role, organisationId: place, validFrom: from, ...(until === "" ? {} : { validUntil: until }) };
    const answer = await ask(accountCalls.grantRole, { params: { id: account.id }, body }, key.current);
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok || answer.problem.code !== "no-connection") key.current = newKey();
    if (!answer.ok) return;
    onGranted(say("roleAt", { role: accessRoleTerms[role][language], place: names.get(place) ?? place }));
    setPlace("");
    setUntil("");
    await queries.invalidateQueries({ queryKey: ["accounts"] });
  }

  return (
    <form
      aria-label={say("grant")}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h3 className="block-title">{say("grant")}</h3>
      <ProblemNotice problem={problem} />
      <NativeSelect
        label={say("role")}
        value={role}
        data={accessRoles.map((each) => ({ value: each, label: accessRoleTerms[each][language] }))}
        onChange={(event) => {
          const chosen = accessRoles.find((each) => each === event.currentTarget.value);
          if (chosen === undefined) return;
          setRole(chosen);
          setPlace("");
        }}
      />
      <p className="small muted" aria-live="polite">
        {roleMay(role, language) === "" ? say("mayNothing") : `${say("may")}${roleMay(role, language)}`}
      </p>
      <NativeSelect
        label={say("place")}
        required
        withAsterisk={false}
        value={place}
        onChange={(event) => setPlace(event.currentTarget.value)}
      >
        <option value="">{say("choosePlace")}</option>
        {[...groups].map(([parent, below]) => {
          const options = below.map((each) => (
            <option key={each.id} value={each.id}>
              {each.name}
            </option>
          ));
          return parent === "" ? (
            options
          ) : (
            <optgroup key={parent} label={parent}>
              {options}
            </optgroup>
          );
        })}
      </NativeSelect>
      <TextInput
        type="date"
        label={say("from")}
        required
        withAsterisk={false}
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={say("to")}
        description={say(mustEnd ? "toNeeded" : "toOptional")}
        required={mustEnd}
        withAsterisk={false}
        min={from}
        value={until}
        onChange={(event) => setUntil(event.currentTarget.value)}
      />
      <div>
        <Button type="submit" variant="default" loading={busy}>
          {say("grantDo")}
        </Button>
      </div>
    </form>
  );
}
