import { Button, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { ProblemAnswer } from "#api/client.ts";
import type { Action } from "#domain/access.ts";
import { actionTerms } from "#domain/wording/access-terms.ts";
import { useAccountWords } from "#web/identity/accounts-words.ts";
import { accountCalls } from "#web/identity/calls.ts";
import { useMe } from "#web/identity/me.ts";
import { dayText } from "#web/ui/dates.ts";
import { FailedRead, ProblemNotice, Waiting } from "#web/ui/problem.tsx";
import { ask, newKey, read } from "#web/ui/server.ts";
import { ShownOnce } from "#web/ui/shown-once.tsx";

/** Tokens for programs of one's own: which there are, a new one with what it may do, shown once. */
export function TokensSection() {
  const { say, language } = useAccountWords();
  const me = useMe();
  const [secret, setSecret] = useState<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ["tokens"],
    queryFn: () => read(accountCalls.tokens, {}),
  });
  async function revoke(id: string): Promise<void> {
    await ask(accountCalls.revokeToken, { params: { id } });
    await refetch();
    heading.current?.focus();
  }
  const separator = language === "en" ? "; " : "；";
  return (
    <section>
      <h2 ref={heading} tabIndex={-1}>
        {say("tokens")}
      </h2>
      <p className="muted">{say("tokensLead")}</p>
      {error !== null && <FailedRead error={error} again={() => void refetch()} />}
      {error === null && data === undefined && <Waiting />}
      {data?.tokens.length === 0 && <p className="small muted">{say("noTokens")}</p>}
      <ul className="sessions">
        {data?.tokens.map((each) => (
          <li key={each.id}>
            <span>
              {each.name}
              <span className="muted small">
                {" "}
                {each.scopes.map((scope) => actionTerms[scope][language]).join(separator)}
                {each.expiresAt !== null &&
                  ` · ${say("tokenUntil", { date: dayText(each.expiresAt, language, me.today) })}`}
                {" · "}
                {each.lastUsedAt === null
                  ? say("tokenUnused")
                  : say("tokenUsed", { date: dayText(each.lastUsedAt, language, me.today) })}
              </span>
            </span>
            <button
              type="button"
              className="plain small"
              aria-label={say("revokeToken", { name: each.name })}
              onClick={() => void revoke(each.id)}
            >
              {say("revokeTokenDo")}
            </button>
          </li>
        ))}
      </ul>
      {secret !== null && (
        <ShownOnce
          secret={secret}
          words={{ lead: say("tokenShown"), copy: say("copy"), copied: say("copied"), close: say("wroteDown") }}
          onClose={() => setSecret(null)}
        />
      )}
      <NewToken
        onMade={(token) => {
          setSecret(token);
          void refetch();
        }}
      />
    </section>
  );
}

function NewToken({ onMade }: { onMade: (token: string) => void }) {
  const { say, language } = useAccountWords();
  const me = useMe();
  const key = useRef(newKey());
  const [name, setName] = useState("");
  const [days, setDays] = useState("90");
  const [scopes, setScopes] = useState<readonly Action[]>([]);
  const [problem, setProblem] = useState<ProblemAnswer | null>(null);
  const [busy, setBusy] = useState(false);
  // Nobody hands on what they may not do.
  const own = [
    ...new Set(
      me.abilities.flatMap((each) => each.actions.flatMap((one) => (one.reason === null ? [one.action] : []))),
    ),
  ];

  async function submit(): Promise<void> {
    if (busy) return;
    if (scopes.length === 0) {
      setProblem({ code: "invalid-input", status: 400, title: say("noScope") });
      return;
    }
    setBusy(true);
    const body = { name: name.trim(), scopes: [...scopes], days: Number(days) };
    const answer = await ask(accountCalls.makeToken, { body }, key.current);
    setBusy(false);
    if (answer.ok || answer.problem.code !== "no-connection") key.current = newKey();
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    setName("");
    setScopes([]);
    onMade(answer.value.token);
  }

  return (
    <form
      aria-label={say("makeToken")}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <ProblemNotice problem={problem} />
      <TextInput
        label={say("tokenName")}
        required
        withAsterisk={false}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <fieldset className="ticks">
        <legend>{say("tokenScopes")}</legend>
        {own.map((action) => (
          <label key={action}>
            <input
              type="checkbox"
              checked={scopes.includes(action)}
              onChange={(event) => {
                const isOn = event.currentTarget.checked;
                setScopes((before) => (isOn ? [...before, action] : before.filter((each) => each !== action)));
              }}
            />
            {actionTerms[action][language]}
          </label>
        ))}
      </fieldset>
      <TextInput
        type="number"
        label={say("tokenDays")}
        min={1}
        max={366}
        required
        withAsterisk={false}
        value={days}
        onChange={(event) => setDays(event.currentTarget.value)}
      />
      <div>
        <Button type="submit" variant="default" loading={busy}>
          {say("makeToken")}
        </Button>
      </div>
    </form>
  );
}
