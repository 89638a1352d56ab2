import { fill } from "#domain/wording/language.ts";
import type { Language, Template, Values } from "#domain/wording/language.ts";
import { useWords } from "#web/ui/words.ts";

const words = {
  history: { "zh-CN": "历次版本", en: "History" },
  version: { "zh-CN": "第{version}版", en: "Version {version}" },
  create: { "zh-CN": "新建", en: "recorded" },
  correct: { "zh-CN": "更正", en: "corrected" },
  withdraw: { "zh-CN": "撤回", en: "withdrawn" },
  import: { "zh-CN": "导入", en: "imported" },
  redact: { "zh-CN": "抹去内容", en: "text erased" },
  restored: { "zh-CN": "恢复", en: "brought back" },
  bySystem: { "zh-CN": "系统", en: "the system" },
  reasonIs: { "zh-CN": "原因：{reason}", en: "Why: {reason}" },
  textGone: {
    "zh-CN": "这一版的内容已抹去，或不对您开放。",
    en: "What this version said is erased, or not yours to see.",
  },
  sameText: { "zh-CN": "内容没有变化。", en: "It says the same as before." },
  asFirst: { "zh-CN": "当时写的是", en: "What it said" },
  whatChanged: { "zh-CN": "改动了{count}处", en: "{count} changes" },
  field: { "zh-CN": "项目", en: "Field" },
  before: { "zh-CN": "原来", en: "Before" },
  after: { "zh-CN": "现在", en: "After" },
  mine: { "zh-CN": "您写的", en: "What you wrote" },
  theirs: { "zh-CN": "对方已保存的（第{version}版）", en: "What was saved meanwhile (version {version})" },
  nothing: { "zh-CN": "（未填）", en: "(empty)" },
  yes: { "zh-CN": "是", en: "yes" },
  no: { "zh-CN": "否", en: "no" },
  someEntry: { "zh-CN": "另一条记录", en: "another entry" },
  somebody: { "zh-CN": "一名党员", en: "a member" },
  nth: { "zh-CN": "第{n}项", en: "no. {n}" },
  cancel: { "zh-CN": "取消", en: "Cancel" },
  close: { "zh-CN": "关闭", en: "Close" },
  correctDo: { "zh-CN": "更正", en: "Correct" },
  withdrawDo: { "zh-CN": "撤回", en: "Withdraw" },
  restoreDo: { "zh-CN": "恢复", en: "Bring back" },
  correctWhy: { "zh-CN": "为什么更正", en: "Why is it corrected" },
  correctWhyHow: {
    "zh-CN": "原版本会保留，原因与它一起留在历次版本里。如：人数写错了。",
    en: "The earlier version is kept, and the reason with it. For instance: the number was wrong.",
  },
  saveCorrection: { "zh-CN": "保存更正", en: "Save the correction" },
  reasonNeeded: { "zh-CN": "请写明原因，再保存。", en: "Say why, then save." },
  unchanged: { "zh-CN": "内容没有改动，不需要保存。", en: "Nothing is changed; there is nothing to save." },
  staleTitle: {
    "zh-CN": "在您填写期间，这条记录已被他人改为第{version}版",
    en: "While you were writing, somebody else made this version {version}",
  },
  staleLead: {
    "zh-CN": "您写的都还在。请对照不同之处，再选一种做法。",
    en: "What you wrote is all here. Compare the two, then choose.",
  },
  staleSame: { "zh-CN": "两边写的相同，不必再保存。", en: "Both say the same; nothing need be saved." },
  keepMine: { "zh-CN": "以我写的为准", en: "Keep mine" },
  takeTheirs: { "zh-CN": "用对方的，放弃我写的", en: "Take theirs, drop mine" },
  keptMine: {
    "zh-CN": "已对照。再次保存，就会在第{version}版上写入您的内容。",
    en: "Compared. Saving again writes yours on top of version {version}.",
  },
  withdrawTitle: { "zh-CN": "撤回这条记录", en: "Withdraw this record" },
  withdrawLead: {
    "zh-CN": "撤回后不再计入任何要求，但记录和原因都会保留，随时可以恢复。",
    en: "A withdrawn record counts for nothing. It is kept with its reason and can be brought back at any time.",
  },
  withdrawWhy: { "zh-CN": "为什么撤回", en: "Why is it withdrawn" },
  restoreTitle: { "zh-CN": "恢复这条记录", en: "Bring this record back" },
  restoreLead: {
    "zh-CN": "恢复后重新计入，撤回的经过仍留在历次版本里。",
    en: "It counts again; that it was withdrawn stays in its history.",
  },
  restoreWhy: { "zh-CN": "为什么恢复", en: "Why is it brought back" },
  leaveTitle: { "zh-CN": "还没有保存", en: "Not saved yet" },
  leaveLead: { "zh-CN": "离开这一页，刚才填写的内容就没有了。", en: "If you leave this page, what you wrote is gone." },
  leaveStay: { "zh-CN": "留下继续填写", en: "Stay and go on" },
  leaveGo: { "zh-CN": "放弃并离开", en: "Drop it and leave" },
} as const satisfies Record<string, Template>;

export type FactSay = (key: keyof typeof words, values?: Values) => string;

/** The words of what is done with any fact: history, correction, withdrawal. */
export function useFactWords(): { say: FactSay; language: Language } {
  const { language } = useWords();
  return { say: (key, values) => fill(words[key], language, values), language };
}
