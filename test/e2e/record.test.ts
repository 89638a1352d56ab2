import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { factRows } from "#api/endpoints/facts.ts";
import { builtPage } from "#server/http/page.ts";
import { buildPage, overflowOf, startBrowser, violationsOf } from "#test/browser.ts";
import { kind, openRecord, planned, recordsOf, secretary, startRecordSchool } from "#test/e2e/record-school.ts";
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
const minutes = (readFileSync("test/fixtures/minutes/labelled.txt", "utf8").split("\n@ ")[0] ?? "")
  .split("\n")
  .slice(2)
  .join("\n");

test("from Home on a phone a committee meeting takes at most six touches, and no typing but its subject", async () => {
  const { page, context, faults } = await secretary(browser, school);
  let touches = 0;
  const touch = async (what: ReturnType<Page["locator"]>): Promise<void> => {
    touches += 1;
    await what.click();
  };
  await page.goto(`${school.origin}/o/b1`);
  await touch(page.getByRole("navigation", { name: "页面" }).getByRole("link", { name: "记一笔" }));
  await touch(kind(page, "支部委员会会议"));
  await touch(titleOf(page));
  await page.keyboard.type("支委会：研究党员发展计划");
  await touch(page.getByRole("button", { name: "3人全到" }));
  await touch(page.locator(".chip", { hasText: "书记 李四" }));
  await touch(saveOf(page));
  await saved(page);
  assert.ok(touches <= 6, `${touches} touches`);
  const [record] = await recordsOf(school, "支委会：研究党员发展计划");
  assert.deepEqual(record?.entry.segments, [
    { kind: "committee-meeting", due: 3, present: 3, leader: school.posts[0] },
  ]);
  assert.deepEqual(faults, []);
  await context.close();
});

test("two parts: members unticked, a make-up of last month, a decision passed on, a second branch; the button says what it meets", async () => {
  const { page, context, faults } = await secretary(browser, school);
  await openRecord(page, school);
  await kind(page, "主题党日").click();
  await page.getByText(/^保存（将满足 1 项要求）$/).waitFor();
  await kind(page, "党课").click();
  await titleOf(page).fill("参观校史馆暨党课");
  await page.getByText("应到5人，实到5人").waitFor();
  await page.locator(".roll .chip", { hasText: "周八" }).click();
  await page.getByText("应到5人，实到4人").waitFor();
  const theme = page.getByRole("region", { name: "主题党日" });
  await theme.locator(".chip", { hasText: "补10月1日" }).click();
  await theme.getByText("传达了上级哪些决定？").click();
  await theme.locator(".chip", { hasText: "关于开展学习教育的通知" }).click();
  const lecture = page.getByRole("region", { name: "党课" });
  assert.equal(await lecture.getByText("是补开吗").count(), 0);
  await lecture.locator(".chip", { hasText: "书记 李四" }).click();
  await lecture.getByLabel("学时").fill("1.5");
  await page.getByText("更多：共同组织").click();
  await page.getByLabel("加一个党组织").selectOption("b2");
  await saveOf(page).click();
  await saved(page);
  await page.getByText("✓ 补").waitFor();
  const [found] = await recordsOf(school, "参观校史馆暨党课");
  const record = await school.server
    .as("branch-office", "b1")
    .call(factRows.activities.get, { params: { id: found?.id ?? "" } });
  const attendees = ["m1", "m2", "m3", "m4"];
  assert.deepEqual(record.entry.alsoFor, ["b2"]);
  assert.deepEqual(
    record.entry.segments.map((each) => ({ ...each, attendees: each.attendees?.toSorted() })),
    [
      {
        kind: "theme-day",
        makesUpFor: "2026-10-01",
        directiveIds: [school.directive],
        due: 5,
        present: 4,
        attendees,
      },
      { kind: "party-lecture", leader: school.posts[0], hours: 1.5, due: 5, present: 4, attendees },
    ],
  );
  // Withdrawn again, with a reason that the ledger keeps; what was written can be put right.
  await page.getByRole("button", { name: "撤回这条" }).click();
  await page.getByRole("button", { name: "撤回", exact: true }).click();
  await page.getByText("请写一句原因", { exact: false }).waitFor();
  await page.locator(".chip", { hasText: "日期或种类记错了" }).click();
  await page.getByRole("button", { name: "撤回", exact: true }).click();
  await page.getByRole("heading", { name: "已撤回" }).waitFor();
  assert.deepEqual(await recordsOf(school, "参观校史馆暨党课"), []);
  await page.getByRole("button", { name: "改好重新保存" }).click();
  assert.equal(await titleOf(page).inputValue(), "参观校史馆暨党课");
  await saveOf(page).click();
  await saved(page);
  const [again] = await recordsOf(school, "参观校史馆暨党课");
  assert.notEqual(again?.id, record.id);
  assert.equal(
    await page.getByRole("link", { name: "打开、打印这条" }).getAttribute("href"),
    `/o/b1/ledger/${again?.id}`,
  );
  assert.deepEqual(faults, []);
  await context.close();
});

test("pasted minutes are read into proposals, and nothing is filled in before it is taken", async () => {
  const { page, context, faults } = await secretary(browser, school);
  await openRecord(page, school);
  await page.getByLabel("会议记录").fill(minutes);
  const found = page.getByRole("region", { name: "从记录里认出这些，要采用吗？" });
  await found.waitFor();
  assert.equal(await page.getByLabel("应到", { exact: true }).inputValue(), "");
  await found.getByRole("button", { name: "采用地点：明德楼302会议室" }).click();
  assert.equal(await page.getByLabel("地点", { exact: true }).inputValue(), "明德楼302会议室");
  await found.getByRole("button", { name: "全部采用" }).click();
  await found.getByRole("button", { name: "全部采用" }).waitFor({ state: "detached" });
  assert.equal(await kind(page, "支部党员大会").locator("input").isChecked(), true);
  assert.equal(await page.getByLabel("应到", { exact: true }).inputValue(), "16");
  assert.equal(await page.locator("input[type=date]").inputValue(), "2026-03-05");
  await saveOf(page).click();
  await saved(page);
  const [record] = await recordsOf(school, "化学学院教工第一党支部");
  const [segment] = record?.entry.segments ?? [];
  assert.deepEqual([segment?.due, segment?.present, segment?.topics], [16, 14, ["study"]]);
  assert.equal(segment?.agenda?.[0]?.title, "传达学习全国两会精神");
  assert.deepEqual(faults, []);
  await context.close();
});

test("of what is for the branch alone no minutes are asked; a known name in a title is warned of; talks keep who, not what", async () => {
  const { page, context, faults } = await secretary(browser, school);
  await openRecord(page, school, "?kind=talk");
  assert.equal(await page.getByLabel("会议记录").count(), 0);
  await titleOf(page).fill("与孙七谈心");
  await page.getByText("这里写了人名“孙七”", { exact: false }).waitFor();
  await titleOf(page).fill("谈心谈话 第四季度");
  await page.getByText("这里写了人名", { exact: false }).waitFor({ state: "detached" });
  await page.getByLabel("第1次：一方").selectOption({ label: "书记 李四" });
  await page.getByLabel("第1次：另一方").selectOption({ label: "孙七" });
  await saveOf(page).click();
  await saved(page);
  const [found] = await recordsOf(school, "谈心谈话 第四季度");
  const record = await school.server
    .as("branch-office", "b1")
    .call(factRows.activities.get, { params: { id: found?.id ?? "" } });
  assert.deepEqual(record.entry.segments, [{ kind: "talk", talk: { pair: [school.posts[0], "m4"] } }]);
  assert.equal(record.entry.minutes, undefined);
  assert.deepEqual(faults, []);
  await context.close();
});

test("a plan fills the form and becomes the record of the same id; followed again, the link says so", async () => {
  const { page, context, faults } = await secretary(browser, school);
  const id = await planned(school);
  await openRecord(page, school);
  await page.getByRole("link", { name: "支委会：研究年末工作" }).click();
  await page.getByText("按安排填好", { exact: false }).waitFor();
  assert.equal(await page.getByLabel("地点").inputValue(), "行政楼201");
  await saveOf(page).click();
  await saved(page);
  assert.deepEqual(
    (await recordsOf(school, "研究年末工作")).map((each) => each.id),
    [id],
  );
  await page.goto(`${school.origin}/o/b1/record?plan=${id}`);
  await page.getByText("这个安排已经记成活动", { exact: false }).waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});

test("what cannot be saved says why and keeps what was written", async () => {
  const { page, context } = await secretary(browser, school);
  await openRecord(page, school);
  await saveOf(page).click();
  await page.getByRole("alert").getByText("请先选择这是什么活动").waitFor();
  await kind(page, "主题党日").click();
  await page.locator("input[type=date]").fill("");
  await saveOf(page).click();
  await page.getByRole("alert").getByText(/改正/).waitFor();
  assert.equal(await kind(page, "主题党日").locator("input").isChecked(), true);
  await context.close();
});

for (const language of ["zh-CN", "en"] as const) {
  for (const scheme of ["light", "dark"] as const) {
    test(`nothing fails axe or scrolls sideways: ${language}, ${scheme}`, async () => {
      for (const width of [360, 1440]) {
        const { page, context } = await secretary(browser, school, { width, scheme, language });
        const look = async (name: string): Promise<void> => {
          assert.deepEqual(await violationsOf(page), [], `${name} ${width}`);
          assert.equal(await overflowOf(page), 0, `${name} ${width}`);
        };
        await openRecord(page, school, "?kind=talk");
        await look("talk");
        await openRecord(page, school, "?kind=organisation-life-meeting");
        await page.locator("details .agenda input").fill("批评和自我批评");
        await look("sensitive");
        await openRecord(page, school, "?kind=general-meeting");
        await page.locator("main.page fieldset").first().locator("input:not(:checked) + span").first().click();
        await page.locator("textarea").fill(minutes);
        await page.locator(".found dl").waitFor();
        await page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })");
        await look("full");
        await context.setOffline(true);
        await page.locator(".save button").click();
        await page.locator(".notice[data-state=soon]").waitFor();
        await look("waiting");
        await context.close();
      }
    });
  }
}
