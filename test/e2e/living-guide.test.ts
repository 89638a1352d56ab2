import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { factRows } from "#api/endpoints/facts.ts";
import { inTransaction } from "#server/db/db.ts";
import { installShippedGuides } from "#server/guides/install.ts";
import { builtPage } from "#server/http/page.ts";
import { buildPage, looks, overflowOf, startBrowser, violationsOf } from "#test/browser.ts";
import { startTestServer } from "#test/server.ts";

const THEME = "branch/1.2(2)/theme-day";
const TALKS = ["talks-committee", "talks-members", "talks-peers"].map((each) => `branch/3(1)/${each}`);

describe("the living guide in a browser", () => {
  let server: Awaited<ReturnType<typeof startTestServer>>;
  let browser: Browser;
  let page: Page;
  let origin = "";

  before(async () => {
    buildPage();
    server = await startTestServer({ page: builtPage });
    await inTransaction(server.services.db, (tx) =>
      installShippedGuides(tx, server.services, server.universityId, "u1"),
    );
    const branch = server.as("branch-office", "b1");
    await branch.call(factRows.activities.create, {
      body: {
        entry: {
          organisationId: "b1",
          heldOn: "2026-11-10",
          title: "参观校史馆",
          segments: [{ kind: "theme-day" }],
        },
      },
    });
    origin = await server.listen();
    browser = await startBrowser();
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: "zh-CN",
      bypassCSP: true,
    });
    const [name = "", value = ""] = ((await branch.headers())["cookie"] ?? "").split("=");
    await context.addCookies([{ name, value, url: origin }]);
    page = await context.newPage();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  const open = async (search = ""): Promise<void> => {
    await page.goto(`${origin}/o/b1/guide${search}`);
    await page.locator(".mark-words").first().waitFor();
  };
  const markOf = (requirement: string) => page.locator(`.mark-words[data-requirements~="${requirement}"]`);
  const sheet = () => page.getByRole("dialog");

  test("shows every point of the guide, and counts them by state in words", async () => {
    await open();
    assert.equal(await page.locator(".point[id]").count(), 28);
    const bar = (await page.locator(".guide-bar").textContent()) ?? "";
    assert.match(bar, /28条：.*需人工判断\d+/);
    const counts = [...bar.matchAll(/(?:已达到|未达到|尚未到期|提示|需人工判断|不适用)(\d+)/g)];
    assert.equal(
      counts.reduce((sum, each) => sum + Number(each[1]), 0),
      28,
    );
  });

  test("by keyboard: Enter opens what counted, Esc closes, and the focus is back on the words", async () => {
    await open();
    await markOf(THEME).focus();
    await page.keyboard.press("Enter");
    await sheet().waitFor();
    assert.equal(new URL(page.url()).searchParams.get("requirement"), THEME);
    assert.equal(await sheet().locator(".periods button").count(), 12);
    await sheet().getByRole("button", { name: /^11月/ }).focus();
    await page.keyboard.press("Enter");
    assert.match((await sheet().locator(".records").textContent()) ?? "", /11月10日.*参观校史馆/);
    await page.keyboard.press("Escape");
    await sheet().waitFor({ state: "detached" });
    assert.equal(new URL(page.url()).searchParams.get("requirement"), null);
    assert.equal(await markOf(THEME).and(page.locator(":focus")).count(), 1);
  });

  test("an address opens one requirement; several of the same words can be told apart", async () => {
    await open(`?requirement=${encodeURIComponent(TALKS[2] ?? "")}`);
    await sheet().waitFor();
    const siblings = sheet().getByRole("navigation").getByRole("button");
    assert.equal(await siblings.count(), TALKS.length);
    await siblings.first().click();
    assert.equal(new URL(page.url()).searchParams.get("requirement"), TALKS[0]);
    await page.keyboard.press("Escape");
    await sheet().waitFor({ state: "detached" });
    assert.equal(
      await markOf(TALKS[0] ?? "")
        .and(page.locator(":focus"))
        .count(),
      1,
    );
  });

  test("only what is to do: fewer points, none that is met or for people to judge, kept in the address", async () => {
    await open();
    await page.getByRole("checkbox").check();
    await page.waitForURL(/due=true/);
    await page.reload();
    await page.locator(".mark-words").first().waitFor();
    assert.equal(await page.getByRole("checkbox").isChecked(), true);
    const left = await page.locator(".point[id]").count();
    assert.ok(left > 0 && left < 28, String(left));
    assert.equal(
      await page
        .locator(
          ".point[id]:not(:has([data-state=attention], [data-state=hint], [data-state=pending], [data-state=soon]))",
        )
        .count(),
      0,
    );
  });

  test("an organisation without a guide is told what to do", async () => {
    const answer = {
      organisation: { id: "b1", name: "第一党支部", kind: "branch" },
      asOf: "2026-11-24",
      knownAt: null,
    };
    const window = { from: "2026-01-01", to: "2026-12-31" };
    await page.route("**/organisations/b1/verdicts*", (route) =>
      route.fulfill({ json: { ...answer, window, guides: [] } }),
    );
    await page.goto(`${origin}/o/b1/guide`);
    await page.getByText("还没有为本组织指定指南").waitFor();
    assert.equal(await page.getByText("请校党委组织部为第一党支部指定一份指南", { exact: false }).count(), 1);
    await page.unroute("**/organisations/b1/verdicts*");
  });

  for (const language of ["zh-CN", "en"]) {
    for (const { width, scheme: colorScheme } of looks) {
      test(`axe finds nothing and nothing scrolls sideways: ${language}, ${colorScheme}, ${width} px`, async () => {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme });
        await page.evaluate((chosen) => localStorage.setItem("biaogan.language", chosen), language);
        await open();
        assert.equal(await page.locator("html").getAttribute("lang"), language);
        assert.deepEqual(await violationsOf(page), []);
        assert.equal(await overflowOf(page), 0);
        await markOf(THEME).click();
        await sheet().waitFor();
        assert.deepEqual(await violationsOf(page), []);
        assert.equal(await overflowOf(page), 0);
        await page.keyboard.press("Escape");
      });
    }
  }
});
