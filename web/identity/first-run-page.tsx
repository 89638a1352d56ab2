import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { ProblemAnswer } from "#api/client.ts";
import { calls } from "#web/calls.ts";
import { Gate } from "#web/identity/gate.tsx";
import { ProblemNotice } from "#web/ui/problem.tsx";
import { ask } from "#web/ui/server.ts";
import { useWords } from "#web/ui/words.ts";

/** The first start: the one-time code makes the school and its first administrator. */
export function FirstRunPage() {
  const { say } = useWords();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [fields, setFields] = useState({ code: "", universityName: "", displayName: "", signInName: "", password: "" });
  const [problem, setProblem] = useState<ProblemAnswer | null>(null);
  const [busy, setBusy] = useState(false);
  const field = (name: keyof typeof fields) => ({
    size: "md" as const,
    required: true,
    withAsterisk: false,
    value: fields[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setFields((before) => ({ ...before, [name]: value }));
    },
  });

  async function submit(): Promise<void> {
    setBusy(true);
    const { code, universityName, displayName, signInName, password } = fields;
    const body = {
      code: code.trim(),
      universityName: universityName.trim(),
      displayName: displayName.trim(),
      signInName: signInName.trim(),
      password,
    };
    const answer = await ask(calls.firstRun, { body });
    setBusy(false);
    if (answer.ok) {
      // Whoever made the school is signed in, and is led on.
      queries.clear();
      await navigate({ to: "/settings/start", replace: true });
    } else setProblem(answer.problem);
  }

  return (
    <Gate title={say("firstRun")} lead={say("firstRunLead")}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <ProblemNotice problem={problem} />
        <TextInput
          {...field("code")}
          label={say("oneTimeCode")}
          description={say("oneTimeCodeHow")}
          autoComplete="off"
          minLength={8}
        />
        <TextInput {...field("universityName")} label={say("universityName")} autoComplete="organization" />
        <TextInput {...field("displayName")} label={say("yourName")} autoComplete="name" />
        <TextInput
          {...field("signInName")}
          label={say("account")}
          description={say("accountHow")}
          autoComplete="username"
          autoCapitalize="none"
          minLength={2}
        />
        <PasswordInput
          {...field("password")}
          label={say("password")}
          description={say("passwordHow")}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ "aria-label": say("showPassword") }}
        />
        <Button type="submit" size="md" loading={busy}>
          {say("firstRunDo")}
        </Button>
      </form>
    </Gate>
  );
}
