import { fill } from "#domain/wording/language.ts";
import type { Language, Template, Values } from "#domain/wording/language.ts";
import { useWords } from "#web/ui/words.ts";

const words = {
  page: { "zh-CN": "党组织", en: "Organisations" },
  lead: {
    "zh-CN": "按单位排序排列，共{all}个：{departments}个院（系）级党组织，{branches}个党支部，{groups}个党小组。",
    en: "In the official order (单位排序), {all} in all: {departments} departments, {branches} branches, {groups} groups.",
  },
  hits: { "zh-CN": "找到{count}个。", en: "{count} found." },
  noHits: {
    "zh-CN": "没有名称含“{words}”的党组织。曾用名也查过了。",
    en: "No organisation’s name, present or former, holds “{words}”.",
  },
  find: { "zh-CN": "查找名称（曾用名也可以）", en: "Find by name, present or former" },
  withGone: { "zh-CN": "也列出已撤销的", en: "Show those dissolved too" },
  openAll: { "zh-CN": "全部展开", en: "Open all" },
  closeAll: { "zh-CN": "全部收起", en: "Close all" },
  keys: {
    "zh-CN": "键盘：上下键移动，左右键收起展开，回车打开。",
    en: "Keys: up and down move, left and right close and open, Enter leads there.",
  },
  branchesBelow: { "zh-CN": "{count}个", en: "{count}" },
  gone: { "zh-CN": "{date}撤销", en: "dissolved {date}" },
  empty: {
    "zh-CN": "学校下面还没有党组织。可以逐个设立，也可以填好工作簿一次导入。",
    en: "There is nothing below the university yet. Found organisations one by one, or fill in a workbook and import them all.",
  },
  importInstead: { "zh-CN": "去导入", en: "Import them" },
  nothingSeen: { "zh-CN": "您的角色看不到党组织的资料。", en: "Your role sees no organisation." },
  found: { "zh-CN": "设立党组织", en: "Found an organisation" },
  foundBelow: { "zh-CN": "在下面设立", en: "Found one below" },
  foundDo: { "zh-CN": "设立", en: "Found it" },
  name: { "zh-CN": "名称", en: "Name" },
  nameHow: { "zh-CN": "按批复写全称。", en: "The full name, as it was approved." },
  under: { "zh-CN": "上级党组织", en: "Under" },
  kind: { "zh-CN": "种类", en: "Kind" },
  category: { "zh-CN": "类别", en: "Category" },
  noCategory: { "zh-CN": "未填", en: "not said" },
  order: { "zh-CN": "单位排序", en: "Official order (单位排序)" },
  orderHow: {
    "zh-CN": "数字小的在前，可以用小数插在两个之间；不填排在最后。",
    en: "The smaller comes first; a decimal stands between two; none stands last.",
  },
  foundedOn: { "zh-CN": "成立日期", en: "Founded on" },
  dissolvedOn: { "zh-CN": "最后存续日", en: "Last day" },
  second: { "zh-CN": "第二上级", en: "Second supervisor" },
  secondHow: {
    "zh-CN": "双重领导时填，如校机关党委。指标仍按上级党组织汇总。",
    en: "Where two lead it. What is judged is still gathered under the first.",
  },
  jointMeetings: { "zh-CN": "有党政联席会议", en: "Has joint meetings of Party and administration (党政联席会议)" },
  yes: { "zh-CN": "有", en: "yes" },
  no: { "zh-CN": "没有", en: "no" },
  unsaid: { "zh-CN": "未填", en: "not said" },
  termYears: { "zh-CN": "任期（年）", en: "Term in years" },
  succeeds: { "zh-CN": "由哪些党组织改设", en: "Formed from" },
  succeededBy: { "zh-CN": "改设为", en: "Became" },
  was: { "zh-CN": "原来的情况", en: "Earlier" },
  wasUntil: { "zh-CN": "{date}及以前：{what}", en: "until {date}: {what}" },
  renameDo: { "zh-CN": "改名", en: "Rename" },
  moveDo: { "zh-CN": "调整隶属", en: "Move" },
  categoryDo: { "zh-CN": "调整类别", en: "Change category" },
  dissolveDo: { "zh-CN": "撤销", en: "Dissolve" },
  correctDo: { "zh-CN": "更正资料", en: "Correct" },
  orderDo: { "zh-CN": "调整下级排序", en: "Order those below" },
  newName: { "zh-CN": "新的名称", en: "New name" },
  newParent: { "zh-CN": "新的上级党组织", en: "Now under" },
  newCategory: { "zh-CN": "新的类别", en: "New category" },
  fromDay: { "zh-CN": "从哪天起", en: "From which day" },
  fromHow: { "zh-CN": "此前的记录仍按原来的情况计算。", en: "What lies before still counts as it was then." },
  lastDay: { "zh-CN": "最后存续日", en: "Its last day" },
  lastDayHow: {
    "zh-CN": "这一天之后不再要求它开展活动。任职和名册不会自动结束：还有党员时，请用“支部调整”一并划转。",
    en: "Nothing is asked of it after that day. Posts and roster do not end by themselves: where there are members, use “Re-formation”.",
  },
  save: { "zh-CN": "保存", en: "Save" },
  dissolve: { "zh-CN": "撤销", en: "Dissolve it" },
  saved: { "zh-CN": "已保存，原来的情况留在历次版本里。", en: "Saved; what it was stays in its history." },
  orderSaved: {
    "zh-CN": "排序已保存，{count}个党组织有改动。",
    en: "The order is saved; {count} organisations changed.",
  },
  orderLead: {
    "zh-CN": "用“上移”“下移”排好，再保存；全校各处都按这个顺序排列。",
    en: "Move them up and down, then save. Every page keeps this order.",
  },
  up: { "zh-CN": "上移", en: "Up" },
  down: { "zh-CN": "下移", en: "Down" },
  movedTo: { "zh-CN": "{name}：第{place}个，共{of}个", en: "{name}: {place} of {of}" },
  orderSame: { "zh-CN": "顺序没有变化，不需要保存。", en: "The order is as it was; there is nothing to save." },
  below: { "zh-CN": "下级党组织", en: "Below it" },
  history: { "zh-CN": "历次版本", en: "History" },
  showHistory: { "zh-CN": "看历次版本", en: "Show its history" },
  staleOne: {
    "zh-CN": "在您填写期间有人改了这个党组织，页面上方已是最新的资料，您填写的还在。请核对后再保存一次。",
    en: "Somebody changed this organisation while you were writing. What stands above is the newest, and what you wrote is still here: compare, then save again.",
  },
  founded: { "zh-CN": "已设立。", en: "Founded." },
} as const satisfies Record<string, Template>;

export type OrganisationSay = (key: keyof typeof words, values?: Values) => string;

/** The words of the tree of organisations in the language of the moment. */
export function useOrganisationWords(): { say: OrganisationSay; language: Language } {
  const { language } = useWords();
  return { say: (key, values) => fill(words[key], language, values), language };
}
