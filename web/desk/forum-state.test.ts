import assert from "node:assert/strict";
import { test } from "node:test";
import { forumState } from "#web/desk/forum-state.ts";

const forum = { title: "人工智能前沿", place: "报告厅", speakers: ["甲", "乙"] };
const applied = { entry: { title: "人工智能前沿", place: "报告厅", speakers: ["乙", "甲"], eventOn: "2026-11-20" } };
const approvedOn = (day: string) => ({ entry: { ...applied.entry, approvedOn: day } });

test("a forum approved the day before, speakers in another order, is approved", () => {
  assert.equal(forumState([approvedOn("2026-11-19")], "2026-11-20", forum).state, "approved");
});

test("an approval of the very day is too late", () => {
  assert.equal(forumState([approvedOn("2026-11-20")], "2026-11-20", forum).state, "late");
});

test("another speaker after approval is said with both lists", () => {
  const state = forumState([approvedOn("2026-11-10")], "2026-11-20", { ...forum, speakers: ["甲", "丙"] });
  assert.deepEqual(state.state === "changed" ? state.changes : [], [
    { what: "changedSpeakers", approved: "乙、甲", now: "丙、甲" },
  ]);
});

test("what is applied for and not decided awaits approval, also after an earlier approval was overtaken", () => {
  assert.equal(forumState([approvedOn("2026-11-10"), applied], "2026-11-21", forum).state, "applied");
  assert.equal(forumState([], "2026-11-20", forum).state, "none");
});
