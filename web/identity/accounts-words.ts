import { fill } from "#domain/wording/language.ts";
import type { Language, Template, Values } from "#domain/wording/language.ts";
import { useWords } from "#web/ui/words.ts";

const words = {
  accounts: { "zh-CN": "账号", en: "Accounts" },
  lead: {
    "zh-CN": "谁能登录、在哪个党组织有什么角色。系统管理员只管账号，不因此看到任何台账内容。",
    en: "Who may sign in, and with which role at which organisation. An administrator looks after accounts and sees no record by that role.",
  },
  mayNot: {
    "zh-CN": "账号由系统管理员管理。您可以在“我的账号”里改自己的姓名、密码和令牌。",
    en: "Accounts are the administrator’s (系统管理员). Your own name, password and tokens are under “My account”.",
  },
  search: { "zh-CN": "按姓名或账号查找", en: "Find by name or account" },
  find: { "zh-CN": "查找", en: "Find" },
  newAccount: { "zh-CN": "新建账号", en: "New account" },
  total: { "zh-CN": "共{count}个账号", en: "{count} accounts" },
  noneFound: { "zh-CN": "没有名字里含“{text}”的账号。", en: "No account has “{text}” in its name." },
  name: { "zh-CN": "姓名", en: "Name" },
  signInName: { "zh-CN": "账号名", en: "Sign-in name" },
  signInNameHow: {
    "zh-CN": "2至64个字：汉字、字母、数字和 . _ - @，不含空格",
    en: "2 to 64 letters, digits or . _ - @, without blanks",
  },
  roles: { "zh-CN": "角色", en: "Roles" },
  noRoles: { "zh-CN": "还没有角色，登录后什么也看不到", en: "no role yet: sees nothing after signing in" },
  disabled: { "zh-CN": "已停用", en: "disabled" },
  language: { "zh-CN": "界面语言", en: "Language" },
  create: { "zh-CN": "建立账号", en: "Create the account" },
  cancel: { "zh-CN": "取消", en: "Cancel" },
  initial: {
    "zh-CN": "{name} 的初始密码。现在抄下并当面交给本人，离开这一页就再也看不到；本人首次登录时必须修改。",
    en: "The initial password of {name}. Copy it now and hand it over in person: it is shown this once, and must be changed at the first sign-in.",
  },
  copy: { "zh-CN": "复制", en: "Copy" },
  copied: { "zh-CN": "已复制。", en: "Copied." },
  wroteDown: { "zh-CN": "已经抄下", en: "I have written it down" },
  back: { "zh-CN": "‹ 全部账号", en: "‹ All accounts" },
  save: { "zh-CN": "保存", en: "Save" },
  saved: { "zh-CN": "已保存。", en: "Saved." },
  ownAccount: {
    "zh-CN": "这是您自己的账号：停用、重置和角色要由另一位系统管理员办理。",
    en: "This is your own account: disabling, resets and roles take another administrator.",
  },
  stale: {
    "zh-CN": "您打开之后，另一位管理员改过这个账号：现在的姓名是“{name}”。您填的还在下面，再按一次保存即以您的为准。",
    en: "Another administrator changed this account since you opened it: the name is now “{name}”. What you entered is still below; saving again keeps yours.",
  },
  access: { "zh-CN": "登录", en: "Sign-in" },
  disable: { "zh-CN": "停用账号", en: "Disable the account" },
  disableWhat: {
    "zh-CN": "立即退出所有登录，不能再登录；记录和角色都保留，可以随时恢复。",
    en: "Every session ends at once and no other begins; records and roles stay, and it can be enabled again.",
  },
  enable: { "zh-CN": "恢复账号", en: "Enable the account" },
  isDisabled: { "zh-CN": "这个账号已停用，不能登录。", en: "This account is disabled and cannot sign in." },
  resetPassword: { "zh-CN": "重置密码", en: "Reset the password" },
  resetPasswordWhat: {
    "zh-CN": "得到一个新的初始密码，同时解除锁定；本人所有登录随之退出。",
    en: "Gives a new initial password and lifts a lock-out; every session of the person ends.",
  },
  resetSecond: { "zh-CN": "去掉动态验证码", en: "Remove the second factor" },
  resetSecondWhat: {
    "zh-CN": "本人丢了手机和恢复代码时使用；之后只凭密码登录，请提醒本人重新启用。",
    en: "For a lost phone without recovery codes; the password alone opens the account until a new one is set up.",
  },
  secondOff: { "zh-CN": "没有启用动态验证码。", en: "No second factor is set up." },
  sure: { "zh-CN": "确定{what}", en: "Yes: {what}" },
  done: { "zh-CN": "已办理：{what}。", en: "Done: {what}." },
  roleAt: { "zh-CN": "{role}，{place}", en: "{role}, {place}" },
  until: { "zh-CN": "至{date}", en: "until {date}" },
  since: { "zh-CN": "{date}起", en: "from {date}" },
  noEnd: { "zh-CN": "长期", en: "no last day" },
  expired: { "zh-CN": "已到期", en: "expired" },
  revoke: { "zh-CN": "收回", en: "Revoke" },
  revokeNamed: { "zh-CN": "收回角色：{name}", en: "Revoke the role: {name}" },
  grant: { "zh-CN": "授予角色", en: "Grant a role" },
  grantDo: { "zh-CN": "授予", en: "Grant" },
  role: { "zh-CN": "角色", en: "Role" },
  place: { "zh-CN": "在哪个党组织（对它和它的下级有效）", en: "At which organisation (it holds there and below)" },
  choosePlace: { "zh-CN": "请选择", en: "Choose one" },
  from: { "zh-CN": "生效日", en: "First day" },
  to: { "zh-CN": "到期日（当天有效）", en: "Last day (included)" },
  toNeeded: { "zh-CN": "这个角色必须有到期日。", en: "This role must have a last day." },
  toOptional: { "zh-CN": "不填则长期有效。", en: "Empty: no last day." },
  may: { "zh-CN": "可以：", en: "May: " },
  mayNothing: {
    "zh-CN": "本身什么也看不到，只在评审周期里读到提交给自己的材料。",
    en: "Sees nothing by itself: only what a review cycle (评审) hands over.",
  },
  whoMay: { "zh-CN": "哪个角色可以做什么", en: "Which role may do what" },
  heldAt: { "zh-CN": "授在：{kinds}", en: "held at: {kinds}" },
  onlyOwn: {
    "zh-CN": "名册、参加人员、组织生活会和谈心谈话只在授予角色的那个组织有效，不对下级。",
    en: "Roster, attendance, organisation-life meetings and talks: at the very organisation of the role, not below.",
  },
  previous: { "zh-CN": "上一页", en: "Previous page" },
  next: { "zh-CN": "下一页", en: "Next page" },
  pageOf: { "zh-CN": "第{page}页，共{pages}页", en: "Page {page} of {pages}" },
  paging: { "zh-CN": "翻页", en: "Paging" },
  tokens: { "zh-CN": "脚本令牌", en: "Tokens for scripts" },
  tokensLead: {
    "zh-CN": "给自己写的程序用。令牌只能做您自己能做的、又在这里勾选的事，最长一年。",
    en: "For programs of your own. A token may do what you may do yourself, and of that only what is ticked here; a year at most.",
  },
  noTokens: { "zh-CN": "还没有令牌。", en: "There is no token." },
  tokenName: { "zh-CN": "给什么用", en: "What it is for" },
  tokenScopes: { "zh-CN": "可以做什么", en: "What it may do" },
  tokenDays: { "zh-CN": "有效多少天（1至366）", en: "Days it is valid (1 to 366)" },
  makeToken: { "zh-CN": "新建令牌", en: "New token" },
  tokenShown: {
    "zh-CN": "令牌只显示这一次，请现在保存到安全的地方。",
    en: "The token is shown this once: keep it in a safe place now.",
  },
  tokenUntil: { "zh-CN": "有效至{date}", en: "valid until {date}" },
  tokenUsed: { "zh-CN": "最近使用{date}", en: "last used {date}" },
  tokenUnused: { "zh-CN": "没有用过", en: "never used" },
  revokeToken: { "zh-CN": "作废令牌：{name}", en: "Revoke the token {name}" },
  revokeTokenDo: { "zh-CN": "作废", en: "Revoke" },
  noScope: { "zh-CN": "请至少勾选一项。", en: "Tick at least one." },
  renew: { "zh-CN": "换一批恢复代码", en: "New recovery codes" },
  renewWhat: { "zh-CN": "换了之后，原来的恢复代码全部作废。", en: "The old recovery codes are void then." },
  myPassword: { "zh-CN": "我的密码", en: "My password" },
} as const satisfies Record<string, Template>;

export type AccountWord = keyof typeof words;

/** The words of the accounts' pages in the language of the moment. */
export function useAccountWords(): { say: (key: AccountWord, values?: Values) => string; language: Language } {
  const { language } = useWords();
  return { say: (key, values) => fill(words[key], language, values), language };
}
