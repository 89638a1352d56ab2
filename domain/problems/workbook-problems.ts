import type { ProblemKind } from "#domain/problems/problem.ts";

/** What can be wrong with a workbook as a whole, with one of its sheets or with its headings. */
export const workbookProblems = {
  notAWorkbook: {
    code: "not-a-workbook",
    "zh-CN": "这不是 Excel 工作簿。请用 npx biaogan template 生成的 .xlsx 填写，或在 Excel、WPS 里另存为 .xlsx。",
    en: "this is not an Excel workbook; fill in the one that npx biaogan template writes, or save it as .xlsx.",
  },
  damaged: {
    code: "workbook-damaged",
    "zh-CN": "工作簿已损坏（{detail}）。请在 Excel 或 WPS 里打开后另存一份再试。",
    en: "the workbook is damaged ({detail}); open it in Excel or WPS, save a fresh copy and try again.",
  },
  tooMuchText: {
    code: "too-much-text",
    "zh-CN": "工作簿里的文字超过{limit}百万字，已停止读取。请按年份或单位分成几个文件。",
    en: "the workbook holds more than {limit} million characters of text, and reading was stopped; split it by year or organisation.",
  },
  noSheets: {
    code: "no-known-sheet",
    "zh-CN": "没有找到可以读的工作表。请用 npx biaogan template 生成的工作簿填写，工作表名称不要改。",
    en: "none of its sheets is known; fill in the workbook that npx biaogan template writes and keep the sheets’ names.",
  },
  unknownSheet: {
    code: "unknown-sheet",
    "zh-CN": "没有叫“{name}”的工作表，最接近的是“{nearest}”。请改名；不需要的请删去。",
    en: "there is no sheet “{name}”; the nearest is “{nearest}”. Rename it, or delete it if it is not needed.",
  },
  duplicateSheet: {
    code: "duplicate-sheet",
    "zh-CN": "工作表“{name}”出现了两次，请合并为一张。",
    en: "the sheet “{name}” is there twice; make it one.",
  },
  noHeadings: {
    code: "no-headings",
    "zh-CN": "没有找到标题行。请在第1行写上各列的标题：{headings}。",
    en: "no row of headings was found; row 1 should hold them: {headings}.",
  },
  unknownColumn: {
    code: "unknown-column",
    "zh-CN": "没有叫“{name}”的列，最接近的是“{nearest}”。请改标题；自己的附注请放在标题以“备注”开头的列里。",
    en: "there is no column “{name}”; the nearest is “{nearest}”. Change the heading; notes of your own go into a column whose heading starts with 备注.",
  },
  duplicateColumn: {
    code: "duplicate-column",
    "zh-CN": "标题“{name}”出现了两次（{first}列和{second}列），请只留一列。",
    en: "the heading “{name}” stands there twice (columns {first} and {second}); keep one.",
  },
  missingColumn: {
    code: "missing-column",
    "zh-CN": "缺少必填的列“{name}”。请补上这一列，标题写“{name}”。",
    en: "the required column “{name}” is missing; add it with that heading.",
  },
  noHeading: {
    code: "no-heading",
    "zh-CN": "这一列有内容“{value}”，但第{headingRow}行没有标题。请补上标题，或把内容移走。",
    en: "there is “{value}” in this column, but no heading in row {headingRow}; add the heading, or move the content.",
  },
  merged: {
    code: "merged-cells",
    "zh-CN": "{range} 是合并单元格，只有第一格有内容。请取消合并，并在每一行都填上。",
    en: "{range} is merged, so that only its first cell holds something; unmerge it and fill in every row.",
  },
  cannotWrite: {
    code: "cannot-write",
    "zh-CN": "无法写入这个文件（{reason}）。请检查文件夹是否存在、能否写入，磁盘是否已满，文件是否正在 Excel 里打开。",
    en: "the file cannot be written ({reason}); check that its folder exists and is writable, that the disk is not full, and that Excel does not have it open.",
  },
  alreadyThere: {
    code: "already-there",
    "zh-CN": "已经有这个文件了，没有覆盖，以免盖掉填好的内容。请换一个文件名；确实不要了，先删去它。",
    en: "the file is already there and was not overwritten, since it may be filled in; choose another name, or delete it first.",
  },
  more: {
    code: "too-many-problems",
    "zh-CN": "另有{count}个问题未列出，请先改好以上各处再试。",
    en: "{count} more problems are not listed; correct these first and try again.",
  },
  textTooLong: {
    code: "text-too-long",
    "zh-CN": "这段文字有{length}个字符，Excel 的一格最多放{limit}个。请改用 JSON 格式，或先把它缩短。",
    en: "this text has {length} characters, and a cell of Excel holds {limit}; use JSON, or shorten it first.",
  },
  tooManyRows: {
    code: "too-many-rows",
    "zh-CN": "共有{count}行，Excel 的一张工作表最多{limit}行。请按年份或单位分成几个文件，或改用 JSON 格式。",
    en: "there are {count} rows, and a sheet of Excel holds {limit}; split it by year or organisation, or use JSON.",
  },
  sameId: {
    code: "duplicate-id",
    "zh-CN": "编号“{id}”在“{list}”里出现了两次，写进工作簿会并成一条。请先改为不同的编号。",
    en: "the id “{id}” is used twice in {list}, and a workbook would make them one; give them different ids first.",
  },
} as const satisfies Record<string, ProblemKind>;
