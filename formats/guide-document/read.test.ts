import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite, test } from "node:test";
import { importGuides } from "#domain/guides/import/import-guides.ts";
import type { GuideImport } from "#domain/guides/import/import-guides.ts";
import { InputError } from "#domain/problems/problem.ts";
import { officeCommands, readDocGuide } from "#formats/guide-document/doc.ts";
import { readGuideDocument } from "#formats/guide-document/read.ts";
import { decodeText } from "#formats/guide-document/text.ts";
import { docxOf } from "#test/guide-documents.ts";
import { zipOf } from "#test/zip-file.ts";

const FIXTURES = new URL("../../test/fixtures/guides/", import.meta.url).pathname;

async function importFixture(name: string): Promise<GuideImport> {
  return importGuides(await readGuideDocument(join(FIXTURES, name)));
}

function sizes(result: GuideImport): number[][] {
  return result.guides.map(({ indicators, points }) => [
    indicators.filter(({ level }) => level === 1).length,
    indicators.filter(({ level }) => level === 2).length,
    points.length,
  ]);
}

/** The codes of the problems that reading a file of this name and content gives. */
async function problemsOf(name: string, bytes: Uint8Array | string): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "biaogan-test-"));
  try {
    const path = join(folder, name);
    await writeFile(path, bytes);
    await readGuideDocument(path);
    return [];
  } catch (error) {
    assert.ok(error instanceof InputError, String(error));
    return error.problems.map(({ code }) => code);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function officeIsHere(): boolean {
  try {
    execFileSync(officeCommands[0] ?? "", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

suite("Word files made by LibreOffice", () => {
  test("two tables with merged cells, criteria and evidence give two guides", async () => {
    const result = await importFixture("merged-two-guides.docx");
    assert.deepEqual(sizes(result), [
      [2, 4, 6],
      [2, 3, 5],
    ]);
    const [first, second] = result.guides;
    assert.equal(first?.title, "海河大学党建工作标杆院系建设指标");
    assert.equal(second?.title, "海河大学样板支部建设指标");
    assert.deepEqual(first?.indicators[0], { level: 1, code: "1", title: "政治建设" });
    assert.deepEqual(first?.points[1], {
      code: "1.1(2)",
      level1: "1",
      level2: "1.1",
      text: "严格执行请示报告制度。",
      evidence: "学习记录",
      criteria: "查阅台账",
    });
    assert.deepEqual(second?.indicators.at(-1), { level: 2, code: "2", under: "2", title: "发展党员程序规范" });
    assert.deepEqual(
      second?.points.map(({ code }) => code),
      ["1.1(1)", "1.1(2)", "1.2(1)", "2(1)", "2(2)"],
    );
    assert.deepEqual(
      result.warnings.map(({ text }) => text),
      ["为深入推进党建示范创建，制定本指标。", "注：本指标由党委组织部负责解释。"],
    );
  });

  test("points that only Word's automatic numbers tell apart are points", async () => {
    const [guide] = (await importFixture("automatic-numbers.docx")).guides;
    assert.deepEqual(
      guide?.points.map(({ code, text }) => `${code} ${text}`),
      ["1.1(1) 每月学习1次。", "1.1(2) 每年讲党课1次。", "2.1(1) 程序规范。", "2.1(2) 档案齐全。", "2.1(3) 公示到位。"],
    );
  });

  test("headings without any table are read by their numbers", async () => {
    const result = await importFixture("headings-only.docx");
    assert.deepEqual(sizes(result), [[2, 2, 3]]);
    assert.deepEqual(result.warnings, []);
  });

  test(
    "an old .doc says the same as its .docx, by way of LibreOffice",
    { skip: officeIsHere() ? false : "LibreOffice is not installed" },
    async () => {
      assert.deepEqual(
        (await importFixture("merged-two-guides.doc")).guides,
        (await importFixture("merged-two-guides.docx")).guides,
      );
    },
  );

  test("an old .doc without LibreOffice says what is missing and what would be right", async () => {
    await assert.rejects(
      readDocGuide(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), "旧.doc", ["no-such-office-program"]),
      /旧\.doc: .*needs LibreOffice.*save the file as \.docx/,
    );
  });
});

suite("files that cannot be read give a sentence, never a stack", () => {
  test("an empty file, a blank text, an empty Word file", async () => {
    assert.deepEqual(await problemsOf("a.txt", ""), ["guide-empty"]);
    assert.deepEqual(await problemsOf("a.docx", ""), ["guide-empty"]);
    assert.deepEqual(await problemsOf("a.txt", "\n \t\n"), ["guide-empty"]);
    assert.deepEqual(await problemsOf("a.docx", await docxOf([""])), ["guide-empty"]);
  });
  test("a zip bomb posing as .docx or .xlsx", async () => {
    const bomb = zipOf({ "word/document.xml": new Uint8Array(300 * 1024 * 1024) });
    assert.deepEqual(await problemsOf("a.docx", bomb), ["zip-too-big"]);
    assert.deepEqual(await problemsOf("a.xlsx", bomb), ["zip-too-big"]);
  });
  test("a .docx that is something else: text, a PDF, an old .doc, another zip, a workbook", async () => {
    assert.deepEqual(await problemsOf("a.docx", "一段文字"), ["not-a-zip"]);
    assert.deepEqual(await problemsOf("a.docx", "%PDF-1.7"), ["not-a-zip"]);
    assert.deepEqual(await problemsOf("a.docx", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0])), ["not-a-zip"]);
    assert.deepEqual(await problemsOf("a.docx", zipOf({ "a.txt": "x" })), ["docx-without-document"]);
    assert.deepEqual(await problemsOf("a.xlsx", "序号,名称"), ["not-a-zip"]);
  });
  test("broken XML, a workbook without sheets, a picture called .txt, an unknown format", async () => {
    assert.deepEqual(await problemsOf("a.docx", zipOf({ "word/document.xml": "<w:document><w:p>" })), ["docx-bad-xml"]);
    assert.equal((await problemsOf("a.xlsx", zipOf({ "xl/workbook.xml": "<workbook" }))).length, 1);
    assert.deepEqual(await problemsOf("a.txt", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0])), ["guide-format"]);
    assert.deepEqual(await problemsOf("a.pdf", "%PDF-1.7"), ["guide-format"]);
    assert.deepEqual(await problemsOf("a.txt", new Uint8Array([0x81, 0xff, 0x00, 0x01, 0x02, 0xfe])), [
      "text-encoding",
    ]);
  });
  test("a file that is not there", async () => {
    await assert.rejects(
      readGuideDocument("/no/such/指南.docx"),
      (error) => error instanceof InputError && error.problems[0]?.code === "no-such-file",
    );
  });
});

suite("texts in the encodings that Chinese offices use", () => {
  const text = "海河大学样板支部任务指南\r\n1.教育党员\r\n1.1学习\r\n（1）每月学习１次。\r\n";
  const gbk = Buffer.from("baa3bad3b4f3d1a7d1f9b0e5d6a7b2bfc8cecef1d6b8c4cf", "hex");
  test("UTF-8 with and without a mark", () => {
    assert.equal(decodeText(Buffer.from(text)), text);
    assert.equal(decodeText(Buffer.from(`\ufeff${text}`)), text);
  });
  test("UTF-16 in both orders, with and without a mark", () => {
    const little = Buffer.from(text, "utf16le");
    const big = Buffer.from(little).swap16();
    assert.equal(decodeText(little), text);
    assert.equal(decodeText(big), text);
    assert.equal(decodeText(Buffer.concat([Buffer.from([0xff, 0xfe]), little])), text);
    assert.equal(decodeText(Buffer.concat([Buffer.from([0xfe, 0xff]), big])), text);
  });
  test("GB18030", () => assert.equal(decodeText(gbk), "海河大学样板支部任务指南"));
  test("a few lost bytes stay visible and are warned of", () => {
    const bytes = Buffer.from(`${"字".repeat(200)}\n1.甲\n1.1乙\n（1）丙`);
    bytes[1] = 0x20;
    assert.match(decodeText(bytes) ?? "", /\ufffd/);
  });
});
