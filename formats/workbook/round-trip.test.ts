import assert from "node:assert/strict";
import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import fc from "fast-check";
import { emptyBundle } from "#domain/bundle/bundle.ts";
import type { Bundle } from "#domain/bundle/bundle.ts";
import { anyBundle } from "#test/any-bundle.ts";
import { readWorkbookBundle } from "#formats/workbook/read.ts";
import { writeTemplate, writeWorkbook } from "#formats/workbook/write/workbook.ts";

const folder = mkdtempSync(join(tmpdir(), "workbook-"));
after(() => rm(folder, { recursive: true }));

/** Nothing said of a forum is the same as saying that nobody came from abroad. */
function said(forum: unknown): unknown {
  return typeof forum === "object" && forum !== null && Object.keys(forum).length === 0
    ? { foreignGuests: false }
    : forum;
}

/** A bundle without what may be left out: null, empty text, empty lists, and objects of nothing but these. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== "object" || value === null) return value;
  const parts = Object.entries(value).map(
    ([key, part]) => [key, key === "forum" ? said(bare(part)) : bare(part)] as const,
  );
  return Object.fromEntries(
    parts.filter(([, part]) => {
      if (part === null || part === undefined || part === "") return false;
      return typeof part !== "object" || Object.keys(part).length > 0;
    }),
  );
}

async function thereAndBack(bundle: Bundle): Promise<Bundle> {
  const path = join(folder, "there.xlsx");
  await writeWorkbook(bundle, path);
  return readWorkbookBundle(path);
}

test("any bundle comes back from a workbook as it went in", async () => {
  await fc.assert(
    fc.asyncProperty(anyBundle, async (bundle) => {
      assert.deepEqual(bare(await thereAndBack(bundle)), bare(bundle));
    }),
    { numRuns: 60 },
  );
});

test("a forum of which nothing is said stays a forum", async () => {
  const bundle = emptyBundle();
  bundle.activities.push({
    id: "a",
    organisationId: "b",
    heldOn: "2026-01-01",
    title: "t",
    segments: [{ kind: "forum", forum: {} }],
  });
  const [activity] = (await thereAndBack(bundle)).activities;
  assert.deepEqual(activity?.segments, [{ kind: "forum", forum: { foreignGuests: false } }]);
});

for (const text of [
  "=1+1",
  "+1",
  "-1",
  "@SUM(A1)",
  "\tx",
  "\rx",
  '=HYPERLINK("x")',
  "_x000D_",
  "a\r\nb",
  " a ",
  "\u0000",
  "\u{1F600}",
  "\uD800",
]) {
  test(`the text ${JSON.stringify(text)} stays a text to the letter`, async () => {
    const bundle = emptyBundle();
    bundle.activities.push({
      id: "a",
      organisationId: "b",
      heldOn: "2026-01-01",
      title: `x${text}`,
      minutes: text,
      segments: [{ kind: "other" }],
    });
    const [activity] = (await thereAndBack(bundle)).activities;
    assert.deepEqual([activity?.title, activity?.minutes], [`x${text}`, text]);
  });
}

test("an empty template reads as an empty bundle: its examples are passed over", async () => {
  const path = join(folder, "template.xlsx");
  await writeTemplate(path);
  assert.deepEqual(await readWorkbookBundle(path), emptyBundle());
});
