import { Button, PasswordInput } from "@mantine/core";
import { useState } from "react";
import type { ProblemAnswer } from "#api/client.ts";
import { useAccountWords } from "#web/identity/accounts-words.ts";
import { accountCalls } from "#web/identity/calls.ts";
import { ProblemNotice } from "#web/ui/problem.tsx";
import { ask } from "#web/ui/server.ts";
import { ShownOnce } from "#web/ui/shown-once.tsx";
import { useWords } from "#web/ui/words.ts";

/** Another set of recovery codes, for the password; shown once. */
export function RecoveryCodes() {
  const { say } = useAccountWords();
  const { say: sayAll } = useWords();
  const [password, setPassword] = useState("");
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [problem, setProblem] = useState<ProblemAnswer | null>(null);

  async function submit(): Promise<void> {
    const answer = await ask(accountCalls.renewRecoveryCodes, { body: { password } });
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    setPassword("");
    setCodes(answer.value.recoveryCodes);
  }

  if (codes !== null) {
    return (
      <ShownOnce
        secret={codes.join("  ")}
        words={{
          lead: sayAll("recoveryCodes"),
          copy: say("copy"),
          copied: say("copied"),
          close: say("wroteDown"),
        }}
        onClose={() => setCodes(null)}
      />
    );
  }
  return (
    <form
      aria-label={say("renew")}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <ProblemNotice problem={problem} />
      <PasswordInput
        label={say("myPassword")}
        description={say("renewWhat")}
        autoComplete="current-password"
        required
        withAsterisk={false}
        value={password}
        visibilityToggleButtonProps={{ "aria-label": sayAll("showPassword") }}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <div>
        <Button type="submit" variant="default">
          {say("renew")}
        </Button>
      </div>
    </form>
  );
}
