import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { registerBundle } from "#cli/bundle.ts";
import { runCommand } from "#test/fake-shell.ts";

const folder = mkdtempSync(join(tmpdir(), "biaogan-bundle-"));
after(() => rmSync(folder, { recursive: true }));

const BRANCH = { id: "b1", kind: "branch", name: "教师支部" };

function file(name: string, lists: Record<string, unknown>): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify({ format: "biaogan-bundle/1", ...lists }));
  return path;
}

test("validate says that a bundle is well, with a count", async () => {
  const path = file("well.json", { organisations: [BRANCH] });
  assert.deepEqual(await runCommand(registerBundle, ["bundle", "validate", path]), {
    out: `${path}: 1 entry, 0 problems, 0 warnings.\n`,
    err: "",
    status: 0,
  });
});

test("validate prints problems between entries and warnings, one a line, and ends with status 2", async () => {
  const path = file("wrong.json", {
    organisations: [BRANCH, { ...BRANCH, parentId: "d1" }],
    calendar: { makeUpDays: ["2026-03-05"] },
    settings: { times: { "branch/1.2(1)/general-meeting": 2 } },
  });
  const { out, err, status } = await runCommand(registerBundle, ["bundle", "validate", path]);
  const lines = err.trimEnd().split("\n");
  assert.equal(lines.length, 5);
  assert.match(lines[0] ?? "", /settings\.times.*not the school’s to set/);
  assert.match(lines[1] ?? "", /organisations\[1\]\.id: the id “b1” is already used at organisations\[0\]/);
  assert.match(lines[2] ?? "", /organisations\[1\]\.parentId: “d1” is not among the organisations/);
  assert.match(lines[3] ?? "", /^warning: .*calendar\.makeUpDays\[0\]/);
  assert.equal(lines[4], `${path}: 2 entries, 3 problems, 1 warning.`);
  assert.equal(out, "");
  assert.equal(status, 2);
});

test("validate of a file that cannot be read says so and ends with status 2", async () => {
  const path = join(folder, "torn.json");
  writeFileSync(path, `{"format":"biaogan-bundle/1","organisations":[{"id":`);
  const { out, err, status } = await runCommand(registerBundle, ["bundle", "validate", path], "zh-CN");
  assert.match(err, /第1行 organisations\[0\]：文件到第\d+字节就断了/);
  assert.equal(err.trimEnd().split("\n")[1], `${path}：没有读入，1个问题。`);
  assert.equal(out, "");
  assert.equal(status, 2);
});

test("merge joins parts of which one names what only the other holds", async () => {
  const branches = file("branches.json", { organisations: [{ ...BRANCH, parentId: "d1" }] });
  const department = file("department.json", { organisations: [{ id: "d1", kind: "department", name: "文学院" }] });
  const out = join(folder, "merged.json");
  const ran = await runCommand(registerBundle, ["bundle", "merge", branches, department, "--out", out]);
  assert.deepEqual([ran.status, ran.err], [0, ""]);
  const once = readFileSync(out, "utf8");
  await runCommand(registerBundle, ["bundle", "merge", out, department, "--out", out]);
  assert.equal(readFileSync(out, "utf8"), once);
  const printed = await runCommand(registerBundle, ["bundle", "merge", branches, department]);
  assert.equal(printed.out, once);
});

test("merge of parts that contradict each other writes nothing", async () => {
  const one = file("one.json", { organisations: [BRANCH] });
  const two = file("two.json", { organisations: [{ ...BRANCH, name: "学生支部" }] });
  const out = join(folder, "never.json");
  const ran = await runCommand(registerBundle, ["bundle", "merge", one, two, "--out", out]);
  assert.equal(ran.status, 2);
  assert.match(ran.err, /two\.json, organisations\[0\].*“学生支部” here and “教师支部” there/);
  assert.ok(!existsSync(out));
});

test("merge refuses a name that says no format, before it reads", async () => {
  const ran = await runCommand(registerBundle, ["bundle", "merge", "none.json", "--out", "out.txt"]);
  assert.equal(ran.status, 2);
  assert.match(ran.err, /end in \.json or \.xlsx/);
});
