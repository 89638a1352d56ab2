import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { chaseText } from "#web/verdicts/chase-text.ts";
import type { Chase, DueItem } from "#web/verdicts/chase-text.ts";

function item(organisationId: string, month: string, more: Partial<DueItem> = {}): DueItem {
  const last = new Date(Date.UTC(2026, Number(month), 0)).getUTCDate();
  return {
    organisationId,
    organisation: organisationId,
    guideVersionId: "g",
    mode: "assessed",
    requirement: "branch/1.2(1)/committee-meeting",
    point: "1.2(1)",
    quote: "每月召开1次支部委员会会议",
    name: { "zh-CN": "支部委员会会议", en: "branch committee meeting" },
    metBy: { kinds: ["committee-meeting"], list: null, topic: null, document: null },
    strength: "must",
    status: "short",
    period: { from: `2026-${month}-01`, to: `2026-${month}-${last}` },
    need: 1,
    count: 0,
    dueOn: `2026-${month}-${last}`,
    dueSoon: false,
    makeUpUntil: null,
    ...more,
  };
}

const base: Chase = {
  sender: "计算机学院党委",
  today: "2026-11-24",
  organisations: [
    { id: "b2", name: "学生第二党支部", above: null },
    { id: "b1", name: "教师第一党支部", above: null },
  ],
  items: [],
};

describe("the reminder", () => {
  test("organisations in the order given, periods together, by when, and nothing about people", () => {
    const items = [
      item("b1", "10", { makeUpUntil: "2026-12-31" }),
      item("b1", "04"),
      item("b1", "03"),
      item("b2", "11", { status: "pending" }),
    ];
    assert.equal(
      chaseText({ ...base, items }, "zh-CN"),
      [
        "各有关党组织：",
        "截至2026年11月24日，下列工作还没有记录。已经开展的，请补一条记录；还没有开展的，请在所列日期前办理。",
        "",
        "学生第二党支部：11月支部委员会会议（11月30日前）。",
        "教师第一党支部：3月、4月支部委员会会议；10月支部委员会会议（12月31日前可补开）。",
        "",
        "计算机学院党委",
        "2026年11月24日",
      ].join("\n"),
    );
  });

  test("below other organisations each of these is named once", () => {
    const organisations = [
      { id: "b1", name: "甲支部", above: "甲学院党委" },
      { id: "b2", name: "乙支部", above: "甲学院党委" },
      { id: "b3", name: "丙支部", above: "乙学院党委" },
    ];
    const items = organisations.map((each) => item(each.id, "11", { need: 4, count: 1, status: "pending" }));
    const text = chaseText({ ...base, organisations, items }, "zh-CN");
    assert.match(
      text,
      /\n\n甲学院党委\n甲支部：.*\n乙支部：.*\n\n乙学院党委\n丙支部：11月支部委员会会议（还差3，11月30日前）。\n/,
    );
  });

  test("it is written in English too, and empty where nothing is due", () => {
    assert.equal(chaseText(base, "zh-CN"), "");
    const text = chaseText({ ...base, items: [item("b1", "10", { makeUpUntil: "2026-12-31" })] }, "en");
    assert.match(text, /branch committee meeting for Oct \(make-up \(补开\) by 31 Dec\)\./);
  });

  test("months that follow each other are a span, and what two points ask alike is told once", () => {
    const months = ["01", "02", "03", "04", "06", "08", "09"].map((month) => item("b1", month));
    const twice = item("b1", "01", { requirement: "branch/9(9)/committee-meeting" });
    const text = chaseText({ ...base, items: [...months, twice] }, "zh-CN");
    assert.match(text, /：1至4月、6月、8月、9月支部委员会会议。/);
    assert.match(chaseText({ ...base, items: months }, "en"), /for Jan to Apr, Jun, Aug, Sep\./);
  });

  test("who is not among the organisations is not named", () => {
    assert.equal(chaseText({ ...base, items: [item("b9", "10")] }, "zh-CN"), "");
  });
});
