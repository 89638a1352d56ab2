import type { CellValue, stream, Style } from "exceljs";
import type { Sheet, Use } from "#formats/workbook/model.ts";
import { GUIDE_SHEET } from "#formats/workbook/sheets/all.ts";
import { textOf } from "#formats/workbook/nest.ts";
import { settingNames, settingNotes, settingTerms } from "#formats/workbook/sheets/school.ts";
import { pageStyles } from "#formats/workbook/write/styles.ts";

const INTRODUCTION = "这里记党组织做过的事。记一次就行：指南里凡是用得上的要求都会自动算到，不用重复填。";

const STEPS = [
  "先填三张表就够用：“党组织”“任职”“活动”（标签是红色的）。其余的用得上再填，用不上就空着。",
  "标题带 * 的列必填，其他的没有就不填。有下拉框的从下拉框里选。",
  "灰色的几行是示例，照着填就行。示例原样留着不会算进去，也可以删去；改动过的会当作真实记录。",
  "日期写成 2026-03-05，也可以写 2026.3.5 或 2026年3月5日。不要写 3/5/2026，分不清哪个是月、哪个是日。",
  "一格里要写几个的，用顿号隔开，如：教师第一党支部、教师第二党支部。",
  "提到党组织或任职的人，写名称、姓名就行；有重名的写编号。",
  "一次活动有几个环节（如党员大会之后接着讲党课），每个环节写一行，各行的编号写成一样。",
  "工作表和列的名称不要改，不要用公式，不要合并单元格。自己的附注写在“备注”列，不会读入。",
  "谈心谈话、民主评议、组织生活会只记开没开、多少人，不写谈了什么；议题只写事项，不写人名。",
] as const;

const AFTERWARDS = [
  "直接看还差什么：npx biaogan check 工作簿.xlsx --guide branch（院、系用 --guide department）",
  "转成数据包：npx biaogan bundle from-xlsx 工作簿.xlsx --out bundle.json",
  "有填得不对的，会逐条说明在哪张表、第几行、哪一列、怎样改；改好之前一条也不会读入。",
] as const;

const USE_WORDS = { always: "先填", often: "常用", seldom: "用到再填" } as const satisfies Record<Use, string>;

/** The first page: how to fill the workbook in, and what each sheet is for. */
export function addGuidePage(workbook: stream.xlsx.WorkbookWriter, sheets: readonly Sheet[]): void {
  const page = workbook.addWorksheet(GUIDE_SHEET, {
    views: [{ showGridLines: false }],
    pageSetup: { orientation: "portrait", paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  page.columns = [{ width: 5 }, { width: 22 }, { width: 14 }, { width: 82 }];
  let at = 0;
  const line = (height: number): number => {
    at += 1;
    page.getRow(at).height = height;
    return at;
  };
  const sentence = (text: string, mark: string, height: number): void => {
    const row = line(height);
    const [left, right] = [page.getCell(row, 1), page.getCell(row, 2)];
    left.value = mark;
    left.style = pageStyles.number;
    right.value = text;
    right.style = pageStyles.text;
    page.mergeCells(row, 2, row, 4);
  };
  const heading = (text: string, style: (typeof pageStyles)["title" | "section"], height: number): void => {
    const cell = page.getCell(line(height), 2);
    cell.value = text;
    cell.style = style;
  };

  const cells = (row: number, values: readonly CellValue[], style: Partial<Style>): void => {
    for (const [index, value] of values.entries()) {
      const cell = page.getCell(row, index + 2);
      cell.value = value;
      cell.style = index === 0 && typeof value === "object" && value !== null ? pageStyles.link : style;
    }
  };
  const table = (head: readonly string[], rows: readonly (readonly CellValue[])[]): void => {
    cells(line(20), head, pageStyles.head);
    for (const row of rows) {
      const number = line(textOf(row.at(-1)).length > 42 ? 34 : 20);
      cells(number, row, pageStyles.cell);
      if (row[1] === null) page.mergeCells(number, 2, number, 3);
    }
  };

  heading("标杆 · 填写说明", pageStyles.title, 36);
  sentence(INTRODUCTION, "", 22);
  line(8);
  heading("怎样填", pageStyles.section, 24);
  for (const [index, step] of STEPS.entries()) sentence(step, `${index + 1}.`, step.length > 55 ? 36 : 20);
  line(8);
  heading("填好之后", pageStyles.section, 24);
  for (const step of AFTERWARDS) sentence(step, "·", 20);
  line(8);
  heading("各张表", pageStyles.section, 24);
  table(
    ["工作表", "什么时候填", "写什么"],
    sheets.map(({ name, use, about }) => [{ text: name, hyperlink: `#'${name}'!A1` }, USE_WORDS[use], about]),
  );
  line(8);
  heading("学校设定", pageStyles.section, 24);
  table(
    ["设定", "", "说明"],
    settingNames.map((name) => [settingTerms[name]["zh-CN"], null, settingNotes[name]]),
  );
  page.commit();
}
