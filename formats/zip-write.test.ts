import assert from "node:assert/strict";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { readZipEntries, workbookLimits } from "#formats/zip.ts";
import { writeText, writeZip } from "#formats/zip-write.ts";

describe("a package that is written as it comes", () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "biaogan-zip-"));
  });
  after(() => rm(folder, { recursive: true, force: true }));
  const manifest = { name: "manifest.json", text: (written: readonly unknown[]) => JSON.stringify(written) };
  const read = (path: string) => readZipEntries({ path }, workbookLimits, () => true);

  test("ends with what all its parts are", async () => {
    const path = join(folder, "a.zip");
    const parts = [
      { name: "one", pieces: () => ["一", "", "二"] },
      { name: "none", pieces: () => [], large: true },
    ];
    await writeZip(path, parts, manifest, new Date("2026-11-24"));
    const entries = await read(path);
    assert.deepEqual([...entries.keys()], ["one", "none", "manifest.json"]);
    assert.equal(entries.get("one")?.toString(), "一二");
    const [one, none] = JSON.parse(entries.get("manifest.json")?.toString() ?? "") as {
      bytes: number;
      sha256: string;
    }[];
    assert.deepEqual([one?.bytes, none?.bytes, none?.sha256.slice(0, 8)], [6, 0, "e3b0c442"]);
  });

  test("leaves nothing behind when a part fails, and waits until it has come to rest", async () => {
    let resting = false;
    const failing = async function* failing() {
      try {
        yield "x".repeat(100_000);
        await Promise.resolve();
        throw new Error("no more");
      } finally {
        await new Promise((resolve) => setTimeout(resolve, 20));
        resting = true;
      }
    };
    await assert.rejects(
      writeZip(join(folder, "b.zip"), [{ name: "one", pieces: failing }], manifest, new Date()),
      /no more/,
    );
    assert.ok(resting);
    await assert.rejects(writeText(join(folder, "b.txt"), failing()), /no more/);
    await assert.rejects(
      writeZip(join(folder, "no/such/b.zip"), [{ name: "one", pieces: failing }], manifest, new Date()),
      /ENOENT/,
    );
    assert.deepEqual(
      (await readdir(folder)).filter((each) => each.startsWith("b")),
      [],
    );
  });
});
