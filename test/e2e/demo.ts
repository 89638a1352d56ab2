import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { DemoAccount } from "#server/demo/accounts.ts";

/** A server filled with the example: its address, and who may sign in. */
export type Demo = { base: string; accounts: readonly DemoAccount[] };

/** Signs the role's account in, as a person does. */
export async function signIn(page: Page, demo: Demo, role: DemoAccount["role"], to = "/"): Promise<void> {
  const account = demo.accounts.find((each) => each.role === role);
  assert.ok(account);
  await page.goto(`${demo.base}${to}`);
  await page.getByLabel("账号", { exact: true }).fill(account.signInName);
  await page.getByLabel("密码", { exact: true }).fill(account.password);
  await page.getByRole("button", { name: "登录" }).click();
  await page.locator("main.page h1").waitFor();
}

/** Waits until nothing on the page is being read. */
export async function settle(page: Page): Promise<void> {
  await page.locator("main.page h1").first().waitFor();
  await page.locator(".wait").first().waitFor({ state: "detached" });
}
