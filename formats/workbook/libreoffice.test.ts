import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { emptyBundle } from "#domain/bundle/bundle.ts";
import { parseBundle } from "#domain/bundle/parse.ts";
import { readWorkbookBundle } from "#formats/workbook/read.ts";
import { writeTemplate, writeWorkbook } from "#formats/workbook/write/workbook.ts";
import { testFolder } from "#test/workbook-file.ts";

const OFFICE = "soffice";
const installed = spawnSync(OFFICE, ["--version"]).status === 0;
const options = installed ? {} : { skip: "LibreOffice is not installed" };
const folder = testFolder();

/** Opens the workbook in LibreOffice and saves it again, with a profile of its own so that nobody's is touched. */
function saveAgain(path: string): string {
  const out = join(folder, "again");
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
  execFileSync(OFFICE, [profile, "--headless", "--convert-to", "xlsx", "--outdir", out, path], { stdio: "ignore" });
  return join(out, "in.xlsx");
}

test("a workbook that LibreOffice has saved again gives the same bundle", options, async () => {
  const path = join(folder, "in.xlsx");
  const activity = {
    id: "a1",
    organisationId: "b1",
    heldOn: "2026-03-05",
    startsAt: "14:30",
    title: " =前后有空格 ",
    minutes: "一行\n二行",
    recordedAt: "2026-03-05T16:20:00+08:00",
    segments: [{ kind: "talk", talk: { pair: ["p1", "m1"] }, hours: 1.5, topics: ["ideology", "校史"] }],
  };
  const bundle = parseBundle({
    format: "biaogan-bundle/1",
    calendar: { holidays: ["2026-10-01", "2026-10-02"] },
    organisations: [{ id: "b1", kind: "branch", name: "教师第一党支部", category: "teacher" }],
    activities: [activity],
  });
  await writeWorkbook(bundle, path);
  assert.deepEqual(await readWorkbookBundle(saveAgain(path)), bundle);
});

test("the empty template stays empty when LibreOffice saves it again", options, async () => {
  const path = join(folder, "in.xlsx");
  await writeTemplate(path);
  assert.deepEqual(await readWorkbookBundle(saveAgain(path)), emptyBundle());
});
