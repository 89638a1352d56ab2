import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { factRows } from "#api/endpoints/facts.ts";
import { builtPage } from "#server/http/page.ts";
import { buildPage, startBrowser } from "#test/browser.ts";
import { kind, openRecord, recordsOf, secretary, startRecordSchool } from "#test/e2e/record-school.ts";
import type { RecordSchool } from "#test/e2e/record-school.ts";

let school: RecordSchool;
let browser: Browser;
// A page of its own, because a test puts another build in its place.
const folder = mkdtempSync(join(tmpdir(), "biaogan-offline-"));
before(async () => {
  buildPage();
  cpSync(builtPage, folder, { recursive: true });
  browser = await startBrowser();
  school = await startRecordSchool(folder);
});
after(async () => {
  await browser?.close();
  await school?.server.close();
  rmSync(folder, { recursive: true });
});

const titleOf = (page: Page) => page.getByLabel("议题或标题（不填则用活动名称）");
const saveOf = (page: Page) => page.getByRole("button", { name: /^保存/ });
const waits = (page: Page) => page.getByRole("heading", { name: "没有网络，已存在这台设备上" }).waitFor();
const saved = (page: Page) => page.getByRole("heading", { name: /已保存/ }).waitFor();

async function write(page: Page, title: string): Promise<void> {
  await openRecord(page, school, "?kind=committee-meeting");
  await titleOf(page).fill(title);
}

/** The next save arrives, and its answer does not come back. */
async function loseOneAnswer(page: Page): Promise<void> {
  let isLost = false;
  await page.route("**/api/activities", async (route) => {
    if (isLost || route.request().method() !== "POST") {
      await route.continue();
      return;
    }
    isLost = true;
    await route.fetch();
    await route.abort();
  });
}

test("saved without a connection it waits on the device, is sent when the line is back, and is there once", async () => {
  const { page, context, faults } = await secretary(browser, school);
  await write(page, "离线一");
  await context.setOffline(true);
  await saveOf(page).click();
  await waits(page);
  await page.getByRole("button", { name: "现在再试" }).click();
  await waits(page);
  assert.deepEqual(await recordsOf(school, "离线一"), []);
  await context.setOffline(false);
  await saved(page);
  await openRecord(page, school);
  assert.equal(await page.getByText("等网络，会自动送出").count(), 0);
  assert.equal((await recordsOf(school, "离线一")).length, 1);
  assert.deepEqual(faults, []);
  await context.close();
});

test("the page is closed in between: opened again, wherever, it sends what waited, and says so", async () => {
  const { page, context } = await secretary(browser, school);
  await write(page, "离线二");
  await context.setOffline(true);
  await saveOf(page).click();
  await waits(page);
  await page.close();
  await context.setOffline(false);
  const next = await context.newPage();
  await next.goto(`${school.origin}/o/b1`);
  await next.getByText("刚才没网时写的“离线二”已送出。", { exact: false }).waitFor();
  assert.equal((await recordsOf(school, "离线二")).length, 1);
  await context.close();
});

test("the answer is lost and the draft is changed: one record, corrected, and it says so", async () => {
  const { page, context } = await secretary(browser, school);
  await write(page, "离线三");
  await loseOneAnswer(page);
  await saveOf(page).click();
  await waits(page);
  await page.getByRole("button", { name: "接着改" }).click();
  await page.getByLabel("地点").fill("302会议室");
  await saveOf(page).click();
  await page.getByText("那次保存已经送到", { exact: false }).waitFor();
  const [only, ...others] = await recordsOf(school, "离线三");
  assert.deepEqual([only?.version, only?.entry.place, others.length], [2, "302会议室", 0]);
  await context.close();
});

test("somebody has changed what had arrived: both are shown, and the person decides", async () => {
  const { page, context } = await secretary(browser, school);
  await write(page, "离线四");
  await loseOneAnswer(page);
  await saveOf(page).click();
  await waits(page);
  await page.getByRole("button", { name: "接着改" }).click();
  await page.getByLabel("地点").fill("302会议室");
  const [arrived] = await recordsOf(school, "离线四");
  assert.ok(arrived);
  await school.server.as("branch-office", "b1").call(factRows.activities.correct, {
    params: { id: arrived.id },
    body: { entry: { ...arrived.entry, title: "离线四（改）" }, version: 1, reason: "更正标题" },
  });
  await saveOf(page).click();
  await page.getByRole("heading", { name: /第2版/ }).waitFor();
  await page.getByText("离线四（改）").waitFor();
  await page.getByRole("button", { name: "以我写的为准" }).click();
  await saved(page);
  const [now, ...others] = await recordsOf(school, "离线四");
  assert.deepEqual([now?.version, now?.entry.title, others.length], [3, "离线四", 0]);
  await context.close();
});

test("loaded again at once, the last letter is there; a link of another kind starts anew and offers it", async () => {
  const { page, context, faults } = await secretary(browser, school);
  await write(page, "没写完的");
  await page.reload();
  await page.locator("form.record").waitFor();
  assert.equal(await titleOf(page).inputValue(), "没写完的");
  await openRecord(page, school, "?kind=theme-day");
  assert.equal(await titleOf(page).inputValue(), "");
  assert.equal(await kind(page, "主题党日").locator("input").isChecked(), true);
  await titleOf(page).fill("另一个");
  await page.getByRole("button", { name: "接着写：11月24日 没写完的" }).click();
  assert.equal(await titleOf(page).inputValue(), "没写完的");
  assert.equal(await kind(page, "支部委员会会议").locator("input").isChecked(), true);
  await page.getByRole("button", { name: "删掉：11月24日 另一个" }).click();
  await page.getByText("另一个").waitFor({ state: "detached" });
  assert.deepEqual(faults, []);
  await context.close();
});

test("where the browser keeps nothing in localStorage, IndexedDB keeps the draft", async () => {
  const { page, context } = await secretary(browser, school);
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await write(page, "没有地方放");
  // Its writing is asynchronous: it is there once it can be read back.
  await page.waitForFunction(`new Promise((resolve) => {
    const request = indexedDB.open("biaogan", 1);
    request.onsuccess = () => {
      const all = request.result.transaction("drafts").objectStore("drafts").getAll();
      all.onsuccess = () => {
        request.result.close();
        resolve(all.result.some((each) => each.includes("没有地方放")));
      };
    };
  })`);
  await page.reload();
  await page.getByRole("button", { name: "接着写：11月24日 没有地方放" }).click();
  assert.equal(await titleOf(page).inputValue(), "没有地方放");
  await context.close();
});

test("opened without a connection the page is there, a record can be written, and it is sent later; no answer of the server is kept", async () => {
  const { page, context, faults } = await secretary(browser, school, { worker: true });
  await openRecord(page, school);
  await page.evaluate("navigator.serviceWorker.ready.then(() => true)");
  await page.close();
  await context.setOffline(true);
  const next = await context.newPage();
  await next.goto(`${school.origin}/o/b1/record?kind=committee-meeting`);
  await titleOf(next).fill("离线打开");
  await saveOf(next).click();
  await waits(next);
  const kept = await next.evaluate<string[]>(
    "caches.keys().then((names) => Promise.all(names.map(async (each) => (await (await caches.open(each)).keys()).map((one) => new URL(one.url).pathname)))).then((all) => all.flat())",
  );
  assert.ok(kept.includes("/offline"));
  assert.deepEqual(
    kept.filter((each) => !/^\/(offline$|assets\/)/.test(each)),
    [],
  );
  await context.setOffline(false);
  await saved(next);
  assert.equal((await recordsOf(school, "离线打开")).length, 1);
  assert.deepEqual(faults, []);
  await context.close();
});

test("a new build replaces what the old one kept", async () => {
  const { page, context } = await secretary(browser, school, { worker: true });
  const stores = (on: Page): Promise<string[]> => on.evaluate<string[]>("caches.keys()");
  await openRecord(page, school);
  await page.evaluate("navigator.serviceWorker.ready.then(() => true)");
  const [old = ""] = await stores(page);
  assert.match(old, /^biaogan-[0-9a-f]{16}$/);
  const worker = join(folder, "sw.js");
  writeFileSync(worker, readFileSync(worker, "utf8").replace(old.slice("biaogan-".length), "0123456789abcdef"));
  await page.evaluate("navigator.serviceWorker.getRegistration().then((each) => each.update()).then(() => true)");
  await page.waitForFunction(
    "navigator.serviceWorker.getRegistration().then((each) => each.waiting !== null || each.active !== null && each.installing === null)",
  );
  await page.close();
  const next = await context.newPage();
  await openRecord(next, school);
  await next.waitForFunction("caches.keys().then((names) => names.join() === 'biaogan-0123456789abcdef')");
  await context.close();
});

test("the service worker and the manifest pass the page's own policy, and the phone finds what it installs", async () => {
  const { page, context } = await secretary(browser, school, { worker: true });
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  await openRecord(page, school);
  await page.evaluate("navigator.serviceWorker.ready.then(() => true)");
  const manifest: unknown = await page.evaluate(
    "fetch(document.querySelector('link[rel=manifest]').href).then((each) => each.json())",
  );
  assert.deepEqual(manifest, JSON.parse(readFileSync(join(folder, "manifest.webmanifest"), "utf8")));
  for (const icon of ["icon-192.png", "icon-512.png", "icon-maskable.png", "apple-touch-icon.png"])
    assert.equal((await page.request.get(`${school.origin}/${icon}`)).status(), 200, icon);
  assert.deepEqual(
    said.filter((each) => /Content Security Policy/i.test(each)),
    [],
  );
  await context.close();
});
