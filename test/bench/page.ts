import { installShippedGuides } from "#server/guides/install.ts";
import { inTransaction } from "#server/db/db.ts";
import type { DemoAccount } from "#server/demo/accounts.ts";
import { fillWithExample } from "#server/demo/fill.ts";
import { builtPage } from "#server/http/page.ts";
import { buildPage, openPage, startBrowser } from "#test/browser.ts";
import { signIn } from "#test/e2e/demo.ts";
import type { Demo } from "#test/e2e/demo.ts";
import { printTable } from "#test/bench/table.ts";
import type { Row } from "#test/bench/table.ts";
import { startTestServer } from "#test/server.ts";
import type { Browser, BrowserContext, Page } from "playwright-core";

const TIMES = 5;
const SLOWER = 4;
const MOST_MS = 1500;

/** What a Home is about: what is due, or the matrix. */
const content = ".due li, .lead, .empty, table.matrix td[data-code], .matrix-list li";

/** Opens the address in a new tab with nothing kept, on a processor slowed down; milliseconds until its content is there. */
async function opened(context: BrowserContext, address: string): Promise<number> {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.clearBrowserCache");
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await page.goto(address, { waitUntil: "commit" });
  await page.locator(content).first().waitFor();
  const took = await page.evaluate<number>("performance.now()");
  await page.close();
  return took;
}

async function medianOf(page: Page, context: BrowserContext): Promise<number> {
  const times: number[] = [];
  for (let time = 0; time < TIMES; time += 1) times.push(await opened(context, page.url()));
  return times.toSorted((one, other) => one - other)[Math.floor(TIMES / 2)] ?? 0;
}

async function homeOf(browser: Browser, demo: Demo, role: DemoAccount["role"], width: number): Promise<number> {
  // Without the service worker, which would give the page's files from the device.
  const { page, context } = await openPage(browser, { width, scheme: "light" });
  await page.addInitScript("delete Navigator.prototype.serviceWorker");
  await signIn(page, demo, role);
  await page.waitForURL(/\/o\//);
  const median = await medianOf(page, context);
  await context.close();
  return median;
}

async function emptyHome(browser: Browser): Promise<number> {
  const server = await startTestServer({ page: builtPage });
  try {
    await inTransaction(server.services.db, (tx) =>
      installShippedGuides(tx, server.services, server.universityId, "u1"),
    );
    const origin = await server.listen();
    const { page, context } = await openPage(browser, { width: 360, scheme: "light" });
    const [name = "", value = ""] = ((await server.as("branch-office", "b1").headers())["cookie"] ?? "").split("=");
    await context.addCookies([{ name, value, url: origin }]);
    await page.goto(`${origin}/o/b1`);
    await page.locator(content).first().waitFor();
    const median = await medianOf(page, context);
    await context.close();
    return median;
  } finally {
    await server.close();
  }
}

function row(what: string, median: number): Row {
  return {
    what,
    measured: `${Math.round(median)} ms`,
    processor: "",
    budget: `${MOST_MS} ms`,
    holds: median <= MOST_MS,
  };
}

/** `npm run bench -- page`: Home of each kind of organisation on a processor four times as slow, the median of five. */
export async function benchPage(): Promise<void> {
  buildPage();
  const browser = await startBrowser();
  const server = await startTestServer({ organisations: [], page: builtPage });
  try {
    const accounts = await fillWithExample(server.services, "university");
    const demo = { base: await server.listen(), accounts };
    printTable([
      row("Home of a branch, phone, processor 4 times slower", await homeOf(browser, demo, "branch-office", 360)),
      row("  the same of a branch without any record", await emptyHome(browser)),
      row("Home of a department", await homeOf(browser, demo, "department-office", 1440)),
      row("Home of the school", await homeOf(browser, demo, "university-office", 1440)),
    ]);
  } finally {
    await browser.close();
    await server.close();
  }
}
