import { useId, useRef, useState } from "react";
import type { ProblemAnswer } from "#api/client.ts";
import { newKey } from "#web/ui/server.ts";

type Outcome<Value> = { ok: true; value: Value } | { ok: false; problem: ProblemAnswer };

export type Submit = {
  busy: boolean;
  problem: ProblemAnswer | null;
  /** The id of the place where the refusal stands: it is given the focus. */
  trouble: string;
  /** Does it once, however often it is asked for meanwhile; the value, or null where it was refused. */
  submit: <Value>(work: (key: string) => Promise<Outcome<Value>>) => Promise<Value | null>;
  /** Says what is missing before anything is sent. */
  refuse: (title: string) => void;
  clear: () => void;
};

/** Sending a form: one at a time, one key a content, and the refusal where it is heard. */
export function useSubmit(): Submit {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemAnswer | null>(null);
  const key = useRef(newKey());
  const running = useRef(false);
  const trouble = useId();
  function show(refused: ProblemAnswer): void {
    setProblem(refused);
    // It is drawn first.
    requestAnimationFrame(() => document.getElementById(trouble)?.focus());
  }
  return {
    busy,
    problem,
    trouble,
    refuse: (title) => show({ code: "invalid-input", status: 400, title }),
    clear: () => setProblem(null),
    submit: async (work) => {
      if (running.current) return null;
      running.current = true;
      setBusy(true);
      const answer = await work(key.current);
      running.current = false;
      setBusy(false);
      // Whether a lost one arrived is not known: the same again makes it once.
      if (answer.ok || answer.problem.code !== "no-connection") key.current = newKey();
      if (!answer.ok) {
        show(answer.problem);
        return null;
      }
      setProblem(null);
      return answer.value;
    },
  };
}
