import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, BrowserContext, Page } from "playwright-core";
import type { AccessRole } from "#domain/access.ts";
import { fillWithExample } from "#server/demo/fill.ts";
import { builtPage } from "#server/http/page.ts";
import { openFirstRun } from "#server/identity/first-run.ts";
import { buildPage, looks, openPage, overflowOf, speak, startBrowser, violationsOf } from "#test/browser.ts";
import { settle, signIn } from "#test/e2e/demo.ts";
import type { Demo } from "#test/e2e/demo.ts";
import { startTestServer } from "#test/server.ts";
import type { TestServer } from "#test/server.ts";

let server: TestServer;
let browser: Browser;
let demo: Demo;
const sessions = new Map<string, { page: Page; context: BrowserContext; faults: string[] }>();

before(async () => {
  buildPage();
  browser = await startBrowser();
  server = await startTestServer({ organisations: [], page: builtPage });
  const accounts = await fillWithExample(server.services, "small");
  demo = { base: await server.listen(), accounts };
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** Somebody with the role, signed in once, on the page of the settings. */
async function as(role: AccessRole, path: string, width = 1280): Promise<Page> {
  const known = sessions.get(role) ?? (await openPage(browser, { width, scheme: "light" }));
  const { page } = known;
  if (!sessions.has(role)) {
    sessions.set(role, known);
    await signIn(page, demo, role);
  }
  await page.setViewportSize({ width, height: 740 });
  await go(page, path);
  return page;
}
async function go(page: Page, path: string): Promise<void> {
  await page.goto(`${demo.base}${path}`);
  await settle(page);
}
async function organisationsInOrder(): Promise<{ id: string; name: string; kind: string; parent: string | null }[]> {
  const rows = await server.services.db
    .selectFrom("organisations")
    .select(["id", "name", "kind", "parent_id as parent", "official_order", "dissolved_on"])
    .where("dissolved_on", "is", null)
    .execute();
  return rows.toSorted((a, b) => (a.official_order ?? 1e9) - (b.official_order ?? 1e9) || (a.id < b.id ? -1 : 1));
}
async function first(kind: string, category?: string): Promise<{ id: string; name: string }> {
  const { entry: _entry, ...row } = await server.services.db
    .selectFrom("organisations")
    .select(["id", "name", "entry"])
    .where("kind", "=", kind as "branch")
    .where("dissolved_on", "is", null)
    .$if(category !== undefined, (query) => query.where("category", "=", category as "student"))
    .orderBy("official_order")
    .orderBy("id")
    .executeTakeFirstOrThrow();
  return row;
}
const status = (page: Page) => page.locator(".notice[role=status]");

describe("the tree of organisations", () => {
  test("stands in the official order, is opened by keyboard, and is as it was after the way back", async () => {
    const page = await as("university-office", "/settings/organisations");
    const all = await organisationsInOrder();
    const department = all.find((each) => each.kind === "department");
    const lines = page.getByRole("treeitem");
    assert.equal(await lines.count(), 1 + all.filter((each) => each.kind === "department").length);
    await lines.first().focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    await page.getByRole("treeitem", { expanded: true }).nth(1).waitFor();
    const names = await page.locator('.tree-line[data-kind="branch"] .tree-name').allInnerTexts();
    assert.deepEqual(
      names,
      all.filter((each) => each.parent === department?.id).map((each) => each.name),
    );
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: names[0] ?? "" }).waitFor();
    await page.goBack();
    await page.getByRole("treeitem", { name: names[1] ?? "" }).waitFor();
  });

  test("is searched by present and former names, and says when nothing fits", async () => {
    const page = await as("university-office", "/settings/organisations");
    await page.getByRole("searchbox").fill("研究生");
    await page.getByText("找到1个").waitFor();
    assert.match(page.url(), /text=/);
    await page.getByRole("searchbox").fill("没有这个名称");
    await page.getByText("没有名称含“没有这个名称”的党组织", { exact: false }).waitFor();
  });

  test("a branch is renamed from a day on; its earlier name is kept, and what is left out is asked for", async () => {
    const branch = await first("branch", "staff");
    const page = await as("university-office", `/settings/organisations/${branch.id}`);
    await page.getByRole("button", { name: "改名" }).click();
    await page.getByLabel("新的名称").fill("文学院机关党支部");
    await page.getByRole("button", { name: "保存" }).click();
    assert.match(await page.getByRole("alert").innerText(), /还没有填：原因/);
    await page.getByLabel("从哪天起").fill("2026-11-20");
    await page.getByLabel("原因").fill("批复更名");
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByRole("heading", { level: 1, name: "文学院机关党支部" }).waitFor();
    await status(page).getByText("已保存").waitFor();
    assert.match(await page.locator(".facts-of").innerText(), new RegExp(`11月19日及以前：${branch.name}`));
    await page.getByRole("button", { name: "看历次版本" }).click();
    await page.getByText("原因：批复更名").waitFor();
  });

  test("a double click founds one organisation", async () => {
    const department = await first("department");
    const page = await as("university-office", `/settings/organisations/new?under=${department.id}`);
    await page.getByRole("button", { name: "设立", exact: true }).click();
    assert.match(await page.getByRole("alert").innerText(), /还没有填：名称/);
    await page.getByLabel("名称").fill("文学院离退休党支部");
    await page.locator(".chip", { hasText: "离退休" }).click();
    await page.getByRole("button", { name: "设立", exact: true }).dblclick();
    await page.getByRole("heading", { level: 1, name: "文学院离退休党支部" }).waitFor();
    await status(page).getByText("已设立").waitFor();
    const made = (await organisationsInOrder()).filter((each) => each.name === "文学院离退休党支部");
    assert.equal(made.length, 1);
    await page.getByRole("button", { name: "撤销" }).click();
    await page.getByLabel("最后存续日").fill("2026-11-24");
    await page.getByLabel("原因").fill("重复设立");
    await page.locator("form").getByRole("button", { name: "撤销" }).click();
    await status(page).getByText("已保存").waitFor();
    assert.equal((await organisationsInOrder()).filter((each) => each.id === made[0]?.id).length, 0);
  });

  test("those below are put in another order, and every list keeps it", async () => {
    const department = await first("department");
    const page = await as("university-office", `/settings/organisations/${department.id}?task=order`);
    const names = page.locator(".ordering li > span:nth-child(2)");
    const [one, other] = await names.allInnerTexts();
    await page.getByRole("button", { name: `下移 ${one ?? ""}` }).click();
    await page.getByLabel("原因").fill("按新的单位排序");
    await page.getByRole("button", { name: "保存" }).click();
    await status(page).getByText("排序已保存").waitFor();
    // The page reads the organisation again after it has said so.
    const firstBelow = page.locator(".below-list a span:first-child").first();
    await firstBelow.getByText(other ?? "", { exact: true }).waitFor();
    assert.deepEqual((await page.locator(".below-list a span:first-child").allInnerTexts()).slice(0, 2), [other, one]);
  });
});

describe("re-formation and graduation", () => {
  test("a merger is previewed with counts and no names, and then done at once", async () => {
    const page = await as("university-office", "/settings/reform");
    await page.getByLabel("新的从哪天起").fill("2026-11-24");
    await page.getByLabel("原因").fill("九月调整");
    await page.getByRole("button", { name: "预览会发生什么（不保存）" }).click();
    assert.match(await page.getByRole("alert").innerText(), /请先加入一项调整/);
    const merge = async (words: string, name: string): Promise<void> => {
      await page.locator(".chip", { hasText: "合并" }).click();
      const boxes = page.locator(".pick-list label", { hasText: words }).locator("input");
      assert.equal(await boxes.count(), 2);
      await boxes.nth(0).check();
      await boxes.nth(1).check();
      await page.getByLabel("新支部的名称").fill(name);
      await page.getByRole("button", { name: "加入这一项" }).click();
      await page.getByRole("button", { name: "预览会发生什么（不保存）" }).click();
      await page.locator(".reform-lines").waitFor();
    };
    await merge("教师", "文学院教师党支部");
    const told = await page.locator(".reform-lines").innerText();
    assert.match(told, /新设“文学院教师党支部”/);
    assert.match(told, /1\d名党员转入/);
    const members = await server.services.db.selectFrom("roster").select("person_id").execute();
    assert.ok(members.length > 0 && members.every((each) => !told.includes(each.person_id)));
    assert.equal(
      (await organisationsInOrder()).some((each) => each.name === "文学院教师党支部"),
      false,
    );
    await page.getByRole("button", { name: "去掉第1项" }).click();
    await page.locator(".reform-lines").waitFor({ state: "detached" });
    await merge("本科生", "文学院本科生党支部");
    await page.getByRole("button", { name: "办理（1项调整）" }).click();
    await page.getByRole("heading", { name: "1项调整已办成" }).waitFor();
    await page.getByRole("link", { name: "文学院本科生党支部" }).click();
    await page.getByRole("heading", { level: 1, name: "文学院本科生党支部" }).waitFor();
    assert.match(await page.locator(".facts-of").innerText(), /由哪些党组织改设/);
  });

  test("the branch ends rosters with a reason and notes who stays on, after a preview", async () => {
    const page = await as("branch-office", "/settings/graduation");
    await page.getByRole("button", { name: "预览（不保存）" }).click();
    assert.match(await page.getByRole("alert").innerText(), /请先为至少一名党员选择去向/);
    const choices = page.locator(".leaving-table select");
    const count = await choices.count();
    assert.ok(count > 2);
    await choices.nth(0).selectOption("graduated");
    await choices.nth(1).selectOption("retained");
    await page.getByRole("button", { name: "预览（不保存）" }).click();
    await page.getByRole("heading", { name: "办理（1人离册，1人暂留）" }).waitFor();
    assert.match(await page.locator(".leaving").innerText(), /6月30日为最后在册日，毕业/);
    await page.getByRole("button", { name: "办理（1人离册，1人暂留）" }).click();
    await page.getByRole("heading", { name: "已办理：1人离册，1人暂留" }).waitFor();
    await page.getByRole("link", { name: "看名册" }).click();
    await page.getByRole("heading", { name: `在册${String(count - 1)}人` }).waitFor();
  });
});

describe("import", () => {
  const choose = (page: Page, name: string, text: string) =>
    page.locator("input[type=file]").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });

  test("another kind of file is refused in words, and a wrong line is named with its place", async () => {
    const page = await as("university-office", "/settings/import");
    await choose(page, "台账.doc", "x");
    await page.getByRole("button", { name: "预演（不改动数据）" }).click();
    assert.match(await page.getByRole("alert").innerText(), /“台账.doc”不是工作簿/);
    const lost = { id: "lost", kind: "branch", name: "无上级", parentId: "nowhere" };
    await choose(page, "台账.json", JSON.stringify({ format: "biaogan-bundle/1", organisations: [lost] }));
    await page.getByRole("button", { name: "预演（不改动数据）" }).click();
    await page.getByRole("heading", { name: "预演的结果" }).waitFor();
    assert.match(await page.locator(".import-sentences").first().innerText(), /organisations\[0\]\.parentId/);
    assert.equal(await page.getByRole("button", { name: /^导入/ }).count(), 0);
  });

  test("is run dry and then done; the same file again brings nothing new", async () => {
    const department = await first("department");
    const page = await as("university-office", "/settings/import");
    const made = { id: "news", kind: "branch", name: "新闻系党支部", parentId: department.id, category: "teacher" };
    const text = JSON.stringify({ format: "biaogan-bundle/1", organisations: [made] });
    await choose(page, "台账.json", text);
    await page.getByRole("button", { name: "预演（不改动数据）" }).click();
    await page.getByText("可以导入：新增1条，更改0条").waitFor();
    assert.equal(
      (await organisationsInOrder()).some((each) => each.id === "news"),
      false,
    );
    await page.getByRole("button", { name: "导入（新增1条，更改0条）" }).click();
    await page.getByRole("heading", { name: /已导入：新增1条/ }).waitFor();
    await page.getByRole("button", { name: "再导入一个文件" }).click();
    await choose(page, "台账.json", text);
    await page.getByRole("button", { name: "预演（不改动数据）" }).click();
    await page.getByText("文件里的内容都已经在这里了").waitFor();
  });

  test("the empty workbook is downloaded", async () => {
    const page = await as("university-office", "/settings/import");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "下载空白工作簿" }).click(),
    ]);
    assert.equal(download.suggestedFilename(), "标杆台账.xlsx");
  });
});

describe("guides, posts, calendar", () => {
  test("a guide is assigned to several organisations at once, and one assignment is ended", async () => {
    const page = await as("university-office", "/settings/assignments");
    const rows = page.locator(".assignments tbody tr");
    const standing = await rows.count();
    await page.getByRole("button", { name: "指定给0个党组织" }).click();
    assert.match(await page.getByRole("alert").innerText(), /还没有填：指南/);
    await page.locator("main select").first().selectOption({ index: 1 });
    const boxes = page.locator(".pick-list label", { hasText: "教师" }).locator("input");
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    await page.getByRole("button", { name: "指定给2个党组织" }).click();
    await status(page).getByText("已指定给2个党组织").waitFor();
    await rows.nth(standing + 1).waitFor();
    assert.equal(await rows.count(), standing + 2);
    await page
      .getByRole("button", { name: /^结束文学院教师/ })
      .first()
      .click();
    await page.getByLabel("最后适用日").fill("2026-11-23");
    await page.getByRole("dialog").getByRole("button", { name: "结束", exact: true }).click();
    await status(page).getByText("已结束").waitFor();
    await page.getByText("已结束的").waitFor();
  });

  test("a post is entered, ended by a correction, told in its history, and withdrawn", async () => {
    const page = await as("branch-office", "/settings/posts");
    await page.getByRole("button", { name: "登记任职" }).click();
    await page.getByLabel("职务").selectOption({ label: "委员" });
    await page.getByRole("button", { name: "登记", exact: true }).click();
    assert.match(await page.getByRole("alert").innerText(), /还没有填：姓名/);
    await page.getByLabel("姓名").fill("示例甲");
    await page.getByRole("button", { name: "登记", exact: true }).click();
    await status(page).getByText("已登记").waitFor();
    const line = page.locator(".entries li", { hasText: "示例甲" });
    assert.equal(await line.count(), 1);
    await line.getByRole("button", { name: /^更正/ }).click();
    await page.getByLabel("姓名").fill("示例乙");
    await page.getByLabel("为什么更正").fill("姓名写错了");
    await page.getByRole("button", { name: "保存更正" }).click();
    const corrected = page.locator(".entries li", { hasText: "示例乙" });
    await corrected.waitFor();
    await corrected.getByRole("button", { name: /^历史/ }).click();
    await page.getByText("原因：姓名写错了").waitFor();
    await corrected.getByRole("button", { name: /^撤回/ }).click();
    await page.getByLabel("为什么撤回").fill("试录");
    await page.getByRole("dialog").getByRole("button", { name: "撤回", exact: true }).click();
    await status(page).getByText("已撤回").waitFor();
    await corrected.waitFor({ state: "detached" });
  });

  test("the calendar takes over published holidays; who was slower sees both versions and loses nothing", async () => {
    const page = await as("university-office", "/settings/calendar?edit=true&year=2026");
    await page.getByRole("button", { name: /^去掉10月1日/ }).click();
    await page.getByRole("button", { name: "载入国务院公布的2026年节假日" }).click();
    await page.getByText(/已载入2026年\d+天节假日/).waitFor();
    await page.getByRole("button", { name: /^保存为第/ }).click();
    assert.match(await page.getByRole("alert").innerText(), /没有改动|还没有填：原因/);
    await page.getByRole("button", { name: "加一个学期" }).click();
    await page.getByLabel("原因", { exact: false }).fill("录入新学年");
    const { calendar, calendar_version: version } = await server.services.db
      .selectFrom("school")
      .selectAll()
      .executeTakeFirstOrThrow();
    const other = { ...calendar, makeUpDays: [...(calendar.makeUpDays ?? []), "2026-12-26"] };
    await server.services.db
      .updateTable("school")
      .set({ calendar: JSON.stringify(other) as never, calendar_version: version + 1 })
      .execute();
    await page.getByRole("button", { name: /^保存为第/ }).click();
    await page.getByText("有人把校历改成了", { exact: false }).waitFor();
    assert.match(await page.locator(".stale").innerText(), /只在您这里：.*学年第.学期[\s\S]*只在对方那里：12月26日/);
    await page.getByRole("button", { name: "两边都要" }).click();
    await page.getByRole("button", { name: `保存为第${String(version + 2)}版` }).click();
    await status(page).getByText("已保存为第").waitFor();
    const saved = await server.services.db.selectFrom("school").selectAll().executeTakeFirstOrThrow();
    assert.ok(saved.calendar.makeUpDays?.includes("2026-12-26"));
    assert.equal(saved.calendar.semesters?.length, (calendar.semesters?.length ?? 0) + 1);
  });
});

describe("what a role lacks", () => {
  test("the university’s office is told that rosters are the branch’s own, and asks the server for none", async () => {
    const page = await as("university-office", "/settings/roster");
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await go(page, "/settings/roster");
    await page.getByText("名册是党支部自己的", { exact: false }).waitFor();
    assert.equal(await page.locator(".entries").count(), 0);
    assert.deepEqual(
      asked.filter((each) => each.startsWith("/api/roster")),
      [],
    );
  });

  for (const role of ["reader", "branch-office", "administrator"] as const) {
    test(`${role}: neither founds nor moves, nor changes the calendar, and is told why`, async () => {
      const page = await as(role, "/settings/organisations");
      const found = page.getByRole("button", { name: "设立党组织" });
      assert.equal(await found.isDisabled(), true);
      assert.match(await page.locator("main").innerText(), /可以办理的角色：学校党委组织部/);
      await go(page, "/settings/calendar");
      assert.equal(await page.getByRole("button", { name: "修改校历" }).isDisabled(), true);
      await go(page, "/settings/reform");
      assert.equal(await page.getByRole("button", { name: /^预览/ }).count(), 0);
      assert.match(await page.locator("main .notice").first().innerText(), /您的角色不能做这件事/);
    });
  }

  test("a reader sees posts and enters none; the roster stays shut", async () => {
    const page = await as("reader", "/settings/posts");
    assert.equal(await page.getByRole("button", { name: "登记任职" }).isDisabled(), true);
    await go(page, "/settings/roster");
    await page.getByText("名册是党支部自己的", { exact: false }).waitFor();
    await go(page, "/settings/import");
    assert.equal(await page.getByRole("button", { name: "预演（不改动数据）" }).isDisabled(), true);
  });
});

test("the first start leads on to an account for the office, and every step may be skipped", async () => {
  const empty = await startTestServer({ organisations: [], page: builtPage });
  const { page, context, faults } = await openPage(browser, { width: 1280, scheme: "light" });
  try {
    const opened = await openFirstRun(empty.services);
    const base = await empty.listen();
    await page.goto(`${base}/`);
    await page.getByLabel("一次性代码").fill(opened?.code ?? "");
    await page.getByLabel("学校名称").fill("某大学");
    await page.getByLabel("您的姓名").fill("管理员");
    await page.getByLabel("账号", { exact: true }).fill("admin");
    await page.getByLabel("密码", { exact: true }).fill("green tea and seven rivers");
    await page.getByRole("button", { name: "建立" }).click();
    await page.getByRole("heading", { level: 1, name: "从这里开始" }).waitFor();
    await page.getByRole("textbox", { name: "账号" }).fill("office");
    await page.getByRole("button", { name: "建立账号" }).click();
    await page.getByText("账号“office”已建立", { exact: false }).waitFor();
    assert.match(await page.locator(".initial-password").innerText(), /\S{8,}/);
    assert.equal(await page.getByRole("button", { name: "录入校历" }).isDisabled(), true);
    for (const step of ["组织部的账号", "校历", "指南", "党组织"])
      await page.getByRole("button", { name: `先跳过 ${step}`, exact: true }).click();
    await page.getByText("都办好了，或已跳过").waitFor();
    assert.deepEqual(
      faults.filter((each) => !each.includes("status of 40")),
      [],
    );
  } finally {
    await context.close();
    await empty.close();
  }
});

const paths = [
  "",
  "/organisations?all=true",
  "/organisations/new",
  "/organisations/{branch}?task=correct",
  "/organisations/{department}?task=order",
  "/reform",
  "/import",
  "/assignments",
  "/posts?add=true",
  "/calendar",
  "/calendar?edit=true",
  "/start",
];

for (const { width, scheme, language } of looks) {
  test(`no page of the settings at ${String(width)} px, ${scheme}, scrolls sideways or fails axe`, async () => {
    const { page, context, faults } = await openPage(browser, { width, scheme });
    const branch = await first("branch");
    const department = await first("department");
    const look = async (path: string): Promise<void> => {
      await go(page, `/settings${path.replace("{branch}", branch.id).replace("{department}", department.id)}`);
      assert.deepEqual(await violationsOf(page), [], path);
      assert.equal(await overflowOf(page), 0, path);
    };
    await signIn(page, demo, "university-office");
    await speak(page, language);
    for (const path of paths) await look(path);
    await context.clearCookies();
    await speak(page, "zh-CN");
    await signIn(page, demo, "branch-office");
    await speak(page, language);
    for (const path of ["/roster?add=true", "/graduation"]) await look(path);
    assert.deepEqual(faults, []);
    await context.close();
  });
}
