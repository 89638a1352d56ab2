import assert from "node:assert/strict";
import { test } from "node:test";
import { visible } from "#domain/wording/visible.ts";

test("ordinary text stays as it is, whatever its script", () => {
  for (const text of ["", "教师第一党支部（〔2026〕3号）", "a b", "é 👍🏽 𠮷", "“‘一会一报’”"])
    assert.equal(visible(text), text);
});

test("line breaks, terminal commands, direction marks and half characters are shown and not done", () => {
  assert.equal(visible("a\nb\r\tc"), "a\\nb\\r\\tc");
  assert.equal(visible("\u001b[31mred\u0000\u009b"), "\\u001b[31mred\\u0000\\u009b");
  assert.equal(visible("\u202eabc\u2066\ufeff\u2028"), "\\u202eabc\\u2066\\ufeff\\u2028");
  assert.equal(visible("x\ud800y\udc00"), "x\\ud800y\\udc00");
});
