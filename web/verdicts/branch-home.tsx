import { useQuery } from "@tanstack/react-query";
import { calls } from "#web/calls.ts";
import { useMe } from "#web/identity/me.ts";
import { DueList } from "#web/verdicts/due-list.tsx";
import { tasksIn, tasksOf } from "#web/verdicts/due-of.ts";
import { PointStrip } from "#web/verdicts/point-strip.tsx";
import { RecentRecords } from "#web/verdicts/recent-records.tsx";
import { useMatrixSearch } from "#web/verdicts/use-matrix-search.ts";
import { useVerdictWords } from "#web/verdicts/words.ts";
import { AsOfNote } from "#web/ui/as-of-note.tsx";
import { FailedRead, Waiting } from "#web/ui/problem.tsx";
import { read } from "#web/ui/server.ts";
import "#web/verdicts/home.css";

/** More periods than any guide asks for in a year. */
const MOST_DUE = 200;

/** Home of a branch: what is due, worst first, the points as a strip, what was just recorded. */
export function BranchHome({ organisation, name }: { organisation: string; name: string }) {
  const { say } = useVerdictWords();
  const { today } = useMe();
  const [search, change] = useMatrixSearch();
  const asOf = search.asOf === today ? undefined : search.asOf;
  const params = { id: organisation };
  const due = useQuery({
    queryKey: ["due", organisation, "all"],
    queryFn: () => read(calls.due, { params, query: { limit: MOST_DUE } }),
    enabled: asOf === undefined,
  });
  const verdicts = useQuery({
    queryKey: ["verdicts", organisation, asOf ?? "today"],
    queryFn: () => read(calls.verdicts, { params, query: asOf === undefined ? {} : { asOf } }),
  });
  const failed = (asOf === undefined ? due.error : null) ?? verdicts.error;
  const told = verdicts.data;
  const tasks =
    told === undefined ? undefined : asOf === undefined ? due.data && tasksOf(due.data.items, told) : tasksIn(told);
  return (
    <>
      <div className="page-head">
        <h1>{name}</h1>
      </div>
      <AsOfNote asOf={asOf} onToday={() => change({ asOf: undefined })} />
      {failed !== null && (
        <FailedRead
          error={failed}
          again={() => {
            void due.refetch();
            void verdicts.refetch();
          }}
        />
      )}
      {failed === null && (told === undefined || tasks === undefined) && <Waiting />}
      {told !== undefined && tasks !== undefined && (
        <div className="home">
          {told.guides.length === 0 ? (
            <p className="lead">{say("noGuide")}</p>
          ) : (
            <DueList organisation={organisation} tasks={tasks} day={told.asOf} isPast={asOf !== undefined} />
          )}
          <PointStrip verdicts={told} />
          {asOf === undefined && <RecentRecords organisation={organisation} today={told.asOf} />}
        </div>
      )}
    </>
  );
}
