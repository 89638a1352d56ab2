import { clockSpan, fullDay } from "#web/activities/ledger/days.ts";
import { useRecordNames } from "#web/activities/ledger/use-record.ts";
import type { ActivityRecord } from "#web/activities/ledger/use-record.ts";
import { useRoster } from "#web/activities/ledger/use-roster.ts";
import { ownBranch } from "#web/activities/ledger/ticks.tsx";
import { useMe } from "#web/identity/me.ts";
import { Waiting } from "#web/ui/problem.tsx";

/** Lines of a sheet on which nothing is known of how many come. */
const USUAL_LINES = 20;

/**
 * 签到表: for signatures on paper. Names are those of the branch's own roster, for who may read it; else the lines are
 * blank, as many as were due.
 */
export function SignInSheet({ record }: { record: ActivityRecord }) {
  const { entry, organisationId } = record;
  const nameOf = useRecordNames(record);
  const roster = useRoster(ownBranch(useMe(), record), entry.heldOn);
  if (roster.isLoading) return <Waiting />;
  const names = (roster.data ?? []).map((each) => each.name ?? "");
  const due = entry.segments.find((each) => each.due != null)?.due ?? USUAL_LINES;
  const count = Math.max(names.length, Math.min(due, 400));
  const half = Math.ceil(count / 2);
  const lines = Array.from({ length: half }, (_each, index) => [index, index + half] as const);
  return (
    <>
      <h1>签到表</h1>
      <table className="meta">
        <tbody>
          <tr>
            <th scope="row">活动</th>
            <td>{entry.title}</td>
          </tr>
          <tr>
            <th scope="row">党组织</th>
            <td>{nameOf(organisationId)}</td>
          </tr>
          <tr>
            <th scope="row">时间</th>
            <td>
              {fullDay(entry.heldOn, "zh-CN")} {clockSpan(entry)}
            </td>
          </tr>
          <tr>
            <th scope="row">地点</th>
            <td>{entry.place}</td>
          </tr>
        </tbody>
      </table>
      <table className="sign-in">
        <thead>
          <tr>
            {[0, 1].flatMap((side) => [
              <th key={`n${side}`} scope="col" className="n">
                序号
              </th>,
              <th key={`name${side}`} scope="col">
                姓名
              </th>,
              <th key={`sign${side}`} scope="col">
                签名
              </th>,
            ])}
          </tr>
        </thead>
        <tbody>
          {lines.map((pair) => (
            <tr key={pair[0]}>
              {pair.flatMap((place) => [
                <td key={`n${place}`} className="n">
                  {place < count ? place + 1 : ""}
                </td>,
                <td key={`name${place}`}>{names[place] ?? ""}</td>,
                <td key={`sign${place}`} />,
              ])}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
