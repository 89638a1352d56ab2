import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { columnLetters, columnOf } from "#formats/workbook/xlsx/cell.ts";
import { escapeText, unescapeText } from "#formats/workbook/xlsx/escape.ts";
import { isDateFormat } from "#formats/workbook/xlsx/styles.ts";

test("columns have letters like Excel's", () => {
  for (const [column, letters] of [
    [0, "A"],
    [25, "Z"],
    [26, "AA"],
    [701, "ZZ"],
    [702, "AAA"],
    [16_383, "XFD"],
  ] as const) {
    assert.equal(columnLetters(column), letters);
    assert.equal(columnOf(`${letters}12`), column);
  }
});

test("any text comes back from its escaped form, which XML can hold", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const stored = escapeText(text);
      assert.equal(unescapeText(stored), text);
      assert.ok(stored.isWellFormed());
    }),
  );
});

test("formats of dates and times are told from formats of numbers", () => {
  for (const code of [
    "yyyy-mm-dd",
    "m/d/yy h:mm",
    "[h]:mm:ss",
    'yyyy"年"m"月"d"日"',
    "[$-804]yyyy-m-d;@",
    "[DBNum1]m月d日",
  ]) {
    assert.equal(isDateFormat(code), true, code);
  }
  for (const code of ["General", "0.00", "@", "#,##0;[Red]-#,##0", '0"天"', '0 "months"', "0\\d", "[Blue]0"]) {
    assert.equal(isDateFormat(code), false, code);
  }
});
