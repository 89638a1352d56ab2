import type { ReformLine, ReformStep } from "#api/endpoints/organisations.ts";
import { fill } from "#domain/wording/language.ts";
import type { Language, Template, Values } from "#domain/wording/language.ts";
import { useWords } from "#web/ui/words.ts";

const words = {
  page: { "zh-CN": "支部调整", en: "Re-formation" },
  lead: {
    "zh-CN":
      "每年九月的合并、拆分、划转和重新组建，在这里一次办完：党员、任职、党小组、联系人和账号随之衔接。要么全部办成，要么一项也不变。",
    en: "September’s merging, splitting, moving and re-founding, all in one go: members, posts, groups, contacts and accounts go along. All of it is done, or nothing.",
  },
  stepWhen: { "zh-CN": "从哪天起、为什么", en: "From when, and why" },
  stepWhat: { "zh-CN": "怎样调整", en: "What is to be done" },
  stepPreview: { "zh-CN": "预览", en: "Preview" },
  stepDone: { "zh-CN": "已办成", en: "Done" },
  on: { "zh-CN": "新的从哪天起", en: "First day of what is new" },
  onHow: { "zh-CN": "原来的到前一天为止。", en: "What was ends on the day before." },
  merge: { "zh-CN": "合并", en: "Merge" },
  split: { "zh-CN": "拆分", en: "Split" },
  "re-found": { "zh-CN": "重新组建", en: "Re-found" },
  move: { "zh-CN": "划转", en: "Move" },
  kind: { "zh-CN": "添加一项", en: "Add a step" },
  mergeFrom: { "zh-CN": "哪些支部合并（两个以上）", en: "Which branches are merged (two or more)" },
  mergeHow: {
    "zh-CN": "列在最前的一个，任职和账号在新支部继续；其余支部的任职到期结束。",
    en: "Posts and accounts of the first go on in the new branch; the posts of the others end.",
  },
  from: { "zh-CN": "哪个支部", en: "Which branch" },
  moved: { "zh-CN": "划转哪个党组织", en: "What is moved" },
  movedTo: { "zh-CN": "划转到", en: "To under" },
  newName: { "zh-CN": "新支部的名称", en: "Name of the new branch" },
  newNameNth: { "zh-CN": "第{n}个新支部的名称", en: "Name of new branch {n}" },
  splitHow: {
    "zh-CN": "党员、任职、党小组和账号先到第一个新支部，再由支部分出去。",
    en: "Members, posts, groups and accounts go to the first of the new ones, which hands on from there.",
  },
  oneMore: { "zh-CN": "再加一个", en: "One more" },
  category: { "zh-CN": "类别（不选则同原来）", en: "Category (as before, if none is chosen)" },
  add: { "zh-CN": "加入这一项", en: "Add this step" },
  drop: { "zh-CN": "去掉", en: "Remove" },
  dropStep: { "zh-CN": "去掉第{n}项", en: "Remove step {n}" },
  noSteps: {
    "zh-CN": "还没有。先选一种，填好后加入；可以加入许多项，一起办理。",
    en: "None yet. Choose a kind, fill it in and add it; many can be done together.",
  },
  mergeTold: { "zh-CN": "{from}合并为“{into}”", en: "{from} are merged into “{into}”" },
  splitTold: { "zh-CN": "“{from}”拆分为{into}", en: "“{from}” is split into {into}" },
  "re-foundTold": { "zh-CN": "“{from}”重新组建为“{into}”", en: "“{from}” is re-founded as “{into}”" },
  moveTold: { "zh-CN": "“{from}”划转到“{into}”", en: "“{from}” is moved to under “{into}”" },
  preview: { "zh-CN": "预览会发生什么（不保存）", en: "Preview what would happen (saves nothing)" },
  previewLead: {
    "zh-CN": "核对无误再办理。党员只显示人数，姓名只有本支部看得到。",
    en: "Compare before you go on. Members are counted; their names are for the branch alone.",
  },
  nth: { "zh-CN": "第{n}项", en: "Step {n}" },
  commit: { "zh-CN": "办理（{count}项调整）", en: "Do it ({count} steps)" },
  committed: { "zh-CN": "{count}项调整已办成。", en: "{count} steps are done." },
  openNew: { "zh-CN": "新设的党组织", en: "What was founded" },
  again: { "zh-CN": "再办一次调整", en: "Another re-formation" },
  needTwo: { "zh-CN": "合并至少要选两个支部。", en: "A merger takes two branches or more." },
  needTwoNames: {
    "zh-CN": "拆分至少要填两个新支部的名称。",
    en: "A split takes the names of two new branches or more.",
  },
  needSteps: { "zh-CN": "请先加入一项调整。", en: "Add a step first." },
} as const satisfies Record<string, Template>;

/** What happens, in a sentence; people are counted and not named. */
export const lineWords = {
  found: { "zh-CN": "新设“{name}”", en: "“{name}” is founded" },
  dissolve: { "zh-CN": "撤销“{name}”", en: "“{name}” is dissolved" },
  move: { "zh-CN": "“{name}”改变隶属，历史记录随之保留", en: "“{name}” is moved; its records stay with it" },
  groups: { "zh-CN": "“{name}”的{count}个党小组转入", en: "{count} groups of “{name}” go along" },
  "posts-end": {
    "zh-CN": "“{name}”的{count}个任职到前一天结束",
    en: "{count} posts of “{name}” end on the day before",
  },
  "posts-begin": { "zh-CN": "“{name}”接续{count}个任职", en: "“{name}” continues {count} posts" },
  members: { "zh-CN": "“{name}”的{count}名党员转入", en: "{count} members of “{name}” go along" },
  "members-begin": { "zh-CN": "“{name}”接收{count}名党员", en: "“{name}” takes in {count} members" },
  accounts: {
    "zh-CN": "“{name}”的{count}个账号在新支部继续有效",
    en: "{count} accounts of “{name}” hold at the new branch too",
  },
} as const satisfies Record<ReformLine["what"], Template>;

/** The kinds of steps in the order in which they are offered. */
export const stepKinds = ["merge", "split", "move", "re-found"] as const satisfies readonly ReformStep["kind"][];

export type ReformSay = (key: keyof typeof words, values?: Values) => string;

/** The words of the re-formation in the language of the moment. */
export function useReformWords(): { say: ReformSay; language: Language } {
  const { language } = useWords();
  return { say: (key, values) => fill(words[key], language, values), language };
}
