import assert from "node:assert/strict";
import { test } from "node:test";
import { wordInstant } from "#domain/wording/dates.ts";

test("an instant is told to the minute and in Beijing time, whatever its offset", () => {
  assert.deepEqual(wordInstant("2026-11-23T18:04:05.1234567Z"), {
    "zh-CN": "2026年11月24日02:04（北京时间）",
    en: "24 November 2026, 02:04 (Beijing time)",
  });
  assert.equal(wordInstant("2026-11-24T02:04:05+08:00").en, "24 November 2026, 02:04 (Beijing time)");
  assert.equal(wordInstant("some day").en, "some day");
});
