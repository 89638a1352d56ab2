import { Button, PasswordInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ProblemAnswer } from "#api/client.ts";
import { calls } from "#web/calls.ts";
import { ProblemNotice } from "#web/ui/problem.tsx";
import { ask } from "#web/ui/server.ts";
import { useWords } from "#web/ui/words.ts";

/** Another password; other sessions end. */
export function PasswordSection() {
  const { say } = useWords();
  const queries = useQueryClient();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [problem, setProblem] = useState<ProblemAnswer | null>(null);
  const [done, setDone] = useState(false);

  async function submit(): Promise<void> {
    const answer = await ask(calls.changePassword, { body: { current, next } });
    setDone(answer.ok);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    setCurrent("");
    setNext("");
    await queries.invalidateQueries({ queryKey: ["me"] });
    await queries.invalidateQueries({ queryKey: ["sessions"] });
  }

  return (
    <section>
      <h2>{say("changePassword")}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <ProblemNotice problem={problem} />
        {done && (
          <p className="notice" data-state="met" role="status">
            {say("passwordChanged")}
          </p>
        )}
        <PasswordInput
          label={say("currentPassword")}
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={current}
          visibilityToggleButtonProps={{ "aria-label": say("showPassword") }}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
        <PasswordInput
          label={say("nextPassword")}
          description={say("passwordHow")}
          autoComplete="new-password"
          required
          withAsterisk={false}
          value={next}
          visibilityToggleButtonProps={{ "aria-label": say("showPassword") }}
          onChange={(event) => setNext(event.currentTarget.value)}
        />
        <div>
          <Button type="submit" variant="default">
            {say("changePassword")}
          </Button>
        </div>
      </form>
    </section>
  );
}
