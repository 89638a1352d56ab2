import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyVote, isHalfVote, voteDraft, voteLacks, voteOf } from "#web/activities/vote.ts";

const draft = (due: string, present: string, inFavour: string, election = false) => ({
  election,
  due,
  present,
  for: inFavour,
});

test("exactly half present is too few, and said before the votes are counted; of an election four fifths will do", () => {
  assert.deepEqual(voteLacks(draft("10", "5", "")), [{ what: "present", count: 5, due: 10, need: 6 }]);
  assert.deepEqual(voteLacks(draft("10", "6", "")), []);
  assert.deepEqual(voteLacks(draft("10", "7", "7", true)), [{ what: "presentElection", count: 7, due: 10, need: 8 }]);
  assert.deepEqual(voteLacks(draft("10", "8", "6", true)), []);
});

test("exactly half in favour is too few, of those due and not of those present", () => {
  assert.deepEqual(voteLacks(draft("10", "8", "5")), [{ what: "for", count: 5, due: 10, need: 6 }]);
  assert.deepEqual(voteLacks(draft("11", "8", "6")), []);
});

test("the number that is named as needed is the smallest that stands", () => {
  for (let due = 1; due <= 40; due += 1) {
    for (const election of [false, true]) {
      const [lack] = voteLacks(draft(String(due), "0", "", election));
      const need = lack?.need ?? 0;
      assert.deepEqual(voteLacks(draft(String(due), String(need), "", election)), [], `${due}`);
      assert.equal(voteLacks(draft(String(due), String(need - 1), "", election)).length, 1, `${due}`);
    }
  }
});

test("a vote of which a number is missing is none, and known as half; nothing written is no half", () => {
  assert.equal(voteOf(draft("10", "", "4")), null);
  assert.equal(isHalfVote(draft("10", "", "4")), true);
  assert.equal(isHalfVote(emptyVote), false);
  assert.equal(isHalfVote(null), false);
});

test("a vote in which nothing is typed comes back as it was", () => {
  for (const vote of [
    { due: 9, present: 8, for: 7 },
    { election: false, due: 9, present: 8, for: 7 },
    { election: true, due: 9, present: 8, for: 7 },
  ])
    assert.deepEqual(voteOf(voteDraft(vote), vote), vote);
});
