import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { decideApproval } from "#api/endpoints/activities.ts";
import { factRows } from "#api/endpoints/facts.ts";
import { readVerdicts } from "#api/endpoints/verdicts.ts";
import { builtPage } from "#server/http/page.ts";
import { buildPage, overflowOf, startBrowser, violationsOf } from "#test/browser.ts";
import { pageAs } from "#test/e2e/ledger-school.ts";
import { kind, openRecord, recordsOf, secretary, startRecordSchool } from "#test/e2e/record-school.ts";
import type { RecordSchool } from "#test/e2e/record-school.ts";

let school: RecordSchool;
let browser: Browser;
before(async () => {
  buildPage();
  browser = await startBrowser();
  school = await startRecordSchool(builtPage);
});
after(async () => {
  await browser?.close();
  await school?.server.close();
});

const titleOf = (page: Page) => page.getByLabel("议题或标题（不填则用活动名称）");
const saveOf = (page: Page) => page.getByRole("button", { name: /^保存/ });
const saved = (page: Page) => page.getByRole("heading", { name: /已保存/ }).waitFor();

const speakers = ["张院士", "李教授"];
const forum = { title: "前沿科学与立德树人", place: "报告厅", speakers, foreignGuests: true };

/** A forum of the department planned for today; approved on the 20th as it is planned. */
async function plannedForum(): Promise<string> {
  const office = school.server.as("department-office", "d1");
  const { record } = await office.call(factRows.plans.create, {
    body: {
      entry: {
        organisationId: "d1",
        heldOn: "2026-11-24",
        title: "学术论坛第6讲",
        place: "报告厅",
        observers: 3,
        segments: [{ kind: "forum", supports: ["department/2.2(3)"], forum }],
      },
    },
  });
  const approval = await office.call(factRows.approvals.create, {
    body: {
      entry: {
        organisationId: "d1",
        forumActivityId: record.id,
        ...forum,
        eventOn: "2026-11-24",
        appliedOn: "2026-11-02",
      },
    },
  });
  await school.server.as("university-office").call(decideApproval, {
    params: { id: approval.record.id },
    body: { version: 1, reason: "同意", approvedOn: "2026-11-20" },
  });
  return record.id;
}

/** What a part says, without what is empty. */
const said = (part: object) => Object.fromEntries(Object.entries(part).filter(([, value]) => value !== null));

const department = (look: Parameters<typeof pageAs>[3] = {}) =>
  pageAs(browser, school, ["department-office", "d1"], look);

test("a vote is folded away until it is wanted; by keys alone it is written, what it lacks is said, half of it is not saved", async () => {
  const { page, context, faults } = await secretary(browser, school);
  await openRecord(page, school, "?kind=general-meeting");
  const field = (name: string) => page.getByRole("textbox", { name, exact: true });
  assert.equal(await field("赞成票").count(), 0);
  await titleOf(page).fill("换届选举大会");
  await page.getByText("有表决、选举").focus();
  await page.keyboard.press("Enter");
  await field("有表决权的应到").focus();
  for (const text of ["10", "7"]) {
    await page.keyboard.type(text);
    await page.keyboard.press("Tab");
  }
  assert.equal(await page.getByText("没有过半").count(), 0);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await page.getByText("实到7人，不到五分之四：应到10人的，要有8人到会才能选举。", { exact: false }).waitFor();
  await saveOf(page).click();
  await page.getByRole("alert").getByText("表决的三个数没有填全", { exact: false }).waitFor();
  await field("赞成票").fill("5");
  await page.getByText("赞成5票，没有过半：应到10人的，要有6票赞成才算通过。", { exact: false }).waitFor();
  // What was written is there again when the page is opened anew.
  await page.reload();
  assert.equal(await field("赞成票").inputValue(), "5");
  await saveOf(page).click();
  await saved(page);
  const [record] = await recordsOf(school, "换届选举大会");
  assert.deepEqual(record?.entry.segments[0]?.vote, { election: true, due: 10, present: 7, for: 5 });
  await page.goto(`${school.origin}/o/b1/ledger/${record?.id}`);
  await page.locator(".minute .notice[data-state=short]").getByText("不到五分之四", { exact: false }).waitFor();
  assert.deepEqual(await violationsOf(page), []);
  await page.goto(`${school.origin}/o/b1/ledger/${record?.id}/print/record`);
  await page.locator(".paper").getByText("选举：应到10人，实到7人，赞成5票。").waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});

test("an ordinary vote takes the numbers above by one touch, and is taken away again", async () => {
  const { page, context } = await secretary(browser, school);
  await openRecord(page, school, "?kind=committee-meeting");
  await titleOf(page).fill("表决后撤回");
  await page.getByRole("button", { name: "3人全到" }).click();
  await page.getByText("有表决、选举").click();
  await page.getByRole("button", { name: "应到3人，实到3人，全部赞成" }).click();
  assert.equal(await page.getByLabel("赞成票").inputValue(), "3");
  await page.getByRole("button", { name: "没有表决" }).click();
  await saveOf(page).click();
  await saved(page);
  const [record] = await recordsOf(school, "表决后撤回");
  assert.deepEqual(record?.entry.segments, [{ kind: "committee-meeting", due: 3, present: 3 }]);
  await context.close();
});

test("a planned forum that is held brings everything along; what differs from its approval is said, and put back by one touch", async () => {
  const id = await plannedForum();
  const { page, context, faults } = await department({ width: 360 });
  await page.goto(`${school.origin}/o/d1/desk/plans`);
  await page.getByRole("link", { name: "已开展" }).click();
  await page.getByText("✓ 11月20日已批准，与批准的一致。", { exact: false }).waitFor();
  assert.equal(await page.getByLabel("论坛、讲座题目").inputValue(), forum.title);
  assert.equal(await page.getByLabel("报告人").inputValue(), speakers.join("\n"));
  assert.equal(await page.getByLabel("有境外嘉宾").isChecked(), true);
  await page.getByText("✓ 11月20日已批准").waitFor();
  // The dry run takes it for this very plan: its approval fits, and the button says what is met.
  await page.getByRole("button", { name: "保存（将满足 1 项要求）" }).waitFor();
  await page.getByLabel("报告人").fill("张院士\n王教授");
  await page.getByText("报告人：批准的是“张院士、李教授”，现在是“张院士、王教授”").waitFor();
  assert.deepEqual(await violationsOf(page), []);
  await page.getByRole("button", { name: "按批准的填" }).click();
  await page.getByText("✓ 11月20日已批准").waitFor();
  await saveOf(page).click();
  await saved(page);
  const { entry } = await school.server.as("department-office", "d1").call(factRows.activities.get, { params: { id } });
  assert.deepEqual(entry.segments, [{ kind: "forum", forum, supports: ["department/2.2(3)"] }]);
  assert.deepEqual([entry.observers, entry.place], [3, "报告厅"]);
  await page.getByRole("link", { name: "打开、打印这条" }).click();
  await page.locator(".forum-told").getByText("已批准，与批准的一致", { exact: false }).waitFor();
  await page.locator(".minute").getByText("2.2(3)", { exact: false }).waitFor();
  await page.goto(`${school.origin}/o/d1/ledger/${id}/print/record`);
  for (const text of [forum.title, "张院士、李教授（有境外嘉宾）", "列席3人", "2.2(3) "])
    await page.locator(".paper").getByText(text, { exact: false }).first().waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});

test("a forum that was never planned says that nothing can have approved it; its place is the record's", async () => {
  const { page, context, faults } = await department();
  await page.goto(`${school.origin}/o/d1/record?kind=forum`);
  await page.getByText("论坛、讲座要先报批再开展", { exact: false }).waitFor();
  await page.getByLabel("论坛、讲座题目").fill("青年学者讲座");
  await page.getByLabel("报告人").fill("赵博士\n\n");
  await page.getByLabel("地点", { exact: true }).fill("教学楼201");
  await saveOf(page).click();
  await saved(page);
  const { records } = await school.server
    .as("department-office", "d1")
    .call(factRows.activities.list, { query: { organisation: "d1", kind: "forum", text: "论坛" } });
  assert.deepEqual(records.find((each) => each.entry.place === "教学楼201")?.entry.segments, [
    { kind: "forum", forum: { title: "青年学者讲座", place: "教学楼201", speakers: ["赵博士"] } },
  ]);
  assert.deepEqual(faults, []);
  await context.close();
});

test("the points that a record supports are searched and chosen by keys, and whoever judges them finds the record", async () => {
  const { page, context, faults } = await secretary(browser, school);
  await openRecord(page, school, "?kind=theme-day");
  await titleOf(page).fill("走访困难学生");
  await page.getByText("本记录还能说明……").focus();
  await page.keyboard.press("Enter");
  const search = page.getByLabel("找条目：编号或字词");
  await search.focus();
  await page.keyboard.type("困难");
  await page.keyboard.press("Enter");
  const points = page.getByRole("group", { name: "由人判断的条目" });
  const found = points.getByRole("checkbox");
  await page.waitForFunction("document.querySelectorAll('.points input').length === 1");
  assert.match((await points.innerText()) ?? "", /7\(2\) 关心帮扶机制/);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  assert.equal(await found.isChecked(), true);
  await search.fill("没有这样的字");
  await page.getByText("没有含这些字的条目。").waitFor();
  await page.getByText("本记录还能说明1条").waitFor();
  await saveOf(page).click();
  await saved(page);
  const [record] = await recordsOf(school, "走访困难学生");
  assert.deepEqual(record?.entry.segments[0]?.supports, ["branch/7(2)"]);
  const { guides } = await school.server
    .as("branch-office", "b1")
    .call(readVerdicts, { params: { id: "b1" }, query: {} });
  const help = guides
    .flatMap((each) => each.points.flatMap((point) => point.requirements))
    .find(({ id }) => id === "branch/7(2)/help");
  assert.ok(help?.verdicts[0]?.found?.activities.some((each) => each.activity === record?.id));
  assert.deepEqual(faults, []);
  await context.close();
});

test("a point that people judge leads from the guide to Record, with the point chosen", async () => {
  const { page, context, faults } = await secretary(browser, school);
  await page.goto(`${school.origin}/o/b1/guide?requirement=${encodeURIComponent("branch/6(1)/course")}`);
  await page.getByRole("dialog").getByRole("link", { name: "记一笔能说明这一条的活动" }).click();
  await page.getByText("本记录还能说明1条").waitFor();
  await page.locator(".points li", { hasText: "课程思政" }).getByRole("checkbox", { checked: true }).waitFor();
  await kind(page, "主题党日").click();
  await titleOf(page).fill("课程思政研讨");
  await saveOf(page).click();
  await saved(page);
  const [record] = await recordsOf(school, "课程思政研讨");
  assert.deepEqual(record?.entry.segments[0]?.supports, ["branch/6(1)"]);
  assert.deepEqual(faults, []);
  await context.close();
});

test("a part that cannot be fetched loses nothing: the draft is saved with it, and the part comes when the line is back", async () => {
  const { page, context } = await secretary(browser, school);
  await openRecord(page, school, "?kind=general-meeting");
  await titleOf(page).fill("断网也在");
  await page.getByText("有表决、选举").click();
  await page.getByLabel("有表决权的应到").fill("9");
  await page.getByLabel("其中实到").fill("9");
  await page.getByLabel("赞成票").fill("9");
  await page.route(/vote-field/, (route) => route.abort());
  await page.reload();
  await page.getByText("这一部分没有读出来", { exact: false }).waitFor();
  assert.equal(await titleOf(page).inputValue(), "断网也在");
  await saveOf(page).click();
  await saved(page);
  const [record] = await recordsOf(school, "断网也在");
  assert.deepEqual(record?.entry.segments[0]?.vote, { due: 9, present: 9, for: 9 });
  await page.unroute(/vote-field/);
  await context.close();
});

test("a correction shows vote, forum, points and observers, changes what is typed, and loses nothing", async () => {
  const office = school.server.as("department-office", "d1");
  const vote = { due: 9, present: 8, for: 8 };
  const { record } = await office.call(factRows.activities.create, {
    body: {
      entry: {
        organisationId: "d1",
        heldOn: "2026-11-12",
        title: "联席会与讲座",
        observers: 2,
        segments: [
          { kind: "joint-meeting", vote, supports: ["department/1.1(1)", "elsewhere/9(9)"] },
          { kind: "forum", forum },
        ],
      },
    },
  });
  const { page, context, faults } = await department({ width: 360 });
  await page.goto(`${school.origin}/o/d1/ledger/${record.id}`);
  await page.getByRole("button", { name: "更正", exact: true }).click();
  assert.equal(await page.getByLabel("列席人数").inputValue(), "2");
  await page.getByLabel("赞成票").fill("");
  await page.getByLabel("为什么更正").fill("票数写错");
  await page.getByRole("button", { name: "保存更正" }).click();
  await page.getByRole("alert").getByText("表决的三个数没有填全", { exact: false }).waitFor();
  await page.getByLabel("赞成票").fill("7");
  await page.getByText("现行指南里没有的条目").waitFor();
  await page.getByLabel("报告人").fill("张院士\n李教授\n王教授");
  assert.deepEqual(await violationsOf(page), []);
  assert.equal(await overflowOf(page), 0);
  await page.getByRole("button", { name: "保存更正" }).click();
  await page.getByText("已保存为第2版", { exact: false }).waitFor();
  const { entry } = await office.call(factRows.activities.get, { params: { id: record.id } });
  assert.deepEqual(
    [entry.observers, entry.segments.map(said)],
    [
      2,
      [
        { kind: "joint-meeting", vote: { ...vote, for: 7 }, supports: ["department/1.1(1)", "elsewhere/9(9)"] },
        { kind: "forum", forum: { ...forum, speakers: [...speakers, "王教授"] } },
      ],
    ],
  );
  assert.deepEqual(faults, []);
  await context.close();
});

for (const [language, scheme] of [
  ["zh-CN", "light"],
  ["zh-CN", "dark"],
  ["en", "light"],
  ["en", "dark"],
] as const) {
  test(`the rare parts fail axe nowhere and scroll sideways nowhere: ${language}, ${scheme}`, async () => {
    for (const width of [360, 1440]) {
      const { page, context, faults } = await department({ width, scheme, language });
      await page.goto(`${school.origin}/o/d1/record?kind=forum`);
      await page.locator("main.page fieldset").first().waitFor();
      await kind(page, language === "en" ? "Party committee meeting" : "党组织会议").click();
      await page.locator("details").first().waitFor();
      await page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })");
      await page.locator(".points li").nth(5).waitFor();
      const [due, present, inFavour] = [0, 1, 2].map((n) => page.locator(".trio input").nth(n));
      await due?.fill("20");
      await present?.fill("10");
      await inFavour?.fill("10");
      await page.locator(".rare .notice").first().waitFor();
      assert.deepEqual(await violationsOf(page), [], `${width}`);
      assert.equal(await overflowOf(page), 0, `${width}`);
      const folder = process.env["RARE_SHOTS"];
      if (folder !== undefined)
        await page.screenshot({ path: `${folder}/record-${language}-${scheme}-${width}.png`, fullPage: true });
      assert.deepEqual(faults, []);
      await context.close();
    }
  });
}
