import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { importGuides } from "#domain/guides/import/import-guides.ts";
import { blocksOfText } from "#domain/guides/import/text-rows.ts";
import { numberStyles, rowsOf } from "#test/guide-documents.ts";
import type { SampleRow } from "#test/guide-documents.ts";

const SOURCE = readFileSync(new URL("../../../test/fixtures/guides/tiangong-2025.txt", import.meta.url), "utf8");
const [guide] = importGuides([{ blocks: blocksOfText(SOURCE) }]).guides;
assert.ok(guide !== undefined);
const numbers = numberStyles["1. › 1.1 › （1）"];
assert.ok(numbers !== undefined);
const rows = rowsOf(guide, numbers);
const HEADING = "\t一级指标\n\t二级指标\n\t三级指标\n\n";

type Cut = {
  row: number;
  point: number;
  at: number;
  footer: string;
  repeatLevel1: boolean;
  repeatLevel2: "all" | "none" | "rest";
  titleAt: number;
};

function cells(level1: string, level2: string, points: readonly string[]): string {
  return `\t${level1}\n\t${level2}\n\t${points.join("\n")}\n\n`;
}

/** The guide as text with one page break inside one point of one row, and perhaps inside its title. */
function withCut(cut: Cut): string {
  const body = rows.map((row: SampleRow, index) => {
    if (index !== cut.row) return cells(row.newLevel1 ? row.level1 : "", row.level2, row.points);
    const place = cut.point % row.points.length;
    const text = row.points[place] ?? "";
    const at = 4 + (cut.at % Math.max(1, text.length - 5));
    const titleAt = 6 + (cut.titleAt % Math.max(1, row.level2.length - 8));
    const isRest = cut.repeatLevel2 === "rest" && row.level2.length > 12;
    const level2 = isRest
      ? [row.level2.slice(0, titleAt), row.level2.slice(titleAt)]
      : [row.level2, cut.repeatLevel2 === "all" ? row.level2 : ""];
    return [
      cells(row.newLevel1 ? row.level1 : "", level2[0] ?? "", [...row.points.slice(0, place), text.slice(0, at)]),
      cut.footer,
      HEADING,
      cells(cut.repeatLevel1 ? row.level1 : "", level2[1] ?? "", [text.slice(at), ...row.points.slice(place + 1)]),
    ].join("");
  });
  return `${guide?.title}\n\n${HEADING}${body.join("")}`;
}

/** The same as plain lines: the page repeats the headings, and perhaps the level-1 title, before the rest of the point. */
function linesWithCut(cut: Cut): string {
  const body = rows.map((row: SampleRow, index) => {
    const head = [...(row.newLevel1 ? [row.level1] : []), row.level2];
    if (index !== cut.row) return [...head, ...row.points].join("\n");
    const place = cut.point % row.points.length;
    const text = row.points[place] ?? "";
    const at = 4 + (cut.at % Math.max(1, text.length - 5));
    const repeated = [...(cut.repeatLevel1 ? [row.level1] : []), ...(cut.repeatLevel2 === "all" ? [row.level2] : [])];
    return [
      ...head,
      ...row.points.slice(0, place),
      text.slice(0, at),
      "- 3 -",
      "一级指标",
      "二级指标  三级指标",
      ...repeated,
      text.slice(at),
      ...row.points.slice(place + 1),
    ].join("\n");
  });
  return `${guide?.title}\n${body.join("\n")}\n`;
}

test("in plain lines, a point cut by a page anywhere comes out whole", () => {
  fc.assert(
    fc.property(
      fc.record({
        row: fc.nat(rows.length - 1),
        point: fc.nat(10),
        at: fc.nat(400),
        footer: fc.constant(""),
        repeatLevel1: fc.boolean(),
        repeatLevel2: fc.constantFrom("all" as const, "none" as const),
        titleAt: fc.constant(0),
      }),
      (cut) => {
        const result = importGuides([{ blocks: blocksOfText(linesWithCut(cut)) }]);
        assert.deepEqual(result.guides, [guide]);
        assert.deepEqual(result.warnings, []);
      },
    ),
    { numRuns: 150 },
  );
});

test("a point and a title cut by a page anywhere come out whole, with no warning", () => {
  fc.assert(
    fc.property(
      fc.record({
        row: fc.nat(rows.length - 1),
        point: fc.nat(10),
        at: fc.nat(400),
        footer: fc.constantFrom("", "- 8 -\n", "— 12 —\n\n", "第 3 页 共 9 页\n"),
        repeatLevel1: fc.boolean(),
        repeatLevel2: fc.constantFrom("all" as const, "none" as const, "rest" as const),
        titleAt: fc.nat(60),
      }),
      (cut) => {
        const result = importGuides([{ blocks: blocksOfText(withCut(cut)) }]);
        assert.deepEqual(result.guides, [guide]);
        assert.deepEqual(result.warnings, []);
      },
    ),
    { numRuns: 200 },
  );
});
