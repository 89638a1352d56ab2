import type { Page } from "playwright-core";
import type { DemoAccount } from "#server/demo/accounts.ts";

/** A picture to be taken: of which page, as whom, and what is done there first. */
export type Shot = {
  /** The picture’s name; no two are the same. */
  name: string;
  /** Who looks; nobody: signed out. */
  as: DemoAccount["role"] | null;
  /** The address; `:o` is the organisation at which the role is held. */
  path: string;
  /** What is done before the picture is taken, such as opening a dialog. */
  first?: (page: Page, language: "zh-CN" | "en") => Promise<void>;
};

const press = (key: string) => async (page: Page) => page.keyboard.press(key);

async function openFirstField(page: Page): Promise<void> {
  await page.locator("td[data-code][data-state=attention]").first().click();
  await page.locator(".points").first().waitFor();
}

/** As it is when it is opened, no further than the window: the pictures of the README, kept in docs/images. */
const asOpened = async (): Promise<void> => {};

/** The desk and the settings: a picture of each part, with nothing done before. */
const partsOf = (as: DemoAccount["role"], at: string, parts: readonly string[]): Shot[] =>
  parts.map((part) => ({
    name: `${at.split("/").at(-1) ?? at}-${part}-${as}`.replace(/[?=/]/g, "-"),
    as,
    path: `${at}/${part}`,
  }));

async function openFirstRecord(page: Page): Promise<void> {
  await page.locator("a.to-record").first().click();
  await page.locator("main.page h1").first().waitFor();
}

/** Every page of the product. Whoever makes a page adds its lines here. */
export const shots: readonly Shot[] = [
  { name: "readme-home", as: "branch-office", path: "/o/:o", first: asOpened },
  {
    name: "readme-record",
    as: "branch-office",
    path: "/o/:o/record",
    first: async (page) => {
      await page.locator("main.page fieldset").first().locator(".chip").nth(4).click();
    },
  },
  { name: "readme-guide", as: "branch-office", path: "/o/:o/guide", first: asOpened },
  { name: "readme-matrix", as: "department-office", path: "/o/:o/matrix", first: openFirstField },
  { name: "sign-in", as: null, path: "/sign-in" },
  { name: "first-run", as: null, path: "/first-run" },
  { name: "account", as: "branch-office", path: "/account" },
  { name: "home-branch", as: "branch-office", path: "/o/:o" },
  { name: "home-branch-as-of", as: "branch-office", path: "/o/:o?asOf=2026-06-30" },
  { name: "home-department", as: "department-office", path: "/o/:o" },
  { name: "home-university", as: "university-office", path: "/o/:o" },
  { name: "matrix-short", as: "department-office", path: "/o/:o/matrix?short=true" },
  { name: "matrix-opened", as: "department-office", path: "/o/:o/matrix", first: openFirstField },
  { name: "matrix-not-kept", as: "department-office", path: "/o/:o/matrix?asOf=2026-06-30" },
  {
    name: "matrix-reminder",
    as: "department-office",
    path: "/o/:o/matrix",
    first: async (page) => {
      await page.locator(".matrix-actions .act").first().click();
      await page.locator(".chase").waitFor();
    },
  },
  { name: "matrix-empty", as: "department-office", path: "/o/:o/matrix?category=retired" },
  {
    name: "palette",
    as: "university-office",
    path: "/o/:o",
    first: async (page) => {
      await press("Control+k")(page);
      await page.locator(".pick-box").fill("支部");
      await page.getByRole("option").nth(3).waitFor();
    },
  },
  {
    name: "switcher",
    as: "university-office",
    path: "/o/:o",
    first: async (page) => {
      await page.locator(".switcher-button:visible").click();
      await page.getByRole("option").first().waitFor();
    },
  },
  { name: "record", as: "branch-office", path: "/o/:o/record" },
  { name: "ledger", as: "branch-office", path: "/o/:o/ledger" },
  { name: "guide", as: "branch-office", path: "/o/:o/guide" },
  { name: "guide-as-of", as: "branch-office", path: "/o/:o/guide?asOf=2026-06-30" },
  { name: "record-page", as: "branch-office", path: "/o/:o/ledger", first: openFirstRecord },
  {
    name: "ledger-nothing",
    as: "branch-office",
    path: "/o/:o/ledger?text=%E6%B2%A1%E6%9C%89%E8%BF%99%E6%A0%B7%E7%9A%84",
  },
  { name: "refused", as: "branch-office", path: "/o/nowhere/ledger" },
  ...partsOf("branch-office", "/o/:o/desk", ["directives", "plans", "documents", "terms", "statements"]),
  ...partsOf("department-office", "/o/:o/desk", ["directives", "forums", "contacts", "bodies", "weak", "statements"]),
  ...partsOf("university-office", "/settings", [
    "organisations",
    "organisations/new",
    "reform",
    "import",
    "assignments",
    "posts",
    "numbers",
    "guides",
    "calendar",
    "start",
    "audit",
    "backup",
    "burden",
    "accounts",
  ]),
  ...partsOf("branch-office", "/settings", ["roster", "graduation"]),
];
