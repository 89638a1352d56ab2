import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { proposalsOf } from "#domain/guides/import/proposals.ts";
import { CADENCES, SLASH_PERIODS, UNIT_WORDS } from "#domain/guides/import/proposal-words.ts";

/** What a text proposes, as `quote | times unit per strength`. */
function proposed(text: string): string[] {
  return proposalsOf({ code: "1.1(1)", text }).map(
    ({ quote, times, unit, per, strength }) =>
      `${quote} | ${times}${unit} ${per ?? "-"}${strength === "should" ? " should" : ""}`,
  );
}

type Case = readonly [text: string, ...proposals: string[]];

const cadences: readonly Case[] = [
  ["每月召开1次支委会。", "每月召开1次支委会 | 1次 month"],
  ["每年至少2次专题研究党建工作。", "每年至少2次专题研究党建工作 | 2次 year"],
  ["集中学习培训不少于32个学时。", "集中学习培训不少于32个学时 | 32学时 -"],
  ["每学期末向上级党组织报告1次工作。", "每学期末向上级党组织报告1次工作 | 1次 semester"],
  ["每季度专题研究党建工作不少于1次。", "每季度专题研究党建工作不少于1次 | 1次 quarter"],
  ["每半年召开一次分析会。", "每半年召开一次分析会 | 1次 half-year"],
  ["一年两次开展调研。", "一年两次开展调研 | 2次 year"],
  ["参训率不低于85%。", "参训率不低于85% | 85% -"],
  ["每学年开展一次教学检查。", "每学年开展一次教学检查 | 1次 year"],
  ["每周开展1次集中学习、每月开展1次理论学习。", "每周开展1次集中学习 | 1次 week", "每月开展1次理论学习 | 1次 month"],
  ["开展集中学习不少于十二次。", "开展集中学习不少于十二次 | 12次 -"],
  [
    "每个月开展1次主题党日，每个学期开展1次调研。",
    "每个月开展1次主题党日 | 1次 month",
    "每个学期开展1次调研 | 1次 semester",
  ],
  ["听课2次/学期，培训不少于16学时/年。", "听课2次/学期 | 2次 semester", "培训不少于16学时/年 | 16学时 year"],
  ["上、下半年各召开1次分析会。", "上、下半年各召开1次分析会 | 1次 half-year"],
  ["全年集中学习不少于12次。", "全年集中学习不少于12次 | 12次 year"],
  ["半年一次分析研判，一月一次支委会。", "半年一次分析研判 | 1次 half-year", "一月一次支委会 | 1次 month"],
  ["每月１次。", "每月１次 | 1次 month"],
];

const withoutNumber: readonly Case[] = [
  ["每年向支部党员大会报告工作情况。", "每年向支部党员大会报告工作情况 | 1次 year"],
  ["每月20日开展主题党日。", "每月20日开展主题党日 | 1次 month"],
  ["每周三下午组织学习。", "每周三下午组织学习 | 1次 week"],
  ["每月相对固定1天开展主题党日。", "每月相对固定1天开展主题党日 | 1次 month"],
  ["每年12月底前，向上级党组织报告工作。", "每年12月底前，向上级党组织报告工作 | 1次 year"],
  ["党费按月缴纳。", "按月缴纳 | 1次 month"],
];

const persons: readonly Case[] = [
  ["至少配备1至2名专职组织员。", "至少配备1至2名专职组织员 | 1名 -"],
  ["配备专职组织员1名以上。", "配备专职组织员1名以上 | 1名 -"],
  ["每年发展党员不少于３名。", "每年发展党员不少于３名 | 3名 year"],
  ["实现“双带头人”选拔方式全覆盖的基础上。", "“双带头人”选拔方式全覆盖 | 100% -"],
  ["党员参学率100％。", "党员参学率100％ | 100% -"],
  ["满意率达到90%以上。", "满意率达到90%以上 | 90% -"],
  ["党员参加率不低于百分之八十。", "党员参加率不低于百分之八十 | 80% -"],
];

const joined: readonly Case[] = [
  [
    "每月召开1次党小组会（不设党小组的除外）和支部委员会会议，一般每季度召开1次支部党员大会。",
    "每月召开1次党小组会 | 1次 month",
    "支部委员会会议 | 1次 month",
    "一般每季度召开1次支部党员大会 | 1次 quarter should",
  ],
  ["每月召开支部委员会、党小组会。", "每月召开支部委员会 | 1次 month", "党小组会 | 1次 month"],
  [
    "每年至少专题研究2次意识形态工作，并向上级党组织专题汇报1次。",
    "每年至少专题研究2次意识形态工作 | 2次 year",
    "向上级党组织专题汇报1次 | 1次 year",
  ],
  [
    "按年度组织集中学习培训，时间一般不少于32个学时。",
    "按年度组织集中学习培训，时间一般不少于32个学时 | 32学时 year should",
  ],
  ["每年向党支部汇报1次学习、思想和工作情况。", "每年向党支部汇报1次学习、思想和工作情况 | 1次 year"],
  ["委员之间、委员和党员之间，每年谈心谈话一般不少于1次。", "每年谈心谈话一般不少于1次 | 1次 year should"],
  ["定期开展调研（每学期至少1次）。", "每学期至少1次 | 1次 semester"],
  ["每周开展一次集中学习，每次不少于2学时。", "每周开展一次集中学习 | 1次 week"],
  ["每月至少1次集中学习、1次交流研讨。", "每月至少1次集中学习 | 1次 month", "1次交流研讨 | 1次 month"],
  ["每年召开2次以上、5次以下会议。", "每年召开2次以上 | 2次 year"],
  ["每年1—2次。", "每年1—2次 | 1次 year"],
];

const soft: readonly Case[] = [
  ["原则上每年召开两次。", "原则上每年召开两次 | 2次 year should"],
  ["一般党员每年至少参加一次培训。", "每年至少参加一次培训 | 1次 year"],
  ["党支部一般每年开展1次民主评议党员。", "一般每年开展1次民主评议党员 | 1次 year should"],
  [
    "每学年至少组织一次实践，原则上每学期不少于一次。",
    "每学年至少组织一次实践 | 1次 year",
    "原则上每学期不少于一次 | 1次 semester should",
  ],
];

const nothing: readonly string[] = [
  // ceilings
  "每年不超过3次。",
  "至多2名。",
  "人数不超过10名。",
  "一般不超过7名。",
  "控制在3次以内。",
  // conditions
  "连续3次无故不参加组织生活的，应当谈话。",
  "党员人数超过50名的支部应当设立党小组。",
  "有3名以上正式党员的单位应当成立党支部。",
  "凡缺席2次以上的，不得评优。",
  "正式党员7名以上的党支部，设立支部委员会。",
  "党员缺课超过三次的，每年考核不得优秀。",
  "正式党员不足3名的，联合成立党支部。",
  // facts
  "2024年开展活动12次，已发展党员5名。",
  "三年来开展培训12次。",
  "党员总数的60%以上为教师。",
  "尚未实现全覆盖的要加快推进。",
  // references and slogans
  "深入学习党的二十大和二十届三中全会、二次全会精神。",
  "落实“三会一课”、“四个意识”和四有好老师要求。",
  "根据〔2025〕18号文件，2026年完成任务。",
  "严格执行“一会一报”“一事一报”制度。",
  "第一时间响应，第一议题学习。",
  "自觉承担第一责任人责任。",
  "每个师生党员都要发挥作用。",
  // what the units cannot say
  "每两周召开1次例会。",
  "双周学习1次。",
  "任期内至少开展1次培训。",
  "每届任期不少于2次。",
  "三年内轮训一遍。",
  "两年一次换届，五年1次检查。",
  "一般每两个月召开1次。",
  "在10个工作日内报告。",
  "每年集中轮训不少于5天。",
  "每年评选10个先进集体。",
  "每天学习1小时。",
  "每次学习不少于2学时。",
  "三分之二以上党员到会。",
  // no number at all
  "定期研究，及时传达。",
  "每年级设支部。",
  "做好每年的述职评议。",
  "加强党员队伍管理。",
];

function check(cases: readonly Case[]): void {
  for (const [text, ...expected] of cases) assert.deepEqual(proposed(text), expected, text);
}

suite("proposals", () => {
  test("a number with a period", () => check(cadences));
  test("a period alone is once", () => check(withoutNumber));
  test("persons, shares and 全覆盖", () => check(persons));
  test("one for each thing asked, a number governed by the period before it", () => check(joined));
  test("一般 and 原则上 give should", () => check(soft));
  test("ceilings, conditions, facts, references, slogans and what no unit can say give none", () => {
    for (const text of nothing) assert.deepEqual(proposed(text), [], text);
  });
  test("every quote is an exact part of the text", () => {
    for (const text of [...cadences, ...withoutNumber, ...persons, ...joined, ...soft].map(([each]) => each)) {
      for (const { quote } of proposalsOf({ code: "1", text })) assert.ok(quote !== "" && text.includes(quote), text);
    }
  });
  test("every pattern of the table finds its example", () => {
    for (const { pattern, example } of [...CADENCES, ...SLASH_PERIODS, ...UNIT_WORDS])
      assert.match(example, new RegExp(pattern), example);
  });
});
