import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import type { ProblemAnswer } from "#api/client.ts";
import { calls } from "#web/calls.ts";
import { Gate } from "#web/identity/gate.tsx";
import { ProblemNotice } from "#web/ui/problem.tsx";
import { ask } from "#web/ui/server.ts";
import { useWords } from "#web/ui/words.ts";

/** Signing in: the account and the password, and the authenticator's code once it is asked for. */
export function SignInPage() {
  const { say } = useWords();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { to } = useSearch({ from: "/sign-in" });
  const [signInName, setSignInName] = useState("");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState<string | null>(null);
  const [problem, setProblem] = useState<ProblemAnswer | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(): Promise<void> {
    setBusy(true);
    const body = { signInName: signInName.trim(), password, ...(code === null ? {} : { code: code.trim() }) };
    const answer = await ask(calls.signIn, { body });
    setBusy(false);
    if (answer.ok) {
      queries.clear();
      const isSetUp = !answer.value.mustChangePassword && !answer.value.mustSetUpSecondFactor;
      await navigate({ to: isSetUp ? (to ?? "/") : "/account", replace: true });
      return;
    }
    if (answer.problem.code === "second-factor-needed") {
      setCode("");
      setProblem(null);
      return;
    }
    setProblem(answer.problem);
  }

  return (
    <Gate title={say("signIn")} lead={say("signInLead")}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <ProblemNotice problem={problem} />
        <TextInput
          size="md"
          label={say("account")}
          autoComplete="username"
          autoCapitalize="none"
          required
          withAsterisk={false}
          value={signInName}
          onChange={(event) => setSignInName(event.currentTarget.value)}
        />
        <PasswordInput
          size="md"
          label={say("password")}
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          visibilityToggleButtonProps={{ "aria-label": say("showPassword") }}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {code !== null && (
          <TextInput
            size="md"
            label={say("code")}
            description={say("codeHow")}
            autoComplete="one-time-code"
            inputMode="text"
            required
            withAsterisk={false}
            data-autofocus
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        )}
        <Button type="submit" size="md" loading={busy}>
          {say("signIn")}
        </Button>
      </form>
    </Gate>
  );
}
