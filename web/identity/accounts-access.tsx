import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { ProblemAnswer } from "#api/client.ts";
import type { OneAccount } from "#web/identity/one-account.ts";
import { useAccountWords } from "#web/identity/accounts-words.ts";
import { accountCalls } from "#web/identity/calls.ts";
import { ProblemNotice } from "#web/ui/problem.tsx";
import { ask } from "#web/ui/server.ts";
import { ShownOnce } from "#web/ui/shown-once.tsx";

/** Disabling, a new password, a lost second factor: each says what it does before it is done. */
export function AccountAccess({ account, isOwn }: { account: OneAccount; isOwn: boolean }) {
  const { say } = useAccountWords();
  const queries = useQueryClient();
  const [problem, setProblem] = useState<ProblemAnswer | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const params = { id: account.id };

  async function after(refused: ProblemAnswer | null, what: string): Promise<void> {
    setProblem(refused);
    setTold(refused === null ? say("done", { what }) : null);
    await queries.invalidateQueries({ queryKey: ["accounts"] });
  }
  async function change(disabled: boolean): Promise<void> {
    const { version, displayName, language } = account;
    const answer = await ask(accountCalls.change, { params, body: { version, displayName, language, disabled } });
    await after(answer.ok ? null : answer.problem, say(disabled ? "disable" : "enable"));
  }
  async function newPassword(): Promise<void> {
    const answer = await ask(accountCalls.resetPassword, { params });
    if (answer.ok) setSecret(answer.value.initialPassword);
    await after(answer.ok ? null : answer.problem, say("resetPassword"));
  }
  async function noSecondFactor(): Promise<void> {
    const answer = await ask(accountCalls.resetSecondFactor, { params });
    await after(answer.ok ? null : answer.problem, say("resetSecond"));
  }

  return (
    <section className="block">
      <h2>{say("access")}</h2>
      <ProblemNotice problem={problem} />
      <p role="status" className="small muted">
        {told}
      </p>
      {secret !== null && (
        <ShownOnce
          secret={secret}
          words={{
            lead: say("initial", { name: account.displayName }),
            copy: say("copy"),
            copied: say("copied"),
            close: say("wroteDown"),
          }}
          onClose={() => setSecret(null)}
        />
      )}
      <Act
        name={say("resetPassword")}
        what={say("resetPasswordWhat")}
        whyNot={isOwn ? say("ownAccount") : null}
        onDo={newPassword}
      />
      <Act
        name={say("resetSecond")}
        what={account.hasSecondFactor ? say("resetSecondWhat") : say("secondOff")}
        whyNot={isOwn ? say("ownAccount") : account.hasSecondFactor ? null : say("secondOff")}
        onDo={noSecondFactor}
      />
      {account.disabled ? (
        <Act name={say("enable")} what={say("isDisabled")} whyNot={null} onDo={() => change(false)} />
      ) : (
        <Act
          name={say("disable")}
          what={say("disableWhat")}
          whyNot={isOwn ? say("ownAccount") : null}
          onDo={() => change(true)}
        />
      )}
    </section>
  );
}

type ActProps = { name: string; what: string; whyNot: string | null; onDo: () => Promise<void> };

/** Something that is asked twice before it is done. */
function Act({ name, what, whyNot, onDo }: ActProps) {
  const { say } = useAccountWords();
  const [isAsked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const first = useRef<HTMLButtonElement>(null);
  const sure = useRef<HTMLButtonElement>(null);
  const wasAsked = useRef(false);
  useEffect(() => {
    if (isAsked) sure.current?.focus();
    else if (wasAsked.current) first.current?.focus();
    wasAsked.current = isAsked;
  }, [isAsked]);
  async function act(): Promise<void> {
    if (busy) return;
    setBusy(true);
    await onDo();
    setBusy(false);
    setAsked(false);
  }
  return (
    <div className="act">
      <p className="small muted">{what}</p>
      {isAsked ? (
        <p className="row">
          <Button ref={sure} loading={busy} onClick={() => void act()}>
            {say("sure", { what: name })}
          </Button>
          <Button variant="default" onClick={() => setAsked(false)}>
            {say("cancel")}
          </Button>
        </p>
      ) : (
        <p>
          <Button
            ref={first}
            variant="default"
            disabled={whyNot !== null}
            {...(whyNot === null ? {} : { title: whyNot })}
            onClick={() => setAsked(true)}
          >
            {name}
          </Button>
        </p>
      )}
    </div>
  );
}
