import { fill } from "#domain/wording/language.ts";
import type { Language, Template, Values } from "#domain/wording/language.ts";
import { useWords } from "#web/ui/words.ts";

const words = {
  audit: { "zh-CN": "审计日志", en: "Audit log" },
  auditLead: {
    "zh-CN": "谁、在什么时候、从哪里、做了什么。这里只有编号和校验值，没有任何人写下的文字。",
    en: "Who did what, when, and from where. It holds ids and hashes alone, nothing that anybody wrote.",
  },
  chainWhole: {
    "zh-CN": "每条记录都含有前一条的校验值，改动或删去一条都会被发现。上次核对：{date}，完好。",
    en: "Each entry holds the hash of the one before it, so that a change or a gap shows. Last verified {date}: whole.",
  },
  chainBroken: {
    "zh-CN": "上次核对（{date}）发现问题。请保持机器原样，并按管理手册“audit verify”一节处理。",
    en: "The last verification ({date}) found something. Keep the machine as it is and follow “audit verify” in the manual.",
  },
  chainNever: {
    "zh-CN":
      "每条记录都含有前一条的校验值，改动或删去一条都会被发现。还没有核对过：请在服务器上运行 biaogan audit verify。",
    en: "Each entry holds the hash of the one before it, so that a change or a gap shows. It was never verified yet: run biaogan audit verify on the server.",
  },
  from: { "zh-CN": "从", en: "From" },
  to: { "zh-CN": "到", en: "To" },
  action: { "zh-CN": "做了什么", en: "What was done" },
  everything: { "zh-CN": "全部", en: "everything" },
  place: { "zh-CN": "党组织", en: "Organisation" },
  by: { "zh-CN": "谁", en: "Who" },
  onlyBy: { "zh-CN": "只看{name}做的", en: "Only what {name} did" },
  byAll: { "zh-CN": "看所有人", en: "Everybody again" },
  when: { "zh-CN": "时间", en: "When" },
  target: { "zh-CN": "对象", en: "To what" },
  address: { "zh-CN": "从哪里", en: "From where" },
  noEntries: { "zh-CN": "没有符合条件的记录。", en: "No entry fits." },
  system: { "zh-CN": "系统", en: "the system" },
  older: { "zh-CN": "更早的", en: "Older" },
  newest: { "zh-CN": "回到最新", en: "Back to the newest" },
  exportCsv: { "zh-CN": "导出全部（CSV）", en: "Export all (CSV)" },
  exportJsonl: { "zh-CN": "导出全部（JSONL，可用于核对）", en: "Export all (JSONL, to verify elsewhere)" },
  mayNotAudit: {
    "zh-CN": "审计日志和备份情况由学校党委组织部和系统管理员查看。",
    en: "The audit log and the state of backups are for the university office and the administrator.",
  },
  filterDo: { "zh-CN": "筛选", en: "Filter" },
  backup: { "zh-CN": "备份", en: "Backup" },
  backupLead: {
    "zh-CN": "备份、恢复演练和核对都在服务器上运行；它们每次完成都写进审计日志，这里显示最近一次。",
    en: "Backups, drills of restoring and verifications run on the server. Each writes itself into the audit log; here is the last of each.",
  },
  lastBackup: { "zh-CN": "上次备份", en: "Last backup" },
  lastDrill: { "zh-CN": "上次恢复演练", en: "Last drill of restoring" },
  lastVerified: { "zh-CN": "上次核对日志和数据", en: "Last verification of log and data" },
  never: { "zh-CN": "还没有过", en: "never" },
  ago: { "zh-CN": "{date}（{days}天前）", en: "{date} ({days} days ago)" },
  agoToday: { "zh-CN": "{date}（今天）", en: "{date} (today)" },
  well: { "zh-CN": "✓ 正常", en: "✓ well" },
  failed: { "zh-CN": "! 没有通过", en: "! did not pass" },
  oldBackup: { "zh-CN": "! 超过2天没有备份", en: "! no backup for more than 2 days" },
  oldDrill: { "zh-CN": "! 超过35天没有演练", en: "! no drill for more than 35 days" },
  oldVerified: { "zh-CN": "! 超过35天没有核对", en: "! not verified for more than 35 days" },
  howTo: { "zh-CN": "在服务器上：", en: "On the server:" },
  checksum: { "zh-CN": "文件的SHA-256：", en: "SHA-256 of the file: " },
  whyDrill: {
    "zh-CN": "没有恢复过的备份不算备份：演练把备份恢复到临时数据库，逐表核对后删除，不影响正在用的数据。",
    en: "A backup that was never restored is none: a drill restores it into a scratch database, compares every table and removes it again.",
  },
  keepSafe: {
    "zh-CN": "备份里有全部名册和记录，请按同等密级保管，并放到另一台机器上。",
    en: "A backup holds every roster and record: keep it as carefully as the system itself, and on another machine.",
  },
  server: {
    "zh-CN": "程序{version}，PostgreSQL {postgres}，数据库 {size} MB",
    en: "Program {version}, PostgreSQL {postgres}, database {size} MB",
  },
  burden: { "zh-CN": "负担情况", en: "Burden" },
  burdenLead: {
    "zh-CN": "一学期里向每个党支部要了多少、它为此记了多少。按单位排序列出，不作比较，只用来给基层减负。",
    en: "How much was asked of each branch in a term, and how much it wrote for that. In the official order, compared with nobody: it serves to ask for less.",
  },
  term: { "zh-CN": "{name}（{from}至{to}）", en: "{name} ({from} to {to})" },
  halfYear: { "zh-CN": "半年", en: "half-year" },
  earlier: { "zh-CN": "‹ 上学期", en: "‹ Term before" },
  later: { "zh-CN": "下学期 ›", en: "Next term ›" },
  burdenSum: {
    "zh-CN":
      "到今天，向{branches}个党支部共要求活动记录{recordsAsked}次、文件{filesAsked}份，下发部署{decisions}件；它们记了{recordsMade}次活动、填了{fieldsFilled}项、交了{filesMade}份文件。有{provedAlready}项要求由已有的记录同时证明，没有另外再记。",
    en: "So far {branches} branches were asked for {recordsAsked} records of gatherings and {filesAsked} documents, and received {decisions} decisions; they recorded {recordsMade} gatherings, filled in {fieldsFilled} fields and entered {filesMade} documents. For {provedAlready} demands a record made for another one was proof enough: nothing more was written.",
  },
  burdenNone: {
    "zh-CN": "这里还没有党支部，或这个学期还没有要求。",
    en: "There is no branch here, or nothing was asked in this term.",
  },
  branch: { "zh-CN": "党支部", en: "Branch" },
  recordsAsked: { "zh-CN": "要求记录", en: "Records asked" },
  filesAsked: { "zh-CN": "要求文件", en: "Documents asked" },
  decisions: { "zh-CN": "上级部署", en: "Decisions" },
  recordsMade: { "zh-CN": "已记活动", en: "Gatherings recorded" },
  fieldsFilled: { "zh-CN": "填写项数", en: "Fields filled in" },
  filesMade: { "zh-CN": "已交文件", en: "Documents entered" },
  provedAlready: { "zh-CN": "已有记录证明", en: "Proved already" },
  sum: { "zh-CN": "合计", en: "Together" },
  noOrganisation: { "zh-CN": "您在党组织里没有可以查看的角色。", en: "You hold no role that sees an organisation." },
} as const satisfies Record<string, Template>;

/** What the audit log calls an act, for a person. */
export const auditActions: Readonly<Record<string, Template>> = {
  "sign-in": { "zh-CN": "登录", en: "signed in" },
  "sign-out": { "zh-CN": "退出", en: "signed out" },
  "first-administrator": { "zh-CN": "建立第一位管理员", en: "made the first administrator" },
  "password-changed": { "zh-CN": "修改密码", en: "changed the password" },
  "password-reset": { "zh-CN": "重置密码", en: "reset a password" },
  "second-factor-on": { "zh-CN": "启用动态验证码", en: "set up a second factor" },
  "second-factor-off": { "zh-CN": "停用动态验证码", en: "removed the second factor" },
  "second-factor-reset": { "zh-CN": "去掉动态验证码", en: "reset a second factor" },
  "recovery-codes-renewed": { "zh-CN": "换恢复代码", en: "renewed recovery codes" },
  "session-ended": { "zh-CN": "结束一处登录", en: "ended a session" },
  "token-made": { "zh-CN": "新建令牌", en: "made a token" },
  "token-revoked": { "zh-CN": "作废令牌", en: "revoked a token" },
  "account-created": { "zh-CN": "新建账号", en: "made an account" },
  "account-changed": { "zh-CN": "修改账号", en: "changed an account" },
  "role-granted": { "zh-CN": "授予角色", en: "granted a role" },
  "role-revoked": { "zh-CN": "收回角色", en: "revoked a role" },
  create: { "zh-CN": "新增", en: "created" },
  correct: { "zh-CN": "更正", en: "corrected" },
  withdraw: { "zh-CN": "撤回", en: "withdrew" },
  import: { "zh-CN": "导入", en: "imported" },
  redact: { "zh-CN": "隐去文字", en: "redacted" },
  tick: { "zh-CN": "勾选参加人员", en: "ticked who attended" },
  "guide-imported": { "zh-CN": "导入指南", en: "imported a guide" },
  "guide-drafted": { "zh-CN": "起草指南", en: "drafted a guide" },
  "guide-changed": { "zh-CN": "修改指南草稿", en: "changed a draft of a guide" },
  "guide-published": { "zh-CN": "发布指南", en: "published a guide" },
  "guide-retired": { "zh-CN": "停用指南", en: "retired a guide" },
  "guide-assigned": { "zh-CN": "指定指南", en: "assigned a guide" },
  "guide-assignment-ended": { "zh-CN": "结束指南的适用", en: "ended an assignment" },
  "backup-taken": { "zh-CN": "备份", en: "took a backup" },
  "restore-drilled": { "zh-CN": "恢复演练通过", en: "drilled restoring" },
  "restore-drill-failed": { "zh-CN": "恢复演练没有通过", en: "a drill of restoring failed" },
  "audit-verified": { "zh-CN": "核对日志，完好", en: "verified the log: whole" },
  "audit-verification-failed": { "zh-CN": "核对日志，发现问题", en: "verified the log: found something" },
};

/** What the log names beside the lists of facts. */
export const otherLists: Readonly<Record<string, Template>> = {
  calendar: { "zh-CN": "校历", en: "calendar" },
  settings: { "zh-CN": "学校设定", en: "the school’s numbers" },
  attendance: { "zh-CN": "参加人员", en: "attendance" },
  accounts: { "zh-CN": "账号", en: "accounts" },
  guides: { "zh-CN": "指南", en: "guides" },
};

/** The words of what keeps the school’s data in order, in the language of the moment. */
export function useCareWords(): {
  say: (key: keyof typeof words, values?: Values) => string;
  language: Language;
} {
  const { language } = useWords();
  return { say: (key, values) => fill(words[key], language, values), language };
}
