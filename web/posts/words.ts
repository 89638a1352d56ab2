import { fill } from "#domain/wording/language.ts";
import type { Language, Template, Values } from "#domain/wording/language.ts";
import { useWords } from "#web/ui/words.ts";

const words = {
  page: { "zh-CN": "任职", en: "Posts" },
  lead: {
    "zh-CN":
      "谁担任什么职务、从哪天到哪天。“书记讲党课”这类要求，按讲的那天谁是书记来判断。换人时先结束前任，再登记继任。",
    en: "Who holds which post, from when to when. A lecture “by the secretary” is judged by who was secretary that day. When somebody follows, end the earlier post first.",
  },
  organisation: { "zh-CN": "党组织", en: "Organisation" },
  now: { "zh-CN": "现任", en: "In post" },
  later: { "zh-CN": "以前的", en: "Earlier" },
  none: {
    "zh-CN": "还没有登记任职。先登记书记，记活动时就能选主持人。",
    en: "No post is entered. Enter the secretary first: then records can say who led.",
  },
  add: { "zh-CN": "登记任职", en: "Enter a post" },
  addDo: { "zh-CN": "登记", en: "Enter it" },
  role: { "zh-CN": "职务", en: "Post" },
  name: { "zh-CN": "姓名", en: "Name" },
  nameHow: { "zh-CN": "任职是公开的，姓名各级都看得到。", en: "Posts are public: the name is seen at every level." },
  from: { "zh-CN": "任职日期", en: "In post from" },
  to: { "zh-CN": "任职到", en: "In post until" },
  toHow: { "zh-CN": "现任的不填。", en: "Empty while in post." },
  dual: { "zh-CN": "“双带头人”", en: "Leads in both (双带头人)" },
  yes: { "zh-CN": "是", en: "yes" },
  no: { "zh-CN": "不是", en: "no" },
  unnamed: { "zh-CN": "（未填姓名）", en: "(no name)" },
  added: { "zh-CN": "已登记。", en: "Entered." },
  saved: { "zh-CN": "已保存，原来的内容留在历次版本里。", en: "Saved; what was there stays in its history." },
  withdrawn: { "zh-CN": "已撤回，记录和原因都保留。", en: "Withdrawn; it is kept with its reason." },
  noPlace: { "zh-CN": "您的角色看不到任何党组织的任职。", en: "Your role sees no organisation’s posts." },
} as const satisfies Record<string, Template>;

/** The words of the posts in the language of the moment. */
export function usePostWords(): { say: (key: keyof typeof words, values?: Values) => string; language: Language } {
  const { language } = useWords();
  return { say: (key, values) => fill(words[key], language, values), language };
}
