import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { importGuides, toGuidesJson } from "#domain/guides/import/import-guides.ts";
import { blocksOfText } from "#domain/guides/import/text-rows.ts";

const SOURCE = readFileSync(new URL("../../../test/fixtures/guides/tiangong-2025.txt", import.meta.url), "utf8").split(
  "\n",
);

const strangers = fc.constantFrom(
  "这一行无处安放",
  "（9）突然出现的编号。",
  "8.9 陌生的二级标题",
  "9. 陌生的一级标题",
  "注：请各单位遵照执行。",
  "联系人：某某，电话：23456789",
  "①嵌套的小项；",
  "陌生的完整句子在这里。",
  "\t陌生的单元格",
  "\t陌生的单元格甲\n\t陌生的单元格乙",
  "2025年3月20日印发",
  "English words only",
  "（三）混入的中文编号",
  "第三章 混入的章",
  "C7 混入的代码",
  "2.5万元以上的经费",
  "二〇二五年三月",
);

/** The text that a stranger brings, without its number, which becomes a code. */
function kernels(stranger: string): string[] {
  return stranger.split("\n").map((line) =>
    line
      .trim()
      .replace(/^[（(]?[0-9一二三A-Z第①]+(?:\.[0-9])?[）)章.]?\s*/u, "")
      .replace(/\s+/g, ""),
  );
}

test("a strange line anywhere in the source is in the guides or in a warning, never lost", () => {
  fc.assert(
    fc.property(fc.nat(SOURCE.length), strangers, (at, stranger) => {
      const text = [...SOURCE.slice(0, at), stranger, ...SOURCE.slice(at)].join("\n");
      const result = toGuidesJson(importGuides([{ blocks: blocksOfText(text) }]), "zh-CN");
      const everything = JSON.stringify(result).replace(/\s+/g, "");
      for (const kernel of kernels(stranger))
        assert.ok(everything.includes(kernel), `${kernel} is lost at line ${at + 1}`);
    }),
    { numRuns: 200 },
  );
});

test("no line of the source is lost when lines go missing", () => {
  fc.assert(
    fc.property(fc.nat(SOURCE.length - 1), fc.integer({ min: 1, max: 4 }), (at, count) => {
      const lines = [...SOURCE.slice(0, at), ...SOURCE.slice(at + count)];
      const result = toGuidesJson(importGuides([{ blocks: blocksOfText(lines.join("\n")) }]), "zh-CN");
      const everything = JSON.stringify(result).replace(/\s+/g, "");
      for (const line of lines) {
        const kernel = line
          .replace(/\[bookmark:[^\]]*\]/, "")
          .trim()
          .replace(/^(?:[（(][0-9]+[）)]|[0-9]+(?:\.[0-9]+)?\.?)\s*/, "")
          .replace(/\s+/g, "");
        if (kernel === "" || /^[一二三]级指标$|^附件4$|^-8-$/.test(kernel)) continue;
        assert.ok(everything.includes(JSON.stringify(kernel).slice(1, -1)), `${kernel} is lost`);
      }
    }),
    { numRuns: 60 },
  );
});
