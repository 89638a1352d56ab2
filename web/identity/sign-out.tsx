import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { calls } from "#web/calls.ts";
import { forgetMe } from "#web/identity/me.ts";
import { ask } from "#web/ui/server.ts";
import { useWords } from "#web/ui/words.ts";

/** The way out: ends the session, and forgets what was read in it. */
export function SignOut() {
  const { say } = useWords();
  const navigate = useNavigate();
  const queries = useQueryClient();
  async function leave(): Promise<void> {
    await ask(calls.signOut, {});
    forgetMe();
    queries.clear();
    await navigate({ to: "/sign-in", replace: true });
  }
  return (
    <button type="button" className="plain small" onClick={() => void leave()}>
      {say("signOut")}
    </button>
  );
}
