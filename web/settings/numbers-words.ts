import { fill } from "#domain/wording/language.ts";
import type { Language, Template, Values } from "#domain/wording/language.ts";
import { roleTerms, segmentKindTerms } from "#domain/wording/terms.ts";
import type { NumberChange, NumberKey, OpenCount } from "#web/settings/numbers.ts";
import { useWords } from "#web/ui/words.ts";

const words = {
  title: { "zh-CN": "学校设定", en: "The school’s numbers" },
  lead: {
    "zh-CN": "指南写“定期”“及时”的地方，由学校定一个数。不填就用通常的数；判定里会写明是“学校设定”。",
    en: "Where the guide says “regularly” (定期) or “in time” (及时), the school sets the number. Empty means the usual one; a verdict that rests on it says “the school’s setting” (学校设定).",
  },
  readOnly: {
    "zh-CN": "只有学校党委组织部可以修改，您可以查看。",
    en: "Only the university office (学校党委组织部) changes these; you may read them.",
  },
  guideSays: { "zh-CN": "指南原文", en: "The guide’s words" },
  guideSilent: { "zh-CN": "指南没有写这个数。", en: "The guide says nothing of this number." },
  counts: { "zh-CN": "次数", en: "How often" },
  days: { "zh-CN": "期限", en: "Time limits" },
  study: { "zh-CN": "每周学习和假期", en: "Weekly study and vacations" },
  usual: { "zh-CN": "通常{value}", en: "usually {value}" },
  reason: { "zh-CN": "为什么修改（会留在版本记录里）", en: "Why it is changed (kept with the version)" },
  save: { "zh-CN": "保存并重新判定全校", en: "Save and judge the whole school anew" },
  noReason: {
    "zh-CN": "请写一句为什么修改，它会留在版本记录里。",
    en: "Say in a few words why it is changed; it is kept with the version.",
  },
  noChange: { "zh-CN": "还没有改动。", en: "Nothing has been changed yet." },
  wrongNumber: {
    "zh-CN": "“{name}”应是{least}到{most}之间的数。",
    en: "“{name}” should be a number from {least} to {most}.",
  },
  wrongTimes: { "zh-CN": "次数应是1或更大的整数。", en: "A count should be a whole number of 1 or more." },
  stale: {
    "zh-CN": "您打开之后，{by}改过学校设定。下面列出对方的数和您填的数；您填的都还在，再保存一次即以您的为准。",
    en: "{by} changed the numbers since you opened this page. Below are theirs and yours; nothing of yours is lost, and saving again keeps yours.",
  },
  theirs: { "zh-CN": "{name}：对方 {theirs}，您 {mine}", en: "{name}: theirs {theirs}, yours {mine}" },
  somebody: { "zh-CN": "另一位同事", en: "Somebody else" },
  saved: { "zh-CN": "已保存为第{version}版。", en: "Saved as version {version}." },
  judging: { "zh-CN": "正在重新判定全校：{done}/{total}", en: "Judging the school anew: {done} of {total}" },
  judgingSoon: { "zh-CN": "正在排队，马上重新判定全校……", en: "The school is about to be judged anew…" },
  judged: { "zh-CN": "全校已按新的设定重新判定。", en: "The whole school has been judged by the new numbers." },
  judgeFailed: {
    "zh-CN": "重新判定没有完成，稍后会自动再做；谁打开页面，谁的判定先更新。",
    en: "Judging anew did not finish; it is tried again by itself, and whoever opens a page is judged first.",
  },
  history: { "zh-CN": "版本记录", en: "Versions" },
  noHistory: {
    "zh-CN": "还没有修改过，全部用通常的数。",
    en: "Nothing was ever changed: every number is the usual one.",
  },
  version: { "zh-CN": "第{version}版", en: "Version {version}" },
  changed: { "zh-CN": "{name}：{from} → {to}", en: "{name}: {from} → {to}" },
  sameAsBefore: { "zh-CN": "数没有变", en: "no number changed" },
  usualWord: { "zh-CN": "通常的数", en: "the usual number" },
  leave: { "zh-CN": "改动还没有保存，要离开吗？", en: "Your changes are not saved. Leave anyway?" },
  timesName: { "zh-CN": "{quote}的次数", en: "times of {quote}" },
  timesOf: { "zh-CN": "{per}至少 {slot} 次", en: "at least {slot} times {per}" },
} as const satisfies Record<string, Template>;

export const numberNames = {
  followUpDays: { "zh-CN": "收到上级决议后传达的期限", en: "Time to pass on a decision from above" },
  weeklyStudyShare: { "zh-CN": "每周集中学习应达到的比例", en: "Share of teaching weeks with study" },
  approvalLeadDays: { "zh-CN": "论坛讲座提前申请", en: "Lead time for forums" },
  approvalLeadDaysForeign: { "zh-CN": "有境外嘉宾时提前申请", en: "Lead time with guests from abroad" },
  makeUpDays: { "zh-CN": "补开的期限", en: "Time for a make-up" },
  makeUpDaysYear: { "zh-CN": "年度会议补开的期限", en: "Time for a make-up of a yearly meeting" },
  vacationMonths: { "zh-CN": "假期月份", en: "Vacation months" },
} as const satisfies Record<Exclude<NumberChange["key"], "times">, Template>;

export const numberUnits = {
  followUpDays: { "zh-CN": "天", en: "days" },
  weeklyStudyShare: { "zh-CN": "%", en: "%" },
  approvalLeadDays: { "zh-CN": "个工作日", en: "working days" },
  approvalLeadDaysForeign: { "zh-CN": "个工作日", en: "working days" },
  makeUpDays: { "zh-CN": "天", en: "days" },
  makeUpDaysYear: { "zh-CN": "天", en: "days" },
} as const satisfies Record<NumberKey, Template>;

/** What each number changes, in a sentence. */
export const numberEffects = {
  followUpDays: {
    "zh-CN": "从收到当天算起，过了期限才传达的记为补开达到，一直没有传达的记为未达到。",
    en: "Counted from the day received: passed on later is met late (补开达到), never passed on is short.",
  },
  weeklyStudyShare: {
    "zh-CN": "一学期的教学周里，有学习记录的周数要达到这个比例。",
    en: "Of the teaching weeks of a semester, this share must hold a study.",
  },
  approvalLeadDays: {
    "zh-CN": "申请得比这更晚只作提示，不影响是否达到。",
    en: "Applying later than this gives a hint and changes no verdict.",
  },
  approvalLeadDaysForeign: {
    "zh-CN": "申请得比这更晚只作提示，不影响是否达到。",
    en: "Applying later than this gives a hint and changes no verdict.",
  },
  makeUpDays: {
    "zh-CN": "一期结束后，在这么多天内补开的仍算那一期，记为补开达到。",
    en: "A meeting held so many days after its period still counts for it, as made up late (补开).",
  },
  makeUpDaysYear: {
    "zh-CN": "组织生活会等一年一次的会，可以在次年这么多天内为上一年补开。",
    en: "What is held once a year, such as the organisation-life meeting, may be made up so many days into the next year.",
  },
} as const satisfies Record<NumberKey, Template>;

export const vacationEffects = {
  count: {
    "zh-CN": "寒暑假的月份同样要求（每月1次照常）",
    en: "Months of vacation are asked like the others",
  },
  exempt: {
    "zh-CN": "寒暑假的月份不作要求（一个月不足5个教学日的）",
    en: "Months with fewer than five teaching days are exempt",
  },
} as const satisfies Record<"count" | "exempt", Template>;

export const perWords: Readonly<Record<string, Template>> = {
  week: { "zh-CN": "每周", en: "a week" },
  month: { "zh-CN": "每月", en: "a month" },
  quarter: { "zh-CN": "每季度", en: "a quarter" },
  "half-year": { "zh-CN": "每半年", en: "every half-year" },
  semester: { "zh-CN": "每学期", en: "a semester" },
  year: { "zh-CN": "每年", en: "a year" },
  "report-window": { "zh-CN": "每学期末", en: "at the end of each semester" },
};

/** What a count counts: 党课（由书记主持）. */
export function openCountText({ kinds, leader }: OpenCount, language: Language): string {
  const what = kinds.map((each) => segmentKindTerms[each][language]).join(language === "en" ? " or " : "或");
  if (leader === null) return what;
  return fill({ "zh-CN": "{what}（由{leader}主讲或主持）", en: "{what}, led by the {leader}" }, language, {
    what,
    leader: roleTerms[leader],
  });
}

export type NumberSay = (key: keyof typeof words, values?: Values) => string;

/** The words of the school's numbers in the language of the moment. */
export function useNumberWords(): { say: NumberSay; language: Language } {
  const { language } = useWords();
  return { say: (key, values) => fill(words[key], language, values), language };
}
