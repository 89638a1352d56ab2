import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ProblemAnswer } from "#api/client.ts";
import { calls } from "#web/calls.ts";
import { useMe } from "#web/identity/me.ts";
import { ProblemNotice } from "#web/ui/problem.tsx";
import { ask } from "#web/ui/server.ts";
import { useWords } from "#web/ui/words.ts";

type Step =
  | { at: "password" }
  | { at: "code"; secret: string; uri: string }
  | { at: "recovery"; codes: readonly string[] };

/** The second factor: the password, then the secret and a first code, then the recovery codes, shown once. */
export function SecondFactorSection() {
  const { say } = useWords();
  const { hasSecondFactor } = useMe().account;
  const queries = useQueryClient();
  const [step, setStep] = useState<Step>({ at: "password" });
  const [typed, setTyped] = useState("");
  const [code, setCode] = useState("");
  const [problem, setProblem] = useState<ProblemAnswer | null>(null);

  function settle(problemNow: ProblemAnswer | null, next: Step): void {
    setProblem(problemNow);
    if (problemNow !== null) return;
    setTyped("");
    setCode("");
    setStep(next);
  }
  async function submit(): Promise<void> {
    if (step.at === "code") {
      const answer = await ask(calls.confirmSecondFactor, { body: { code: typed.trim() } });
      settle(
        answer.ok ? null : answer.problem,
        answer.ok ? { at: "recovery", codes: answer.value.recoveryCodes } : step,
      );
    } else if (hasSecondFactor) {
      const answer = await ask(calls.removeSecondFactor, { body: { password: typed, code: code.trim() } });
      settle(answer.ok ? null : answer.problem, { at: "password" });
    } else {
      const answer = await ask(calls.startSecondFactor, { body: { password: typed } });
      settle(answer.ok ? null : answer.problem, answer.ok ? { at: "code", ...answer.value } : step);
      return;
    }
    await queries.invalidateQueries({ queryKey: ["me"] });
  }

  return (
    <section>
      <h2>{say("secondFactor")}</h2>
      <p className="muted">{say(hasSecondFactor ? "secondFactorOn" : "secondFactorOff")}</p>
      {step.at === "recovery" ? (
        <div className="stack">
          <p role="status">{say("recoveryCodes")}</p>
          <ul className="codes">
            {step.codes.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
          <div>
            <Button variant="default" onClick={() => setStep({ at: "password" })}>
              {say("recoveryKept")}
            </Button>
          </div>
        </div>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <ProblemNotice problem={problem} />
          {step.at === "code" ? (
            <>
              <p>{say("secretHow")}</p>
              <p className="secret">{step.secret.replaceAll(/(.{4})(?=.)/g, "$1 ")}</p>
              <p>
                <a href={step.uri}>{say("openAuthenticator")}</a>
              </p>
              <TextInput
                label={say("code")}
                autoComplete="one-time-code"
                inputMode="numeric"
                required
                withAsterisk={false}
                value={typed}
                onChange={(event) => setTyped(event.currentTarget.value)}
              />
            </>
          ) : (
            <PasswordInput
              label={say("currentPassword")}
              autoComplete="current-password"
              required
              withAsterisk={false}
              value={typed}
              visibilityToggleButtonProps={{ "aria-label": say("showPassword") }}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          )}
          {step.at === "password" && hasSecondFactor && (
            <TextInput
              label={say("code")}
              description={say("codeHow")}
              autoComplete="one-time-code"
              required
              withAsterisk={false}
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
            />
          )}
          <div>
            <Button type="submit" variant="default">
              {say(step.at === "code" ? "confirm" : hasSecondFactor ? "removeSecondFactor" : "startSecondFactor")}
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}
