import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { periodText, stripOf } from "#web/guides/periods.ts";

const today = "2026-11-24";
const year = { from: "2026-01-01", to: "2026-12-31" };

describe("periods as people call them", () => {
  const cases = [
    [{ from: "2026-11-01", to: "2026-11-30" }, "11月", "Nov"],
    [{ from: "2025-02-01", to: "2025-02-28" }, "2025年2月", "Feb 2025"],
    [{ from: "2026-10-01", to: "2026-12-31" }, "第4季度", "Q4"],
    [{ from: "2026-07-01", to: "2026-12-31" }, "下半年", "second half"],
    [year, "2026年", "2026"],
    [{ from: "2026-02-01", to: "2026-04-30" }, "2月1日–4月30日", "1 Feb–30 Apr"],
    [{ from: "2026-03-02", to: "2026-07-10" }, "3月2日–7月10日", "2 Mar–10 Jul"],
  ] as const;
  for (const [period, chinese, english] of cases) {
    test(`${period.from} to ${period.to}`, () => {
      assert.equal(periodText(period, "zh-CN", today), chinese);
      assert.equal(periodText(period, "en", today), english);
    });
  }
});

describe("the strip of periods", () => {
  test("has twelve months for what is judged by month, those without a verdict too", () => {
    const verdict = { period: { from: "2026-03-01", to: "2026-03-31" } };
    const cells = stripOf([verdict], year, "zh-CN", today);
    assert.deepEqual(
      cells.map((each) => each.short),
      ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"],
    );
    assert.deepEqual(
      cells.filter((each) => each.verdict !== null).map((each) => each.label),
      ["3月"],
    );
  });

  test("has one cell a period otherwise, in their order, and none for what is judged on a day", () => {
    const verdicts = ["10-01/12-31", "01-01/03-31"].map((each) => {
      const [from, to] = each.split("/");
      return { period: { from: `2026-${from}`, to: `2026-${to}` } };
    });
    assert.deepEqual(
      stripOf(verdicts, year, "en", today).map((each) => each.short),
      ["Q1", "Q4"],
    );
    assert.deepEqual(stripOf([{ period: null }], year, "en", today), []);
  });
});
