import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { factRows } from "#api/endpoints/facts.ts";
import { buildPage, overflowOf, startBrowser, violationsOf } from "#test/browser.ts";
import { ledgerSchool, meeting, pageAs, record } from "#test/e2e/ledger-school.ts";

type School = Awaited<ReturnType<typeof ledgerSchool>>;
const { activities } = factRows;

describe("one record of the ledger in a browser", () => {
  let browser: Browser;
  let school: School;
  let page: Page;
  let faults: string[];

  before(async () => {
    buildPage();
    browser = await startBrowser();
    school = await ledgerSchool();
    ({ page, faults } = await pageAs(browser, school, ["branch-office", "b1"]));
  });
  after(async () => {
    await browser?.close();
    await school?.server.close();
  });

  const open = async (id: string, on = page, at = "b1"): Promise<void> => {
    await on.goto(`${school.origin}/o/${at}/ledger/${id}`);
    await on.locator("h1.minute-title").waitFor();
  };
  const button = (name: string, on = page) => on.getByRole("button", { name, exact: true });

  test("holds everything, and says what it counts for, which leads into the guide with the requirement open", async () => {
    await open(school.formal);
    const minute = (await page.locator(".minute").textContent()) ?? "";
    for (const held of [
      "2026年11月22日（星期日） 14:30",
      "教学楼201",
      "书记 王书记",
      "应到16人，实到14人",
      "研究年度计划",
      "二、讨论工作。",
    ])
      assert.ok(minute.includes(held), held);
    const counted = page.locator(".meets li", { hasText: "支部党员大会" }).first();
    await counted.locator('[data-state="ok"]').waitFor();
    await counted.getByRole("link").click();
    await page.getByRole("dialog").waitFor();
    assert.match(new URL(page.url()).searchParams.get("requirement") ?? "", /general-meeting/);
  });

  test("a late record says how late it is", async () => {
    await open(school.late);
    assert.match(
      (await page.locator(".marks-told").textContent()) ?? "",
      /补录：10月8日开展，11月24日才记录，晚了47天/,
    );
  });

  test("is corrected with a reason; the history tells who, why and what differs", async () => {
    const id = await record(school.server, meeting({ title: "写错的" }));
    await open(id);
    await button("更正").click();
    await page.getByLabel("实到").fill("5");
    await button("保存更正").click();
    await page.getByRole("alert").getByText("请写明原因").waitFor();
    assert.equal(await page.getByLabel("为什么更正").and(page.locator(":focus")).count(), 1);
    await page.getByLabel("为什么更正").fill("人数写错了");
    await button("保存更正").click();
    await page.getByText("已保存为第2版").waitFor();
    const newest = page.locator(".versions > li").first();
    await newest.getByText("原因：人数写错了").waitFor();
    assert.match((await newest.locator("tbody tr").textContent()) ?? "", /支部委员会会议 · 实到人数45/);
    assert.match((await newest.textContent()) ?? "", /branch-office b1/);
  });

  test("two who correct at once see both versions, and nothing typed is lost", async () => {
    const id = await record(school.server, meeting({ title: "两人同时改" }));
    await open(id);
    await button("更正").click();
    await page.getByLabel("地点").fill("我写的会议室");
    await page.getByLabel("为什么更正").fill("补上地点");
    await school.server.as("branch-office", "b1").call(activities.correct, {
      params: { id },
      body: { version: 1, reason: "改标题", entry: meeting({ title: "对方改的标题", place: "对方的会议室" }) },
    });
    await button("保存更正").click();
    const stale = page.locator(".stale");
    await stale.getByText("已被他人改为第2版").waitFor();
    const told = (await stale.textContent()) ?? "";
    for (const each of ["我写的会议室", "对方的会议室", "两人同时改", "对方改的标题"])
      assert.ok(told.includes(each), each);
    assert.equal(await page.getByLabel("地点").inputValue(), "我写的会议室");
    assert.deepEqual(await violationsOf(page), []);
    await button("以我写的为准").click();
    await button("保存更正").click();
    await page.getByText("已保存为第3版").waitFor();
    assert.match((await page.locator(".minute").textContent()) ?? "", /我写的会议室/);
    await page.locator(".versions > li").nth(2).waitFor();
    assert.equal(await page.locator(".versions > li").count(), 3);
  });

  test("a correction that is not saved is not left by mistake", async () => {
    await open(school.formal);
    await button("更正").click();
    await page.getByLabel("地点").fill("没保存的地点");
    await page.getByRole("link", { name: "← 台账" }).click();
    const dialog = page.getByRole("dialog", { name: "还没有保存" });
    await dialog.getByRole("button", { name: "留下继续填写" }).click();
    assert.equal(await page.getByLabel("地点").inputValue(), "没保存的地点");
    await page.getByRole("link", { name: "← 台账" }).click();
    await dialog.getByRole("button", { name: "放弃并离开" }).click();
    await page.getByRole("heading", { level: 1, name: "台账" }).waitFor();
  });

  test("is withdrawn with a reason, stays readable, and is brought back", async () => {
    const id = await record(school.server, meeting({ title: "要撤回的" }));
    await open(id);
    await button("撤回").click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "撤回" }).click();
    await dialog.getByRole("alert").waitFor();
    await dialog.getByLabel("为什么撤回").fill("录重了");
    await dialog.getByRole("button", { name: "撤回" }).click();
    await page.getByText("这条记录已撤回", { exact: false }).waitFor();
    await page.getByText("原因：录重了").first().waitFor();
    assert.equal(await page.locator("h1").textContent(), "要撤回的");
    assert.deepEqual(await violationsOf(page), []);
    await button("恢复").click();
    await dialog.getByLabel("为什么恢复").fill("没有录重");
    await dialog.getByRole("button", { name: "恢复" }).click();
    await button("更正").waitFor();
    assert.deepEqual(
      (await page.locator(".version-head strong + span").allTextContents()).map((each) => each.trim()),
      ["恢复", "撤回", "新建"],
    );
  });

  test("text is erased from every version, once what it means is confirmed", async () => {
    const id = await record(school.server, meeting({ title: "写了不该写的", minutes: "不该写的话" }));
    await open(id);
    await button("抹去内容").click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("会议记录").check();
    await dialog.getByLabel("为什么抹去").fill("误写");
    await dialog.getByRole("button", { name: "抹去内容" }).click();
    await dialog.getByRole("alert").waitFor();
    await dialog.getByLabel("我知道抹去后不能恢复").check();
    await dialog.getByRole("button", { name: "抹去内容" }).click();
    await page.getByText("已从2个版本中抹去").waitFor();
    assert.equal(((await page.locator("main").textContent()) ?? "").includes("不该写的话"), false);
  });

  test("the branch ticks who came; nobody above sees more than why not", async () => {
    await open(school.formal);
    await button("勾选参加人").click();
    await page.getByLabel("赵一").check();
    await page.getByLabel("孙三").check();
    await page.locator(".ticks").getByRole("button", { name: "保存" }).click();
    await page.getByText("已保存参加人").waitFor();
    assert.match((await page.locator(".ticked").textContent()) ?? "", /已勾选2人 赵一、孙三/);
    const above = await pageAs(browser, school, ["department-office", "d1"]);
    await open(school.formal, above.page, "d1");
    assert.equal(await button("勾选参加人", above.page).isDisabled(), true);
    const shown = (await above.page.locator("main").textContent()) ?? "";
    assert.match(shown, /只留在党支部内/);
    assert.equal(shown.includes("赵一"), false);
    await above.context.close();
  });

  test("a reader finds every action disabled, each with its reason", async () => {
    const reader = await pageAs(browser, school, ["reader", "d1"]);
    await open(school.formal, reader.page, "d1");
    for (const name of ["更正", "撤回", "抹去内容"]) {
      assert.equal(await button(name, reader.page).isDisabled(), true);
      const why = await button(name, reader.page).getAttribute("aria-describedby");
      assert.equal(await reader.page.locator(`[id="${why ?? ""}"]`).textContent(), "您的角色不能做这件事。");
    }
    await reader.context.close();
  });

  test("a record of elsewhere is not told from one that is not there", async () => {
    const b3 = await pageAs(browser, school, ["branch-office", "b3"]);
    for (const id of [school.formal, "nowhere"]) {
      await b3.page.goto(`${school.origin}/o/b3/ledger/${id}`);
      await b3.page.getByText("台账里没有这条记录", { exact: false }).waitFor();
    }
    await b3.context.close();
  });

  test("notice, sign-in sheet and record are each one sheet of A4, with nothing on it but the document", async () => {
    for (const [sheet, title] of [
      ["notice", "会议通知"],
      ["sign-in", "签到表"],
      ["record", "会议记录"],
    ] as const) {
      await page.goto(`${school.origin}/o/b1/ledger/${school.formal}/print/${sheet}`);
      await page.getByRole("heading", { level: 1, name: title }).waitFor();
      await page.getByText("教学楼201").waitFor();
      await page.emulateMedia({ media: "print" });
      assert.equal(await page.locator(".print-bar").isVisible(), false);
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
      assert.equal(pdf.match(/\/Type\s*\/Page\b/g)?.length, 1, sheet);
      const [, width = "", height = ""] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
      assert.deepEqual([Math.round(Number(width)), Math.round(Number(height))], [595, 842]);
      await page.emulateMedia({ media: "screen" });
      const text = (await page.locator(".paper").textContent()) ?? "";
      if (sheet === "sign-in") assert.match(text, /赵一.*钱二|钱二.*赵一/);
      if (sheet === "record") assert.match(text, /主持人（签字）.*记录人（签字）/);
    }
  });

  test("above the branch the sign-in sheet has no names and as many lines as were due", async () => {
    const above = await pageAs(browser, school, ["department-office", "d1"]);
    await above.page.goto(`${school.origin}/o/d1/ledger/${school.formal}/print/sign-in`);
    await above.page.locator(".sign-in tbody tr").first().waitFor();
    assert.equal(await above.page.locator(".sign-in tbody tr").count(), 8);
    assert.equal(((await above.page.locator(".paper").textContent()) ?? "").includes("赵一"), false);
    await above.context.close();
  });

  // Each language, colour and width with two of the others.
  for (const [language, scheme, width] of [
    ["zh-CN", "light", 1440],
    ["zh-CN", "dark", 360],
    ["en", "light", 360],
    ["en", "dark", 1440],
  ] as const) {
    test(`axe finds nothing and nothing scrolls sideways: ${language}, ${scheme}, ${width} px`, async () => {
      const look = await pageAs(browser, school, ["branch-office", "b1"], { width, scheme, language });
      const fine = async (what: string): Promise<void> => {
        assert.deepEqual(await violationsOf(look.page), [], what);
        assert.equal(await overflowOf(look.page), 0, what);
      };
      await open(school.formal, look.page);
      await look.page.locator(".meets li").first().waitFor();
      await look.page.locator(".versions > li").first().waitFor();
      await fine("record");
      const [correct, withdraw, redact] = ["correct", "withdraw", "redact"].map((_each, place) =>
        look.page.locator(".record-side .act").nth(place),
      );
      await withdraw?.click();
      await look.page.getByRole("dialog").waitFor();
      await fine("withdraw");
      await look.page.keyboard.press("Escape");
      await redact?.click();
      await look.page.getByRole("dialog").waitFor();
      await fine("redact");
      await look.page.keyboard.press("Escape");
      await correct?.click();
      await look.page.locator("form.correct").waitFor();
      await fine("correct");
      await look.page.goto(`${school.origin}/o/b1/ledger/${school.formal}/print/record`);
      await look.page.locator(".paper h1").waitFor();
      await fine("print");
      assert.deepEqual(look.faults, []);
      await look.context.close();
    });
  }

  test("nothing failed in the page on the way", () => assert.deepEqual(faults, []));
});
