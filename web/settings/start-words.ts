import { fill } from "#domain/wording/language.ts";
import type { Language, Template, Values } from "#domain/wording/language.ts";
import { useWords } from "#web/ui/words.ts";

const words = {
  page: { "zh-CN": "从这里开始", en: "Begin here" },
  lead: {
    "zh-CN": "把学校建起来，只要几步。每一步都可以先跳过，以后在“设置”里再办。",
    en: "The school is set up in a few steps. Each may be skipped and done later under “Settings”.",
  },
  office: { "zh-CN": "组织部的账号", en: "An account for the organisation department" },
  officeWhy: {
    "zh-CN": "系统管理员只管账号和备份，看不到台账，也不能改校历和指南。请先给校党委组织部建一个账号。",
    en: "The administrator keeps accounts and backups, and neither sees the ledger nor changes calendar and guides. First make an account for the organisation department (组织部).",
  },
  calendar: { "zh-CN": "校历", en: "Calendar" },
  calendarWhy: {
    "zh-CN": "录入学期，载入国务院公布的节假日。教学周和期限都按它计算。",
    en: "Enter the terms and take over the published holidays. Teaching weeks and dates are counted by them.",
  },
  calendarDo: { "zh-CN": "录入校历", en: "Enter the calendar" },
  guides: { "zh-CN": "指南", en: "Guides" },
  guidesWhy: {
    "zh-CN": "确认用哪份指南、从哪天起。随程序带来的两份指南已经发布。",
    en: "Say which guide is used and from when. The two that come with the program are published.",
  },
  guidesDo: { "zh-CN": "指定指南", en: "Assign guides" },
  organisations: { "zh-CN": "党组织", en: "Organisations" },
  organisationsWhy: {
    "zh-CN": "下载空白工作簿，填好院系、支部和书记，一次导入；也可以逐个设立。",
    en: "Download the empty workbook, fill in departments, branches and secretaries, and import it; or found them one by one.",
  },
  organisationsDo: { "zh-CN": "导入党组织", en: "Import the organisations" },
  done: { "zh-CN": "✓ 已完成", en: "✓ done" },
  open: { "zh-CN": "还没有", en: "not yet" },
  skipped: { "zh-CN": "已跳过", en: "skipped" },
  skip: { "zh-CN": "先跳过", en: "Skip for now" },
  unskip: { "zh-CN": "现在办", en: "Do it after all" },
  allDone: { "zh-CN": "都办好了，或已跳过。", en: "All is done or skipped." },
  toHome: { "zh-CN": "进入首页", en: "Go to the home page" },
  displayName: { "zh-CN": "使用人或部门", en: "Who uses it" },
  signInName: { "zh-CN": "账号", en: "Account" },
  signInNameHow: { "zh-CN": "至少两个字，不含空格。", en: "Two characters or more, no blanks." },
  make: { "zh-CN": "建立账号", en: "Make the account" },
  made: {
    "zh-CN": "账号“{name}”已建立。初始密码只显示这一次，请抄下并当面交给使用人，首次登录须修改：",
    en: "The account “{name}” is made. Its initial password is shown this once; hand it over in person, to be changed at the first sign-in:",
  },
  next: {
    "zh-CN": "下面几步由这个账号登录后办理。",
    en: "The steps below are done when that account is signed in.",
  },
  usual: { "zh-CN": "校党委组织部", en: "Organisation department" },
  begin: { "zh-CN": "学校还没有建好，从这里开始", en: "The school is not set up yet: begin here" },
} as const satisfies Record<string, Template>;

export type StartSay = (key: keyof typeof words, values?: Values) => string;

/** The words of the first steps in the language of the moment. */
export function useStartWords(): { say: StartSay; language: Language } {
  const { language } = useWords();
  return { say: (key, values) => fill(words[key], language, values), language };
}
