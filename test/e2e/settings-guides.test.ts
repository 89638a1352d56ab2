import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { fillWithExample } from "#server/demo/fill.ts";
import { builtPage } from "#server/http/page.ts";
import { buildPage, looks, openPage, overflowOf, startBrowser, violationsOf } from "#test/browser.ts";
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
const TITLE = "天津工业大学党建样板支部重点任务指南";
const THEME = "branch/1.2(2)/theme-day";
/** What the server refuses is said by the browser too. */
const ofThePage = (faults: readonly string[]) => faults.filter((each) => !/status of 4\d\d/.test(each));

async function heading(page: Page, name: string): Promise<void> {
  await page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
}

async function shippedBranch(): Promise<string> {
  const { id } = await server.services.db
    .selectFrom("guide_versions")
    .select("id")
    .where("guide", "=", "branch")
    .orderBy("created_at")
    .executeTakeFirstOrThrow();
  return id;
}

/** Drafts a version from the shipped guide, as a person does. */
async function draftFrom(page: Page, label: string): Promise<void> {
  await page.goto(`${demo.base}/settings/guides/${await shippedBranch()}`);
  await heading(page, TITLE);
  await page.getByLabel(/版本名/).fill(label);
  await page.getByRole("button", { name: "以此起草新版本" }).click();
  await page.getByText("草稿", { exact: true }).waitFor();
}

test("the office publishes a new version, and the branch sees what it asks from that day on", async () => {
  const { page, context, faults } = await openPage(browser, wide);
  await signIn(page, demo, "university-office", "/settings/guides");
  await heading(page, "指南");
  await page.goto(`${demo.base}/settings/guides/${await shippedBranch()}`);
  await heading(page, TITLE);
  // A published version is there to be read.
  await page.getByText("每月至少1次主题党日", { exact: false }).waitFor();
  assert.equal(await page.getByRole("button", { name: /^编辑/ }).count(), 0);
  await draftFrom(page, "2027年版");
  await page.getByRole("button", { name: "编辑 1.2(2)" }).click();
  await page.getByRole("spinbutton", { name: "次数" }).fill("");
  await page.getByText("这项要求还没有填完整", { exact: false }).waitFor();
  await page.getByRole("spinbutton", { name: "次数" }).fill("2");
  assert.equal(await page.getByRole("button", { name: "发布", exact: true }).isDisabled(), true);
  await page.getByRole("button", { name: "保存草稿" }).click();
  await page.getByText("草稿已保存。").waitFor();
  await page.getByRole("button", { name: "发布", exact: true }).click();
  await page.getByRole("button", { name: "确定发布" }).click();
  await page.getByRole("heading", { name: "从哪天起用这一版" }).waitFor();
  assert.equal(await page.getByRole("button", { name: /^编辑/ }).count(), 0);
  await page.getByRole("button", { name: "从这天起用这一版" }).click();
  await page.getByText(/已指定：11月24日起用这一版。/).waitFor();
  assert.deepEqual(ofThePage(faults), []);
  await context.close();

  const branch = await openPage(browser, { width: 360, scheme: "light" });
  await signIn(branch.page, demo, "branch-office");
  const home = new URL(branch.page.url()).pathname;
  await branch.page.goto(`${demo.base}${home}/guide?requirement=${encodeURIComponent(THEME)}`);
  await branch.page.getByRole("dialog").getByText(/2次/).first().waitFor();
  assert.deepEqual(ofThePage(branch.faults), []);
  await branch.context.close();
});

test("words selected with the keyboard become a requirement, and two versions are compared in sentences", async () => {
  const { page, context, faults } = await openPage(browser, wide);
  await signIn(page, demo, "university-office");
  await draftFrom(page, "键盘版");
  await page.getByRole("button", { name: "编辑 1.1(3)" }).press("Enter");
  const words = page.getByLabel(/1\.1\(3\) 的原文/);
  await words.press("Control+Home");
  for (let at = 0; at < 4; at += 1) await words.press("Shift+ArrowRight");
  const all = await words.inputValue();
  const text = all.slice(0, 4);
  await page.getByText(`选中：“${text}”`).waitFor();
  // Until it is asked for, the words themselves cannot be typed over.
  await words.press("Backspace");
  await words.press("a");
  assert.equal(await words.inputValue(), all);
  const already = await page.locator(".requirement-list > li").count();
  await page.getByRole("button", { name: "为选中的字写一项要求" }).press("Enter");
  const last = page.locator(".requirement-list > li").nth(already);
  await last.getByLabel("要求的是").selectOption({ label: "一份文件" });
  await last.getByRole("textbox", { name: "文件种类" }).fill("政治纪律制度");
  await page.getByRole("button", { name: "保存草稿" }).click();
  await page.getByText("草稿已保存。").waitFor();

  await page.getByRole("link", { name: "‹ 全部指南" }).click();
  await heading(page, "指南");
  const section = page.locator("section", { hasText: TITLE });
  await section.getByLabel(/对比的版本 原来/).selectOption(await shippedBranch());
  await section.getByLabel(/对比的版本 现在/).selectOption({ label: "键盘版（草稿）" });
  await section.getByRole("button", { name: "对比" }).click();
  await heading(page, "对比两个版本");
  await page.getByText("有一份在有效期内的政治纪律制度；必须做到").waitFor();
  await page.getByText("没有这项要求").waitFor();
  await page.goBack();
  await heading(page, "指南");
  assert.deepEqual(ofThePage(faults), []);
  await context.close();
});

test("a document is imported as drafts, its proposals are adopted one by one, and what is none is refused in words", async () => {
  const { page, context, faults } = await openPage(browser, wide);
  await signIn(page, demo, "university-office", "/settings/guides?import=true");
  await page.getByRole("heading", { name: "导入指南" }).waitFor();
  await page.getByLabel(/指南代号/).fill("own-2027");
  await page.getByLabel(/版本名/).fill("试行");
  await page.getByRole("button", { name: "读取并生成草稿" }).click();
  assert.match(await page.getByRole("alert").innerText(), /请先选择文件/);
  const file = (name: string, text: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
  await page.getByLabel(/指南文件/).setInputFiles(file("空.txt", "没有条目的一段话。"));
  await page.getByRole("button", { name: "读取并生成草稿" }).click();
  await page
    .getByRole("alert")
    .getByText(/空\.txt|条目/)
    .first()
    .waitFor();
  const guide = "样板支部工作指南\n1 组织生活\n1.1 制度\n（1）每季度召开2次党小组会，每年讲1次党课。\n";
  await page.getByLabel(/指南文件/).setInputFiles(file("指南.txt", guide));
  await page.getByRole("button", { name: "读取并生成草稿" }).click();
  await page.getByText(/已生成1份草稿/).waitFor();
  await page.locator(".notice").getByRole("link", { name: "样板支部工作指南" }).click();
  await heading(page, "样板支部工作指南");
  await page.getByText("有2处可能的要求").waitFor();
  await page.getByRole("button", { name: "编辑 1.1(1)" }).click();
  await page.getByRole("button", { name: "采用", exact: true }).first().click();
  await page.getByRole("button", { name: "不采用" }).click();
  await page.getByRole("button", { name: "保存草稿" }).click();
  await page.getByText("草稿已保存。").waitFor();
  await page.getByRole("button", { name: "收起 1.1(1)" }).click();
  await page.getByText("每季度至少2次党小组会；必须做到").waitFor();
  assert.deepEqual(ofThePage(faults), []);
  await context.close();
});

test("two who change one draft lose nothing, and a page with changes is not left unasked", async () => {
  const { page, context, faults } = await openPage(browser, wide);
  await signIn(page, demo, "university-office");
  await draftFrom(page, "同改");
  const other = await openPage(browser, wide);
  await signIn(other.page, demo, "university-office", new URL(page.url()).pathname);
  await other.page.getByRole("button", { name: "编辑 1.2(2)" }).click();
  await page.getByRole("button", { name: "编辑 1.2(2)" }).click();
  await page.getByRole("spinbutton", { name: "次数" }).fill("3");
  await page.getByRole("button", { name: "保存草稿" }).click();
  await page.getByText("草稿已保存。").waitFor();
  await other.page.getByRole("spinbutton", { name: "次数" }).fill("4");
  await other.page.getByRole("button", { name: "保存草稿" }).click();
  await other.page.getByText("另一位同事改过这份草稿", { exact: false }).waitFor();
  await other.page.getByText(/每月至少3次主题党日/).waitFor();
  await other.page
    .getByText(/每月至少4次主题党日/)
    .first()
    .waitFor();
  const asked: string[] = [];
  other.page.on("dialog", (dialog) => {
    asked.push(dialog.message());
    void dialog.dismiss();
  });
  await other.page.getByRole("link", { name: "‹ 全部指南" }).click();
  await other.page.getByRole("button", { name: "保存草稿" }).click();
  await other.page.getByText("草稿已保存。").waitFor();
  assert.deepEqual(asked, ["草稿的改动还没有保存，要离开吗？"]);
  assert.deepEqual([...ofThePage(faults), ...ofThePage(other.faults)], []);
  await other.context.close();
  await context.close();
});

test("a reader reads and compares guides, and can change nothing", async () => {
  const { page, context, faults } = await openPage(browser, wide);
  await signIn(page, demo, "reader", "/settings/guides");
  await heading(page, "指南");
  await page.getByText("只有学校党委组织部可以起草和发布", { exact: false }).waitFor();
  assert.equal(await page.getByRole("button", { name: "导入指南" }).isDisabled(), true);
  await page.goto(`${demo.base}/settings/guides/${await shippedBranch()}`);
  await heading(page, TITLE);
  for (const name of ["以此起草新版本", "停用"])
    assert.equal(await page.getByRole("button", { name, exact: true }).isDisabled(), true, name);
  assert.equal(await page.getByRole("button", { name: /^编辑/ }).count(), 0);
  assert.deepEqual(ofThePage(faults), []);
  await context.close();
});

for (const { width, scheme } of looks) {
  test(`no page of the guides’ settings at ${width} px, ${scheme}, scrolls sideways or fails axe`, async () => {
    const { page, context, faults } = await openPage(browser, { width, scheme });
    const shipped = await shippedBranch();
    await signIn(page, demo, "university-office");
    await draftFrom(page, `${width} ${scheme}`);
    const draft = new URL(page.url()).pathname;
    for (const path of [
      "/settings/guides",
      "/settings/guides?import=true",
      `${draft}?point=1.2(1)`,
      `/settings/guides/${shipped}`,
      `/settings/guides/${shipped}/compare/${draft.split("/").at(-1) ?? ""}`,
    ]) {
      await page.goto(`${demo.base}${path}`);
      await settle(page);
      assert.deepEqual(await violationsOf(page), [], path);
      assert.equal(await overflowOf(page), 0, path);
    }
    assert.deepEqual(ofThePage(faults), []);
    await context.close();
  });
}
