import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { filesOf, root } from "#test/architecture/files.ts";
import { unwelcomeWords } from "#test/architecture/words.ts";

/** Documents that quote the prohibition, and this gate itself. */
const QUOTE_IT = new Set([
  "README.md",
  "README.zh-CN.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  "test/words.test.ts",
  "test/architecture/words.ts",
]);

/** Code, texts of the interface, data and documents; a lock file's names are not ours. */
const READ = /\.(ts|mjs|json|yaml|yml|md|html|css|txt)$/;

describe("organisations are judged, people never are", () => {
  test("no word of points, rankings, check-ins, positions or scores for people", () => {
    const read = filesOf(root).filter((path) => READ.test(path) && path !== "package-lock.json" && !QUOTE_IT.has(path));
    assert.ok(read.includes("cli/main.ts"), "the gate sees the code");
    const found = read.flatMap((path) =>
      unwelcomeWords(readFileSync(join(root, path), "utf8")).map(({ word, line }) => `${path}:${line} ${word}`),
    );
    assert.deepEqual(found, []);
  });

  for (const text of [
    "本月积分最高的党员",
    "支部排名第3",
    "党员排行榜",
    "请先打卡",
    "签到率达到95%",
    "上传GPS定位",
    "考勤统计",
    "const memberScore = 3;",
    "function rankMembers() {}",
    "type Leaderboard = string[];",
    "await checkIn(member);",
    "a daily check-in",
    "navigator.geolocation",
    "loginCount: 3",
    "a streak of 7 days",
    "the ranking of the branches",
    "points earned by each member",
  ]) {
    test(`finds “${text}”`, () => assert.notEqual(unwelcomeWords(text).length, 0));
  }

  for (const text of [
    "第3个观测点 point branch/1.2(1)",
    "签到表已打印",
    "checkInput(value); checkInvariants();",
    "// the better of two matches; worst first",
    "组织委员排定顺序，按单位排序",
    "three points of the guide",
    "frankly, a gpsel",
  ]) {
    test(`lets “${text}” pass`, () => assert.deepEqual(unwelcomeWords(text), []));
  }
});
