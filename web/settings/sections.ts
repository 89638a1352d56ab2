import type { Action } from "#domain/access.ts";
import type { Template } from "#domain/wording/language.ts";

/** A page of the settings: its address, its name, what it is for, and the action that changing something there asks for. */
export type Section = { path: string; words: Template; about: Template; action: Action };

/** The pages of the settings, in groups that belong together. */
export const sections: readonly { words: Template; pages: readonly Section[] }[] = [
  {
    words: { "zh-CN": "组织和人员", en: "Organisations and people" },
    pages: [
      {
        path: "/settings/organisations",
        words: { "zh-CN": "党组织", en: "Organisations" },
        about: {
          "zh-CN": "单位排序、隶属、类别、设立和撤销",
          en: "Official order, tree, categories, founding and dissolving",
        },
        action: "manage-school",
      },
      {
        path: "/settings/posts",
        words: { "zh-CN": "任职", en: "Posts" },
        about: { "zh-CN": "书记、委员等由谁担任、从哪天到哪天", en: "Who holds which post, from when to when" },
        action: "keep-desk",
      },
      {
        path: "/settings/roster",
        words: { "zh-CN": "党员名册", en: "Roster" },
        about: { "zh-CN": "只留在本支部，上级看不到", en: "Stays within the branch; nobody above sees it" },
        action: "keep-roster",
      },
    ],
  },
  {
    words: { "zh-CN": "成批办理", en: "Many at once" },
    pages: [
      {
        path: "/settings/reform",
        words: { "zh-CN": "支部调整", en: "Re-formation" },
        about: {
          "zh-CN": "合并、拆分、划转、重新组建，一次完成",
          en: "Merge, split, move and re-found, all in one go",
        },
        action: "manage-school",
      },
      {
        path: "/settings/graduation",
        words: { "zh-CN": "毕业离校", en: "Graduation" },
        about: { "zh-CN": "批量结束名册，或登记暂留", en: "End roster entries together, or note who stays on (暂留)" },
        action: "keep-roster",
      },
      {
        path: "/settings/import",
        words: { "zh-CN": "导入", en: "Import" },
        about: { "zh-CN": "工作簿或数据包，先预演再导入", en: "A workbook or bundle: first a dry run, then for good" },
        action: "import",
      },
    ],
  },
  {
    words: { "zh-CN": "指南和校历", en: "Guides and calendar" },
    pages: [
      {
        path: "/settings/guides",
        words: { "zh-CN": "指南", en: "Guides" },
        about: { "zh-CN": "指南的各个版本，编辑和对比", en: "Versions of the guides, to edit and compare" },
        action: "manage-school",
      },
      {
        path: "/settings/assignments",
        words: { "zh-CN": "指南的适用", en: "Assignment of guides" },
        about: {
          "zh-CN": "哪些党组织用哪份指南，从哪天起",
          en: "Which organisations are judged by which guide, and from when",
        },
        action: "manage-school",
      },
      {
        path: "/settings/numbers",
        words: { "zh-CN": "学校设定", en: "The school’s numbers" },
        about: { "zh-CN": "指南留给学校确定的次数和天数", en: "What the guide leaves to the school to decide" },
        action: "manage-school",
      },
      {
        path: "/settings/calendar",
        words: { "zh-CN": "校历", en: "Calendar" },
        about: { "zh-CN": "学期、假期、节假日和调休", en: "Terms, vacations, public holidays and make-up days" },
        action: "manage-school",
      },
    ],
  },
  {
    words: { "zh-CN": "系统", en: "System" },
    pages: [
      {
        path: "/settings/accounts",
        words: { "zh-CN": "账号", en: "Accounts" },
        about: { "zh-CN": "谁能登录、有什么角色", en: "Who may sign in, and as what" },
        action: "manage-accounts",
      },
      {
        path: "/settings/audit",
        words: { "zh-CN": "审计日志", en: "Audit log" },
        about: { "zh-CN": "谁在什么时候改了什么", en: "Who changed what, and when" },
        action: "see-audit",
      },
      {
        path: "/settings/backup",
        words: { "zh-CN": "备份", en: "Backup" },
        about: { "zh-CN": "上次备份和恢复演练", en: "The last backup, and the last drill of restoring it" },
        action: "see-audit",
      },
      {
        path: "/settings/burden",
        words: { "zh-CN": "负担情况", en: "Burden" },
        about: { "zh-CN": "本学期向每个支部要了多少", en: "How much was asked of each branch this term" },
        action: "see",
      },
    ],
  },
];
