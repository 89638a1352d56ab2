import assert from "node:assert/strict";
import { test } from "node:test";
import { importGuides } from "#domain/guides/import/import-guides.ts";
import type { GuideImport } from "#domain/guides/import/import-guides.ts";
import { blocksOfText } from "#domain/guides/import/text-rows.ts";

function imported(text: string): GuideImport {
  return importGuides([{ blocks: blocksOfText(text) }]);
}

test("lines of one sign over and over are read in no time", { timeout: 20_000 }, () => {
  const pieces = [
    "1",
    "一",
    ".",
    "…",
    "[bookmark: ",
    "第一",
    "每年至少",
    "每月召开1次会议，",
    "“",
    "（",
    "1至",
    "\u3000",
  ];
  for (const piece of pieces) {
    const { guides } = imported(`某指南\n1.甲\n1.1乙\n（1）每月学习1次。\n（2）${piece.repeat(60_000)}\n`);
    assert.equal(guides[0]?.points[0]?.text, "每月学习1次。", piece);
  }
});

test("a point of a hundred pages keeps its text, is not searched for requirements, and a warning says so", () => {
  const text = "每月召开1次会议。".repeat(2000);
  const { guides, warnings } = imported(`某指南\n1.甲\n1.1乙\n（1）每月学习1次。\n（2）${text}\n`);
  assert.equal(guides[0]?.points[1]?.text, text);
  assert.deepEqual(
    guides[0]?.proposals.map((each) => each.point),
    ["1.1(1)"],
  );
  assert.ok(warnings.some(({ why }) => /1\.1\(2\) has over 10000 characters/.test(why.en)));
});

test("200,000 headings without a point are all told", () => {
  const lines = Array.from({ length: 200_000 }, (_, index) => `${index + 1}.标题`);
  assert.equal(imported(lines.join("\n")).warnings.length > 100_000, true);
});
