import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { matrixCalls } from "#web/verdicts/calls.ts";
import { useVerdictWords } from "#web/verdicts/words.ts";
import { dayText } from "#web/ui/dates.ts";
import { ProblemNotice } from "#web/ui/problem.tsx";
import { Progress } from "#web/ui/progress.tsx";
import { Refused, read } from "#web/ui/server.ts";
import { toast } from "#web/ui/toast.tsx";

const LOOK_EVERY_MS = 700;

/** A day whose matrix is not kept: says so, has it worked out when asked, and shows how far it is. */
export function SnapshotAsk({ organisation, asOf }: { organisation: string; asOf: string }) {
  const { say, language } = useVerdictWords();
  const queries = useQueryClient();
  const asked = useMutation({
    mutationFn: () => read(matrixCalls.askSnapshot, { params: { id: organisation }, body: { asOf } }),
  });
  const id = asked.data?.id;
  const job = useQuery({
    queryKey: ["job", id],
    queryFn: () => read(matrixCalls.readJob, { params: { id: id ?? "" } }),
    enabled: id !== undefined,
    refetchInterval: ({ state }) =>
      state.data?.state === "done" || state.data?.state === "failed" ? false : LOOK_EVERY_MS,
  });
  const date = dayText(asOf, language, "");
  const state = job.data?.state;
  useEffect(() => {
    if (state !== "done") return;
    toast({ text: say("workedOut", { date }) });
    void queries.invalidateQueries({ queryKey: ["matrix", organisation] });
    // oxlint-disable-next-line react/exhaustive-deps -- it is said once, when the job is done
  }, [state]);

  const error = asked.error ?? job.error;
  const isRunning = asked.isPending || (id !== undefined && state !== "done" && state !== "failed");
  if (isRunning) {
    return <Progress label={say("workingOut", { date })} done={job.data?.done ?? 0} total={job.data?.total ?? null} />;
  }
  return (
    <div className="stack column">
      {state === "failed" && (
        <p className="notice" data-state="short" role="alert">
          {say("workFailed")}
        </p>
      )}
      {error instanceof Refused && <ProblemNotice problem={error.problem} />}
      <p>{say("notThere", { date })}</p>
      <div>
        <Button onClick={() => asked.mutate()}>{say("workOut")}</Button>
      </div>
    </div>
  );
}
