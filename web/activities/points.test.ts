import assert from "node:assert/strict";
import { test } from "node:test";
import { pointsWith } from "#web/activities/points.ts";

const points = [
  { id: "branch/7(2)", code: "7(2)", quotes: ["关心帮扶机制"], text: "健全困难师生帮扶机制。", guide: "样板支部" },
  { id: "branch/6(1)", code: "6(1)", quotes: ["课程思政"], text: "推进课程思政建设。", guide: "样板支部" },
];

test("points are found by code, with brackets of either width, and by all the words that are looked for", () => {
  const found = (text: string) => pointsWith(points, text).map((each) => each.code);
  assert.deepEqual(found("7（2）"), ["7(2)"]);
  assert.deepEqual(found(" 困难 帮扶 "), ["7(2)"]);
  assert.deepEqual(found("困难 思政"), []);
  assert.deepEqual(found(""), ["7(2)", "6(1)"]);
});
