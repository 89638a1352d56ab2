import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import excel from "exceljs";
import type { Browser, Page } from "playwright-core";
import { factRows } from "#api/endpoints/facts.ts";
import { buildPage, overflowOf, startBrowser, violationsOf } from "#test/browser.ts";
import { ledgerSchool, meeting, pageAs, record } from "#test/e2e/ledger-school.ts";

type School = Awaited<ReturnType<typeof ledgerSchool>>;

describe("the ledger in a browser", () => {
  let browser: Browser;
  let school: School;
  let page: Page;
  let faults: string[];

  before(async () => {
    buildPage();
    browser = await startBrowser();
    school = await ledgerSchool();
    ({ page, faults } = await pageAs(browser, school, ["branch-office", "b1"]));
  });
  after(async () => {
    await browser?.close();
    await school?.server.close();
  });

  const open = async (search = "", on = page, at = "b1"): Promise<void> => {
    await on.goto(`${school.origin}/o/${at}/ledger${search}`);
    await on.locator(".total").waitFor();
  };
  const total = async (count: number, on = page): Promise<void> =>
    on.locator(".total", { hasText: new RegExp(`^共${count}条`) }).waitFor();
  const titles = (on = page): Promise<string[]> => on.locator("a.to-record").allTextContents();

  test("filters stand in the address, survive a reload, and are taken away again", async () => {
    await open();
    await total(40);
    assert.match((await page.locator(".total").textContent()) ?? "", /其中补录\d+条/);
    await page.getByLabel("种类").selectOption("general-meeting");
    await total(1);
    assert.equal(new URL(page.url()).searchParams.get("kind"), "general-meeting");
    await page.reload();
    await total(1);
    assert.deepEqual(await titles(), ["支部党员大会"]);
    await page.getByLabel("主题").selectOption("theory");
    await total(1);
    await page.getByLabel("主题").selectOption("ideology");
    await page.getByText("没有符合这些条件的记录").waitFor();
    await page.getByRole("link", { name: "清除条件" }).click();
    await total(40);
    await page.getByLabel("到", { exact: true }).fill("2026-10-31");
    await total(1);
    assert.deepEqual(await titles(), ["补录的主题党日"]);
    await page.getByRole("link", { name: "清除条件" }).click();
    await total(40);
    await page.getByLabel("标题或内容含有").fill("第3");
    await page.getByRole("main").getByRole("button", { name: "查找" }).click();
    await total(9);
    assert.equal(new URL(page.url()).searchParams.get("text"), "第3");
  });

  test("only late records: each says so", async () => {
    await open();
    await page.getByLabel("只看补录").check();
    await total(1);
    assert.equal(await page.locator("tr", { hasText: "补录的主题党日" }).locator(".stamp").textContent(), "补录");
  });

  test("sorts by date, recording time, title and number present, and turns each round", async () => {
    await open();
    const head = (name: string) => page.locator("th", { hasText: name });
    assert.equal(await head("日期").getAttribute("aria-sort"), "descending");
    await head("标题").getByRole("link").click();
    await page.locator('th[aria-sort="ascending"]', { hasText: "标题" }).waitFor();
    assert.equal((await titles())[0], "=1+1");
    await head("实到/应到").getByRole("link").click();
    await page.locator('th[aria-sort="descending"]', { hasText: "实到" }).waitFor();
    await page.locator("tbody tr").first().locator("text=14/16").waitFor();
    await head("实到/应到").getByRole("link").click();
    await page.locator('th[aria-sort="ascending"]', { hasText: "实到" }).waitFor();
    await page.locator("tbody tr").first().locator("text=—").waitFor();
    await head("记录时间").getByRole("link").click();
    await page.locator('th[aria-sort="descending"]', { hasText: "记录时间" }).waitFor();
    assert.equal(new URL(page.url()).searchParams.get("sort"), "recorded");
  });

  test("the back button returns to the same filters, page and place", async () => {
    await open("?kind=committee-meeting");
    await total(38);
    await page.getByRole("link", { name: "下一页" }).click();
    await page.getByText("第 2 页，共 2 页").waitFor();
    const link = page.locator("a.to-record").last();
    await link.scrollIntoViewIfNeeded();
    const title = await link.textContent();
    const place = await page.evaluate<number>("window.scrollY");
    assert.ok(place > 0);
    await link.click();
    await page.getByRole("heading", { level: 1, name: title ?? "" }).waitFor();
    await page.goBack();
    await page.getByText("第 2 页，共 2 页").waitFor();
    assert.equal(new URL(page.url()).searchParams.get("kind"), "committee-meeting");
    await page.waitForFunction(`Math.abs(window.scrollY - ${place}) < 4`);
    // The link on the record's page leads to the same filters too.
    await page.goForward();
    await page.getByRole("heading", { level: 1, name: title ?? "" }).waitFor();
    await page.getByRole("link", { name: "← 台账" }).click();
    await page.getByText("第 2 页，共 2 页").waitFor();
  });

  test("by keyboard: arrows go from record to record, Enter opens one", async () => {
    await open("?sort=title");
    const links = page.locator("a.to-record");
    await links.first().focus();
    await page.keyboard.press("ArrowDown");
    assert.equal(await links.nth(1).and(page.locator(":focus")).count(), 1);
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "=1+1" }).waitFor();
  });

  test("a department sees its branches, chooses one of them, and whose each record is", async () => {
    const department = await pageAs(browser, school, ["department-office", "d1"]);
    await open("", department.page, "d1");
    await total(42, department.page);
    await department.page.getByLabel("范围").selectOption("b2");
    await total(2, department.page);
    assert.equal(new URL(department.page.url()).searchParams.get("in"), "b2");
    await department.context.close();
  });

  test("what is withdrawn is not shown, unless it is asked for", async () => {
    const id = await record(school.server, meeting({ title: "录重了的" }));
    await school.server.as("branch-office", "b1").call(factRows.activities.withdraw, {
      params: { id },
      body: { version: 1, reason: "录重了" },
    });
    await open();
    await total(40);
    await page.getByLabel("看已撤回的").check();
    await page.getByText("已撤回的共1条").waitFor();
    await page.getByRole("link", { name: "录重了的" }).click();
    await page.getByText("原因：录重了").first().waitFor();
  });

  test("the list is exported as it is filtered, the whole as it is; a title that looks like a formula is a text in both", async () => {
    await open("?text=1&sort=title");
    const shown = await titles();
    assert.ok(shown.length > 0 && shown.length < 25);
    await page.getByRole("button", { name: "导出" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText(`符合上面条件的${shown.length}条`, { exact: false }).waitFor();
    const cellsOf = async (name: string, file: RegExp) => {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        dialog.getByRole("button", { name }).click(),
      ]);
      assert.match(download.suggestedFilename(), file);
      const workbook = new excel.Workbook();
      await workbook.xlsx.readFile(await download.path());
      return workbook.worksheets.flatMap((sheet) => {
        const found: { column: number; isFormula: boolean; text: string }[] = [];
        sheet.eachRow((row) =>
          row.eachCell((cell, column) =>
            found.push({ column, isFormula: cell.formula !== undefined, text: cell.text }),
          ),
        );
        return found;
      });
    };
    const list = await cellsOf("下载清单", /台账2026-11-24\.xlsx$/);
    assert.deepEqual(
      list.filter(({ column }) => column === 2).map((each) => each.text),
      ["标题", ...shown],
    );
    assert.ok(shown.includes("=1+1"));
    const whole = await cellsOf("下载全部数据", /全部数据2026-11-24\.xlsx$/);
    assert.ok(whole.some((each) => each.text.includes("=1+1")));
    assert.ok([...list, ...whole].every((each) => !each.isFormula));
    assert.deepEqual(await violationsOf(page), []);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    assert.equal(await page.getByRole("button", { name: "导出" }).and(page.locator(":focus")).count(), 1);
  });

  test("an export that is refused says why", async () => {
    await open();
    await page.route("**/export*", (route) => route.abort());
    await page.getByRole("button", { name: "导出" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "下载清单" }).click();
    await page.getByRole("alert").getByText("连不上服务器", { exact: false }).waitFor();
    await page.unroute("**/export*");
    await page.keyboard.press("Escape");
  });

  test("a ledger that cannot be read says so, and is read when asked again", async () => {
    await page.route("**/api/activities?*", (route) => route.abort());
    await page.goto(`${school.origin}/o/b1/ledger?text=断网`);
    await page.getByRole("alert").waitFor();
    await page.unroute("**/api/activities?*");
    await page.getByRole("button", { name: "再试一次" }).click();
    await page.getByText("没有符合这些条件的记录").waitFor();
  });

  test("an empty ledger says what to do first, a page that is not there where the first is", async () => {
    const b3 = await pageAs(browser, school, ["branch-office", "b3"]);
    await open("", b3.page, "b3");
    await b3.page.getByText("台账里还没有记录").waitFor();
    assert.equal(await b3.page.locator(".empty").getByRole("link", { name: "记一笔" }).count(), 1);
    await b3.context.close();
    await open("?page=9");
    await page.getByRole("link", { name: "回到第一页" }).click();
    await page.locator("a.to-record").first().waitFor();
  });

  test("on a phone there are cards and no table", async () => {
    const phone = await pageAs(browser, school, ["branch-office", "b1"], { width: 360 });
    await open("", phone.page);
    await phone.page.locator(".cards li").first().waitFor();
    assert.equal(await phone.page.locator("table").count(), 0);
    await phone.page.getByLabel("排序").selectOption("title");
    await phone.page.locator(".cards li").first().getByText("=1+1").waitFor();
    for (const card of (await phone.page.locator(".cards a").all()).slice(0, 5))
      assert.ok(((await card.boundingBox())?.height ?? 0) >= 44);
    await phone.context.close();
  });

  test("on paper there is no rail, no filter and no button", async () => {
    await open();
    await page.locator("a.to-record").first().waitFor();
    await page.emulateMedia({ media: "print" });
    for (const gone of [".rail", ".filters", ".paging", ".page-head button"])
      assert.equal(await page.locator(gone).first().isVisible(), false, gone);
    assert.equal(await page.locator("table.ledger").isVisible(), true);
    await page.goto(`${school.origin}/o/b1/guide`);
    await page.locator(".mark-words").first().waitFor();
    for (const gone of [".rail", ".guide-choice"])
      assert.equal(await page.locator(gone).first().isVisible(), false, gone);
    await page.emulateMedia({ media: "screen" });
  });

  // Each language, colour and width with two of the others.
  for (const [language, scheme, width] of [
    ["zh-CN", "light", 1440],
    ["zh-CN", "dark", 360],
    ["en", "light", 360],
    ["en", "dark", 1440],
  ] as const) {
    test(`axe finds nothing and nothing scrolls sideways: ${language}, ${scheme}, ${width} px`, async () => {
      const look = await pageAs(browser, school, ["department-office", "d1"], { width, scheme, language });
      for (const search of ["", "?withdrawn=true", "?text=nothing"]) {
        await look.page.goto(`${school.origin}/o/d1/ledger${search}`);
        await look.page.locator("a.to-record, .empty").first().waitFor();
        assert.deepEqual(await violationsOf(look.page), [], search);
        assert.equal(await overflowOf(look.page), 0, search);
      }
      assert.equal(await look.page.locator("html").getAttribute("lang"), language);
      assert.deepEqual(look.faults, []);
      await look.context.close();
    });
  }

  test("nothing failed in the page on the way", () => assert.deepEqual(faults, []));
});
