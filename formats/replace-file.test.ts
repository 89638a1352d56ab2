import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { InputError } from "#domain/problems/problem.ts";
import { replaceFile } from "#formats/replace-file.ts";

const folder = mkdtempSync(join(tmpdir(), "biaogan-replace-"));
after(() => rmSync(folder, { recursive: true }));

test("an error leaves what was there and nothing beside it", async () => {
  const path = join(folder, "kept.json");
  writeFileSync(path, "old");
  const failed = replaceFile(path, async (unfinished) => {
    await writeFile(unfinished, "half");
    throw new Error("no more");
  });
  await assert.rejects(failed, /no more/);
  assert.deepEqual([readdirSync(folder), readFileSync(path, "utf8")], [["kept.json"], "old"]);
});

test("a folder that is not there, a file used as a folder and a folder in the way are told in words", async () => {
  writeFileSync(join(folder, "kept.json"), "old");
  for (const path of [join(folder, "no", "a.json"), join(folder, "kept.json", "a.json"), folder]) {
    await assert.rejects(
      replaceFile(path, (unfinished) => writeFile(unfinished, "x")),
      (error) => error instanceof InputError && error.problems[0]?.code === "cannot-write",
    );
  }
});

test("two that write one file at once do not mix", async () => {
  const path = join(folder, "shared.txt");
  const texts = ["a", "b"].map((letter) => letter.repeat(1_000_000));
  await Promise.all(texts.map((text) => replaceFile(path, (unfinished) => writeFile(unfinished, text))));
  assert.ok(texts.includes(readFileSync(path, "utf8")));
  assert.ok(!readdirSync(folder).some((name) => name.endsWith(".part")));
});

test("a signal to stop takes the unfinished file away", async () => {
  const path = join(folder, "stopped.txt");
  // Another listener, as a server has one, keeps this process from stopping.
  const other = (): undefined => undefined;
  process.on("SIGHUP", other);
  try {
    await replaceFile(path, async (unfinished) => {
      await writeFile(unfinished, "half");
      process.emit("SIGHUP", "SIGHUP");
      assert.ok(!readdirSync(folder).some((name) => name.startsWith("stopped")));
      await writeFile(unfinished, "whole");
    });
  } finally {
    process.off("SIGHUP", other);
  }
  assert.equal(process.listenerCount("SIGHUP"), 0);
});
