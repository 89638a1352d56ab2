import { fill } from "#domain/wording/language.ts";
import type { Language, Template, Values } from "#domain/wording/language.ts";
import { useWords } from "#web/ui/words.ts";

const words = {
  page: { "zh-CN": "导入", en: "Import" },
  lead: {
    "zh-CN":
      "把填好的工作簿（.xlsx）或数据包（.json）一次导入。先预演，看清会新增和更改什么，再决定。已有的内容不会被删去，重复导入不会重复。",
    en: "Takes in a filled-in workbook (.xlsx) or a bundle (.json). A dry run first shows what it would add and change. Nothing is ever taken away, and the same file twice changes nothing.",
  },
  template: { "zh-CN": "下载空白工作簿", en: "Download an empty workbook" },
  templateHow: {
    "zh-CN": "有表头、下拉选项、示例和填写说明；示例行会跳过。",
    en: "With headings, drop-downs, examples (which are passed over) and a page that explains it.",
  },
  step1: { "zh-CN": "选择文件", en: "Choose the file" },
  step2: { "zh-CN": "预演的结果", en: "What the dry run says" },
  file: { "zh-CN": "工作簿或数据包", en: "Workbook or bundle" },
  fileHow: { "zh-CN": ".xlsx 或 .json，最大 400 MB。", en: ".xlsx or .json, 400 MB at most." },
  notThis: {
    "zh-CN": "“{name}”不是工作簿（.xlsx）或数据包（.json）。旧的 .xls 请先另存为 .xlsx。",
    en: "“{name}” is neither a workbook (.xlsx) nor a bundle (.json). Save an old .xls as .xlsx first.",
  },
  dryRun: { "zh-CN": "预演（不改动数据）", en: "Dry run (changes nothing)" },
  needsFile: { "zh-CN": "请先选择文件。", en: "Choose the file first." },
  working: {
    "zh-CN": "正在上传并逐条核对……大的文件需要几分钟，请不要关闭这一页。",
    en: "Sending and checking entry by entry… A large file takes minutes; keep this page open.",
  },
  committing: {
    "zh-CN": "正在导入，全部写好才算数……",
    en: "Importing; it counts only when all of it is written…",
  },
  seconds: { "zh-CN": "{seconds}秒", en: "{seconds} s" },
  list: { "zh-CN": "内容", en: "List" },
  added: { "zh-CN": "新增", en: "Added" },
  changed: { "zh-CN": "更改", en: "Changed" },
  unchanged: { "zh-CN": "不变", en: "Unchanged" },
  refused: { "zh-CN": "不能导入", en: "Refused" },
  calendar: { "zh-CN": "校历", en: "calendar" },
  settings: { "zh-CN": "学校设定", en: "settings" },
  nothingNew: {
    "zh-CN": "文件里的内容都已经在这里了，不需要导入。",
    en: "Everything in the file is here already; there is nothing to import.",
  },
  ready: {
    "zh-CN": "可以导入：新增{added}条，更改{changed}条。",
    en: "Ready: {added} to add, {changed} to change.",
  },
  inTheWay: {
    "zh-CN": "还不能导入：有{count}处要先改正。请在文件里改好，再预演一次。有一处不对，就一条也不导入。",
    en: "Not yet: {count} places need correcting first. Put them right in the file and run it dry again. While one is wrong, nothing comes in.",
  },
  problems: { "zh-CN": "要改正的", en: "To be corrected" },
  refusedLead: {
    "zh-CN": "您的角色不能写入的",
    en: "What your role may not write",
  },
  warnings: { "zh-CN": "请留意，不影响导入", en: "Worth a look; it stops nothing" },
  addedLead: { "zh-CN": "新增的", en: "Added" },
  changedLead: { "zh-CN": "更改的", en: "Changed" },
  more: { "zh-CN": "另有{count}条未列出。", en: "{count} more are not listed." },
  place: { "zh-CN": "位置", en: "Place" },
  what: { "zh-CN": "名称", en: "What" },
  why: { "zh-CN": "说明", en: "Why" },
  commit: { "zh-CN": "导入（新增{added}条，更改{changed}条）", en: "Import ({added} added, {changed} changed)" },
  done: {
    "zh-CN": "已导入：新增{added}条，更改{changed}条，{verdicts}项判定随之变化。",
    en: "Imported: {added} added, {changed} changed; {verdicts} verdicts changed with it.",
  },
  again: { "zh-CN": "再导入一个文件", en: "Import another file" },
  toTree: { "zh-CN": "看党组织", en: "See the organisations" },
  otherFile: { "zh-CN": "换一个文件", en: "Choose another file" },
} as const satisfies Record<string, Template>;

/** The words of the import in the language of the moment. */
export function useExchangeWords(): { say: (key: keyof typeof words, values?: Values) => string; language: Language } {
  const { language } = useWords();
  return { say: (key, values) => fill(words[key], language, values), language };
}
