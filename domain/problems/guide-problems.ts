import type { ProblemKind } from "#domain/problems/problem.ts";

/** What can be wrong with a guide document as a whole. */
export const guideProblems = {
  encoding: {
    code: "text-encoding",
    "zh-CN": "认不出文字编码，或文件不是文本。请用记事本另存为 UTF-8 编码的 .txt，再导入。",
    en: "the encoding is unknown, or this is no text; save it as a .txt in UTF-8.",
  },
  format: {
    code: "guide-format",
    "zh-CN": "不支持 {extension} 文件（{found}）。请另存为 .docx、.xlsx 或 .txt，再导入。",
    en: "a {extension} file cannot be read ({found}); save it as .docx, .xlsx or .txt.",
  },
  noDocument: {
    code: "docx-without-document",
    "zh-CN": "压缩包里没有 Word 正文（word/document.xml）。请用 Word 或 WPS 打开后另存为 .docx，再导入。",
    en: "the package holds no Word document (word/document.xml); open it in Word or WPS and save it as .docx.",
  },
  badXml: {
    code: "docx-bad-xml",
    "zh-CN": "{part} 的内容不完整或已损坏（{detail}）。请用 Word 或 WPS 打开后另存一份。",
    en: "{part} is incomplete or damaged ({detail}); open the file in Word or WPS and save a fresh copy.",
  },
  badWorkbook: {
    code: "xlsx-unreadable",
    "zh-CN": "无法读取这个工作簿（{detail}）。请用 Excel 或 WPS 打开后另存为 .xlsx。",
    en: "this workbook cannot be read ({detail}); open it in Excel or WPS and save it as .xlsx.",
  },
  noOffice: {
    code: "doc-needs-libreoffice",
    "zh-CN":
      "读取旧版 .doc 需要 LibreOffice，本机没有找到。请安装 LibreOffice，或用 Word、WPS 把文件另存为 .docx，再导入。",
    en: "reading an old .doc needs LibreOffice, which was not found; install it, or save the file as .docx in Word or WPS.",
  },
  officeFailed: {
    code: "doc-not-converted",
    "zh-CN": "LibreOffice 未能转换这个 .doc（{detail}）。请用 Word 或 WPS 打开后另存为 .docx，再导入。",
    en: "LibreOffice could not convert this .doc ({detail}); open it in Word or WPS and save it as .docx.",
  },
  empty: {
    code: "guide-empty",
    "zh-CN": "文件里没有文字。请确认选对了文件；如果内容是扫描图片，请改用文字版。",
    en: "the file holds no text; make sure it is the right one, and use a text version if it is a scan.",
  },
  noPoints: {
    code: "guide-no-points",
    "zh-CN":
      "没有找到任何三级指标。文件应有“一级指标、二级指标、三级指标”三栏的表格，或逐级编号的条目（如 1. › 1.1 › （1））。",
    en: "no points were found; a guide has a table of three levels of indicators, or items numbered by level (such as 1. › 1.1 › （1）).",
  },
  noSuchFile: {
    code: "no-such-file",
    "zh-CN": "找不到这个文件，请检查路径。",
    en: "there is no such file; check the path.",
  },
  cannotOpen: {
    code: "file-cannot-open",
    "zh-CN": "无法打开文件（{detail}）。请检查路径和权限。",
    en: "the file cannot be opened ({detail}); check its path and permissions.",
  },
  notGuides: {
    code: "not-guides",
    "zh-CN": "既不是 {expected}，也不是指南文件。请给出指标文件、导入结果（JSON）或指南包（YAML）。",
    en: "this is neither {expected} nor a guide document; give a guide document, the JSON of an import or a guide pack in YAML.",
  },
} as const satisfies Record<string, ProblemKind>;
