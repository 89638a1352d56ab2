import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { sortedCards } from "#web/verdicts/due-of.ts";
import type { Task } from "#web/verdicts/due-of.ts";

function task(requirement: string, month: string, more: Partial<Task> = {}): Task {
  return {
    requirement,
    point: null,
    quote: "",
    name: { "zh-CN": requirement, en: requirement },
    metBy: { kinds: [], list: null, topic: null, document: null },
    strength: "must",
    status: "short",
    period: { from: `2026-${month}-01`, to: `2026-${month}-28` },
    need: 1,
    count: 0,
    dueOn: `2026-${month}-28`,
    dueSoon: false,
    makeUpUntil: null,
    guideVersionId: "g",
    sentences: [],
    ...more,
  };
}

const names = (cards: ReturnType<typeof sortedCards>["now"]) =>
  cards.map((each) => [each.first.requirement, 1 + each.others.length]);

describe("what Home counts", () => {
  test("a requirement that was missed in three months is one thing to do, and is said so", () => {
    const tasks = [task("committee", "10"), task("committee", "03"), task("theme", "09"), task("committee", "04")];
    const { now, hints, later } = sortedCards(tasks, "2026-11-24");
    assert.deepEqual(names(now), [
      ["committee", 3],
      ["theme", 1],
    ]);
    assert.deepEqual([hints, later], [[], []]);
  });

  test("what is due this month is counted, what is due later and what only hints is not", () => {
    const tasks = [
      task("now", "11", { status: "pending" }),
      task("later", "12", { status: "pending" }),
      task("open", "11", { status: "pending", dueOn: null }),
      task("hint", "10", { strength: "should" }),
    ];
    const { now, hints, later } = sortedCards(tasks, "2026-11-24");
    assert.deepEqual(names(now), [["now", 1]]);
    assert.deepEqual(names(hints), [["hint", 1]]);
    assert.deepEqual(names(later), [
      ["later", 1],
      ["open", 1],
    ]);
  });

  test("the same requirement short in one month and due in another is two things", () => {
    const tasks = [task("committee", "10"), task("committee", "11", { status: "pending" })];
    assert.equal(sortedCards(tasks, "2026-11-24").now.length, 2);
  });
});
