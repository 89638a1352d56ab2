import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { Minutes } from "#domain/minutes/found.ts";
import { readMinutes } from "#domain/minutes/read-minutes.ts";
import { activitiesOf } from "#domain/minutes/to-activities.ts";

function read(lines: string, file = "记录.txt"): Minutes {
  return readMinutes(`支委会会议记录\n${lines}\n记录人：李四\n`, file);
}

suite("days and hours", () => {
  for (const [written, heldOn, startsAt, endsAt] of [
    ["2026年3月5日下午2:30", "2026-03-05", "14:30", null],
    ["２０２６．３．５　１４：３０", "2026-03-05", "14:30", null],
    ["二〇二六年三月五日下午两点半", "2026-03-05", "14:30", null],
    ["二零二六年十二月三十一日十四时三十分", "2026-12-31", "14:30", null],
    ["2026-03-05 14:30-16:00", "2026-03-05", "14:30", "16:00"],
    ["2026年3月5日下午2:30至4:00", "2026-03-05", "14:30", "16:00"],
    ["2026年3月5日上午9点一刻", "2026-03-05", "09:15", null],
    ["2026年3月5日上午10:30——下午1:00", "2026-03-05", "10:30", "13:00"],
    ["2026 年 3 月 5 日（周四）晚 7 时", "2026-03-05", "19:00", null],
    ["2026/3/5 中午12:10", "2026-03-05", "12:10", null],
    ["20260305", "2026-03-05", null, null],
    ["2026年3月5日2:30", "2026-03-05", null, null],
    ["2026年2月30日", null, null, null],
  ] as const) {
    test(written, () => {
      const minutes = read(`应到5人，实到5人\n时　间：${written}`);
      assert.deepEqual([minutes.heldOn, minutes.startsAt, minutes.endsAt], [heldOn, startsAt, endsAt]);
    });
  }

  test("the year comes from the file's name or the school year, never from a year of report or two years", () => {
    assert.equal(read("时间：3月5日", "2026年3月支委会.txt").heldOn, "2026-03-05");
    assert.equal(read("时间：3月5日", "20260305.docx").heldOn, "2026-03-05");
    assert.equal(
      readMinutes("2025-2026学年第一学期支委会记录\n时间：10月9日\n记录人：李四", "a.txt").heldOn,
      "2025-10-09",
    );
    assert.equal(readMinutes("2025年度支委会记录\n时间：1月9日\n记录人：李四", "a.txt").heldOn, null);
    const none = read("时间：3月5日");
    assert.deepEqual([none.heldOn, none.doubts.length], [null, 1]);
  });

  test("a date that does not agree with its day of the week is doubted", () => {
    assert.equal(read("时间：2026年3月5日（周四）").doubts.length, 0);
    assert.match(read("时间：2026年3月5日（周五）").doubts[0]?.en ?? "", /day of the week/);
  });
});

suite("names", () => {
  for (const [written, name] of [
    ["支部书记张三", "张三"],
    ["张三同志", "张三"],
    ["张 三", "张三"],
    ["党支部书记、系主任欧阳明", "欧阳明"],
    ["张三（支部书记）", "张三"],
    ["阿卜杜拉·买买提", "阿卜杜拉·买买提"],
    ["张三、李四", null],
    ["支部书记", null],
    ["张书记", null],
    ["全体支委轮流", null],
  ] as const) {
    test(written, () => assert.equal(read(`时间：2026年3月5日\n主持人：${written}`).convener, name));
  }
});

suite("counts and votes", () => {
  test("branches counted apart give no number but a doubt, a total gives one", () => {
    const apart = read("时间：2026年3月5日\n一支部应到16人，实到14人；二支部应到12人，实到11人");
    assert.deepEqual([apart.due, apart.present, apart.doubts.length], [null, null, 2]);
    assert.equal(read("时间：2026年3月5日\n一支部实到14人，二支部实到11人，共实到25人").present, 25);
  });

  test("those who did not come are not those who did", () => {
    assert.equal(read("时间：2026年3月5日\n2人因病未参加").present, null);
  });

  test("two votes with different results are not one", () => {
    const minutes = read("时间：2026年3月5日\n到会有表决权的党员11名。甲：赞成10票。乙：赞成11票。");
    assert.equal(minutes.vote, null);
  });
});

suite("kinds that are not open", () => {
  const text = [
    "支委会会议记录",
    "时间：2026年3月5日14:30　地点：302",
    "主持人：张三　记录人：李四",
    "应到5人，实到5人",
    "议题：1.讨论接收王小明同志为中共预备党员；2.讨论党费",
    "王小明家庭情况……",
  ].join("\n");

  test("nothing but date, kind, counts, agenda and vote is taken, and nobody is named", () => {
    const minutes = readMinutes(text, "a.txt");
    const { heldOn, kinds, due, agenda } = minutes;
    assert.deepEqual([heldOn, kinds, due], ["2026-03-05", ["committee-meeting"], 5]);
    assert.deepEqual(agenda, ["接收预备党员", "讨论党费"]);
    const { startsAt, endsAt, place, convener, recorder, title, leaderName, topics, makesUpForMonth } = minutes;
    assert.deepEqual(
      [startsAt, endsAt, place, convener, recorder, title, leaderName, topics, makesUpForMonth],
      [null, null, null, null, null, null, null, [], null],
    );
    assert.doesNotMatch(JSON.stringify(minutes), /王小明|张三|李四|302/);
  });

  test("the bundle holds no text of theirs", () => {
    const [activity] = activitiesOf([{ minutes: readMinutes(text, "a.txt"), text }], "b1");
    assert.equal(activity?.title, "支部委员会会议");
    assert.doesNotMatch(JSON.stringify(activity), /王小明|张三|李四|302/);
  });

  test("studying a regulation on discipline or admission is none of them", () => {
    assert.equal(read("时间：2026年3月5日\n地点：302\n议题：学习《中国共产党纪律处分条例》").place, "302");
    assert.equal(read("时间：2026年3月5日\n地点：302\n议题：通报发展党员工作计划").place, "302");
  });
});

test("a ticked box is the kind, an empty one is not", () => {
  const form = "三会一课记录\n类别：□党员大会 ☑支委会 □党课\n时间：2026年3月5日\n记录人：李四";
  assert.deepEqual(readMinutes(form, "a.txt").kinds, ["committee-meeting"]);
});

test("a make-up in January for December is of the year before", () => {
  assert.equal(read("时间：2026年1月9日\n补开12月支委会").makesUpForMonth, "2025-12");
  assert.equal(read("时间：2026年3月9日\n补开上月支委会").makesUpForMonth, "2026-02");
  assert.equal(read("时间：2026年3月9日\n补交2月党费").makesUpForMonth, null);
});

test("activities of one day get ids of their own, a segment a kind", () => {
  const text = "党员大会暨党课记录\n时间：2026年3月5日\n补开2月党员大会\n应到16人，实到14人\n记录人：李四";
  const one = { minutes: readMinutes(text, "a.txt"), text };
  const [first, second] = activitiesOf([one, one], "b1");
  assert.deepEqual([first?.id, second?.id], ["b1-2026-03-05-general-meeting", "b1-2026-03-05-general-meeting-2"]);
  assert.deepEqual(first?.segments, [
    { kind: "general-meeting", makesUpFor: "2026-02-01", due: 16, present: 14 },
    { kind: "party-lecture", makesUpFor: "2026-02-01", due: 16, present: 14 },
  ]);
  assert.equal(first?.minutes, text);
});
