import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { fillWithExample } from "#server/demo/fill.ts";
import { builtPage } from "#server/http/page.ts";
import { runAskedJob } from "#server/jobs/asked.ts";
import { verdictJobs } from "#server/verdicts/jobs.ts";
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
/** What the server refuses is said by the browser too. */
const ofThePage = (faults: readonly string[]) => faults.filter((each) => !/status of 4\d\d/.test(each));

async function heading(page: Page, name: string): Promise<void> {
  await page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
}

test("an account is made, gets a role with an end, signs in with the password shown once, and is disabled", async () => {
  const { page, context, faults } = await openPage(browser, { width: 360, scheme: "light" });
  await signIn(page, demo, "administrator", "/settings/accounts");
  await heading(page, "账号");
  await page.getByRole("button", { name: "新建账号" }).click();
  await page.getByLabel("姓名", { exact: true }).fill("王五");
  await page.getByLabel("账号名", { exact: false }).fill("wang wu");
  await page.getByRole("button", { name: "建立账号" }).click();
  await page.getByRole("alert").waitFor();
  assert.equal(await page.getByLabel("姓名", { exact: true }).inputValue(), "王五");
  await page.getByLabel("账号名", { exact: false }).fill("wangwu");
  // A double click makes one account.
  await page.getByRole("button", { name: "建立账号" }).dblclick();
  const password = await page.locator(".shown-once output").innerText();
  assert.match(password, /^\S{12,}$/);
  await page.getByRole("button", { name: "已经抄下" }).click();
  await heading(page, "王五");
  assert.equal(await page.getByText(password).count(), 0);
  await page.getByLabel("角色", { exact: true }).selectOption({ label: "检查（只读）" });
  await page.getByLabel(/在哪个党组织/).selectOption({ label: "文学院" });
  // The browser asks for the last day of a role that must end; the server does too.
  assert.equal(await page.getByLabel(/到期日/).getAttribute("required"), "");
  await page.getByLabel(/到期日/).fill("2026-12-31");
  await page.getByRole("button", { name: "授予", exact: true }).click();
  await page.getByText("至12月31日").waitFor();

  const other = await openPage(browser, { width: 360, scheme: "light" });
  await other.page.goto(`${demo.base}/sign-in`);
  await other.page.getByLabel("账号", { exact: true }).fill("wangwu");
  await other.page.getByLabel("密码", { exact: true }).fill(password);
  await other.page.getByRole("button", { name: "登录" }).click();
  await other.page.getByText("初始密码").first().waitFor();
  await other.context.close();

  await page.getByRole("button", { name: /收回角色：检查（只读）/ }).click();
  await page.getByText("还没有角色").waitFor();
  await page.getByRole("button", { name: "停用账号" }).click();
  await page.getByRole("button", { name: "确定停用账号" }).click();
  await page.getByText("这个账号已停用").waitFor();
  await page.getByRole("link", { name: "‹ 全部账号" }).click();
  await page.getByLabel("按姓名或账号查找").fill("王五");
  await page.getByRole("main").getByRole("button", { name: "查找" }).click();
  await page.getByText("共1个账号").waitFor();
  assert.match(page.url(), /text=/);
  assert.deepEqual(ofThePage(faults), []);
  await context.close();
});

test("the administrator sees accounts and no ledger; of the own account nothing is taken away", async () => {
  const { page, context, faults } = await openPage(browser, wide);
  await signIn(page, demo, "administrator");
  await heading(page, "设置");
  const places = page.getByRole("navigation", { name: "页面" }).first();
  assert.deepEqual(await places.getByRole("link").allInnerTexts(), ["设置"]);
  const { id } = await server.services.db
    .selectFrom("organisations")
    .select("id")
    .where("kind", "=", "branch")
    .executeTakeFirstOrThrow();
  await page.goto(`${demo.base}/o/${id}/ledger`);
  await page.getByRole("alert").waitFor();
  assert.equal(await page.locator("table.ledger").count(), 0);
  await page.goto(`${demo.base}/settings/accounts`);
  await page.locator(".plain-list").getByRole("link", { name: "administrator" }).click();
  await heading(page, "administrator");
  assert.equal(await page.getByRole("button", { name: "停用账号" }).isDisabled(), true);
  assert.equal(await page.getByRole("button", { name: "重置密码" }).isDisabled(), true);
  assert.deepEqual(ofThePage(faults), []);
  await context.close();
});

test("a token is made for what one may do oneself, shown once, and revoked", async () => {
  const { page, context, faults } = await openPage(browser, wide);
  await signIn(page, demo, "branch-office", "/account");
  await page.getByRole("heading", { name: "脚本令牌" }).waitFor();
  await page.getByLabel("给什么用").fill("导出脚本");
  await page.getByRole("button", { name: "新建令牌" }).click();
  assert.match(await page.getByRole("alert").innerText(), /请至少勾选一项/);
  assert.equal(await page.getByLabel("管理账号和角色").count(), 0);
  await page.getByLabel("查看记录、文件和达到情况").check();
  await page.getByRole("button", { name: "新建令牌" }).click();
  const token = await page.locator(".shown-once output").innerText();
  assert.ok(token.length > 20);
  const answer = await fetch(`${demo.base}/api/me`, { headers: { authorization: `Bearer ${token}` } });
  assert.equal(answer.status, 200);
  await page.getByRole("button", { name: "已经抄下" }).click();
  await page.getByRole("button", { name: "作废令牌：导出脚本" }).click();
  await page.getByText("还没有令牌。").waitFor();
  const later = await fetch(`${demo.base}/api/me`, { headers: { authorization: `Bearer ${token}` } });
  assert.equal(later.status, 401);
  assert.deepEqual(ofThePage(faults), []);
  await context.close();
});

test("a number of the school is changed with a reason, the school judged anew as it is watched, and two who change lose nothing", async () => {
  const { page, context, faults } = await openPage(browser, wide);
  await signIn(page, demo, "university-office", "/settings/numbers");
  await page.getByLabel("收到上级决议后传达的期限").waitFor();
  const other = await openPage(browser, wide);
  await signIn(other.page, demo, "university-office", "/settings/numbers");
  await other.page.getByLabel("补开的期限", { exact: true }).fill("20");

  await page.getByLabel("收到上级决议后传达的期限").fill("0");
  await page.getByLabel(/为什么修改/).fill("按学校会议决定");
  await page.getByRole("button", { name: "保存并重新判定全校" }).click();
  assert.match(await page.getByRole("alert").innerText(), /应是1到366之间的数/);
  await page.getByLabel("收到上级决议后传达的期限").fill("15");
  await page.getByRole("button", { name: "保存并重新判定全校" }).click();
  await page.getByText("正在排队").waitFor();
  assert.equal(await runAskedJob(server.services, verdictJobs), true);
  await page.getByText("全校已按新的设定重新判定。").waitFor();
  await page.getByText("收到上级决议后传达的期限：通常的数 → 15").waitFor();

  await other.page.getByLabel(/为什么修改/).fill("放假早");
  await other.page.getByRole("button", { name: "保存并重新判定全校" }).click();
  await other.page.getByText(/改过学校设定/).waitFor();
  await other.page.getByText("收到上级决议后传达的期限：对方 15，您 通常的数").waitFor();
  assert.equal(await other.page.getByLabel("补开的期限", { exact: true }).inputValue(), "20");
  await other.page.getByLabel("收到上级决议后传达的期限").fill("15");
  await other.page.getByRole("button", { name: "保存并重新判定全校" }).click();
  await other.page.getByText("补开的期限：通常的数 → 20").waitFor();
  const { settings } = await server.services.db.selectFrom("school").select("settings").executeTakeFirstOrThrow();
  assert.deepEqual([settings.followUpDays, settings.makeUpDays], [15, 20]);
  assert.deepEqual([...ofThePage(faults), ...ofThePage(other.faults)], []);
  await other.context.close();
  await context.close();
});

test("a reader may look at the settings and change nothing", async () => {
  const { page, context, faults } = await openPage(browser, wide);
  await signIn(page, demo, "reader", "/settings/numbers");
  await page.getByLabel("收到上级决议后传达的期限").waitFor();
  assert.equal(await page.getByLabel("收到上级决议后传达的期限").isDisabled(), true);
  assert.equal(await page.getByRole("button", { name: "保存并重新判定全校" }).isDisabled(), true);
  await page.getByText("只有学校党委组织部可以修改，您可以查看。").waitFor();
  await page.goto(`${demo.base}/settings/accounts`);
  await heading(page, "账号");
  assert.equal(await page.getByRole("button", { name: "新建账号" }).isDisabled(), true);
  assert.equal(await page.getByRole("link", { name: "branch-office" }).count(), 0);
  assert.deepEqual(ofThePage(faults), []);
  await context.close();
});

for (const { width, scheme, language } of looks) {
  test(`no page of accounts and numbers at ${width} px, ${scheme}, scrolls sideways or fails axe`, async () => {
    const { page, context, faults } = await openPage(browser, { width, scheme });
    const look = async (paths: readonly string[]): Promise<void> => {
      for (const path of paths) {
        await page.goto(`${demo.base}${path}`);
        await settle(page);
        assert.deepEqual(await violationsOf(page), [], path);
        assert.equal(await overflowOf(page), 0, path);
      }
    };
    const { id } = await server.services.db
      .selectFrom("accounts")
      .select("id")
      .where("sign_in_name", "=", "branch-office")
      .executeTakeFirstOrThrow();
    await signIn(page, demo, "administrator");
    await speak(page, language);
    await look(["/settings/accounts", "/settings/accounts?new=true", `/settings/accounts/${id}`, "/account"]);
    await context.clearCookies();
    await speak(page, "zh-CN");
    await signIn(page, demo, "university-office");
    await speak(page, language);
    await look(["/settings/numbers", "/settings/accounts"]);
    assert.deepEqual(ofThePage(faults), []);
    await context.close();
  });
}
