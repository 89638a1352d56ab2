import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { parseBundle } from "#domain/bundle/parse.ts";
import { InputError, wordProblem } from "#domain/problems/problem.ts";
import { readBundleFile } from "#formats/bundle-json/read.ts";
import { bundleText, writeBundleFile } from "#formats/bundle-json/write.ts";

const folder = mkdtempSync(join(tmpdir(), "biaogan-read-"));
after(() => rmSync(folder, { recursive: true }));

const SMALL = {
  format: "biaogan-bundle/1",
  organisations: [{ id: "b1", kind: "branch", name: "教师第一党支部" }],
  activities: [
    {
      id: "a1",
      organisationId: "b1",
      heldOn: "2026-03-12",
      title: "党员大会",
      segments: [{ kind: "general-meeting" }],
    },
  ],
};

function file(content: string | Uint8Array): string {
  const path = join(folder, "bundle.json");
  writeFileSync(path, content);
  return path;
}

async function refusal(content: string | Uint8Array): Promise<string[]> {
  const error: unknown = await readBundleFile(file(content)).catch((reason: unknown) => reason);
  assert.ok(error instanceof InputError, "an InputError is thrown");
  return error.problems.map((item) => wordProblem(item, "en").replace(join(folder, "bundle.json"), "F"));
}

test("a bundle file gives the same bundle as its value in memory", async () => {
  assert.deepEqual(await readBundleFile(file(JSON.stringify(SMALL))), parseBundle(SMALL));
});

test("a byte order mark is no obstacle", async () => {
  assert.deepEqual(await readBundleFile(file(`\uFEFF${JSON.stringify(SMALL)}`)), parseBundle(SMALL));
});

test("lists and heads that are null count as left out", async () => {
  const bundle = await readBundleFile(
    file(`{"format":"biaogan-bundle/1","activities":null,"settings":null,"calendar":null}`),
  );
  assert.deepEqual(bundle, parseBundle({ format: "biaogan-bundle/1" }));
});

test("every problem of every entry is collected with its path", async () => {
  const lines = await refusal(
    JSON.stringify({
      ...SMALL,
      activities: [...SMALL.activities, { id: "a2", heldOn: "2026-02-30" }, 5],
      extra: { deep: [1] },
    }),
  );
  assert.deepEqual(lines, [
    "F, activities[1].organisationId: this is missing; add text.",
    "F, activities[1].heldOn: the date “2026-02-30” does not exist; use a real date.",
    "F, activities[1].title: this is missing; add text.",
    "F, activities[1].segments: this is missing; add a list […].",
    "F, activities[2]: found a number “5”; an object {…} is needed.",
    "F, extra: there is no field “extra”; rename or remove it.",
  ]);
});

test("a thousand problems are listed and the rest counted", async () => {
  const lines = await refusal(JSON.stringify({ ...SMALL, plans: Array.from({ length: 5000 }, () => 1) }));
  assert.equal(lines.length, 1001);
  assert.match(lines.at(-1) ?? "", /4000 more problems/);
});

test("a missing and a foreign format are named", async () => {
  assert.deepEqual(await refusal("{}"), [`F: the field format is missing; add "format": "biaogan-bundle/1".`]);
  assert.match((await refusal(`{"format":"biaogan-bundle/9"}`))[0] ?? "", /“biaogan-bundle\/9”.*biaogan-bundle\/1/);
});

test("a field that stands twice is refused, at the top and inside an entry", async () => {
  const twice = `{"format":"biaogan-bundle/1","plans":[],"plans":[],"organisations":[{"id":"b","id":"c","kind":"branch","name":"x"}]}`;
  assert.deepEqual(await refusal(twice), [
    "F, plans: the field “plans” stands here twice; make it one.",
    "F, organisations[0]: the field “id” stands here twice; make it one.",
  ]);
});

test("a list that is no list is refused", async () => {
  const lines = await refusal(`{"format":"biaogan-bundle/1","plans":{"a":[]},"roster":"x","settings":[]}`);
  assert.deepEqual(lines, [
    "F, plans: found an object {…} “{…}”; a list […] is needed.",
    "F, roster: found text “x”; a list […] is needed.",
    "F, settings: found a list […] “[]”; an object {…} is needed.",
  ]);
});

test("a truncated file says where it breaks off", async () => {
  const text = JSON.stringify(SMALL, null, 1);
  const lines = await refusal(text.slice(0, text.indexOf("general")));
  assert.equal(lines.length, 1);
  assert.match(lines[0] ?? "", /^F, line 18, activities\[0\]: the file breaks off after byte \d+/);
});

test("a syntax error is named with its line, its character and what was expected", async () => {
  assert.deepEqual(await refusal(`{"format":"biaogan-bundle/1",\n"plans":[1 2]}`), [
    "F, line 2: not valid JSON at character 12; “,” is needed here.",
  ]);
  assert.match((await refusal(`{"plans":[\n1,]}`))[0] ?? "", /line 2: .*another entry \(or no comma before \]\)/);
  assert.match((await refusal(`{"plans":[],}`))[0] ?? "", /another entry \(or no comma before \}\)/);
  assert.match((await refusal(`{plans:[]}`))[0] ?? "", /a field name in double quotes/);
  assert.match((await refusal(`${JSON.stringify(SMALL)}\n{}`))[0] ?? "", /line 2: .*the end of the file is needed/);
});

test("what is no JSON object is refused in words", async () => {
  assert.match((await refusal(""))[0] ?? "", /the file is empty/);
  assert.match((await refusal(" \n "))[0] ?? "", /the file is empty/);
  assert.match((await refusal("姓名,日期\n张三,2026-03-05"))[0] ?? "", /neither a workbook .* nor a bundle/);
  assert.match((await refusal("[1]"))[0] ?? "", /a bundle is one object/);
  assert.match((await refusal("5"))[0] ?? "", /neither a workbook .* nor a bundle/);
  assert.match((await refusal("PK\u0003\u0004rest"))[0] ?? "", /a zip or an Office file/);
});

test("other encodings are named", async () => {
  assert.match((await refusal(Buffer.from(`\uFEFF${JSON.stringify(SMALL)}`, "utf16le")))[0] ?? "", /looks like UTF-16/);
  assert.match((await refusal(Buffer.from(JSON.stringify(SMALL), "utf16le")))[0] ?? "", /looks like UTF-16/);
  const gbk = Buffer.concat([Buffer.from(`{"format":"`), Buffer.from([0xb1, 0xea, 0xb8, 0xcb]), Buffer.from(`"}`)]);
  assert.match((await refusal(gbk))[0] ?? "", /GBK/);
});

test("a missing file and a folder are named", async () => {
  await assert.rejects(readBundleFile(join(folder, "none.json")), /there is no such file/);
  await assert.rejects(readBundleFile(folder), /this is a folder/);
});

test("brackets without end are refused before they fill the memory", async () => {
  const lines = await refusal(`{"format":"biaogan-bundle/1","plans":${"[".repeat(1_000_000)}`);
  assert.match(lines.at(-1) ?? "", /nested more than 64 deep/);
});

async function bigFile(start: string, piece: string, pieces: number): Promise<string> {
  const path = join(folder, "big.json");
  await using handle = await open(path, "w");
  await handle.write(start);
  for (let count = 0; count < pieces; count += 1) await handle.write(piece);
  return path;
}

test("200 MB that are no bundle are refused without being kept", async () => {
  const before = process.memoryUsage().rss;
  const cases: [string, string, RegExp][] = [
    ["", "废话".repeat(170_000), /neither a workbook .* nor a bundle/],
    [`{"format":"biaogan-bundle/1","plans":[{"title":"`, "长".repeat(350_000), /no end within 16 MiB/],
    [`{"format":"biaogan-bundle/1","plans":[{"x":[`, "1,".repeat(500_000), /too big/],
  ];
  for (const [start, piece, message] of cases) {
    const path = await bigFile(start, piece, 200);
    await assert.rejects(readBundleFile(path), message);
  }
  assert.ok(process.memoryUsage().rss - before < 400e6, "less than 400 MB more");
});

test("progress runs to the file's size", async () => {
  const path = file(JSON.stringify(SMALL));
  const seen: [number, number][] = [];
  await readBundleFile(path, (read, all) => void seen.push([read, all]));
  assert.deepEqual(seen.at(-1)?.[0], seen.at(-1)?.[1]);
});

test("what is written is read back the same, fields in the order of the schema, empty lists left out", async () => {
  const bundle = parseBundle(SMALL);
  const path = join(folder, "written.json");
  await writeBundleFile(path, bundle);
  assert.deepEqual(await readBundleFile(path), bundle);
  const shuffled = parseBundle({
    activities: [Object.fromEntries(Object.entries(SMALL.activities[0] ?? {}).toReversed())],
    organisations: SMALL.organisations,
    format: SMALL.format,
  });
  assert.equal(bundleText(shuffled), bundleText(bundle));
  assert.doesNotMatch(bundleText(bundle), /plans|calendar|settings/);
});

test("a file that cannot be finished leaves what was there", async () => {
  const path = file(JSON.stringify(SMALL));
  const broken = {
    ...parseBundle(SMALL),
    activities: (function* () {
      yield* parseBundle(SMALL).activities;
      throw new Error("disk full");
    })(),
  };
  await assert.rejects(writeBundleFile(path, broken), /disk full/);
  assert.deepEqual(await readBundleFile(path), parseBundle(SMALL));
});
