import type { Browser, BrowserContext, Page } from "playwright-core";
import { factRows } from "#api/endpoints/facts.ts";
import type { Draft } from "#api/endpoints/fact-schemas.ts";
import type { AccessRole } from "#domain/access.ts";
import { inTransaction } from "#server/db/db.ts";
import { installShippedGuides } from "#server/guides/install.ts";
import { builtPage } from "#server/http/page.ts";
import { startTestServer } from "#test/server.ts";
import type { TestServer } from "#test/server.ts";

const { activities, positions, roster } = factRows;

/** A meeting of branch b1. */
export function meeting(more: Partial<Draft<"activities">> = {}): Draft<"activities"> {
  return {
    organisationId: "b1",
    heldOn: "2026-11-22",
    title: "支委会",
    segments: [{ kind: "committee-meeting", due: 5, present: 4 }],
    ...more,
  };
}

/** Records it and tells its id. */
export async function record(server: TestServer, entry: Draft<"activities">): Promise<string> {
  const by = server.as("branch-office", entry.organisationId);
  return (await by.call(activities.create, { body: { entry } })).record.id;
}

/** The records that the tests of the ledger start from: 40 of b1, 2 of b2, one of them late, one with a formula for a title. */
export async function ledgerSchool(): Promise<{ server: TestServer; origin: string; formal: string; late: string }> {
  const server = await startTestServer({ page: builtPage });
  await inTransaction(server.services.db, (tx) => installShippedGuides(tx, server.services, server.universityId, "u1"));
  const b1 = server.as("branch-office", "b1");
  for (const [memberId, name] of [
    ["m1", "赵一"],
    ["m2", "钱二"],
    ["m3", "孙三"],
  ] as const) {
    const entry = { memberId, organisationId: "b1", from: "2023-01-01" };
    await b1.call(roster.create, { body: { entry, extra: { name } } });
  }
  const post = await b1.call(positions.create, {
    body: { entry: { organisationId: "b1", role: "secretary", name: "王书记", from: "2024-01-01" } },
  });
  const formal = await record(
    server,
    meeting({
      title: "支部党员大会",
      startsAt: "14:30",
      place: "教学楼201",
      minutes: "一、学习文件。\n二、讨论工作。",
      segments: [
        {
          kind: "general-meeting",
          leader: post.record.id,
          due: 16,
          present: 14,
          topics: ["theory"],
          agenda: [{ id: "g", title: "研究年度计划", category: "other" }],
        },
      ],
    }),
  );
  const late = await record(
    server,
    meeting({ title: "补录的主题党日", heldOn: "2026-10-08", segments: [{ kind: "theme-day" }] }),
  );
  await record(server, meeting({ title: "=1+1", heldOn: "2026-11-21" }));
  for (let n = 1; n <= 37; n += 1) {
    await record(
      server,
      meeting({
        title: `支委会第${n}次`,
        heldOn: "2026-11-21",
        segments: [{ kind: "committee-meeting", due: 5, present: n % 6 }],
      }),
    );
  }
  for (const title of ["学生支部大会", "学生支部党课"]) {
    await record(server, meeting({ organisationId: "b2", title, segments: [{ kind: "party-lecture" }] }));
  }
  return { server, origin: await server.listen(), formal, late };
}

type Look = { width?: number; scheme?: "light" | "dark"; language?: "zh-CN" | "en" };

/** A page of somebody with the role, signed in; what goes wrong in it is kept in `faults`. */
export async function pageAs(
  browser: Browser,
  { server, origin }: { server: TestServer; origin: string },
  [role, at]: [AccessRole, string],
  { width = 1440, scheme = "light", language = "zh-CN" }: Look = {},
): Promise<{ page: Page; context: BrowserContext; faults: string[] }> {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    locale: "zh-CN",
    colorScheme: scheme,
    reducedMotion: "reduce",
  });
  const [name = "", value = ""] = ((await server.as(role, at).headers())["cookie"] ?? "").split("=");
  await context.addCookies([{ name, value, url: origin }]);
  await context.addInitScript(`localStorage.setItem("biaogan.language", ${JSON.stringify(language)})`);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  return { page, context, faults };
}
