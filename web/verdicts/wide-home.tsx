import { useQuery } from "@tanstack/react-query";
import { calls } from "#web/calls.ts";
import { useMe } from "#web/identity/me.ts";
import { DueList } from "#web/verdicts/due-list.tsx";
import { sortedCards, tasksIn } from "#web/verdicts/due-of.ts";
import { MatrixView } from "#web/verdicts/matrix-view.tsx";
import { useMatrixSearch } from "#web/verdicts/use-matrix-search.ts";
import { useVerdictWords } from "#web/verdicts/words.ts";
import { read } from "#web/ui/server.ts";
import "#web/verdicts/home.css";

/** Home of a department or the school: in a line what it has to do itself, then the matrix of everything below. */
export function WideHome({ organisation, name }: { organisation: string; name: string }) {
  return (
    <>
      <div className="page-head">
        <h1>{name}</h1>
      </div>
      <OwnDue organisation={organisation} />
      <MatrixView organisation={organisation} />
    </>
  );
}

/** What the organisation itself has to do; nothing where it has no guide. A failure is told by the matrix below. */
function OwnDue({ organisation }: { organisation: string }) {
  const { say } = useVerdictWords();
  const { today } = useMe();
  const [search] = useMatrixSearch();
  const asOf = search.asOf === today ? undefined : search.asOf;
  const { data } = useQuery({
    queryKey: ["verdicts", organisation, asOf ?? "today"],
    queryFn: () => read(calls.verdicts, { params: { id: organisation }, query: asOf === undefined ? {} : { asOf } }),
  });
  if (data === undefined || data.guides.length === 0) return null;
  const tasks = tasksIn(data);
  const { now } = sortedCards(tasks, data.asOf);
  return (
    <details className="own-due">
      <summary>
        {say("ownDue")}
        {" · "}
        {now.length === 0 ? say("ownDone") : say(asOf === undefined ? "dueNow" : "dueThen", { count: now.length })}
      </summary>
      <DueList organisation={organisation} tasks={tasks} day={data.asOf} isPast={asOf !== undefined} />
    </details>
  );
}
