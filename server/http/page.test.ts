import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startTestServer } from "#test/server.ts";
import type { TestServer } from "#test/server.ts";

let server: TestServer;
const folder = mkdtempSync(join(tmpdir(), "biaogan-page-"));

before(async () => {
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "index.html"), `<meta name="style-nonce" content="__STYLE_NONCE__" />`);
  writeFileSync(join(folder, "assets", "main-abc.js"), "1;");
  writeFileSync(join(folder, "icon.svg"), "<svg/>");
  writeFileSync(join(folder, "manifest.webmanifest"), "{}");
  writeFileSync(join(folder, "sw.js"), "1;");
  server = await startTestServer({ page: folder });
});
after(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

test("an address of the page opens it, each time with another nonce that its policy names", async () => {
  const [one, other] = [await server.app.inject("/"), await server.app.inject("/o/b1/ledger?kind=talk")];
  const nonces = [one, other].map(({ body, headers, statusCode }) => {
    const nonce = /content="([^"]+)"/.exec(body)?.[1] ?? "";
    assert.equal(statusCode, 200);
    assert.match(String(headers["content-security-policy"]), /script-src 'self'(;|$)/);
    assert.ok(String(headers["content-security-policy"]).includes(`style-src 'self' 'nonce-${nonce}'`));
    assert.equal(headers["cache-control"], "no-store");
    return nonce;
  });
  assert.notEqual(nonces[0], nonces[1]);
});

test("a hashed file may be kept for ever", async () => {
  const answer = await server.app.inject("/assets/main-abc.js");
  assert.equal(answer.statusCode, 200);
  assert.equal(answer.headers["cache-control"], "public, max-age=31536000, immutable");
});

test("what is not there is not answered with the page: the contract, files, other folders", async () => {
  for (const path of ["/api/nothing", "/api", "/assets/gone.js", "/robots.txt", "/assets/..%2findex.html"]) {
    const answer = await server.app.inject(path);
    assert.equal(answer.statusCode, 404, path);
    assert.match(String(answer.headers["content-type"]), /problem\+json/, path);
  }
});

test("what a phone installs the page by is there, and the service worker is never answered from a cache", async () => {
  const [manifest, worker, icon] = await Promise.all(
    ["/manifest.webmanifest", "/sw.js", "/icon.svg"].map((path) => server.app.inject(path)),
  );
  assert.match(String(manifest?.headers["content-type"]), /^application\/manifest\+json/);
  assert.match(String(worker?.headers["content-type"]), /^text\/javascript/);
  assert.equal(worker?.headers["cache-control"], "no-cache");
  assert.equal(icon?.statusCode, 200);
  assert.equal((await server.app.inject("/icon-192.png")).statusCode, 404);
});
