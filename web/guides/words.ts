import { fill } from "#domain/wording/language.ts";
import type { Language, Template, Values } from "#domain/wording/language.ts";
import { useWords } from "#web/ui/words.ts";

const words = {
  page: { "zh-CN": "指南", en: "Guide" },
  emptyTitle: { "zh-CN": "还没有为本组织指定指南", en: "No guide is assigned to this organisation" },
  empty: {
    "zh-CN": "请校党委组织部为{name}指定一份指南。指定之后，这里就是指南全文，每项要求的原文旁标明目前的状态。",
    en: "Ask the university’s organisation department (组织部) to assign a guide to {name}. Its full text then stands here, with the state of every requirement beside its words.",
  },
  points: { "zh-CN": "{count}条：", en: "{count} points: " },
  counted: { "zh-CN": "{word}{count}", en: "{count} {word}" },
  onlyDue: { "zh-CN": "只看要办的", en: "Only what is to do" },
  nothingDue: { "zh-CN": "没有要办的。", en: "There is nothing to do." },
  showAll: { "zh-CN": "看全文", en: "Show the full text" },
  hiddenPoints: {
    "zh-CN": "另有{count}条没有要办的，未显示。",
    en: "{count} more points ask for nothing now and are not shown.",
  },
  asOf: { "zh-CN": "以{date}为准", en: "As of {date}" },
  selfCheck: { "zh-CN": "自查，仅本组织可见", en: "Self-check, seen by this organisation alone" },
  guides: { "zh-CN": "指南的选择", en: "Choice of guide" },
  apart: { "zh-CN": "不在条目中的要求", en: "Requirements outside the points" },
  several: { "zh-CN": "{count}项", en: "×{count}" },
  close: { "zh-CN": "关闭", en: "Close" },
  sameWords: { "zh-CN": "这些字句含有几项要求", en: "These words hold several requirements" },
  must: { "zh-CN": "必须做到", en: "asked of all" },
  should: { "zh-CN": "一般应做到，未做到只作提示", en: "asked as a rule (一般); missing it is a hint" },
  decidedByGuide: { "zh-CN": "次数依据：指南原文", en: "Number decided by: the guide’s text (指南原文)" },
  decidedBySchool: { "zh-CN": "次数依据：学校设定", en: "Number decided by: the school’s setting (学校设定)" },
  periods: { "zh-CN": "各期情况", en: "Period by period" },
  makeUpUntil: { "zh-CN": "最迟{date}补开", en: "Make-up (补开) by {date} at the latest" },
  dueOn: { "zh-CN": "最迟{date}", en: "By {date} at the latest" },
  whatCounted: { "zh-CN": "计入的记录", en: "What counted" },
  nothingCounted: { "zh-CN": "没有计入的记录。", en: "No record counted." },
  whatRefused: { "zh-CN": "没有计入的记录及原因", en: "What was not counted, and why" },
  found: { "zh-CN": "找到的记录，最近的在前", en: "Records found, newest first" },
  recordSupports: {
    "zh-CN": "记一笔能说明这一条的活动",
    en: "Record something that speaks to this point",
  },
  foundMore: {
    "zh-CN": "共{count}条，这里列出最近的{shown}条。",
    en: "{count} in all, of which the newest {shown} are listed.",
  },
  documents: { "zh-CN": "找到的文件", en: "Documents found" },
  madeUp: { "zh-CN": "补开", en: "make-up" },
  recordedLate: { "zh-CN": "补录", en: "recorded late" },
  unnamed: { "zh-CN": "（无标题）", en: "(no title)" },
  noVerdict: { "zh-CN": "这段时间还没有开始。", en: "This period has not begun." },
  gone: { "zh-CN": "这份指南里没有地址中的那项要求。", en: "The requirement in the address is not in this guide." },
} as const satisfies Record<string, Template>;

export type GuideSay = (key: keyof typeof words, values?: Values) => string;

/** The words of the guide's page in the language of the moment. */
export function useGuideWords(): { say: GuideSay; language: Language } {
  const { language } = useWords();
  return { say: (key, values) => fill(words[key], language, values), language };
}
