import { fill } from "#domain/wording/language.ts";
import type { Language, Template, Values } from "#domain/wording/language.ts";
import { useWords } from "#web/ui/words.ts";

const words = {
  page: { "zh-CN": "校历", en: "Calendar" },
  lead: {
    "zh-CN": "教学周、假期月份、审批提前的工作日，都按校历计算。修改后保存为新的版本，全校重新判断。",
    en: "Teaching weeks, months of vacation and working days of notice are counted by it. A change is saved as a new version, and the school is judged anew.",
  },
  version: { "zh-CN": "第{version}版", en: "version {version}" },
  year: { "zh-CN": "{year}年", en: "{year}" },
  before: { "zh-CN": "上一年", en: "The year before" },
  after: { "zh-CN": "下一年", en: "The year after" },
  print: { "zh-CN": "打印", en: "Print" },
  edit: { "zh-CN": "修改校历", en: "Change the calendar" },
  term: { "zh-CN": "学期", en: "term" },
  vacation: { "zh-CN": "假期", en: "vacation" },
  holiday: { "zh-CN": "节假日", en: "public holiday" },
  worked: { "zh-CN": "调休上班", en: "worked instead (调休)" },
  holidaySign: { "zh-CN": "休", en: "off" },
  workedSign: { "zh-CN": "班", en: "on" },
  terms: { "zh-CN": "学期和假期", en: "Terms and vacations" },
  noTerms: {
    "zh-CN": "还没有录入学期。没有学期，就没有教学周，按周要求的活动无从判断。",
    en: "No term is entered. Without terms there are no teaching weeks, and what is asked by the week cannot be judged.",
  },
  noHolidays: {
    "zh-CN": "{year}年还没有节假日。可以载入国务院公布的安排。",
    en: "No public holiday of {year} is entered. Those that were published can be taken over.",
  },
  unknownYear: {
    "zh-CN": "{year}年的节假日安排还没有公布（每年十一月公布下一年的），或本程序的版本还不知道。",
    en: "The holidays of {year} are not published yet (next year’s are in November), or this version of the program does not know them.",
  },
  load: { "zh-CN": "载入国务院公布的{year}年节假日", en: "Take over the published holidays of {year}" },
  loaded: {
    "zh-CN": "已载入{year}年{days}天节假日、{worked}天调休，保存后生效。",
    en: "Took over {days} holidays and {worked} make-up days of {year}; they hold once saved.",
  },
  termName: { "zh-CN": "名称", en: "Name" },
  startsOn: { "zh-CN": "第一天", en: "First day" },
  endsOn: { "zh-CN": "最后一天", en: "Last day" },
  addTerm: { "zh-CN": "加一个学期", en: "Add a term" },
  nextName: { "zh-CN": "{year}—{next}学年第{n}学期", en: "{year}–{next}, term {n}" },
  drop: { "zh-CN": "去掉", en: "Remove" },
  dropTerm: { "zh-CN": "去掉学期{name}", en: "Remove the term {name}" },
  vacations: {
    "zh-CN": "两个学期之间就是假期，改学期的起止日期，假期随之改变。",
    en: "What lies between two terms is vacation: change the terms’ days, and the vacation follows.",
  },
  vacationFrom: { "zh-CN": "假期 {from}—{to}", en: "vacation {from} to {to}" },
  days: { "zh-CN": "节假日和调休", en: "Holidays and make-up days" },
  dayOne: { "zh-CN": "从哪天", en: "From" },
  dayLast: { "zh-CN": "到哪天", en: "To" },
  addDays: { "zh-CN": "加入", en: "Add" },
  kind: { "zh-CN": "是什么", en: "What it is" },
  dropDays: { "zh-CN": "去掉{days}", en: "Remove {days}" },
  backwards: { "zh-CN": "最后一天不能早于第一天。", en: "The last day cannot be before the first." },
  tooLong: { "zh-CN": "一次最多加60天。", en: "At most 60 days at a time." },
  save: { "zh-CN": "保存为第{version}版", en: "Save as version {version}" },
  saved: {
    "zh-CN": "已保存为第{version}版，全校正在重新判断。",
    en: "Saved as version {version}; the school is being judged anew.",
  },
  unchanged: { "zh-CN": "校历没有改动，不需要保存。", en: "Nothing is changed; there is nothing to save." },
  staleTitle: {
    "zh-CN": "在您修改期间，有人把校历改成了第{version}版",
    en: "While you were at it, somebody saved version {version}",
  },
  staleLead: { "zh-CN": "您写的都还在。两版的不同：", en: "What you wrote is all here. The two differ in:" },
  staleMine: { "zh-CN": "只在您这里：{what}", en: "Only with you: {what}" },
  staleTheirs: { "zh-CN": "只在对方那里：{what}", en: "Only with them: {what}" },
  keepMine: { "zh-CN": "以我写的为准", en: "Keep mine" },
  takeTheirs: { "zh-CN": "用对方的，放弃我写的", en: "Take theirs, drop mine" },
  both: { "zh-CN": "两边都要", en: "Take both" },
} as const satisfies Record<string, Template>;

export type CalendarSay = (key: keyof typeof words, values?: Values) => string;

/** The words of the calendar in the language of the moment. */
export function useCalendarWords(): { say: CalendarSay; language: Language } {
  const { language } = useWords();
  return { say: (key, values) => fill(words[key], language, values), language };
}
