import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { suite, test } from "node:test";
import { importGuides, toGuidesJson } from "#domain/guides/import/import-guides.ts";
import type { GuideImport } from "#domain/guides/import/import-guides.ts";
import { importedGuides } from "#domain/guides/import/imported.ts";
import { blocksOfText } from "#domain/guides/import/text-rows.ts";

const SOURCE = readFileSync(new URL("../../../test/fixtures/guides/tiangong-2025.txt", import.meta.url), "utf8");

function read(text: string): GuideImport {
  return importGuides([{ blocks: blocksOfText(text) }]);
}

/** One line a title, an indicator and a point. */
function shown({ guides }: GuideImport): string[] {
  return guides.flatMap(({ title, indicators, points }) => [
    `# ${title}`,
    ...indicators.map(({ level, code, title: words }) => `${"  ".repeat(level - 1)}${code} ${words}`),
    ...points.map(({ code, text }) => `${code} ${text}`),
  ]);
}

function warned({ warnings }: GuideImport): [number, string][] {
  return warnings.map(({ line, text }) => [line, text]);
}

suite("the two guides of 2025", () => {
  const result = read(SOURCE);
  const [department, branch] = result.guides;

  test("39 and 28 points under 5 + 12 and 7 + 10 indicators, with no warning", () => {
    const count = (level: number): (number | undefined)[] =>
      [department, branch].map((guide) => guide?.indicators.filter((each) => each.level === level).length);
    assert.deepEqual(
      [count(1), count(2)],
      [
        [5, 7],
        [12, 10],
      ],
    );
    assert.deepEqual([department?.points.length, branch?.points.length], [39, 28]);
    assert.deepEqual(result.warnings, []);
  });

  test("titles without 附件4 and Word's debris", () => {
    assert.equal(department?.title, "天津工业大学党建工作标杆院系重点任务指南");
    assert.equal(branch?.title, "天津工业大学党建样板支部重点任务指南");
  });

  test("a title repeated on further pages with other spacing is one indicator", () => {
    assert.deepEqual(
      department?.indicators.filter(({ code }) => code.startsWith("4")).map(({ code }) => code),
      ["4", "4.1", "4.2", "4.3", "4.4", "4.5"],
    );
    assert.equal(department?.indicators.find(({ code }) => code === "4")?.title, "基层组织制度执行到位");
  });

  test("second levels without a number take the code of their first level", () => {
    assert.deepEqual(
      department?.indicators
        .filter(({ code, level }) => level === 2 && !code.includes("."))
        .map(({ code, under }) => [code, under]),
      [["3", "3"]],
    );
    assert.deepEqual(
      branch?.indicators.filter(({ code, level }) => level === 2 && !code.includes(".")).map(({ code }) => code),
      ["3", "4", "6", "7"],
    );
    assert.deepEqual(
      branch?.points.filter(({ level1 }) => level1 === "7").map(({ code, level2 }) => [code, level2]),
      [
        ["7(1)", "7"],
        ["7(2)", "7"],
        ["7(3)", "7"],
      ],
    );
  });

  test("18 proposals, each with its quote, number, period and strength", () => {
    const all = result.guides.flatMap(({ proposals }) =>
      proposals.map(({ point, quote, times, unit, per, strength }) =>
        [point, quote, times, unit, per, strength].join(" "),
      ),
    );
    assert.deepEqual(all, [
      "2.1(1) 每年至少专题研究2次意识形态工作 2 次 year must",
      "2.1(1) 向上级党组织专题汇报1次 1 次 year must",
      "3(4) 每周开展1次集中学习 1 次 week must",
      "3(4) 每月开展1次党的创新理论学习 1 次 month must",
      "4.3(1) “双带头人”教师党支部书记选拔方式全覆盖 100 %  must",
      "4.5(1) 至少配备1至2名专职组织员 1 名  must",
      "1.2(1) 每月召开1次党小组会 1 次 month must",
      "1.2(1) 支部委员会会议 1 次 month must",
      "1.2(1) 一般每季度召开1次支部党员大会 1 次 quarter should",
      "1.2(1) 每年至少讲1次党课 1 次 year must",
      "1.2(2) 每月相对固定1天开展主题党日 1 次 month must",
      "2.1(3) 按年度组织师生党员开展集中学习培训，时间一般不少于32个学时 32 学时 year should",
      "3(1) 每年谈心谈话一般不少于1次 1 次 year should",
      "3(2) 每年至少召开1次组织生活会 1 次 year must",
      "3(3) 一般每学期末向上级党组织报告1次支部工作 1 次 semester should",
      "3(3) 每年向支部党员大会报告工作情况 1 次 year must",
      "3(3) 一般每年向党支部汇报1次学习、思想和工作情况 1 次 year should",
      "3(3) 一般每年开展1次民主评议党员 1 次 year should",
    ]);
  });

  test("the JSON follows its schema", () => {
    assert.equal(importedGuides.safeParse(toGuidesJson(result, "zh-CN")).success, true);
  });

  test("0.3 s of work at most", () => {
    const start = performance.now();
    read(SOURCE);
    assert.ok(performance.now() - start < 300);
  });
});

suite("documents of other shapes", () => {
  test("一、（一）1. with a sentence broken by the line, a footer, a note and a signature at the end", () => {
    const result = read(
      "附件1\n滨海大学先进基层党组织建设指标体系\n\n一、政治建设\n（一）理论武装\n1.每月开展1次集中学习。\n2.每季度召开一次党员大会。\n二、组织建设\n（一）制度健全\n1．严格组织生活制度，每年\n至少召开2次民主生活会。\n- 2 -\n2．按期换届。\n注：本指标自印发之日起施行。\n滨海大学党委组织部\n2025年3月1日\n",
    );
    assert.deepEqual(shown(result), [
      "# 滨海大学先进基层党组织建设指标体系",
      "1 政治建设",
      "  1.1 理论武装",
      "2 组织建设",
      "  2.1 制度健全",
      "1.1(1) 每月开展1次集中学习。",
      "1.1(2) 每季度召开一次党员大会。",
      "2.1(1) 严格组织生活制度，每年至少召开2次民主生活会。",
      "2.1(2) 按期换届。",
    ]);
    assert.deepEqual(warned(result), [
      [14, "注：本指标自印发之日起施行。"],
      [15, "滨海大学党委组织部"],
      [16, "2025年3月1日"],
    ]);
  });

  test("① with full-width numbers and blanks, points without a full stop", () => {
    const result = read(
      "示范党支部建设标准\n一级指标\n二级指标\n三级指标\n１．政治引领\n１．１　思想建设\n①每学期讲１次党课\n②落实责任制\n１．２　阵地建设\n①网络阵地管理规范\n２．服务群众\n２．１　志愿服务\n①每年开展志愿服务不少于2次。\n",
    );
    assert.deepEqual(shown(result).slice(6), [
      "1.1(1) 每学期讲１次党课",
      "1.1(2) 落实责任制",
      "1.2(1) 网络阵地管理规范",
      "2.1(1) 每年开展志愿服务不少于2次。",
    ]);
    assert.deepEqual(result.warnings, []);
  });

  test("A1 › B2 › C3 with a column of evidence: codes by place, the document's own as printed", () => {
    const result = read(
      "高校党建评估指标\n\t一级指标\n\t二级指标\n\t三级指标\n\t佐证材料\n\n\tA1政治建设\n\tB1理论学习\n\tC1每月集中学习1次。\n\t学习记录、签到表\n\n\t\n\t\n\tC2每年讲党课不少于2次。\n\t党课讲稿\n\n\t\n\tB2决策部署\n\tC3及时传达上级精神。\n\t会议记录\n\n\tA2组织建设\n\tB3班子建设\n\tC4班子成员分工明确。\n\t分工文件\n",
    );
    assert.deepEqual(
      result.guides[0]?.points.map(({ code, printed, evidence }) => [code, printed, evidence]),
      [
        ["1.1(1)", "C1", "学习记录、签到表"],
        ["1.1(2)", "C2", "党课讲稿"],
        ["1.2(1)", "C3", "会议记录"],
        ["2.1(1)", "C4", "分工文件"],
      ],
    );
    assert.deepEqual(
      result.guides[0]?.indicators.map(({ code, title }) => `${code} ${title}`),
      ["1 政治建设", "1.1 理论学习", "1.2 决策部署", "2 组织建设", "2.1 班子建设"],
    );
    assert.deepEqual(result.warnings, []);
  });

  test("criteria and evidence with several points a cell, in a text with one cell a line, over two pages", () => {
    const heading = "\t一级指标\n\t二级指标\n\t三级指标\n\t评价标准\n\t佐证材料\n\n";
    const result = read(
      `附件3\n滨海大学样板支部考评指标\n${heading}\t1.  教育党 员有力\n\t1.1 学习教育\n\t（1）每月集中学习1次。\n（2）每年讲党课不少于2次。\n\t（1）缺1次扣2分。\n（2）缺1次扣5分。\n\t学习记录\n党课讲稿\n\n- 1 -\n${heading}\t2.  管理党员有力\n\t发展党员规范\n\t（1）程序规范。\n\t\n\t档案\n`,
    );
    assert.deepEqual(result.guides[0]?.points, [
      {
        code: "1.1(1)",
        level1: "1",
        level2: "1.1",
        text: "每月集中学习1次。",
        evidence: "学习记录\n党课讲稿",
        criteria: "缺1次扣2分。",
      },
      {
        code: "1.1(2)",
        level1: "1",
        level2: "1.1",
        text: "每年讲党课不少于2次。",
        evidence: "学习记录\n党课讲稿",
        criteria: "缺1次扣5分。",
      },
      { code: "2(1)", level1: "2", level2: "2", text: "程序规范。", evidence: "档案" },
    ]);
    assert.deepEqual(result.warnings, []);
  });

  test("second levels that are missing here, numbered there and unnumbered elsewhere", () => {
    const result = read(
      "某某学院标杆院系建设任务清单\n为贯彻落实上级要求，制定本清单。\n1. 思想建设\n（1）坚持理论学习。\n（2）加强宣传。\n2. 组织建设\n2.1 班子建设\n(1) 健全班子。\n2.2 队伍建设\n(1) 配备专职组织员1名。\n3. 作风建设\n干部作风过硬，群众满意\n（1）建立联系点制度。\n",
    );
    assert.deepEqual(
      result.guides[0]?.points.map(({ code, level1, level2 }) => [code, level1, level2]),
      [
        ["1(1)", "1", null],
        ["1(2)", "1", null],
        ["2.1(1)", "2", "2.1"],
        ["2.2(1)", "2", "2.2"],
        ["3(1)", "3", "3"],
      ],
    );
    assert.deepEqual(warned(result), [[2, "为贯彻落实上级要求，制定本清单。"]]);
  });

  test("a table pasted from a sheet", () => {
    const result = read(
      "滨海大学考核表\n一级指标\t二级指标\t三级指标\t评价标准\n1.政治建设\t1.1学习\t（1）每周学习1次\t查看记录\n\t\t（2）每月检查1次\t现场检查\n\t1.2落实\t（1）落实到位\t\n2.组织建设\t2.1换届\t（1）按期换届\t查看文件\n",
    );
    assert.deepEqual(
      result.guides[0]?.points.map(({ code, criteria }) => [code, criteria]),
      [
        ["1.1(1)", "查看记录"],
        ["1.1(2)", "现场检查"],
        ["1.2(1)", undefined],
        ["2.1(1)", "查看文件"],
      ],
    );
  });

  test("two guides in other numberings, the second after an annex line, a title on every page", () => {
    const result = read(
      "附件1\n甲大学标杆院系指南\n前言：请各单位对照执行。\n一、政治建设\n（一）学习\n1.每月学习1次。\n- 1 -\n甲大学标杆院系指南\n2.讲党课。\n附件2\n甲大学样板支部指南\n1.教育有力\n1.1学习\n（1）每周学习1次。\n2.管理有力\n2.1发展\n（1）程序规范。\n",
    );
    assert.deepEqual(
      shown(result).filter((line) => line.startsWith("#") || line.includes("(")),
      [
        "# 甲大学标杆院系指南",
        "1.1(1) 每月学习1次。",
        "1.1(2) 讲党课。",
        "# 甲大学样板支部指南",
        "1.1(1) 每周学习1次。",
        "2.1(1) 程序规范。",
      ],
    );
    assert.deepEqual(warned(result), [[3, "前言：请各单位对照执行。"]]);
  });

  test("blanks inside Chinese go, those between Latin words stay, full-width digits stay", () => {
    const result = read(
      "滨 海 大 学 任 务 指 南\n1 . 组织领 导\n1. 1 使用 Party Building 平台 开展 学习\n（ 1 ）每 月 召开 １ 次 支委会，使用 Zoom 会议。\n",
    );
    assert.deepEqual(shown(result), [
      "# 滨海大学任务指南",
      "1 组织领导",
      "  1.1 使用Party Building平台开展学习",
      "1.1(1) 每月召开１次支委会，使用Zoom会议。",
    ]);
  });

  test("lists inside a point belong to it, points in one paragraph come apart", () => {
    const result = read(
      "滨海大学指南\n1.甲\n1.1乙\n（1）做好以下工作：\n①每月学习；\n②每季总结。\n（2）二。（3）三。\n2.丙\n2.1丁\n（1）四。\n",
    );
    assert.deepEqual(
      result.guides[0]?.points.map(({ text }) => text),
      ["做好以下工作：①每月学习；②每季总结。", "二。", "三。", "四。"],
    );
  });

  test("a number that breaks the order is placed and warned of", () => {
    const result = read("滨海大学指南\n1.甲\n1.1乙\n（1）一。\n（3）三。\n3.丙\n3.1丁\n（1）四。\n");
    assert.deepEqual(
      result.guides[0]?.points.map(({ code, printed }) => [code, printed]),
      [
        ["1.1(1)", undefined],
        ["1.1(2)", "3"],
        ["2.1(1)", undefined],
      ],
    );
    assert.deepEqual(warned(result), [
      [5, "三。"],
      [6, "丙"],
    ]);
  });

  test("a line that has no place is a warning with its number", () => {
    const result = read("滨海大学指南\n1.甲\n1.1乙\n（1）一。\n此行无处安放\n（2）二。\n");
    assert.deepEqual(warned(result), [[5, "此行无处安放"]]);
    assert.deepEqual(
      result.guides[0]?.points.map(({ text }) => text),
      ["一。", "二。"],
    );
  });

  test("a text without points gives no guide, and every line as a warning", () => {
    const result = read("今天天气很好。\n我们去春游。\n");
    assert.deepEqual(result.guides, []);
    assert.deepEqual(warned(result), [
      [1, "今天天气很好。"],
      [2, "我们去春游。"],
    ]);
  });

  test("5,000 points under one heading and under 550, in at most 3 s each", () => {
    const points = (count: number): string =>
      Array.from({ length: count }, (_, index) => `（${index + 1}）工作要求，每年至少开展2次专题研究。\n`).join("");
    const flat = `丙大学指南\n1. 甲\n1.1 乙\n${points(5000)}`;
    const deep = `丙大学指南\n${Array.from({ length: 50 }, (_, a) => `${a + 1}. 甲${a}\n${Array.from({ length: 10 }, (__, b) => `${a + 1}.${b + 1} 乙${b}\n${points(10)}`).join("")}`).join("")}`;
    for (const text of [flat, deep]) {
      const start = performance.now();
      const result = read(text);
      assert.ok(performance.now() - start < 3000);
      assert.equal(result.guides[0]?.points.length, 5000);
      assert.equal(result.guides[0]?.proposals.length, 5000);
      assert.deepEqual(result.warnings, []);
    }
  });
});
