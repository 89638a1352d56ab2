import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { schoolCalls } from "#web/settings/calls.ts";
import { useNumberWords } from "#web/settings/numbers-words.ts";
import { read } from "#web/ui/server.ts";

const EVERY_MS = 1000;

/** How far the school has been judged anew, as it goes. */
export function JudgedAnew({ saved, job }: { saved: string; job: string }) {
  const { say } = useNumberWords();
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: ["job", job],
    queryFn: () => read(schoolCalls.job, { params: { id: job } }),
    refetchInterval: ({ state: { data: now } }) =>
      now?.state === "done" || now?.state === "failed" ? false : EVERY_MS,
  });
  const isDone = data?.state === "done";
  useEffect(() => {
    if (!isDone) return;
    for (const queryKey of [["due"], ["verdicts"], ["matrix"]]) void queries.invalidateQueries({ queryKey });
  }, [isDone, queries]);
  const said =
    data?.state === "failed"
      ? say("judgeFailed")
      : isDone
        ? say("judged")
        : data?.total == null
          ? say("judgingSoon")
          : say("judging", { done: data.done, total: data.total });
  return (
    <div className="notice" data-state="met">
      <p role="status">
        {saved} {said}
      </p>
      {!isDone && data?.state !== "failed" && (
        <progress aria-label={said} {...(data?.total == null ? {} : { value: data.done, max: data.total })} />
      )}
    </div>
  );
}
