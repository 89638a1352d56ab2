import { fill } from "#domain/wording/language.ts";
import type { Language, Template, Values } from "#domain/wording/language.ts";
import { useWords } from "#web/ui/words.ts";

const words = {
  home: { "zh-CN": "首页", en: "Home" },
  overview: { "zh-CN": "总览", en: "Overview" },
  record: { "zh-CN": "记一笔", en: "Record" },
  ledger: { "zh-CN": "台账", en: "Ledger" },
  guide: { "zh-CN": "指南", en: "Guide" },
  desk: { "zh-CN": "办理", en: "Desk" },
  settings: { "zh-CN": "设置", en: "Settings" },
  account: { "zh-CN": "我的账号", en: "My account" },
  more: { "zh-CN": "更多", en: "More" },
  close: { "zh-CN": "关闭", en: "Close" },
  appearance: { "zh-CN": "外观", en: "Appearance" },
  auto: { "zh-CN": "跟随系统", en: "System" },
  light: { "zh-CN": "浅色", en: "Light" },
  dark: { "zh-CN": "深色", en: "Dark" },
  language: { "zh-CN": "语言", en: "Language" },
  find: { "zh-CN": "查找", en: "Find" },
  findWhat: { "zh-CN": "查找页面、党组织、记录", en: "Find a page, an organisation or a record" },
  pages: { "zh-CN": "页面", en: "Pages" },
  organisations: { "zh-CN": "党组织", en: "Organisations" },
  records: { "zh-CN": "记录", en: "Records" },
  nothingFound: { "zh-CN": "没有找到。换一个词再试。", en: "Nothing found. Try another word." },
  foundCount: { "zh-CN": "找到{count}项", en: "{count} found" },
  moreRecords: {
    "zh-CN": "还有更多记录，多写几个字可以缩小范围",
    en: "There are more records; write more to narrow them down",
  },
  searchFailed: { "zh-CN": "没有查到结果：{why}", en: "The search did not work: {why}" },
  noConnection: { "zh-CN": "连不上服务器，请检查网络", en: "the server cannot be reached; check the network" },
  switchOrganisation: { "zh-CN": "换一个党组织，现在是{name}", en: "Change the organisation, now {name}" },
  chooseOrganisation: { "zh-CN": "选择党组织", en: "Choose an organisation" },
  organisationName: { "zh-CN": "写名称的一部分", en: "Part of its name" },
  noSuchOrganisation: { "zh-CN": "没有这个名称的党组织。", en: "No organisation has this name." },
  undo: { "zh-CN": "撤销", en: "Undo" },
  dismiss: { "zh-CN": "知道了", en: "Dismiss" },
  stillWorking: { "zh-CN": "还在读取，请稍候。", en: "Still reading; a moment please." },
  asOf: { "zh-CN": "以{date}为准", en: "As of {date}" },
  backToToday: { "zh-CN": "回到今天", en: "Back to today" },
} as const satisfies Record<string, Template>;

export type FrameWord = keyof typeof words;
export type FrameSay = (key: FrameWord, values?: Values) => string;

/** The words of what surrounds the pages and of the parts that they share. */
export function useFrameWords(): { say: FrameSay; language: Language } {
  const { language } = useWords();
  return { say: (key, values) => fill(words[key], language, values), language };
}
