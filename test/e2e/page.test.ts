import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { z } from "zod";
import { fillWithExample } from "#server/demo/fill.ts";
import { builtPage } from "#server/http/page.ts";
import { buildPage, looks, openPage, overflowOf, speak, startBrowser, violationsOf } from "#test/browser.ts";
import { settle, signIn } from "#test/e2e/demo.ts";
import type { Demo } from "#test/e2e/demo.ts";
import { startTestServer } from "#test/server.ts";
import type { TestServer } from "#test/server.ts";

let server: TestServer;
let browser: Browser;
let base: string;
let demo: Demo;

before(async () => {
  buildPage();
  browser = await startBrowser();
  server = await startTestServer({ organisations: [], page: builtPage });
  const accounts = await fillWithExample(server.services, "small");
  base = await server.listen();
  demo = { base, accounts };
});
after(async () => {
  await browser.close();
  await server.close();
});

test("a wrong password is refused in words, and the right one opens the branch’s home", async () => {
  const { page, context, faults } = await openPage(browser, { width: 360, scheme: "light" });
  await page.goto(`${base}/`);
  await page.getByLabel("账号", { exact: true }).fill("branch-office");
  await page.getByLabel("密码", { exact: true }).fill("wrong wrong wrong");
  await page.getByRole("button", { name: "登录" }).click();
  assert.match(await page.getByRole("alert").innerText(), /账号或密码不对/);
  await signIn(page, demo, "branch-office");
  await page.locator(".due li, .lead").first().waitFor();
  assert.match(page.url(), /\/o\//);
  assert.deepEqual(faults, []);
  await context.close();
});

test("a committee meeting is recorded on a phone, says so, and stands in the ledger", async () => {
  const { page, context, faults } = await openPage(browser, { width: 360, scheme: "light" });
  await signIn(page, demo, "branch-office");
  await page.getByRole("navigation", { name: "页面" }).getByRole("link", { name: "记一笔" }).click();
  await page.locator(".chip", { hasText: "支部委员会会议" }).click();
  await page.getByLabel("议题或标题（不填则用活动名称）").fill("支委会：商议年末工作");
  await page.getByLabel("应到").fill("4");
  await page.getByLabel("实到").fill("4");
  // What is written survives that the page is loaded again.
  await page.reload();
  assert.equal(await page.getByLabel("议题或标题（不填则用活动名称）").inputValue(), "支委会：商议年末工作");
  await page.getByRole("button", { name: "保存" }).click();
  await page.getByRole("heading", { name: /已保存/ }).waitFor();
  await page.getByRole("navigation", { name: "页面" }).getByRole("link", { name: "台账" }).click();
  await page.getByRole("heading", { name: "台账" }).waitFor();
  await page.locator("a.to-record").first().waitFor();
  assert.equal(await page.getByText("支委会：商议年末工作").count(), 1);
  assert.deepEqual(faults, []);
  await context.close();
});

for (const { width, scheme, language } of looks) {
  test(`no page at ${width} px, ${scheme}, scrolls sideways or fails axe`, async () => {
    const { page, context, faults } = await openPage(browser, { width, scheme });
    const look = async (name: string): Promise<void> => {
      assert.deepEqual(await violationsOf(page), [], name);
      assert.equal(await overflowOf(page), 0, name);
    };
    await page.goto(`${base}/sign-in`);
    await page.getByRole("button", { name: "登录" }).waitFor();
    await look("sign-in");
    await page.goto(`${base}/first-run`);
    await page.getByRole("button", { name: "建立" }).waitFor();
    await look("first-run");
    await signIn(page, demo, "branch-office");
    await speak(page, language);
    const home = new URL(page.url()).pathname;
    for (const path of [home, `${home}/record`, `${home}/ledger`, "/account"]) {
      await page.goto(`${base}${path}`);
      await settle(page);
      await look(path);
    }
    await context.clearCookies();
    await speak(page, "zh-CN");
    await signIn(page, demo, "department-office");
    await page.locator("table.matrix").first().waitFor();
    await look("matrix");
    assert.deepEqual(faults, []);
    await context.close();
  });
}

test("the language changes without the page being loaded again", async () => {
  const { page, context } = await openPage(browser, { width: 1440, scheme: "light" });
  await page.goto(`${base}/sign-in`);
  await page.getByLabel("账号", { exact: true }).fill("somebody");
  await page.getByRole("button", { name: "English" }).click();
  assert.equal(await page.getByLabel("Account").inputValue(), "somebody");
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  await context.close();
});

const manifest = z.record(
  z.string(),
  z.object({
    file: z.string(),
    css: z.array(z.string()).optional(),
    imports: z.array(z.string()).optional(),
  }),
);

const LIMIT = 200 * 1024;

test("sign-in and Record load at most 200 KiB each, compressed, with everything before them", () => {
  const parts = manifest.parse(JSON.parse(readFileSync(join(builtPage, ".vite", "manifest.json"), "utf8")));
  const filesOf = (name: string): string[] => {
    const part = parts[name];
    assert.ok(part, name);
    return [part.file, ...(part.css ?? []), ...(part.imports ?? []).flatMap(filesOf)];
  };
  const sizeOf = (...names: string[]): number =>
    [...new Set(names.flatMap(filesOf))].reduce(
      (sum, file) => sum + gzipSync(readFileSync(join(builtPage, file))).byteLength,
      0,
    );
  const signInSize = sizeOf("index.html");
  const recordSize = sizeOf("index.html", "frame.tsx", "activities/record-page.tsx", "activities/outbox-notice.tsx");
  console.log(`gzip: sign-in ${signInSize} bytes, with Record ${recordSize} bytes`);
  assert.ok(signInSize <= LIMIT, `sign-in ${signInSize}`);
  assert.ok(recordSize <= LIMIT, `Record ${recordSize}`);
});
