import type { ProblemAnswer } from "#api/client.ts";
import { Refused } from "#web/ui/server.ts";
import { useWords } from "#web/ui/words.ts";

/** A refusal in the server's own sentence, with what is to be put right. */
export function ProblemNotice({ problem }: { problem: ProblemAnswer | null }) {
  const { say } = useWords();
  if (problem === null) return null;
  return (
    <div className="notice" data-state="short" role="alert">
      <p>{problem.code === "no-connection" ? say("noConnection") : problem.title}</p>
      {(problem.problems ?? []).map((each) => (
        <p className="small" key={`${each.path.join("/")}${each.message}`}>
          {each.message}
        </p>
      ))}
    </div>
  );
}

/** What a page shows when it could not be read: why, and a way to try again. */
export function FailedRead({ error, again }: { error: unknown; again: () => void }) {
  const { say } = useWords();
  const problem = error instanceof Refused ? error.problem : null;
  return (
    <div className="stack">
      {problem === null ? <p role="alert">{say("failed")}</p> : <ProblemNotice problem={problem} />}
      <div>
        <button type="button" className="plain" onClick={again}>
          {say("tryAgain")}
        </button>
      </div>
    </div>
  );
}

/** What stands where something is being read. */
export function Waiting() {
  const { say } = useWords();
  return (
    <p className="wait" role="status">
      {say("loading")}
    </p>
  );
}
