import assert from "node:assert/strict";
import { test } from "node:test";
import {
  DeletedTextRun,
  Document,
  ExternalHyperlink,
  FootnoteReferenceRun,
  InsertedTextRun,
  Packer,
  PageBreak,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalMergeType,
} from "docx";
import { importGuides } from "#domain/guides/import/import-guides.ts";
import type { GuideImport } from "#domain/guides/import/import-guides.ts";
import { readDocxGuide } from "#formats/guide-document/docx.ts";
import { docxOf } from "#test/guide-documents.ts";
import { zipOf } from "#test/zip-file.ts";

type CellText =
  | string
  | { text: string | (string | Paragraph | Table)[]; span?: number; merge?: "restart" | "continue" };

function cellOf(content: CellText): TableCell {
  const { text, span, merge } = typeof content === "string" ? { text: content } : content;
  const parts = typeof text === "string" ? text.split("\n") : text;
  return new TableCell({
    children: parts.map((part) => (typeof part === "string" ? new Paragraph(part) : part)),
    ...(span === undefined ? {} : { columnSpan: span }),
    ...(merge === undefined
      ? {}
      : { verticalMerge: merge === "restart" ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE }),
  });
}

function tableOf(rows: readonly (readonly CellText[])[]): Table {
  return new Table({ rows: rows.map((row) => new TableRow({ children: row.map(cellOf) })) });
}

async function read(parts: readonly (string | Paragraph | Table)[]): Promise<GuideImport> {
  return importGuides(await readDocxGuide(await docxOf(parts), "指南.docx"));
}

/** One line an indicator and a point, for reading at a glance. */
function shown({ guides }: GuideImport): string[] {
  return guides.flatMap(({ title, indicators, points }) => [
    title,
    ...indicators.map(({ code, title: words }) => `${code} ${words}`),
    ...points.map(({ code, text }) => `${code} ${text}`),
  ]);
}

test("first levels that are headings outside the tables", async () => {
  const result = await read([
    "渤海大学样板支部建设指标",
    "一、教育党员有力",
    tableOf([
      ["二级指标", "三级指标"],
      ["（一）学习", "1.每月学习1次\n2.每年讲党课1次"],
      ["（二）活动", "1.开展主题党日"],
    ]),
    "二、管理党员有力",
    tableOf([
      ["二级指标", "三级指标"],
      ["（一）发展", "1.程序规范"],
    ]),
    "注：解释权归组织部",
  ]);
  assert.deepEqual(shown(result), [
    "渤海大学样板支部建设指标",
    "1 教育党员有力",
    "1.1 学习",
    "1.2 活动",
    "2 管理党员有力",
    "2.1 发展",
    "1.1(1) 每月学习1次",
    "1.1(2) 每年讲党课1次",
    "1.2(1) 开展主题党日",
    "2.1(1) 程序规范",
  ]);
  assert.deepEqual(
    result.warnings.map(({ text }) => text),
    ["注：解释权归组织部"],
  );
});

test("first levels in rows of their own, running numbers, points without numbers, a column of scores", async () => {
  const result = await read([
    "渤海大学考核指标",
    tableOf([
      ["序号", "二级指标", "三级指标", "分值"],
      [{ text: "一、教育党员有力", span: 4 }],
      ["1", "（一）学习", "每月学习1次", "20"],
      ["2", { text: "（二）活动", merge: "restart" }, "开展主题党日", ""],
      ["3", { text: "", merge: "continue" }, "开展志愿服务", ""],
      [{ text: "二、管理党员有力", span: 4 }],
      ["4", "（一）发展", "程序规范", ""],
    ]),
  ]);
  assert.deepEqual(shown(result), [
    "渤海大学考核指标",
    "1 教育党员有力",
    "1.1 学习",
    "1.2 活动",
    "2 管理党员有力",
    "2.1 发展",
    "1.1(1) 每月学习1次",
    "1.2(1) 开展主题党日",
    "1.2(2) 开展志愿服务",
    "2.1(1) 程序规范",
  ]);
  assert.deepEqual(
    result.warnings.map(({ text }) => text),
    ["20"],
  );
});

test("a heading of two rows, with criteria and evidence beside the levels", async () => {
  const result = await read([
    "渤海大学评估表",
    tableOf([
      [
        { text: "考核指标", span: 3 },
        { text: "评分标准", merge: "restart" },
        { text: "佐证材料", merge: "restart" },
      ],
      ["一级指标", "二级指标", "三级指标", { text: "", merge: "continue" }, { text: "", merge: "continue" }],
      ["1.甲", "1.1乙", "（1）丙丙丙。\n（2）丁丁丁。", "（1）标准甲\n（2）标准乙", "材料甲\n材料乙"],
    ]),
  ]);
  assert.deepEqual(
    result.guides[0]?.points.map(({ criteria, evidence }) => [criteria, evidence]),
    [
      ["标准甲", "材料甲\n材料乙"],
      ["标准乙", "材料甲\n材料乙"],
    ],
  );
  assert.deepEqual(result.warnings, []);
});

test("no second level: a cell over both columns, or an empty one", async () => {
  const result = await read([
    "渤海大学任务指南",
    tableOf([
      ["一级指标", "二级指标", "三级指标"],
      [{ text: "1.甲甲", span: 2 }, "（1）丙丙。\n（2）丁丁。"],
      ["2.乙乙", "2.1戊", "（1）己。"],
      ["3.庚庚", "", "（1）辛。"],
    ]),
  ]);
  assert.deepEqual(
    result.guides[0]?.points.map(({ code, level2 }) => [code, level2]),
    [
      ["1(1)", null],
      ["1(2)", null],
      ["2.1(1)", "2.1"],
      ["3(1)", null],
    ],
  );
});

test("codes of the document's own, in the text or in columns beside it, are kept as printed", async () => {
  const inText = await read([
    "渤海大学代码指标",
    tableOf([
      ["一级指标", "二级指标", "三级指标"],
      [{ text: "A1 政治建设", merge: "restart" }, { text: "B1 学习", merge: "restart" }, "C1 每月学习1次"],
      [{ text: "", merge: "continue" }, { text: "", merge: "continue" }, "C2 讲党课"],
      [{ text: "", merge: "continue" }, "B2 落实", "C3 传达"],
      ["A2 组织建设", "B3 换届", "C4 按期换届"],
    ]),
  ]);
  const inColumns = await read([
    "渤海大学代码指标",
    tableOf([
      ["编号", "一级指标", "编号", "二级指标", "编号", "三级指标"],
      ["A1", "政治建设", "B1", "学习", "C1", "每月学习1次"],
      ["", "", "", "", "C2", "讲党课"],
      ["", "", "B2", "落实", "C3", "传达"],
      ["A2", "组织建设", "B3", "换届", "C4", "按期换届"],
    ]),
  ]);
  assert.deepEqual(
    inText.guides[0]?.points.map(({ code, printed }) => [code, printed]),
    [
      ["1.1(1)", "C1"],
      ["1.1(2)", "C2"],
      ["1.2(1)", "C3"],
      ["2.1(1)", "C4"],
    ],
  );
  assert.deepEqual(inColumns.guides, inText.guides);
  assert.deepEqual([...inText.warnings, ...inColumns.warnings], []);
});

test("tables cut into several, with and without repeated headings, are one guide", async () => {
  const result = await read([
    "渤海大学分表指南",
    tableOf([
      ["一级指标", "二级指标", "三级指标"],
      ["1.甲", "1.1乙", "（1）一。"],
    ]),
    "（续表）",
    tableOf([
      ["一级指标", "二级指标", "三级指标"],
      ["1. 甲", "1.2丙", "（1）二。"],
      ["2.丁", "2.1戊", "（1）三。"],
    ]),
    "",
    tableOf([["2.丁", "2.2己", "（1）四。"]]),
  ]);
  assert.deepEqual(
    result.guides.map(({ points }) => points.map(({ code }) => code)),
    [["1.1(1)", "1.2(1)", "2.1(1)", "2.2(1)"]],
  );
  assert.deepEqual(result.warnings, []);
});

test("a table inside a cell and line breaks inside a title belong to the cell", async () => {
  const title = new Paragraph({ children: [new TextRun("1.党组织"), new TextRun({ text: "领导", break: 1 })] });
  const result = await read([
    "渤海大学嵌套指南",
    tableOf([
      ["一级指标", "二级指标", "三级指标"],
      [
        { text: [title] },
        "1.1乙",
        { text: ["（1）以下事项：", tableOf([["第一项内容；"], ["第二项内容。"]]), "（2）另一项。"] },
      ],
    ]),
  ]);
  assert.deepEqual(shown(result), [
    "渤海大学嵌套指南",
    "1 党组织领导",
    "1.1 乙",
    "1.1(1) 以下事项：第一项内容；第二项内容。",
    "1.1(2) 另一项。",
  ]);
});

test("tracked deletions are gone, insertions and links stay, a footnote is a warning", async () => {
  const change = { author: "某", date: "2025-01-01T00:00:00Z" };
  const point = new Paragraph({
    children: [
      new TextRun("（1）每月"),
      new DeletedTextRun({ ...change, id: 3, text: "开展2次" }),
      new InsertedTextRun({ ...change, id: 4, text: "开展1次" }),
      new ExternalHyperlink({ link: "https://example.org", children: [new TextRun("学习")] }),
      new FootnoteReferenceRun(1),
      new TextRun("。"),
    ],
  });
  const title = new Paragraph({
    children: [
      new TextRun("渤海大学"),
      new DeletedTextRun({ ...change, id: 1, text: "旧" }),
      new InsertedTextRun({ ...change, id: 2, text: "新任务指南" }),
    ],
  });
  const document = new Document({
    sections: [
      {
        children: [
          title,
          tableOf([
            ["一级指标", "二级指标", "三级指标"],
            ["1.甲", "1.1乙", { text: [point] }],
          ]),
        ],
      },
    ],
    footnotes: { 1: { children: [new Paragraph("脚注说明文字")] } },
  });
  const result = importGuides(await readDocxGuide(await Packer.toBuffer(document), "指南.docx"));
  assert.equal(result.guides[0]?.title, "渤海大学新任务指南");
  assert.equal(result.guides[0]?.points[0]?.text, "每月开展1次学习。");
  assert.deepEqual(
    result.warnings.map(({ text }) => text),
    ["脚注说明文字"],
  );
});

test("a page break inside a paragraph does not cut the point", async () => {
  const cut = new Paragraph({ children: [new TextRun("（1）前半"), new PageBreak(), new TextRun("后半。")] });
  assert.deepEqual(shown(await read(["渤海大学段落指南", "1. 甲", "1.1 乙", cut, "（2）二。"])).slice(3), [
    "1.1(1) 前半后半。",
    "1.1(2) 二。",
  ]);
});

test("two guides after each other, each with an annex line, a title on two lines and the same first indicator", async () => {
  const table = (): Table =>
    tableOf([
      ["一级指标", "二级指标", "三级指标"],
      ["1.政治建设", "1.1乙", "（1）一。"],
    ]);
  const result = await read([
    "附件1",
    "渤海大学标杆院系指南",
    "根据要求制定本指南。",
    table(),
    "附件2",
    "渤海大学",
    "样板支部指南",
    table(),
  ]);
  assert.deepEqual(
    result.guides.map(({ title }) => title),
    ["渤海大学标杆院系指南", "渤海大学样板支部指南"],
  );
  assert.deepEqual(
    result.warnings.map(({ text }) => text),
    ["根据要求制定本指南。"],
  );
});

test("text boxes are read once, alternative content for old programs is not", async () => {
  const box = (text: string): string => `<w:txbxContent><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:txbxContent>`;
  const xml = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>
    <w:p><w:r><mc:AlternateContent><mc:Choice>${box("渤海大学文本框指南")}</mc:Choice><mc:Fallback>${box("渤海大学文本框指南")}</mc:Fallback></mc:AlternateContent></w:r></w:p>
    ${["1.甲", "1.1乙", "（1）丙。"].map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join("")}</w:body></w:document>`;
  const result = importGuides(await readDocxGuide(zipOf({ "word/document.xml": xml }), "指南.docx"));
  assert.deepEqual(shown(result), ["渤海大学文本框指南", "1 甲", "1.1 乙", "1.1(1) 丙。"]);
});
