import assert from "node:assert/strict";
import { test } from "node:test";
import { activityGrams, gramsOf, isOneGram, searchTerms, topicsWith } from "#domain/search.ts";

test("pieces are pairs of neighbours; signs and blanks cut, a lone character gives none", () => {
  assert.deepEqual(gramsOf(["学习《决定》", "党"]), ["学习", "决定"]);
});

test("full- and half-width, capitals and small letters are the same", () => {
  assert.deepEqual(gramsOf(["ＡＩ赋能"]), gramsOf(["ai赋能"]));
});

test("a rare character that takes two units is one character", () => {
  assert.deepEqual(gramsOf(["𠮷林"]), ["𠮷林"]);
});

test("terms are apart by blanks, the full-width one too, and said once", () => {
  assert.deepEqual(searchTerms(" 党课　书记 党课 "), ["党课", "书记"]);
});

test("only two letters that are one piece need no second look", () => {
  assert.deepEqual(["党课", "党", "书记党", "a-", "ai"].map(isOneGram), [true, false, false, false, true]);
});

test("a topic is found by its words in both languages", () => {
  assert.deepEqual(topicsWith("意识"), ["ideology"]);
  assert.deepEqual(topicsWith("ideo"), ["ideology"]);
  const grams = activityGrams({ title: "会议", segments: [{ kind: "other", topics: ["ideology"] }] }, "记录在案");
  for (const each of ["会议", "意识", "id", "在案"]) assert.ok(grams.includes(each), each);
});
