import { Fragment } from "react";
import { agendaCategoryTerms } from "#domain/wording/terms.ts";
import { kindsText } from "#web/activities/kinds.ts";
import { usePointNames } from "#web/activities/points.ts";
import { clockSpan, fullDay } from "#web/activities/ledger/days.ts";
import { Paragraphs } from "#web/activities/ledger/minute.tsx";
import { useRecordNames } from "#web/activities/ledger/use-record.ts";
import type { ActivityRecord } from "#web/activities/ledger/use-record.ts";

/** 会议记录: what was held, said and decided, with lines to sign. */
export function RecordSheet({ record }: { record: ActivityRecord }) {
  const { entry, organisationId } = record;
  const nameOf = useRecordNames(record);
  const first = <Value,>(pick: (part: ActivityRecord["entry"]["segments"][number]) => Value | null | undefined) =>
    entry.segments.map(pick).find((each) => each != null);
  const agenda = entry.segments.flatMap((each) => each.agenda ?? []);
  const leaders = [...new Set(entry.segments.flatMap((each) => each.leader ?? []))].map(nameOf);
  const pointOf = usePointNames(organisationId, entry);
  const points = [...new Set(entry.segments.flatMap((each) => each.supports ?? []))].map(pointOf);
  const forums = entry.segments.flatMap((each) => (each.forum == null ? [] : [each.forum]));
  const votes = entry.segments.flatMap((each) => (each.vote == null ? [] : [each.vote]));
  return (
    <>
      <h1>会议记录</h1>
      <table className="meta">
        <MetaColumns />
        <tbody>
          <tr>
            <th scope="row">名称</th>
            <td colSpan={3}>{entry.title}</td>
          </tr>
          <tr>
            <th scope="row">党组织</th>
            <td colSpan={3}>{[organisationId, ...(entry.alsoFor ?? [])].map(nameOf).join("、")}</td>
          </tr>
          <tr>
            <th scope="row">种类</th>
            <td colSpan={3}>{kindsText(entry.segments, "zh-CN")}</td>
          </tr>
          <tr>
            <th scope="row">时间</th>
            <td colSpan={3}>
              {fullDay(entry.heldOn, "zh-CN")} {clockSpan(entry)}
            </td>
          </tr>
          <tr>
            <th scope="row">地点</th>
            <td colSpan={3}>{entry.place}</td>
          </tr>
          <tr>
            <th scope="row">主持</th>
            <td>{leaders.length > 0 ? leaders.join("、") : entry.convener}</td>
            <th scope="row">记录</th>
            <td>{entry.recorder}</td>
          </tr>
          <tr>
            <th scope="row">应到</th>
            <td>{counted(first((each) => each.due))}</td>
            <th scope="row">实到</th>
            <td>
              {counted(first((each) => each.present))}
              {entry.observers != null && `，列席${entry.observers}人`}
            </td>
          </tr>
          {forums.map((each, index) => (
            <Fragment key={`${index} ${each.title ?? ""}`}>
              <tr>
                <th scope="row">题目</th>
                <td colSpan={3}>
                  {each.title}
                  {each.place != null && each.place !== entry.place && `（${each.place}）`}
                </td>
              </tr>
              <tr>
                <th scope="row">报告人</th>
                <td colSpan={3}>
                  {(each.speakers ?? []).join("、")}
                  {each.foreignGuests === true && "（有境外嘉宾）"}
                </td>
              </tr>
            </Fragment>
          ))}
          {points.length > 0 && (
            <tr>
              <th scope="row">指标</th>
              <td colSpan={3}>{points.join("；")}</td>
            </tr>
          )}
        </tbody>
      </table>
      {agenda.length > 0 && (
        <>
          <p className="hei">议题</p>
          {agenda.map((each, index) => (
            <p key={each.id}>
              {index + 1}．{each.title ?? agendaCategoryTerms[each.category]["zh-CN"]}
            </p>
          ))}
        </>
      )}
      {votes.map((each, index) => (
        <p key={`${index} ${each.for}`}>
          <span className="hei">{each.election === true ? "选举：" : "表决："}</span>应到{each.due}人，实到
          {each.present}人，赞成{each.for}票。
        </p>
      ))}
      {entry.minutes != null && entry.minutes.trim() !== "" && (
        <>
          <p className="hei">会议内容</p>
          <Paragraphs text={entry.minutes} />
        </>
      )}
      <div className="signatures">
        <p>
          主持人（签字）：
          <span />
        </p>
        <p>
          记录人（签字）：
          <span />
        </p>
        <p className="on">　　　　年　　月　　日</p>
      </div>
      {record.marks.includes("recorded-late") && (
        <p className="note">
          本记录为补录，{fullDay(record.recordedAt.slice(0, 10), "zh-CN").replace(/（.*）/, "")}录入。
        </p>
      )}
    </>
  );
}

/** Name and value, twice a line. */
function MetaColumns() {
  return (
    <colgroup>
      <col className="name" />
      <col />
      <col className="name" />
      <col />
    </colgroup>
  );
}

function counted(count: number | null | undefined): string {
  return count == null ? "" : `${count}人`;
}
