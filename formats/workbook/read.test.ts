import assert from "node:assert/strict";
import { test } from "node:test";
import type { CellValue } from "exceljs";
import { readWorkbook, readWorkbookBundle } from "#formats/workbook/read.ts";
import { linesOf, testFolder, workbookFile } from "#test/workbook-file.ts";
import type { Rows } from "#test/workbook-file.ts";

const folder = testFolder();
const HEADINGS = ["编号", "党组织", "日期", "标题", "环节"];

function activities(...rows: CellValue[][]): { 活动: Rows } {
  return { 活动: [HEADINGS, ...rows] };
}

async function problems(sheets: Readonly<Record<string, Rows>>): Promise<string[]> {
  const path = await workbookFile(folder, sheets);
  return linesOf(readWorkbookBundle(path), path);
}

test("the fewest cells a person fills in make an activity, with an id of its own", async () => {
  const path = await workbookFile(folder, {
    党组织: [
      ["编号", "名称", "类型"],
      ["b1", "教师第一党支部", "支部"],
    ],
    活动: [
      ["党组织", "日期", "标题", "环节"],
      ["教师第一党支部", "2026年3月5日", "三月支委会", " 支委会 "],
      ["b1", "2026.3.5", "又一次", "committee-meeting"],
    ],
  });
  const { activities: read } = await readWorkbookBundle(path);
  assert.deepEqual(read, [
    {
      id: "b1-2026-03-05-1",
      organisationId: "b1",
      heldOn: "2026-03-05",
      title: "三月支委会",
      segments: [{ kind: "committee-meeting" }],
    },
    {
      id: "b1-2026-03-05-2",
      organisationId: "b1",
      heldOn: "2026-03-05",
      title: "又一次",
      segments: [{ kind: "committee-meeting" }],
    },
  ]);
});

test("rows with one id are segments of one activity, also after the sheet was sorted", async () => {
  const path = await workbookFile(
    folder,
    activities(
      ["a1", "b1", "2026-03-05", "大会", "支部党员大会"],
      ["a2", "b1", "2026-03-06", "别的", "其他"],
      ["a1", null, null, null, "党课"],
    ),
  );
  const { activities: read } = await readWorkbookBundle(path);
  assert.deepEqual(
    read.map(({ id, segments }) => [id, segments.map(({ kind }) => kind)]),
    [
      ["a1", ["general-meeting", "party-lecture"]],
      ["a2", ["other"]],
    ],
  );
});

test("rows with one id that disagree are refused, with both rows", async () => {
  const lines = await problems(
    activities(["a1", "b1", "2026-03-05", "大会", "支部党员大会"], ["a1", "b1", "2026-03-06", "大会", "党课"]),
  );
  assert.deepEqual(lines, [
    "工作表“活动” 第3行 “日期”列：编号“a1”在第2行已填“2026-03-05”，这里是“2026-03-06”。同一项的各行要一致；不是同一项的请另编编号。",
  ]);
});

test("dates are read from date cells, serial numbers and text", async () => {
  const cells = [new Date("2026-03-05T00:00:00Z"), 46_086, "2026.3.5", "2026年3月5日", 20_260_305];
  const path = await workbookFile(
    folder,
    activities(...cells.map((cell, index) => [`a${index}`, "b1", cell, "t", "其他"])),
  );
  const { activities: read } = await readWorkbookBundle(path);
  assert.deepEqual(new Set(read.map(({ heldOn }) => heldOn)), new Set(["2026-03-05"]));
});

test("date cells of a workbook that counts from 1904 are read by its calendar", async () => {
  const path = await workbookFile(
    folder,
    activities(["a", "b1", new Date("2026-03-05T00:00:00Z"), "t", "其他"]),
    (workbook) => {
      workbook.properties.date1904 = true;
    },
  );
  assert.equal((await readWorkbookBundle(path)).activities[0]?.heldOn, "2026-03-05");
});

test("every wrong cell is told, one line each, and nothing is read", async () => {
  const lines = await problems({
    活动: [
      [...HEADINGS, "应到人数", "开始时间"],
      ["a1", "b1", "3/5/2026", "t", "其他"],
      ["a2", "b1", "2026-02-30", "t", "其他"],
      ["a3", "b1", { formula: "TODAY()", date1904: false }, "t", "其他"],
      ["a4", "b1", "2026-03-05", { error: "#N/A" }, "其他"],
      ["a5", "b1", "2026-03-05", "t", "支委大会"],
      ["a6", "b1", "2026-03-05", "t", "其他", "十二人"],
      ["a7", "b1", "2026-03-05", "t", "其他", -1],
      ["a8", "b1", "2026-03-05", null, "其他", 1.5],
      ["a9", "b1", "2026-03-05", true, "其他", null, "下午"],
    ],
  });
  assert.deepEqual(
    lines.map((line) => line.replace(/其中之一：.*/, "…")),
    [
      "工作表“活动” 第2行 “日期”列：“3/5/2026”看不出哪个是月、哪个是日，请写成 2026-03-05 的样子。",
      "工作表“活动” 第3行 “日期”列：日期“2026-02-30”不存在，请改为实际日期。",
      "工作表“活动” 第4行 “日期”列：这里是公式。请改成数值：复制后用“选择性粘贴→数值”贴回原处。",
      "工作表“活动” 第5行 “标题”列：这里是出错的值“#N/A”，请改成实际内容，或清空。",
      "工作表“活动” 第6行 “环节”列：“支委大会”不在可选值之内，请改为…",
      "工作表“活动” 第7行 “应到人数”列：“十二人”不是数字，请只填数字，如 12。",
      "工作表“活动” 第8行 “应到人数”列：“-1”太小，最小为0。",
      "工作表“活动” 第9行 “标题”列：此处必填。一句话说明是什么活动。",
      "工作表“活动” 第9行 “应到人数”列：这里是数字“1.5”，应为整数。",
      "工作表“活动” 第10行 “标题”列：这里是逻辑值“TRUE”，请改成实际内容。",
      "工作表“活动” 第10行 “开始时间”列：“下午”不是时间，请写成 14:30 的样子。",
    ],
  );
});

test("problems are told in English as well", async () => {
  const path = await workbookFile(folder, activities(["a1", "b1", "5/3/26", "t", "其他"]));
  const [line] = await linesOf(readWorkbookBundle(path), path, "en");
  assert.match(line ?? "", /sheet “活动”, row 2, column “日期”: “5\/3\/26” does not say which number is the month/);
});

test("unknown sheets and columns name the nearest known one; the person's own notes are left alone", async () => {
  const lines = await problems({
    活动表: [["x"]],
    Sheet1: [],
    备注页: [["随便写的"]],
    活动: [
      [...HEADINGS, "应到人", "备注", "备注2"],
      ["a1", "b1", "2026-03-05", "t", "其他", 3, "自己的话", "又一句"],
    ],
  });
  assert.deepEqual(lines, [
    "工作表“活动表”：没有叫“活动表”的工作表，最接近的是“活动”。请改名；不需要的请删去。",
    "工作表“活动” 第1行 “F”列：没有叫“应到人”的列，最接近的是“应到人数”。请改标题；自己的附注请放在标题以“备注”开头的列里。",
  ]);
});

test("a missing required column, a heading that stands twice and a column without one are told", async () => {
  assert.deepEqual(
    await problems({
      活动: [
        ["编号", "党组织", "日期", "标题"],
        ["a", "b", "2026-01-01", "t"],
      ],
    }),
    ["工作表“活动” 第1行：缺少必填的列“环节”。请补上这一列，标题写“环节”。"],
  );
  assert.deepEqual(
    await problems({
      活动: [
        [...HEADINGS, "标题*", null],
        ["a", "b", "2026-01-01", "t", "其他", "t", "多"],
      ],
    }),
    [
      "工作表“活动” 第1行：标题“标题”出现了两次（D列和F列），请只留一列。",
      "工作表“活动” 第2行 “F”列：这一列有内容“t”，但第1行没有标题。请补上标题，或把内容移走。",
      "工作表“活动” 第2行 “G”列：这一列有内容“多”，但第1行没有标题。请补上标题，或把内容移走。",
    ],
  );
});

test("headings may stand below a title, in any order, with marks and blanks; blank rows are passed over", async () => {
  const path = await workbookFile(folder, {
    活动: [
      ["某支部2026年活动"],
      [],
      ["标题 *", " 环节", "日期（必填）", "党 组 织"],
      [],
      ["t", "其他", "2026-01-01", "b1"],
      [null, "  "],
      ["u", "其他", "2026-01-02", "b1"],
    ],
  });
  assert.deepEqual(
    (await readWorkbookBundle(path)).activities.map(({ title }) => title),
    ["t", "u"],
  );
});

test("merged cells below the headings are refused, once, and not as missing values too", async () => {
  const path = await workbookFile(
    folder,
    activities(["a1", "b1", "2026-03-05", "t", "其他"], ["a2", null, "2026-03-06", "t", "其他"]),
    (workbook) => {
      workbook.getWorksheet("活动")?.mergeCells("B2:B3");
    },
  );
  assert.deepEqual(await linesOf(readWorkbookBundle(path), path), [
    "工作表“活动” 第2行：B2:B3 是合并单元格，只有第一格有内容。请取消合并，并在每一行都填上。",
  ]);
});

test("rich text and links are read as the text they show; numbers in text columns as digits", async () => {
  const path = await workbookFile(
    folder,
    activities(
      ["a1", "b1", "2026-03-05", { richText: [{ text: "第" }, { font: { bold: true }, text: "一次" }] }, "其他"],
      ["a2", "b1", "2026-03-05", { text: "通知", hyperlink: "https://example.org/" }, "其他"],
      [3, "b1", "2026-03-05", 2026, "其他"],
    ),
  );
  const { activities: read } = await readWorkbookBundle(path);
  assert.deepEqual(
    read.map(({ id, title }) => [id, title]),
    [
      ["a1", "第一次"],
      ["a2", "通知"],
      ["3", "2026"],
    ],
  );
});

test("an id that Excel turned into a date is told, not guessed", async () => {
  const lines = await problems(activities([new Date("2026-03-05T00:00:00Z"), "b1", "2026-03-05", "t", "其他"]));
  assert.deepEqual(lines, [
    "工作表“活动” 第2行 “编号”列：这一格被 Excel 变成了日期（2026-03-05）。请把单元格格式设为“文本”，再重新填写。",
  ]);
});

test("a name that two organisations share has to be replaced by an id", async () => {
  const lines = await problems({
    党组织: [
      ["编号", "名称", "类型"],
      ["b1", "教师党支部", "党支部"],
      ["b2", "教师党支部", "党支部"],
    ],
    ...activities(["a1", "教师党支部", "2026-03-05", "t", "其他"]),
  });
  assert.deepEqual(lines, ["工作表“活动” 第2行 “党组织”列：叫“教师党支部”的不止一个（编号 b1、b2），请改填编号。"]);
});

test("agenda items find their segment by its name, and say so when they cannot", async () => {
  const agenda = ["活动编号", "环节", "议题编号", "类别"];
  const two = activities(["a1", "d1", "2026-03-05", "t", "党组织会议"], ["a1", "d1", "2026-03-05", "t", "其他"]);
  const path = await workbookFile(folder, { ...two, 议题: [agenda, ["a1", "党委会", "g1", "职称评审"]] });
  const [activity] = (await readWorkbookBundle(path)).activities;
  assert.deepEqual(activity?.segments[0]?.agenda, [{ id: "g1", category: "titles" }]);
  assert.deepEqual(
    await problems({
      ...two,
      议题: [agenda, ["a1", null, "g1", "职称评审"], ["a9", null, "g2", "其他"], [null, null, "g3", "其他"]],
    }),
    [
      "工作表“议题” 第2行 “环节”列：这次活动有几个环节：党组织会议、其他。请在“环节”列填明是哪一个。",
      "工作表“议题” 第3行 “活动编号”列：“活动”表里没有“a9”。请改正，或先在“活动”表里添上。",
      "工作表“议题” 第4行 “活动编号”列：此处必填。“活动”表里那次会议的编号。",
    ],
  );
});

test("one row may name all who received a decision on one day", async () => {
  const path = await workbookFile(folder, {
    上级决定: [
      ["编号", "文号", "收文党组织", "收到日期"],
      ["x1", "校党发〔2026〕3号", "b1、b2；b3", "2026-03-05"],
      ["x1", null, "b4", "2026-03-06"],
    ],
  });
  const [directive] = (await readWorkbookBundle(path)).directives;
  assert.deepEqual(
    directive?.recipients?.map(({ organisationId, receivedOn }) => `${organisationId} ${receivedOn}`),
    ["b1 2026-03-05", "b2 2026-03-05", "b3 2026-03-05", "b4 2026-03-06"],
  );
});

test("a holiday may be written as a span; a name in its row is told", async () => {
  const headings = ["类别", "学期名称", "开始日期", "结束日期"];
  const path = await workbookFile(folder, {
    校历: [
      headings,
      ["放假", null, "2026-10-01", "2026-10-03"],
      ["调休上班", null, "2026-10-10"],
      ["学期", "2026春", "2026-03-02", "2026-07-12"],
    ],
  });
  const { calendar } = await readWorkbookBundle(path);
  assert.deepEqual(calendar, {
    holidays: ["2026-10-01", "2026-10-02", "2026-10-03"],
    makeUpDays: ["2026-10-10"],
    semesters: [{ name: "2026春", startsOn: "2026-03-02", endsOn: "2026-07-12" }],
  });
  assert.deepEqual(await problems({ 校历: [headings, ["放假", "国庆", "2026-10-01", "2026-09-03"]] }), [
    "工作表“校历” 第2行 “学期名称”列：“放假”这一行不填此项，请清空；要附注请写在“备注”列。",
    "工作表“校历” 第2行 “结束日期”列：结束日期早于开始日期，请改正。",
  ]);
});

test("settings are read by their names; what cannot be is told", async () => {
  const headings = ["设定", "要求编号", "值"];
  const path = await workbookFile(folder, {
    学校设定: [
      headings,
      ["补开期限（天）", null, "20"],
      ["寒暑假的月份", null, "免除"],
      ["指南未写明的次数", "department/2.2(1)/bodies-study", 3],
    ],
  });
  assert.deepEqual((await readWorkbookBundle(path)).settings, {
    makeUpDays: 20,
    vacationMonths: "exempt",
    times: { "department/2.2(1)/bodies-study": 3 },
  });
  const lines = await problems({
    学校设定: [
      headings,
      ["补开期限（天）", null, 20],
      ["补开期限（天）", null, 21],
      ["寒暑假的月份", null, "不算"],
      ["补开期限（天）", "x", 999],
      ["年度事项补开期限（天）", null, 999],
    ],
  });
  assert.deepEqual(lines, [
    "工作表“学校设定” 第3行 “设定”列：“补开期限（天）”在第2行已经填过，请只留一行。",
    "工作表“学校设定” 第4行 “值”列：“不算”不在可选值之内，请改为其中之一：照常计算、免除。",
    "工作表“学校设定” 第5行 “要求编号”列：“补开期限（天）”这一行不填此项，请清空；要附注请写在“备注”列。",
    "工作表“学校设定” 第5行 “设定”列：“补开期限（天）”在第2行已经填过，请只留一行。",
    "工作表“学校设定” 第6行 “值”列：“999”太大，最大为366。",
  ]);
});

test("only the first two hundred problems are told, and how many more there are", async () => {
  const lines = await problems(
    activities(...Array.from({ length: 500 }, (_, index) => [`a${index}`, "b", "坏", "t", "其他"])),
  );
  assert.equal(lines.length, 201);
  assert.match(lines.at(-1) ?? "", /另有300个问题未列出/);
});

test("a path in the bundle leads back to its row and column", async () => {
  const path = await workbookFile(
    folder,
    activities(["a1", "b1", "2026-03-05", "t", "其他"], ["a2", "b1", "2026-03-05", "t", "其他"]),
  );
  const { placeOf } = await readWorkbook(path);
  assert.deepEqual(placeOf(["activities", 1, "organisationId"]), {
    file: path,
    sheet: "活动",
    row: 3,
    column: "党组织",
  });
  assert.deepEqual(placeOf(["activities", 1, "segments", 0, "leader"]), {
    file: path,
    sheet: "活动",
    row: 3,
    column: "主持（主讲）人",
  });
});

test("progress only grows, and ends at the whole", async () => {
  const path = await workbookFile(folder, activities(["a1", "b1", "2026-03-05", "t", "其他"]));
  const shares: number[] = [];
  await readWorkbookBundle(path, (done, total) => shares.push(done / total));
  assert.deepEqual(
    shares,
    shares.toSorted((a, b) => a - b),
  );
  assert.equal(shares.at(-1), 1);
});
