import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { factRows } from "#api/endpoints/facts.ts";
import type { Draft } from "#api/endpoints/fact-schemas.ts";
import { inTransaction } from "#server/db/db.ts";
import { installShippedGuides } from "#server/guides/install.ts";
import { startTestServer } from "#test/server.ts";
import type { TestServer } from "#test/server.ts";

/** A branch with posts, a roster, a decision received and a plan, on a server that serves the page. */
export type RecordSchool = { server: TestServer; origin: string; posts: string[]; directive: string };

/** Starts it. @param folder the built page */
export async function startRecordSchool(folder: string): Promise<RecordSchool> {
  const server = await startTestServer({ page: folder });
  await inTransaction(server.services.db, (tx) => installShippedGuides(tx, server.services, server.universityId, "u1"));
  const branch = server.as("branch-office", "b1");
  const posts: string[] = [];
  for (const [role, name, memberId] of [
    ["secretary", "李四", "m1"],
    ["committee-member", "王五", "m2"],
    ["committee-member", "赵六", "m3"],
  ] as const) {
    const entry = { organisationId: "b1", role, name, memberId, from: "2024-01-01" };
    posts.push((await branch.call(factRows.positions.create, { body: { entry } })).record.id);
  }
  for (const [memberId, name] of [
    ["m1", "李四"],
    ["m2", "王五"],
    ["m3", "赵六"],
    ["m4", "孙七"],
    ["m5", "周八"],
  ] as const) {
    const entry = { memberId, organisationId: "b1", from: "2023-01-01" };
    await branch.call(factRows.roster.create, { body: { entry, extra: { name } } });
  }
  const directive = await server.as("university-office").call(factRows.directives.create, {
    body: {
      entry: {
        issuerId: "u1",
        title: "关于开展学习教育的通知",
        number: "校党发〔2026〕9号",
        recipients: [{ organisationId: "b1", receivedOn: "2026-11-10" }],
      },
    },
  });
  return { server, origin: await server.listen(), posts, directive: directive.record.id };
}

/** A plan of the branch. */
export async function planned({ server }: RecordSchool, entry: Partial<Draft<"plans">> = {}): Promise<string> {
  const { record } = await server.as("branch-office", "b1").call(factRows.plans.create, {
    body: {
      entry: {
        organisationId: "b1",
        heldOn: "2026-11-24",
        title: "支委会：研究年末工作",
        place: "行政楼201",
        segments: [{ kind: "committee-meeting" }],
        ...entry,
      },
    },
  });
  return record.id;
}

type Look = { width?: number; scheme?: "light" | "dark"; language?: "zh-CN" | "en"; worker?: boolean };

/** The branch's secretary at the page, signed in; what goes wrong in it is kept in `faults`. */
export async function secretary(
  browser: Browser,
  { server, origin }: RecordSchool,
  { width = 360, scheme = "light", language = "zh-CN", worker = false }: Look = {},
): Promise<{ page: Page; context: BrowserContext; faults: string[] }> {
  const context = await browser.newContext({
    viewport: { width, height: 740 },
    locale: language,
    colorScheme: scheme,
    reducedMotion: "reduce",
    serviceWorkers: worker ? "allow" : "block",
  });
  const [name = "", value = ""] = ((await server.as("branch-office", "b1").headers())["cookie"] ?? "").split("=");
  await context.addCookies([{ name, value, url: origin }]);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  return { page, context, faults };
}

/** The records of the branch whose title holds the words. */
export async function recordsOf({ server }: RecordSchool, text: string) {
  const { records } = await server
    .as("branch-office", "b1")
    .call(factRows.activities.list, { query: { organisation: "b1", text } });
  return records;
}

/** A kind, as it is chosen on Record. */
export function kind(page: Page, name: string): Locator {
  return page.locator("main.page fieldset").first().locator(".chip", { hasText: name });
}

/** Opens Record and waits until what it reads of the branch is there. */
export async function openRecord(page: Page, { origin }: RecordSchool, search = ""): Promise<void> {
  await page.goto(`${origin}/o/b1/record${search}`);
  await page.locator("form.record").waitFor();
  await page.getByText("排在前面的是目前该开的", { exact: false }).or(page.getByText("due now come first")).waitFor();
}
