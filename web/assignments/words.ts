import { fill } from "#domain/wording/language.ts";
import type { Language, Template, Values } from "#domain/wording/language.ts";
import { useWords } from "#web/ui/words.ts";

const words = {
  page: { "zh-CN": "指南的适用", en: "Assignment of guides" },
  lead: {
    "zh-CN": "指定后，这个党组织和它下面所有适用的党组织都用这份指南判断。指定在学校，就是全校适用。",
    en: "Once assigned, the organisation and everybody below it for whom the guide is made are judged by it. Assigned at the university, it holds for the whole school.",
  },
  standing: { "zh-CN": "目前的安排", en: "As it stands" },
  ended: { "zh-CN": "已结束的", en: "Ended" },
  none: {
    "zh-CN": "还没有指定指南，所以没有什么可判断的。请在下面指定一份。",
    en: "No guide is assigned, so nothing is judged. Assign one below.",
  },
  noneHere: { "zh-CN": "没有适用的指南。", en: "No guide is assigned here." },
  guide: { "zh-CN": "指南", en: "Guide" },
  whose: { "zh-CN": "党组织", en: "Organisation" },
  mode: { "zh-CN": "用途", en: "Purpose" },
  when: { "zh-CN": "起止", en: "From and to" },
  assessed: { "zh-CN": "考核", en: "assessed by it" },
  "self-check": { "zh-CN": "自查（仅本组织可见）", en: "self-check, seen by itself alone" },
  since: { "zh-CN": "{from}起", en: "from {from}" },
  span: { "zh-CN": "{from}—{to}", en: "{from} to {to}" },
  draft: { "zh-CN": "{title}（{label}，{kind}用）", en: "{title} ({label}, for: {kind})" },
  assignTitle: { "zh-CN": "指定指南", en: "Assign a guide" },
  assign: { "zh-CN": "指定给{count}个党组织", en: "Assign to {count} organisations" },
  selfCheckAct: { "zh-CN": "开始自查", en: "Begin the self-check" },
  organisations: { "zh-CN": "给哪些党组织", en: "To which organisations" },
  own: { "zh-CN": "本组织", en: "Your organisation" },
  covered: {
    "zh-CN": "其中{count}个的上级也选了，不必重复指定。",
    en: "{count} of them lie below another that is chosen too; they need not be assigned twice.",
  },
  from: { "zh-CN": "从哪天起", en: "From" },
  fromHow: { "zh-CN": "早于这一天的时期不判断。", en: "Periods before that day are not judged." },
  to: { "zh-CN": "到哪天（可不填）", en: "Until (may be left empty)" },
  noGuides: {
    "zh-CN": "还没有已发布的指南。先到“指南”里导入并发布。",
    en: "No guide is published. Import and publish one under “Guides” first.",
  },
  noFit: { "zh-CN": "没有适用于这类党组织的已发布指南。", en: "No published guide is for this kind of organisation." },
  progress: { "zh-CN": "正在指定：{done}/{all}", en: "Assigning: {done}/{all}" },
  done: {
    "zh-CN": "已指定给{count}个党组织，正在重新判断。",
    en: "Assigned to {count} organisations; verdicts are being made anew.",
  },
  partly: {
    "zh-CN": "{done}个已指定，{left}个没有成功，仍留在选中的里面。",
    en: "{done} are assigned; {left} were refused and are still chosen.",
  },
  end: { "zh-CN": "结束", en: "End" },
  endTitle: { "zh-CN": "结束这项安排", en: "End this assignment" },
  endOf: { "zh-CN": "结束{name}的{guide}", en: "End {guide} at {name}" },
  lastDay: { "zh-CN": "最后适用日", en: "Its last day" },
  endDo: { "zh-CN": "结束", en: "End it" },
  endDone: { "zh-CN": "已结束。", en: "Ended." },
  unknownGuide: { "zh-CN": "（已不在的指南）", en: "(a guide that is gone)" },
} as const satisfies Record<string, Template>;

export type AssignmentSay = (key: keyof typeof words, values?: Values) => string;

/** The words of the assignments in the language of the moment. */
export function useAssignmentWords(): { say: AssignmentSay; language: Language } {
  const { language } = useWords();
  return { say: (key, values) => fill(words[key], language, values), language };
}
