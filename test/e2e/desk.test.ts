import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { fillWithExample } from "#server/demo/fill.ts";
import type { DemoAccount } from "#server/demo/accounts.ts";
import { builtPage } from "#server/http/page.ts";
import { buildPage, openPage, overflowOf, startBrowser, violationsOf } from "#test/browser.ts";
import { settle, signIn } from "#test/e2e/demo.ts";
import type { Demo } from "#test/e2e/demo.ts";
import { startTestServer } from "#test/server.ts";
import type { TestServer } from "#test/server.ts";

const DEPARTMENT = ["directives", "plans", "forums", "documents", "terms", "contacts", "bodies", "weak", "statements"];
const BRANCH = ["directives", "plans", "forums", "documents", "terms", "statements"];

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
  await browser?.close();
  await server?.close();
});

/** Opens a part of the desk as somebody, at the organisation of their role. */
async function deskOf(role: DemoAccount["role"], part: string, width = 1440) {
  const opened = await openPage(browser, { width, scheme: "light" });
  const { page } = opened;
  await signIn(page, demo, role);
  const home = new URL(page.url()).pathname;
  await go(page, home, part);
  return { ...opened, home };
}

async function go(page: Page, home: string, part: string): Promise<void> {
  await page.goto(`${demo.base}${home}/desk/${part}`);
  await page.locator("#desk-part").waitFor();
  await settle(page);
}

const slip = (page: Page, title: string) =>
  page.locator(".slip", { has: page.getByRole("heading", { name: title, exact: true }) });

test("a document that lacks is registered from the guide’s own words, and is there", async () => {
  const { page, context, faults } = await deskOf("department-office", "documents");
  const missing = slip(page, "网络阵地管理制度");
  assert.match(await missing.innerText(), /还没有登记/);
  await missing.getByRole("button", { name: "登记" }).click();
  assert.equal(await page.getByLabel("文件种类").inputValue(), "网络阵地管理制度");
  await page.getByLabel("题名").fill("文学院网络阵地管理办法");
  // Twice in a row: one document all the same.
  await page.getByRole("button", { name: "保存" }).dblclick();
  await page
    .getByRole("status")
    .filter({ hasText: /^已保存，满足 \d 项要求。$/ })
    .waitFor();
  await slip(page, "网络阵地管理制度").getByText("✓").waitFor();
  assert.equal(await page.getByText("文学院网络阵地管理办法").count(), 1);
  assert.deepEqual(faults, []);
  await context.close();
});

test("a document without its day is refused in words, and what was typed is still there", async () => {
  const { page, context } = await deskOf("department-office", "documents");
  await page.getByRole("button", { name: "新增" }).click();
  await page.getByLabel("文件种类").fill("党务公开目录");
  await page.getByLabel("题名").fill("文学院党务公开目录");
  await page.getByLabel("印发日期").fill("");
  await page.getByRole("button", { name: "保存" }).click();
  await page.getByRole("alert").waitFor();
  assert.equal(await page.getByLabel("题名").inputValue(), "文学院党务公开目录");
  page.once("dialog", (dialog) => void dialog.dismiss());
  await page.keyboard.press("Escape");
  assert.equal(await page.getByLabel("题名").inputValue(), "文学院党务公开目录");
  page.once("dialog", (dialog) => void dialog.accept());
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await context.close();
});

test("who corrects what somebody else has just corrected sees both, and loses nothing", async () => {
  const { page, context, home } = await deskOf("department-office", "bodies");
  await page.getByRole("button", { name: "新增" }).click();
  await page.getByLabel(/^名称/).fill("汉语言研究所");
  await page.getByRole("button", { name: "保存" }).click();
  const made = slip(page, "汉语言研究所");
  await made.waitFor();
  await made.getByRole("button").click();
  const other = await context.newPage();
  await go(other, home, "bodies");
  await slip(other, "汉语言研究所").getByRole("button").click();
  await other.getByLabel(/^名称/).fill("语言文字研究所");
  await other.getByLabel(/更正或撤回的原因/).fill("改名");
  await other.getByRole("button", { name: "保存" }).click();
  await slip(other, "语言文字研究所").waitFor();
  await page.getByLabel(/^名称/).fill("汉语言文学研究所");
  await page.getByRole("button", { name: "保存" }).click();
  assert.match(await page.getByRole("alert").innerText(), /请写明原因/);
  await page.getByLabel(/更正或撤回的原因/).fill("名称有误");
  await page.getByRole("button", { name: "保存" }).click();
  await page.getByText(/别人刚改过这一条/).waitFor();
  assert.match(await page.getByRole("dialog").innerText(), /语言文字研究所/);
  assert.equal(await page.getByLabel(/^名称/).inputValue(), "汉语言文学研究所");
  await page.getByRole("button", { name: "保存" }).click();
  await slip(page, "汉语言文学研究所").waitFor();
  await context.close();
});

test("more reached than concerned is refused; the numbers put right are in the table", async () => {
  const { page, context } = await deskOf("branch-office", "statements");
  await page.getByRole("button", { name: /集中学习培训/ }).click();
  await page.getByLabel("应有人数").fill("10");
  await page.getByLabel("做到人数").fill("11");
  await page.getByRole("button", { name: "保存" }).click();
  assert.match(await page.getByRole("alert").innerText(), /不会多于应有人数/);
  await page.getByLabel("做到人数").fill("9");
  const reason = page.getByLabel(/更正或撤回的原因/);
  if ((await reason.count()) > 0) await reason.fill("核对");
  await page.getByRole("button", { name: "保存" }).click();
  await page.getByRole("button", { name: /集中学习培训 9 \/ 10 人/ }).waitFor();
  await context.close();
});

test("a forum changed after its approval is applied for again, and the approver approves it", async () => {
  const department = await deskOf("department-office", "forums");
  const title = "中华优秀传统文化的当代价值";
  const changed = department.page.locator(".slip", { hasText: "批准后有改动" }).first();
  assert.match(await changed.innerText(), /报告人：报批时“.+”，现在“.+”/);
  await changed.getByRole("button", { name: "重新报批" }).click();
  await department.page.getByRole("button", { name: "保存" }).click();
  await department.page.locator(".slip", { hasText: "待审批" }).first().waitFor();
  await department.context.close();

  const approver = await deskOf("forum-approver", "forums");
  const waiting = approver.page.locator(".slip", { hasText: "待审批" }).filter({ hasText: title });
  await waiting.getByRole("button", { name: "批准" }).click();
  await approver.page.getByRole("dialog").getByRole("button", { name: "批准" }).click();
  await waiting.waitFor({ state: "detached" });
  await approver.context.close();
});

test("a decision is issued once for all who receive it, and each sees that it is to be passed on", async () => {
  const { page, context } = await deskOf("department-office", "directives");
  await page.getByRole("button", { name: "下发一项" }).click();
  await page.getByRole("button", { name: "保存" }).click();
  assert.match(await page.getByRole("alert").innerText(), /还没有填：标题/);
  await page.getByLabel("标题").fill("关于做好年末工作的通知");
  await page.getByRole("button", { name: "保存" }).click();
  assert.match(await page.getByRole("alert").innerText(), /至少选一个收文单位/);
  await page.getByRole("button", { name: "全选" }).click();
  await page.getByRole("button", { name: "保存" }).click();
  await slip(page, "关于做好年末工作的通知").waitFor();
  await context.close();
  const branch = await deskOf("branch-office", "directives", 360);
  const received = slip(branch.page, "关于做好年末工作的通知");
  assert.match(await received.innerText(), /待传达/);
  assert.ok(await received.getByRole("link", { name: "记一次传达" }).isVisible());
  await branch.context.close();
});

test("a reader finds no action on the desk, and the reason where the action would be", async () => {
  const { page, context } = await deskOf("reader", "documents");
  assert.equal(await page.getByRole("button", { name: "新增" }).isDisabled(), true);
  assert.match(await page.locator("#part-reason").innerText(), /不能在这里办这件事/);
  assert.equal(await page.getByRole("button", { name: "更正" }).count(), 0);
  await context.close();
});

for (const [role, parts, width, scheme] of [
  ["department-office", DEPARTMENT, 1440, "dark"],
  ["branch-office", BRANCH, 360, "light"],
] as const) {
  test(`no part of the desk of a ${role} at ${width} px, ${scheme}, scrolls sideways or fails axe`, async () => {
    const { page, context, faults } = await openPage(browser, { width, scheme });
    await signIn(page, demo, role);
    const home = new URL(page.url()).pathname;
    for (const part of parts) {
      await go(page, home, part);
      assert.deepEqual(await violationsOf(page), [], part);
      assert.equal(await overflowOf(page), 0, part);
    }
    await go(page, home, "documents");
    await page.getByRole("button", { name: "新增" }).click();
    assert.deepEqual(await violationsOf(page), [], "the sheet");
    assert.deepEqual(faults, []);
    await context.close();
  });
}
