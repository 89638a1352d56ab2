import { agendaCategoryTerms } from "#domain/wording/terms.ts";
import { clockSpan, fullDay } from "#web/activities/ledger/days.ts";
import { kindsText } from "#web/activities/kinds.ts";
import { useRecordNames } from "#web/activities/ledger/use-record.ts";
import type { ActivityRecord } from "#web/activities/ledger/use-record.ts";

/** Blank to be filled in by hand. */
const BLANK = "＿＿＿＿＿＿＿＿";
const NUMBERS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/** 会议通知: when, where, about what, for whom. A document of the organisation: it is in Chinese. */
export function MeetingNotice({ record }: { record: ActivityRecord }) {
  const { entry, organisationId } = record;
  const nameOf = useRecordNames(record);
  const agenda = entry.segments.flatMap((each) => each.agenda ?? []);
  const contents =
    agenda.length > 0
      ? agenda.map((each) => each.title ?? agendaCategoryTerms[each.category]["zh-CN"])
      : entry.segments.map((each) => kindsText([each], "zh-CN"));
  const due = entry.segments.find((each) => each.due != null)?.due;
  const jointly = (entry.alsoFor ?? []).map(nameOf);
  const items: [string, string][] = [
    ["时间", `${fullDay(entry.heldOn, "zh-CN")} ${clockSpan(entry)}`.trim()],
    ["地点", entry.place ?? BLANK],
    ["参加人员", due == null ? BLANK : `应到${due}人`],
  ];
  return (
    <>
      <h1>会议通知</h1>
      <p className="to">{[...jointly, "各位党员"].join("、")}：</p>
      <p>
        兹定于{fullDay(entry.heldOn, "zh-CN").replace(/（.*）/, "")}召开“{entry.title}”。现将有关事项通知如下。
      </p>
      {items.map(([name, value], index) => (
        <p key={name}>
          <span className="hei">
            {NUMBERS[index]}、{name}：
          </span>
          {value}
        </p>
      ))}
      <p className="hei">四、内容：</p>
      {contents.map((each, index) => (
        <p key={`${index} ${each}`}>
          {index + 1}．{each}
        </p>
      ))}
      <p>请准时参加。因故不能参加的，请提前请假。</p>
      <div className="signed">
        <p>{nameOf(organisationId)}</p>
        <p>　　　　年　　月　　日</p>
      </div>
    </>
  );
}
