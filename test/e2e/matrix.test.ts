import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { fillWithExample } from "#server/demo/fill.ts";
import { builtPage } from "#server/http/page.ts";
import { watchAskedJobs } from "#server/jobs/asked.ts";
import { verdictJobs } from "#server/verdicts/jobs.ts";
import { buildPage, looks, openPage, overflowOf, startBrowser, violationsOf } from "#test/browser.ts";
import { settle, signIn } from "#test/e2e/demo.ts";
import type { Demo } from "#test/e2e/demo.ts";
import { startTestServer } from "#test/server.ts";
import type { TestServer } from "#test/server.ts";

let server: TestServer;
let browser: Browser;
let demo: Demo;
let stopJobs: () => Promise<void>;

before(async () => {
  buildPage();
  browser = await startBrowser();
  server = await startTestServer({ organisations: [], page: builtPage });
  const accounts = await fillWithExample(server.services, "small");
  stopJobs = watchAskedJobs(server.services, verdictJobs);
  demo = { base: await server.listen(), accounts };
});
after(async () => {
  await browser?.close();
  await stopJobs?.();
  await server?.close();
});

/** One window at a width, signed in; what goes wrong in it fails the tests at its end. */
function window(role: Demo["accounts"][number]["role"], width: number) {
  const held: { page?: Page; context?: BrowserContext; faults?: string[]; home?: string } = {};
  before(async () => {
    const opened = await openPage(browser, { width, scheme: "light" });
    Object.assign(held, opened);
    await signIn(opened.page, demo, role);
    await opened.page.waitForURL(/\/o\//);
    held.home = `${demo.base}${new URL(opened.page.url()).pathname}`;
  });
  after(async () => {
    await held.context?.close();
    assert.deepEqual(held.faults, []);
  });
  return {
    get page(): Page {
      assert.ok(held.page);
      return held.page;
    },
    get home(): string {
      return held.home ?? "";
    },
  };
}

const paramOf = (page: Page, name: string): string | null => new URL(page.url()).searchParams.get(name);
const focused = (page: Page): Promise<string> =>
  page.evaluate<string>(
    "document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? ''",
  );

async function openMatrix(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.locator("table.matrix td[data-code]").first().waitFor();
}

describe("the matrix by keyboard", () => {
  const at = window("department-office", 1440);

  test("one stop for the Tab key, arrows and End move, Enter opens in place, Esc closes and the focus is back", async () => {
    const { page } = at;
    await openMatrix(page, `${at.home}/matrix`);
    const grid = page.getByRole("grid").last();
    assert.equal(await grid.locator('[tabindex="0"]').count(), 1);
    await grid.locator('[tabindex="0"]').focus();
    for (const key of ["ArrowRight", "ArrowDown", "ArrowRight"]) await page.keyboard.press(key);
    const cell = grid.locator("tbody tr[data-line]").nth(1).locator("td").nth(1);
    assert.equal(await focused(page), await cell.getAttribute("aria-label"));
    assert.equal(await grid.locator('[tabindex="0"]').count(), 1);

    await page.keyboard.press("Enter");
    await page.locator(".points > li").first().waitFor();
    assert.match(await focused(page), /·/);
    assert.notEqual(paramOf(page, "row"), null);
    assert.equal(await cell.getAttribute("aria-expanded"), "true");
    const point = page.locator("button.point-line").first();
    await point.focus();
    await page.keyboard.press("Enter");
    await page.locator(".requirement-part blockquote").first().waitFor();
    assert.equal(await point.getAttribute("aria-expanded"), "true");
    assert.notEqual(paramOf(page, "point"), null);

    await page.keyboard.press("Escape");
    await page.locator(".opened").waitFor({ state: "detached" });
    assert.equal(await focused(page), await cell.getAttribute("aria-label"));
    assert.equal(paramOf(page, "row"), null);
    await page.keyboard.press("End");
    assert.equal(
      await focused(page),
      await grid.locator("tbody tr[data-line]").nth(1).locator("td").last().getAttribute("aria-label"),
    );
  });

  test("an address opens a field, and Back goes to where one was", async () => {
    const { page } = at;
    await openMatrix(page, `${at.home}/matrix?short=true`);
    assert.equal(await page.getByRole("checkbox", { name: "只看未达到" }).isChecked(), true);
    const rows = page.locator("tr[data-line]");
    for (let index = 0; index < (await rows.count()); index += 1)
      assert.ok((await rows.nth(index).locator("td[data-state=attention]").count()) > 0);
    await page.locator("td[data-state=attention]").first().click();
    await page.locator(".points > li").first().waitFor();
    await page.reload();
    await page.locator(".points > li").first().waitFor();
    await page.goBack();
    await page.locator(".opened").waitFor({ state: "detached" });
    assert.equal(paramOf(page, "short"), "true");
  });

  test("a filter that leaves nothing says so and is taken away by one button", async () => {
    const { page } = at;
    await page.goto(`${at.home}/matrix?category=retired`);
    await page.getByRole("button", { name: "清除条件" }).click();
    await page.locator("table.matrix").first().waitFor();
    assert.equal(paramOf(page, "category"), null);
  });

  test("another day: it is said, worked out when asked, with its own verdicts, and one button leads back", async () => {
    const { page } = at;
    await page.goto(`${at.home}/matrix?asOf=2026-06-30`);
    await page.getByText("以2026年6月30日为准").waitFor();
    await page.getByRole("button", { name: "现在计算" }).click();
    await page.locator("table.matrix td[data-code]").first().waitFor();
    await page.locator("td[data-code]").first().click();
    await page.locator(".points > li").first().waitFor();
    await page.locator(".rail").getByRole("link", { name: "指南" }).click();
    await page.locator(".mark-words").first().waitFor();
    assert.equal(paramOf(page, "asOf"), "2026-06-30");
    await page.getByRole("button", { name: "回到今天" }).click();
    await page.locator(".as-of").waitFor({ state: "detached" });
    assert.equal(paramOf(page, "asOf"), null);
  });

  test("the slider goes by months and a day to come is refused in words", async () => {
    const { page } = at;
    await openMatrix(page, `${at.home}/matrix`);
    await page.getByRole("slider").focus();
    await page.keyboard.press("ArrowLeft");
    await page.waitForURL(/asOf=2026-10-31/);
    await page.getByText("以2026年10月31日为准").waitFor();
    await page.getByLabel("其他日期").fill("2027-01-01");
    await page.getByText("请选今天或以前的日期").waitFor();
    assert.equal(paramOf(page, "asOf"), "2026-10-31");
  });

  test("the reminder names organisations in the official order, nobody, and is copied", async () => {
    const { page } = at;
    await openMatrix(page, `${at.home}/matrix`);
    const names = await page.locator("table.matrix").last().locator("tbody th a").allTextContents();
    await page.getByRole("button", { name: "催办" }).click();
    const text = await page.getByRole("textbox", { name: "催办文字" }).inputValue();
    const places = names.map((each) => text.indexOf(each)).filter((each) => each >= 0);
    assert.ok(places.length > 0);
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    );
    const people = await server.services.db.selectFrom("positions").select("entry").execute();
    const known = people.map(({ entry }) => entry.name).filter((each) => each != null);
    assert.ok(known.length > 0);
    assert.deepEqual(
      known.filter((each) => text.includes(each)),
      [],
    );
    await page.getByRole("button", { name: "复制" }).click();
    await page.getByText("已复制").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    assert.equal(await focused(page), "催办");
  });

  test("the export is a workbook", async () => {
    const { page } = at;
    await openMatrix(page, `${at.home}/matrix`);
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "导出" }).click();
    assert.equal((await download).suggestedFilename(), "biaogan-matrix-2026-11-24.xlsx");
    await page.getByText("总览已导出").waitFor();
  });

  test("in print there are no buttons, no rail, and the whole table", async () => {
    const { page } = at;
    await openMatrix(page, `${at.home}/matrix`);
    await page.emulateMedia({ media: "print" });
    for (const selector of [".rail", ".matrix-controls", ".as-of-control"])
      assert.equal(await page.locator(selector).isVisible(), false, selector);
    assert.equal(await page.locator("table.matrix").first().isVisible(), true);
    await page.emulateMedia({ media: "screen" });
  });
});

describe("six hundred and sixty organisations", () => {
  const at = window("university-office", 1440);

  test("a department is opened at a time; all opened, an arrow key still moves at once", async () => {
    const { page } = at;
    const department = (index: number) => `d${index}`;
    const branches = Array.from({ length: 619 }, (_, index) => ({ id: `b${index}`, parentId: department(index % 40) }));
    await page.route("**/api/organisations/*/matrix*", async (route) => {
      const answer = await route.fetch();
      const data: { rows: { kind: string; parentId: string | null; organisationId: string; name: string }[] } =
        (await answer.json()) as never;
      const [sample] = data.rows.filter((each) => each.kind === "branch");
      const rows = branches.map((each) => ({
        ...sample,
        organisationId: each.id,
        parentId: each.parentId,
        name: `支部 ${each.id}`,
      }));
      await route.fulfill({ json: { ...data, rows } });
    });
    const begun = performance.now();
    await page.goto(`${at.home}/matrix`);
    await page.locator("tr.group").first().waitFor();
    console.log(`660 organisations, closed: ${Math.round(performance.now() - begun)} ms until they are there`);
    assert.equal(await page.locator("tr.group").count(), 40);
    assert.ok((await page.locator("tr[data-line]").count()) <= 60);
    await page.locator("tr.group button").first().click();
    await page.waitForURL(/open=/);
    await page.getByRole("button", { name: "全部展开" }).click();
    await page.locator("tr[data-line]").nth(650).waitFor({ state: "attached" });
    await page.locator("tr[data-line] td[data-code]").first().focus();
    const took = await page.evaluate<number>(`(async () => {
      const before = performance.now();
      for (let step = 0; step < 20; step += 1) {
        document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true, cancelable: true }));
        await new Promise(requestAnimationFrame);
      }
      return (performance.now() - before) / 20;
    })()`);
    console.log(`660 organisations, all open: ${took.toFixed(1)} ms a step`);
    assert.ok(took < 250, String(took));
    await page.unroute("**/api/organisations/*/matrix*");
  });
});

describe("the frame", () => {
  const at = window("university-office", 1440);

  test("Ctrl+K finds a page, an organisation and a record by keyboard alone, and Esc gives the focus back", async () => {
    const { page } = at;
    await openMatrix(page, at.home);
    const find = page.locator(".rail .find");
    await find.focus();
    await page.keyboard.press("Control+k");
    const box = page.locator(".pick-box");
    await box.waitFor();
    await page.keyboard.press("Escape");
    await box.waitFor({ state: "detached" });
    assert.equal(await page.locator(".rail .find:focus").count(), 1);

    await page.keyboard.press("Control+k");
    await box.fill("教师第二");
    await page
      .getByRole("option", { name: /教师第二党支部/ })
      .first()
      .waitFor();
    assert.deepEqual(await violationsOf(page), []);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: /教师第二党支部/ }).waitFor();

    await page.keyboard.press("Control+k");
    await box.fill("主题党日");
    await page
      .getByRole("option", { name: /主题党日/ })
      .first()
      .waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: /主题党日/ }).waitFor();
    assert.match(new URL(page.url()).pathname, /\/ledger\/[^/]+$/);
    await page.keyboard.press("Control+k");
    await box.fill("没有这样的东西");
    await page.getByText("没有找到").waitFor();
    await page.keyboard.press("Escape");
  });

  test("another organisation by a part of its name; the page stays of the same kind", async () => {
    const { page } = at;
    await page.goto(`${at.home}/ledger`);
    await settle(page);
    await page.locator(".rail .switcher-button").focus();
    await page.keyboard.press("Enter");
    await page.locator(".pick-box").fill("教师第一");
    await page.keyboard.press("Enter");
    await page.locator(".rail .switcher-button", { hasText: "教师第一党支部" }).waitFor();
    assert.match(new URL(page.url()).pathname, /\/ledger$/);
    assert.notEqual(new URL(page.url()).pathname, new URL(`${at.home}/ledger`).pathname);
  });

  test("the colours that are chosen stay after a reload", async () => {
    const { page } = at;
    await openMatrix(page, at.home);
    await page.locator(".rail").getByRole("radio", { name: "深色" }).check();
    await page.reload();
    await page.locator("table.matrix").first().waitFor();
    assert.equal(await page.locator("html").getAttribute("data-mantine-color-scheme"), "dark");
    await page.locator(".rail").getByRole("radio", { name: "跟随系统" }).check();
  });
});

for (const { width, scheme } of looks) {
  test(`nothing of home and matrix scrolls sideways or fails axe: ${width} px, ${scheme}`, async () => {
    const { page, context, faults } = await openPage(browser, { width, scheme });
    const look = async (name: string): Promise<void> => {
      assert.deepEqual(await violationsOf(page), [], name);
      assert.equal(await overflowOf(page), 0, name);
    };
    await signIn(page, demo, "department-office");
    await page.locator("table.matrix td[data-code]").first().waitFor();
    const home = page.url();
    await page.locator("td[data-state=attention]").first().click();
    await page.locator(".points > li").first().waitFor();
    if ((await page.locator("button.point-line").count()) > 0) await page.locator("button.point-line").first().click();
    await page.locator(".requirement-part").first().waitFor();
    await look("opened");
    await page.getByRole("button", { name: "催办" }).click();
    await page.locator(".chase textarea").waitFor();
    await look("reminder");
    await page.keyboard.press("Escape");
    if (width === 360) {
      await page.getByRole("button", { name: "更多" }).click();
      await page.getByRole("dialog").getByRole("link", { name: "总览" }).waitFor();
      await look("more");
      await page.keyboard.press("Escape");
    }
    await page.goto(`${home}?asOf=2026-05-17`);
    await page.getByRole("button", { name: "现在计算" }).waitFor();
    await look("not kept");
    // A branch that has something to do, looked at from above: no button to record where the role may not.
    await page.goto(`${home}?short=true`);
    await page.locator("tr[data-line]").last().getByRole("link").click();
    await page.locator(".due li").first().waitFor();
    await look("home of a branch");
    assert.deepEqual(faults, []);
    await context.close();
  });
}
