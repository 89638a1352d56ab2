import type { ProblemKind } from "#domain/problems/problem.ts";

/** What can be wrong with a packed file (.docx, .xlsx, .zip) before anything in it is read. */
export const zipProblems = {
  notAZip: {
    code: "not-a-zip",
    "zh-CN": "内容不是 {extension} 文件（{found}）。请用 Word 或 WPS 打开后另存为 {extension}，再导入。",
    en: "this is not really a {extension} file ({found}); open it in Word, Excel or WPS and save it as {extension}.",
  },
  damaged: {
    code: "zip-damaged",
    "zh-CN": "文件已损坏，无法解压（{detail}）。请重新获取文件，或打开后另存一份。",
    en: "the file is damaged and cannot be unpacked ({detail}); get it again, or open it and save a fresh copy.",
  },
  encrypted: {
    code: "zip-encrypted",
    "zh-CN": "文件设有密码，无法读取。请去掉密码后另存一份。",
    en: "the file is protected by a password; save a copy without one.",
  },
  tooManyEntries: {
    code: "zip-too-many-entries",
    "zh-CN": "压缩包内有 {count} 个文件，超过上限 {limit} 个，未予解压。请检查文件来源。",
    en: "the package holds {count} files, more than the {limit} allowed, and was not unpacked; check where it comes from.",
  },
  tooBig: {
    code: "zip-too-big",
    "zh-CN": "文件解压后超过上限 {limit} MB（压缩炸弹也是这个样子），已停止读取。请检查文件来源，或拆成几个文件。",
    en: "the file unpacks to more than {limit} MB, as a zip bomb does, and reading was stopped; check where it comes from, or split it.",
  },
  fileTooBig: {
    code: "file-too-big",
    "zh-CN": "文件有 {size} MB，超过上限 {limit} MB。请拆成几个文件，或去掉其中的图片。",
    en: "the file has {size} MB, more than the {limit} MB allowed; split it, or remove its pictures.",
  },
} as const satisfies Record<string, ProblemKind>;
