import { fill } from "#domain/wording/language.ts";
import type { Language, Template, Values } from "#domain/wording/language.ts";
import { useWords } from "#web/ui/words.ts";

const words = {
  overview: { "zh-CN": "总览", en: "Overview" },
  empty: {
    "zh-CN": "下面还没有党组织，或还没有指定指南。",
    en: "There is no organisation below yet, or no guide is assigned.",
  },
  emptyHow: {
    "zh-CN": "请校党委组织部先建立党组织并指定指南，这里就会出现每个党组织在每项指标上的情况。",
    en: "Once the university’s organisation department (组织部) has set up organisations and assigned a guide, this shows how each of them stands on each indicator.",
  },
  onlyBranch: {
    "zh-CN": "党支部下面没有党组织，它自己的情况在首页和指南里。",
    en: "A branch has no organisations below it; its own state is on its home page and in the guide.",
  },
  allWell: {
    "zh-CN": "{count}个党组织，没有未达到的要求。",
    en: "Organisations: {count}. None has a requirement that is short.",
  },
  lead: {
    "zh-CN": "{count}个党组织，其中{short}个有未达到的要求。",
    en: "Organisations: {count}, of which {short} have a requirement that is short.",
  },
  filters: { "zh-CN": "筛选", en: "Filters" },
  category: { "zh-CN": "类别", en: "Category" },
  department: { "zh-CN": "院（系）", en: "Department" },
  all: { "zh-CN": "全部", en: "All" },
  onlyShort: { "zh-CN": "只看未达到", en: "Only what is short" },
  nothingFits: { "zh-CN": "没有符合条件的党组织。", en: "No organisation fits." },
  clear: { "zh-CN": "清除条件", en: "Clear the filters" },
  openAll: { "zh-CN": "全部展开", en: "Open all" },
  closeAll: { "zh-CN": "全部收起", en: "Close all" },
  organisation: { "zh-CN": "党组织", en: "Organisation" },
  branches: { "zh-CN": "{count}个党支部", en: "{count} branches" },
  groupCell: { "zh-CN": "{code} {count}个党支部{state}", en: "{code}: {count} branches {state}" },
  apart: { "zh-CN": "其他", en: "Other" },
  apartTitle: { "zh-CN": "不在条目中的要求", en: "Requirements of no point" },
  howToMove: {
    "zh-CN": "方向键移动，回车打开，Esc 关闭。",
    en: "Move with the arrow keys, open with Enter, close with Esc.",
  },
  columns: { "zh-CN": "各列的指标", en: "What the columns are" },
  judgedEarlier: {
    "zh-CN": "有{count}个党组织的判定还在更新，稍后再看。",
    en: "The verdicts of {count} organisations are being brought up to date; look again in a while.",
  },
  asOfMonths: { "zh-CN": "按月回看", en: "Month by month" },
  today: { "zh-CN": "今天", en: "today" },
  notKept: { "zh-CN": "（还没有算过）", en: " (not worked out yet)" },
  otherDay: { "zh-CN": "其他日期", en: "Another day" },
  future: { "zh-CN": "请选今天或以前的日期。", en: "Choose today or a day before it." },
  notThere: {
    "zh-CN": "{date}的总览还没有算过。现在按已有的记录算一次，大约需要几秒到一两分钟。",
    en: "The matrix as of {date} has not been worked out. It can be done now from what is recorded; that takes some seconds to a minute or two.",
  },
  workOut: { "zh-CN": "现在计算", en: "Work it out" },
  workingOut: { "zh-CN": "正在计算{date}的总览", en: "Working out the matrix as of {date}" },
  workedOut: { "zh-CN": "{date}的总览算好了。", en: "The matrix as of {date} is ready." },
  workFailed: {
    "zh-CN": "没有算成。请再试一次；仍不成，请联系系统管理员。",
    en: "It did not work. Try once more; if it fails again, tell the administrator.",
  },
  chase: { "zh-CN": "催办", en: "Reminder" },
  chaseLead: {
    "zh-CN": "可以粘贴到通知里的文字，按单位排序，只写党组织和所缺的工作。可以先改再复制。",
    en: "A text to paste into a message: organisations in the official order, and what they still have to do. Change it as you like before you copy it.",
  },
  chaseShort: { "zh-CN": "已过期、未达到的", en: "What is short" },
  chaseSoon: { "zh-CN": "30天内到期的", en: "What is due within 30 days" },
  chaseText: { "zh-CN": "催办文字", en: "Text of the reminder" },
  chaseNothing: { "zh-CN": "没有需要催办的。", en: "There is nothing to remind anyone of." },
  chaseReading: { "zh-CN": "正在汇总待办", en: "Collecting what is due" },
  copy: { "zh-CN": "复制", en: "Copy" },
  copied: { "zh-CN": "已复制，可以粘贴到通知里。", en: "Copied; paste it into your message." },
  copyFailed: {
    "zh-CN": "浏览器不让复制。文字已选中，请按 Ctrl+C。",
    en: "The browser did not allow it. The text is selected: press Ctrl+C.",
  },
  exportXlsx: { "zh-CN": "导出", en: "Export" },
  exported: { "zh-CN": "总览已导出。", en: "The matrix is exported." },
  print: { "zh-CN": "打印", en: "Print" },
  close: { "zh-CN": "关闭", en: "Close" },
  noPoints: { "zh-CN": "这一项没有条目。", en: "There is no point under this one." },
  inGuide: { "zh-CN": "在指南中看", en: "See it in the guide" },
  ownDue: { "zh-CN": "本组织自己的事", en: "Of this organisation itself" },
  ownDone: { "zh-CN": "本组织自己要做的都做完了。", en: "What this organisation itself has to do is done." },
  allDone: { "zh-CN": "要做的都做完了。", en: "Everything is done." },
  doneNext: {
    "zh-CN": "本月要做的都做完了。下一件：{name}，{date}前。",
    en: "This month’s work is done. Next: {name}, by {date}.",
  },
  hints: { "zh-CN": "提示 {count} 件", en: "Hints: {count}" },
  later: { "zh-CN": "还没到时候的 {count} 件", en: "Not due this month: {count}" },
  alsoPeriods: { "zh-CN": "还有：{periods}。", en: "Also: {periods}." },
  earlier: { "zh-CN": "{period}没有达到。", en: "Short in {period}." },
  earlierUntil: { "zh-CN": "{date}前补开可记为补开。", en: " A make-up (补开) counts until {date}." },
  recordKind: { "zh-CN": "记一次{kind}", en: "Record: {kind}" },
  dueNow: { "zh-CN": "本月还差 {count} 件", en: "To do this month: {count}" },
  dueThen: { "zh-CN": "那时还差 {count} 件", en: "Open at the time: {count}" },
  doItThere: { "zh-CN": "去{place}办理", en: "Open {place}" },
  askOthers: { "zh-CN": "您在这里只能查看，记录由本支部来做。", en: "You may look here; the branch itself records." },
  nothingThen: {
    "zh-CN": "那一天没有未达到或到期的要求。",
    en: "On that day nothing was short or due.",
  },
  noGuide: {
    "zh-CN": "还没有为本组织指定指南，所以没有待办。请联系校党委组织部指定。",
    en: "No guide is assigned to this organisation, so nothing is due. Ask the university’s organisation department (组织部) to assign one.",
  },
} as const satisfies Record<string, Template>;

export type VerdictSay = (key: keyof typeof words, values?: Values) => string;

/** The words of home and matrix in the language of the moment. */
export function useVerdictWords(): { say: VerdictSay; language: Language } {
  const { language } = useWords();
  return { say: (key, values) => fill(words[key], language, values), language };
}
