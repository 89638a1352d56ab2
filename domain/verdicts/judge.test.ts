import assert from "node:assert/strict";
import { test } from "node:test";
import { factsOf } from "#domain/facts/facts.ts";
import { judgeGuide, judgingOf } from "#domain/verdicts/judge.ts";
import { branch, packOf, packs, school } from "#test/factories.ts";

const ROLL_UP = "department/4.2(1)/three-meetings";
const asked = { asOf: "2026-11-24", knownAt: null, window: { from: "2026-01-01", to: "2026-12-31" } };
const committee = [{ from: "2024-01-01" }];
const facts = factsOf(school({ organisations: [branch("b1", { committee }), branch("b2", { committee })] }), asked);

function uncovered(known?: Parameters<typeof judgingOf>[3]): readonly string[] | undefined {
  const judging = judgingOf(facts, packs, false, known);
  return judgeGuide(judging, packOf("department"), ["d1"]).verdicts.find((each) => each.requirement === ROLL_UP)
    ?.uncovered;
}

test("a roll-up takes its branches’ verdicts as they are known, and judges those that are not", () => {
  assert.deepEqual(uncovered(), ["b1", "b2"]);
  assert.deepEqual(
    uncovered((_requirement, { id }) => (id === "b1" ? [{ status: "met", strength: "must" }] : undefined)),
    ["b2"],
  );
  assert.deepEqual(
    uncovered(() => []),
    [],
  );
});

test("what is known of a requirement does not change the branch’s own verdict", () => {
  const judging = judgingOf(facts, packs, false, () => []);
  const own = judgeGuide(judging, packOf("branch"), ["b1"]).verdicts;
  assert.deepEqual(own, judgeGuide(judgingOf(facts, packs), packOf("branch"), ["b1"]).verdicts);
});
