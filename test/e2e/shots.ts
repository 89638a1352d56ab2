/**
 * Takes a picture of every page of test/e2e/shot-list.ts, in both sizes and both languages, into tmp/shots/ (which is not kept).
 *
 *   npm run shots                    all of them
 *   npm run shots -- matrix --dark   those whose name begins so; on dark paper
 *   npm run shots -- --width 1440    one size alone
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Browser, Page } from "playwright-core";
import { fillWithExample } from "#server/demo/fill.ts";
import { builtPage } from "#server/http/page.ts";
import { root } from "#test/architecture/files.ts";
import { buildPage, openPage, startBrowser } from "#test/browser.ts";
import { settle, signIn } from "#test/e2e/demo.ts";
import type { Demo } from "#test/e2e/demo.ts";
import { shots } from "#test/e2e/shot-list.ts";
import type { Shot } from "#test/e2e/shot-list.ts";
import { startTestServer } from "#test/server.ts";

const sizes = { phone: 360, desktop: 1440 } as const;
const languages = ["zh-CN", "en"] as const;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { dark: { type: "boolean", default: false }, width: { type: "string" } },
});
const wanted = shots.filter(
  ({ name }) => positionals.length === 0 || positionals.some((each) => name.startsWith(each)),
);
const folder = join(root, "tmp", "shots");

/** The pictures of one person, in one window: one sign-in for all of them. */
async function takeAll(browser: Browser, demo: Demo, as: Shot["as"], width: number): Promise<void> {
  const own = wanted.filter((each) => each.as === as);
  if (own.length === 0) return;
  const { page, context } = await openPage(browser, { width, scheme: values.dark ? "dark" : "light" });
  let home = "";
  if (as !== null) {
    await signIn(page, demo, as);
    home = /\/o\/([^/?]+)/.exec(page.url())?.[1] ?? "";
  }
  for (const language of languages) {
    for (const shot of own) {
      await page.goto(`${demo.base}${shot.path.replace(":o", home)}`);
      await page.evaluate((chosen) => localStorage.setItem("biaogan.language", chosen), language);
      await page.reload();
      await take(page, shot, language, width);
    }
  }
  await context.close();
}

async function take(page: Page, shot: Shot, language: (typeof languages)[number], width: number): Promise<void> {
  const name = [shot.name, width, language, ...(values.dark ? ["dark"] : [])].join("-");
  try {
    if (shot.as === null) await page.locator("h1").first().waitFor({ state: "attached" });
    else await settle(page);
    await page.waitForLoadState("networkidle");
    await shot.first?.(page, language);
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: shot.first === undefined });
    console.log(name);
  } catch (error) {
    console.error(`${name}: ${String(error).split("\n")[0]}`);
    process.exitCode = 1;
  }
}

buildPage();
mkdirSync(folder, { recursive: true });
const server = await startTestServer({ organisations: [], page: builtPage });
const browser = await startBrowser();
try {
  const accounts = await fillWithExample(server.services, "small");
  const demo = { base: await server.listen(), accounts };
  const people = new Set(wanted.map((each) => each.as));
  const widths = Object.values(sizes).filter((each) => values.width === undefined || String(each) === values.width);
  for (const width of widths) for (const as of people) await takeAll(browser, demo, as, width);
} finally {
  await browser.close();
  await server.close();
}
