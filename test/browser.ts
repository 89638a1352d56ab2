/**
 * A real Chromium on the real server with the built page. The browser is `CHROMIUM_PATH`, else Debian's; where
 * root has none on Debian it is installed from there.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { root } from "#test/architecture/files.ts";

const DEBIANS = "/usr/bin/chromium";

/** Where the browser is. @throws where there is none, with what to do */
function chromiumPath(): string {
  const named = process.env["CHROMIUM_PATH"];
  if (named !== undefined && existsSync(named)) return named;
  if (existsSync(DEBIANS)) return DEBIANS;
  if (existsSync("/etc/debian_version") && process.getuid?.() === 0) {
    spawnSync("apt-get", ["update", "-qq"], { stdio: "ignore" });
    spawnSync("apt-get", ["install", "-y", "-qq", "chromium", "fonts-noto-cjk"], { stdio: "ignore" });
    if (existsSync(DEBIANS)) return DEBIANS;
  }
  throw new Error(
    "The tests in the browser need Chromium: set CHROMIUM_PATH, or install the packages chromium and fonts-noto-cjk.",
  );
}

/** Builds the page where it is missing or stale. */
export function buildPage(): void {
  const done = spawnSync(process.execPath, [join(root, "scripts", "build-web.mjs")], { encoding: "utf8" });
  if (done.status !== 0) throw new Error(done.stderr);
}

/** Starts the browser; whoever starts it closes it. */
export function startBrowser(): Promise<Browser> {
  // Without a language that can write Chinese, downloads lose their names.
  const env = { ...process.env, LANG: "C.UTF-8", LC_ALL: "C.UTF-8" };
  return chromium.launch({ executablePath: chromiumPath(), args: ["--no-sandbox"], env });
}

/** A page of the width and colours, in Chinese; what goes wrong in it is kept in `faults`. */
export async function openPage(
  browser: Browser,
  { width, scheme }: { width: number; scheme: "light" | "dark" },
): Promise<{ page: Page; context: BrowserContext; faults: string[] }> {
  const context = await browser.newContext({
    viewport: { width, height: 740 },
    locale: "zh-CN",
    colorScheme: scheme,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    // What a server refuses is said by the browser too, and is no fault of the page.
    if (message.type() === "error" && !message.text().includes("status of 401")) faults.push(message.text());
  });
  return { page, context, faults };
}

/**
 * Both sizes, both colours and both languages, each once: what runs over hangs on the size and the words, contrast on the
 * colours, and nothing on all three together.
 */
export const looks = [
  { width: 360, scheme: "dark", language: "zh-CN" },
  { width: 1440, scheme: "light", language: "en" },
] as const;

/** Lets the page speak the language from when it is opened next. */
export async function speak(page: Page, language: "zh-CN" | "en"): Promise<void> {
  await page.evaluate((chosen) => localStorage.setItem("biaogan.language", chosen), language);
}

const axe = readFileSync(join(root, "node_modules", "axe-core", "axe.min.js"), "utf8");

/** What axe finds on the page: rule and first place. */
export async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found: unknown = await page.evaluate(
    "axe.run().then(({ violations }) => violations.map((each) => each.id + ' ' + each.nodes[0].html))",
  );
  if (!Array.isArray(found)) throw new TypeError("axe gave no list.");
  return found.map(String);
}

/** How many pixels the page is wider than the window. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth");
}
