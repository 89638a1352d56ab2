import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { InputError } from "#domain/problems/problem.ts";
import { guardZip, readZipEntries } from "#formats/zip.ts";
import type { ZipLimits } from "#formats/zip.ts";
import { zipOf } from "#test/zip-file.ts";

const MB = 1024 * 1024;
const limits: ZipLimits = { entries: 20, unpacked: 2 * MB, packed: MB };

async function codesOf(bytes: Uint8Array, name = "a.docx"): Promise<string[]> {
  try {
    await guardZip({ bytes, name }, limits);
    return [];
  } catch (error) {
    assert.ok(error instanceof InputError, String(error));
    return error.problems.map(({ code }) => code);
  }
}

test("the wanted entries come out whole, the others are not unpacked", async () => {
  const bytes = zipOf({ "a.xml": "甲", "b.xml": "乙".repeat(1000), "c.bin": "x" });
  const entries = await readZipEntries({ bytes, name: "a.docx" }, limits, (name) => name.endsWith(".xml"));
  assert.deepEqual([...entries.keys()], ["a.xml", "b.xml"]);
  assert.equal(entries.get("a.xml")?.toString(), "甲");
  assert.deepEqual(await guardZip({ bytes, name: "a.docx" }, limits), ["a.xml", "b.xml", "c.bin"]);
});

test("a bomb that declares its size is refused before anything is unpacked", async () => {
  assert.deepEqual(await codesOf(zipOf({ "a.xml": new Uint8Array(5 * MB) })), ["zip-too-big"]);
});

test("a bomb that lies about its size is stopped while it is unpacked", async () => {
  const packed = deflateRawSync(new Uint8Array(50 * MB));
  assert.deepEqual(await codesOf(zipOf({}, { name: "a.xml", packed, size: 100 })), ["zip-damaged"]);
});

test("many entries that are each small are refused by their number and by their sum", async () => {
  assert.deepEqual(
    await codesOf(zipOf(Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`${index}`, "x"])))),
    ["zip-too-many-entries"],
  );
  const large = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`${index}`, new Uint8Array(MB / 2)]));
  assert.deepEqual(await codesOf(zipOf(large)), ["zip-too-big"]);
});

test("a file that is something else says what it is and what would be right", async () => {
  assert.deepEqual(await codesOf(Buffer.from("%PDF-1.7 …")), ["not-a-zip"]);
  assert.deepEqual(await codesOf(Buffer.from("就是一段文字")), ["not-a-zip"]);
  assert.deepEqual(await codesOf(new Uint8Array()), ["not-a-zip"]);
  await assert.rejects(
    guardZip({ bytes: Buffer.from("%PDF-1.7"), name: "指南.docx" }, limits),
    /PDF.*save it as \.docx/,
  );
});

test("a truncated package is damaged, and one beyond the limit of its own size is not opened", async () => {
  const whole = zipOf({ "a.xml": "甲".repeat(5000) });
  assert.deepEqual(await codesOf(whole.subarray(0, whole.length - 30)), ["zip-damaged"]);
  const middle = Buffer.concat([whole.subarray(0, 40), Buffer.alloc(8), whole.subarray(48)]);
  assert.deepEqual(await codesOf(middle), ["zip-damaged"]);
  assert.deepEqual(await codesOf(Buffer.alloc(2 * MB, "PK")), ["file-too-big"]);
});
