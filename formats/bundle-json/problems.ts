import type { ProblemKind } from "#domain/problems/problem.ts";

/** What can be wrong with a file that should hold JSON. */
export const jsonProblems = {
  noFile: {
    code: "no-file",
    "zh-CN": "找不到这个文件，请检查路径。",
    en: "there is no such file; check the path.",
  },
  notAFile: {
    code: "not-a-file",
    "zh-CN": "这是文件夹，请给出其中的文件。",
    en: "this is a folder; name a file in it.",
  },
  pipe: {
    code: "not-a-file",
    "zh-CN": "这是管道或设备，不能从中读取；请先存成文件，再给出文件名。",
    en: "this is a pipe or a device, which cannot be read from; save it as a file and name that.",
  },
  unreadable: {
    code: "unreadable",
    "zh-CN": "文件读不出来（{reason}），请检查权限和磁盘。",
    en: "the file cannot be read ({reason}); check its permissions and the disk.",
  },
  empty: {
    code: "empty-file",
    "zh-CN": "文件是空的，请换成数据包（.json）或填好的工作簿（.xlsx）。",
    en: "the file is empty; give a bundle (.json) or a workbook (.xlsx).",
  },
  notUtf8: {
    code: "not-utf-8",
    "zh-CN": "文件不是 UTF-8 编码（像是 {encoding}），请在编辑器里另存为 UTF-8。",
    en: "the file is not UTF-8 (it looks like {encoding}); save it as UTF-8 in an editor.",
  },
  archive: {
    code: "not-json",
    "zh-CN": "这是压缩包或 Office 文件，不是 JSON；请给出 .json 数据包。",
    en: "this is a zip or an Office file, not JSON; give a .json bundle.",
  },
  oldOffice: {
    code: "old-office",
    "zh-CN": "这是旧版 Excel 文件（.xls）或加了密码的文件；请在 Excel 或 WPS 里打开，去掉密码，另存为 .xlsx。",
    en: "this is an old Excel file (.xls) or one with a password; open it in Excel or WPS, remove the password and save it as .xlsx.",
  },
  notJson: {
    code: "not-json",
    "zh-CN": "这既不是工作簿（.xlsx），也不是数据包（.json，以 { 开头）；请换一个文件。",
    en: "this is neither a workbook (.xlsx) nor a bundle (.json, which begins with {); give one of these.",
  },
  syntax: {
    code: "json-syntax",
    "zh-CN": "第{column}个字符处不合 JSON 语法，此处应为{expected}。",
    en: "not valid JSON at character {column}; {expected} is needed here.",
  },
  truncated: {
    code: "json-truncated",
    "zh-CN": "文件到第{byte}字节就断了，还缺结尾的括号；请重新导出或复制完整的文件。",
    en: "the file breaks off after byte {byte}, its closing brackets are missing; export or copy it again.",
  },
  valueTooBig: {
    code: "value-too-big",
    "zh-CN": "这一项太大（超过{limit}个值），不像一条记录；请拆开或检查导出程序。",
    en: "this entry is too big (over {limit} values) to be one record; split it, or check what wrote it.",
  },
  valueTooLong: {
    code: "value-too-long",
    "zh-CN": "这一项有超过{limit} MiB 的文字没有结尾，可能漏了引号；请检查。",
    en: "a text here has no end within {limit} MiB; perhaps a quotation mark is missing.",
  },
  tooDeep: {
    code: "too-deep",
    "zh-CN": "括号嵌套超过{limit}层，数据包没有这么深；请检查是否多了 [ 或 {。",
    en: "brackets are nested more than {limit} deep, which no bundle is; look for a stray [ or {.",
  },
} as const satisfies Record<string, ProblemKind>;
