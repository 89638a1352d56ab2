import { fill } from "#domain/wording/language.ts";
import type { Language, Template, Values } from "#domain/wording/language.ts";
import { useWords } from "#web/ui/words.ts";

const words = {
  page: { "zh-CN": "党员名册", en: "Roster" },
  private: {
    "zh-CN":
      "名册只留在本支部：院系、学校和系统管理员的角色都看不到，导出时也不带出姓名。（保管服务器备份的人拿得到备份里的内容。）名册可以不建，人数另有填报。",
    en: "The roster stays within the branch: no role of the department, the school or the system sees it, and no export carries the names out. (Whoever holds the server’s backups holds what is in them.) A branch need not keep one.",
  },
  notYours: {
    "zh-CN": "名册是党支部自己的。{why}",
    en: "A roster is the branch’s own. {why}",
  },
  branch: { "zh-CN": "党支部", en: "Branch" },
  add: { "zh-CN": "登记党员", en: "Add a member" },
  addDo: { "zh-CN": "登记", en: "Add" },
  name: { "zh-CN": "姓名（只有本支部看得到）", en: "Name (seen by the branch alone)" },
  nameHead: { "zh-CN": "姓名", en: "Name" },
  memberId: { "zh-CN": "代号", en: "Pseudonym" },
  memberIdHow: {
    "zh-CN": "用来认出同一个人，不要用学号或身份证号。不填由系统编一个。",
    en: "By which the same person is known again; not a student or identity number. Left empty, the system makes one.",
  },
  from: { "zh-CN": "从哪天起在册", en: "On the roster from" },
  to: { "zh-CN": "最后在册日", en: "Last day on it" },
  toHow: { "zh-CN": "还在册的不填。", en: "Empty while on it." },
  endReason: { "zh-CN": "离册原因", en: "Why off the roster" },
  onNow: { "zh-CN": "在册{count}人", en: "{count} on the roster" },
  gone: { "zh-CN": "已离册{count}人", en: "{count} no longer on it" },
  empty: { "zh-CN": "还没有登记党员。名册可以不建。", en: "No member is entered. A branch need not keep a roster." },
  unnamed: { "zh-CN": "（未填姓名）", en: "(no name)" },
  added: { "zh-CN": "已登记。", en: "Added." },
  saved: { "zh-CN": "已保存，原来的内容留在历次版本里。", en: "Saved; what was there stays in its history." },
  withdrawn: { "zh-CN": "已撤回，记录和原因都保留。", en: "Withdrawn; it is kept with its reason." },
  graduation: { "zh-CN": "毕业离校", en: "Graduation" },
  graduationLead: {
    "zh-CN": "六七月毕业生离校时，一次结束他们的名册，或登记暂留。不删除任何人的记录，去向写在原因里。",
    en: "When graduates leave in June and July, their roster entries end together, or it is noted who stays on (暂留). Nobody’s record is deleted.",
  },
  stepWho: { "zh-CN": "谁离开、谁暂留", en: "Who leaves, who stays on" },
  stepWhen: { "zh-CN": "哪一天、为什么", en: "Which day, and why" },
  stepPreview: { "zh-CN": "预览", en: "Preview" },
  lastDay: { "zh-CN": "最后在册日", en: "Last day on the roster" },
  lastDayHow: { "zh-CN": "登记暂留的不受影响，仍在册。", en: "Who stays on (暂留) stays on the roster." },
  usualReason: { "zh-CN": "{year}年毕业离校", en: "Graduation {year}" },
  member: { "zh-CN": "党员", en: "Member" },
  stays: { "zh-CN": "不变", en: "no change" },
  forAll: { "zh-CN": "选中的都记为", en: "Note all that are ticked as" },
  pick: { "zh-CN": "选中{name}", en: "Tick {name}" },
  whyOf: { "zh-CN": "{name}的去向", en: "What becomes of {name}" },
  pickAll: { "zh-CN": "全选", en: "All" },
  preview: { "zh-CN": "预览（不保存）", en: "Preview (saves nothing)" },
  needWho: { "zh-CN": "请先为至少一名党员选择去向。", en: "First say of one member at least what becomes of them." },
  leaves: { "zh-CN": "{date}为最后在册日，{why}", en: "last day {date}, {why}" },
  staysOn: { "zh-CN": "仍在册（{why}）", en: "stays on the roster ({why})" },
  posts: {
    "zh-CN": "另有{count}个任职没有结束，请到“任职”里结束。",
    en: "holds {count} posts still; end them under “Posts”.",
  },
  commit: { "zh-CN": "办理（{leaving}人离册，{retained}人暂留）", en: "Do it ({leaving} leave, {retained} stay on)" },
  committed: {
    "zh-CN": "已办理：{leaving}人离册，{retained}人暂留。",
    en: "Done: {leaving} left, {retained} stay on.",
  },
  stale: {
    "zh-CN": "有人刚改过名册，页面已是最新。您选的还在，请再预览一次。",
    en: "Somebody just changed the roster; this is the newest. What you chose is still here: preview again.",
  },
  toRoster: { "zh-CN": "看名册", en: "See the roster" },
} as const satisfies Record<string, Template>;

export type RosterSay = (key: keyof typeof words, values?: Values) => string;

/** The words of the roster in the language of the moment. */
export function useRosterWords(): { say: RosterSay; language: Language } {
  const { language } = useWords();
  return { say: (key, values) => fill(words[key], language, values), language };
}
