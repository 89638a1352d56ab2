import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { noteCare } from "#server/backup/care.ts";
import { fillWithExample } from "#server/demo/fill.ts";
import { builtPage } from "#server/http/page.ts";
import { buildPage, looks, openPage, overflowOf, speak, startBrowser, violationsOf } from "#test/browser.ts";
import { settle, signIn } from "#test/e2e/demo.ts";
import type { Demo } from "#test/e2e/demo.ts";
import { startTestServer } from "#test/server.ts";
import type { TestServer } from "#test/server.ts";

let server: TestServer;
let browser: Browser;
let demo: Demo;

before(async () => {
  buildPage();
  browser = await startBrowser();
  server = await startTestServer({ organisations: [], page: builtPage });
  const accounts = await fillWithExample(server.services, "small");
  demo = { base: await server.listen(), accounts };
});
after(async () => {
  await browser.close();
  await server.close();
});

const wide = { width: 1440, scheme: "light" } as const;

test("the log is filtered in the address, goes back page by page, and is taken away as a file", async () => {
  const { page, context, faults } = await openPage(browser, wide);
  await signIn(page, demo, "administrator", "/settings/audit");
  await page.locator("table.figures").waitFor();
  assert.equal(await page.locator("tbody tr").count(), 50);
  await page.getByRole("link", { name: "更早的" }).click();
  await page.getByRole("link", { name: "回到最新" }).waitFor();
  await page.goBack();
  await page.getByRole("link", { name: "回到最新" }).waitFor({ state: "detached" });
  await page.getByLabel("做了什么").selectOption({ label: "新建账号" });
  await page.getByRole("button", { name: "筛选" }).click();
  await page.waitForURL(/action=account-created/);
  await page.getByRole("link", { name: "只看reader做的" }).click();
  await page.waitForURL(/by=/);
  await page.locator("tbody tr").nth(1).waitFor({ state: "detached" });
  assert.match(await page.locator("tbody tr").innerText(), /新建账号/);
  await page.getByLabel("到", { exact: true }).fill("2020-01-01");
  await page.getByRole("button", { name: "筛选" }).click();
  await page.getByText("没有符合条件的记录。").waitFor();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "导出全部（CSV）" }).click(),
  ]);
  assert.match(download.suggestedFilename(), /^audit-.*\.csv$/);
  assert.deepEqual(faults, []);
  await context.close();
});

test("backups, drills and verifications are told with what is wrong with them", async () => {
  const { page, context, faults } = await openPage(browser, wide);
  await signIn(page, demo, "administrator", "/settings/backup");
  await page.getByText("还没有过").first().waitFor();
  assert.equal(await page.getByText("还没有过").count(), 3);
  const { db } = server.services;
  await noteCare(db, Temporal.Instant.from("2026-11-20T02:15:00+08:00"), "backup-taken", "ab".repeat(32));
  await noteCare(db, Temporal.Instant.from("2026-11-23T03:00:00+08:00"), "restore-drill-failed");
  await noteCare(db, Temporal.Instant.from("2026-11-24T03:00:00+08:00"), "audit-verified");
  await page.reload();
  await page.getByText("超过2天没有备份").waitFor();
  await page.getByText("没有通过").waitFor();
  await page.getByText("11月24日 03:00（今天）").waitFor();
  await page.goto(`${demo.base}/settings/audit`);
  await page.getByText(/上次核对：11月24日，完好/).waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});

test("the burden is told of branches alone, in the official order, and of what one may see", async () => {
  const { page, context, faults } = await openPage(browser, wide);
  await signIn(page, demo, "university-office", "/settings/burden");
  await page.locator("table.figures").waitFor();
  const shown = await page.locator("tbody th[scope=row]").allInnerTexts();
  const rows = await server.services.db
    .selectFrom("organisations")
    .select("name")
    .where("kind", "=", "branch")
    .where("dissolved_on", "is", null)
    .orderBy("official_order")
    .execute();
  assert.deepEqual(
    shown,
    rows.map((each) => each.name),
  );
  await page.getByText(/到今天，向\d+个党支部共要求活动记录/).waitFor();
  await page.getByRole("link", { name: "‹ 上学期" }).click();
  await page.getByRole("link", { name: "下学期 ›" }).waitFor();
  await context.clearCookies();
  await signIn(page, demo, "branch-office", "/settings/burden");
  await page.locator("table.figures").waitFor();
  assert.equal(await page.locator("tbody th[scope=row]").count(), 1);
  await page.goto(`${demo.base}/settings/audit`);
  await page.getByText(/审计日志和备份情况由学校党委组织部和系统管理员查看/).waitFor();
  assert.equal(await page.locator("table.figures").count(), 0);
  assert.deepEqual(faults, []);
  await context.close();
});

for (const { width, scheme, language } of looks) {
  test(`no page of log, backup and burden at ${width} px, ${scheme}, scrolls sideways or fails axe`, async () => {
    const { page, context, faults } = await openPage(browser, { width, scheme });
    await signIn(page, demo, "university-office");
    await speak(page, language);
    for (const path of ["/settings/audit", "/settings/backup", "/settings/burden"]) {
      await page.goto(`${demo.base}${path}`);
      await settle(page);
      assert.deepEqual(await violationsOf(page), [], path);
      assert.equal(await overflowOf(page), 0, path);
    }
    assert.deepEqual(faults, []);
    await context.close();
  });
}
