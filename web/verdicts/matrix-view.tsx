import { useQuery } from "@tanstack/react-query";
import { useMe } from "#web/identity/me.ts";
import { useDirectory } from "#web/organisations/directory.ts";
import { AsOfControl } from "#web/verdicts/as-of-control.tsx";
import { MatrixControls } from "#web/verdicts/matrix-controls.tsx";
import { MatrixTable } from "#web/verdicts/matrix-table.tsx";
import { filteredRows, isShort } from "#web/verdicts/matrix-rows.ts";
import type { Matrix } from "#web/verdicts/matrix-rows.ts";
import { SnapshotAsk } from "#web/verdicts/snapshot-ask.tsx";
import { useMatrixSearch } from "#web/verdicts/use-matrix-search.ts";
import { useVerdictWords } from "#web/verdicts/words.ts";
import { calls } from "#web/calls.ts";
import { AsOfNote } from "#web/ui/as-of-note.tsx";
import { FailedRead, Waiting } from "#web/ui/problem.tsx";
import { read } from "#web/ui/server.ts";
import "#web/verdicts/matrix.css";

/** The matrix of an organisation with what filters it: on its own page, and on the home of whoever has organisations below. */
export function MatrixView({ organisation }: { organisation: string }) {
  const me = useMe();
  const [search, change] = useMatrixSearch();
  const asOf = search.asOf === me.today ? undefined : search.asOf;
  const { data, error, refetch } = useQuery({
    queryKey: ["matrix", organisation, asOf ?? "today"],
    queryFn: () => read(calls.matrix, { params: { id: organisation }, query: asOf === undefined ? {} : { asOf } }),
    // What is being judged still is looked at again.
    refetchInterval: ({ state }) => (state.data !== undefined && countStale(state.data, me.today) > 0 ? 5000 : false),
  });
  return (
    <>
      <AsOfNote asOf={asOf} onToday={() => change({ asOf: undefined })} />
      <AsOfControl today={me.today} asOf={asOf} kept={data?.kept ?? []} onDay={(day) => change({ asOf: day })} />
      {error !== null && <FailedRead error={error} again={() => void refetch()} />}
      {error === null && data === undefined && <Waiting />}
      {data !== undefined && <Shown organisation={organisation} data={data} asOf={asOf} />}
    </>
  );
}

function countStale(data: Matrix, today: string): number {
  if (data.asOf !== null) return 0;
  return data.rows.filter((each) => each.judgedFor !== null && each.judgedFor < today).length;
}

type ShownProps = { organisation: string; data: Matrix; asOf: string | undefined };

function Shown({ organisation, data, asOf }: ShownProps) {
  const { say } = useVerdictWords();
  const { today } = useMe();
  const [search, change] = useMatrixSearch();
  const directory = useDirectory();
  if (data.rows.length === 0) {
    if (asOf !== undefined) return <SnapshotAsk key={asOf} organisation={organisation} asOf={asOf} />;
    return (
      <div className="column">
        <h2 className="lead">{say("empty")}</h2>
        <p>{say("emptyHow")}</p>
      </div>
    );
  }
  const rows = filteredRows(data.rows, search);
  const stale = countStale(data, today);
  const names = new Map(directory.map((each) => [each.id, each.name]));
  return (
    <>
      <MatrixControls organisation={organisation} data={data} rows={rows} asOf={asOf} />
      <p className="matrix-lead" role="status">
        {leadOf(rows, say)} {stale > 0 && <span className="muted">{say("judgedEarlier", { count: stale })}</span>}
      </p>
      {rows.length === 0 && (
        <p>
          {say("nothingFits")}{" "}
          <button
            type="button"
            className="plain"
            onClick={() => change({ category: undefined, department: undefined, short: undefined })}
          >
            {say("clear")}
          </button>
        </p>
      )}
      {data.guides.map((guide) => (
        <MatrixTable
          key={guide.guideVersionId}
          guide={guide}
          rows={rows.filter((each) => each.guideVersionId === guide.guideVersionId)}
          nameOf={(id) => names.get(id) ?? id}
          asOf={asOf}
        />
      ))}
    </>
  );
}

/** How many organisations there are and how many have something short: the one sentence above the tables. */
function leadOf(rows: Matrix["rows"], say: ReturnType<typeof useVerdictWords>["say"]): string {
  if (rows.length === 0) return "";
  const all = new Set(rows.map((each) => each.organisationId)).size;
  const short = new Set(rows.filter(isShort).map((each) => each.organisationId)).size;
  return short === 0 ? say("allWell", { count: all }) : say("lead", { count: all, short });
}
