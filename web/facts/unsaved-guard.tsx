import { Button } from "@mantine/core";
import { useBlocker } from "@tanstack/react-router";
import { FactDialog } from "#web/facts/fact-dialog.tsx";
import { useFactWords } from "#web/facts/words.ts";

/** While there is something unsaved: asks before the page is left, whatever way it is left. */
export function UnsavedGuard({ unsaved }: { unsaved: boolean }) {
  const { say } = useFactWords();
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => unsaved && current.pathname !== next.pathname,
    enableBeforeUnload: unsaved,
    withResolver: true,
  });
  if (blocker.status !== "blocked") return null;
  return (
    <FactDialog title={say("leaveTitle")} close={blocker.reset}>
      <div className="stack">
        <p>{say("leaveLead")}</p>
        <div className="dialog-actions">
          <Button onClick={blocker.reset}>{say("leaveStay")}</Button>
          <button type="button" className="plain" onClick={blocker.proceed}>
            {say("leaveGo")}
          </button>
        </div>
      </div>
    </FactDialog>
  );
}
