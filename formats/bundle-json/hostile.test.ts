import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { InputError, wordProblem } from "#domain/problems/problem.ts";
import { readBundleFile } from "#formats/bundle-json/read.ts";

const folder = mkdtempSync(join(tmpdir(), "biaogan-hostile-"));
after(() => rmSync(folder, { recursive: true }));

const BRANCH = `{"id":"b1","kind":"branch","name":"教师支部"}`;

function activityWith(fields: string): string {
  return `"organisations":[${BRANCH}],"activities":[{"id":"a","organisationId":"b1","title":"会",${fields}}]`;
}

/** The lines with which a bundle of these fields is refused. */
async function refusal(fields: string): Promise<string[]> {
  const path = join(folder, "b.json");
  writeFileSync(path, `{"format":"biaogan-bundle/1",${fields}}`);
  const error: unknown = await readBundleFile(path).catch((reason: unknown) => reason);
  assert.ok(error instanceof InputError, "an InputError is thrown");
  return error.problems.map((item) => wordProblem(item, "en").replace(`${path}, `, ""));
}

test("a requirement called __proto__ is not passed over in silence", async () => {
  assert.deepEqual(await refusal(`"settings":{"times":{"__proto__":2}}`), [
    "settings.times.__proto__: there is no field “__proto__”; rename or remove it.",
  ]);
  for (const field of ["__proto__", "constructor", "toString"]) {
    assert.match((await refusal(`"${field}":[]`))[0] ?? "", /there is no field/);
    assert.match((await refusal(`"settings":{"${field}":1}`))[0] ?? "", /there is no field/);
  }
});

test("a number beyond all numbers is too big, and shown as no null", async () => {
  const segments = (due: string): string => `"heldOn":"2026-03-05","segments":[{"kind":"other","due":${due}}]`;
  assert.match((await refusal(activityWith(segments("1e400"))))[0] ?? "", /due: “∞” is too big; the most is \d+/);
  assert.match((await refusal(activityWith(segments("9".repeat(400)))))[0] ?? "", /“∞” is too big/);
});

test("a date, an instant and a time that are no text say how they are written", async () => {
  const rest = `"segments":[{"kind":"other"}]`;
  assert.deepEqual(await refusal(activityWith(`"heldOn":46086,${rest}`)), [
    "activities[0].heldOn: “46086” is not a date; write it like 2026-03-05.",
  ]);
  const wrong = `"heldOn":"2026-03-05","startsAt":930,"recordedAt":1772670000,${rest}`;
  assert.deepEqual(
    (await refusal(activityWith(wrong))).map((line) => line.split("; ")[1]),
    ["write it like 14:30.", "write it like 2026-03-05T16:20:00+08:00."],
  );
  assert.match((await refusal(activityWith(rest)))[0] ?? "", /heldOn: this is missing/);
});

test("a pair of one or three persons is told to be two", async () => {
  for (const pair of [`["m1"]`, `["m1","m2","m3"]`]) {
    const fields = `"heldOn":"2026-03-05","segments":[{"kind":"talk","talk":{"pair":${pair}}}]`;
    assert.deepEqual(await refusal(activityWith(fields)), [
      "activities[0].segments[0].talk.pair: this list needs exactly 2 entries; add or remove some.",
    ]);
  }
});

test("a problem is one line of some length, whatever the file holds", async () => {
  const long = "长".repeat(100_000);
  const lines = [
    ...(await refusal(activityWith(`"heldOn":"2026-03-05\\n\\u001b[2J\\u202e","segments":[{"kind":"other"}]`))),
    ...(await refusal(`"settings":{"${long}":1}`)),
    ...(await refusal(`"settings":{"a\\nb":1}`)),
  ];
  assert.match(lines[0] ?? "", /“2026-03-05\\n\\u001b\[2J\\u202e” is not a date/);
  for (const line of lines) {
    assert.doesNotMatch(line, /[\u0000-\u001f\u202e]/);
    assert.ok(line.length < 3000, `${line.length} characters`);
  }
});

test("a device or a pipe is refused before it is waited for", { skip: process.platform === "win32" }, async () => {
  await assert.rejects(readBundleFile("/dev/null"), /this is a pipe or a device/);
  await assert.rejects(readBundleFile("/dev/zero"), /this is a pipe or a device/);
});
