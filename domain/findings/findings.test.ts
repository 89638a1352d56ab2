import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { afterStep, findingSteps, isOverdue } from "#domain/findings/findings.ts";
import type { FindingState, FindingStep } from "#domain/findings/findings.ts";

const anyStep = fc.constantFrom<FindingStep>("act", "answer", "close", "return");

test("whatever is done in whatever order, a re-check alone closes a finding, and only one that was answered", () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 20 }), (steps) => {
      let state: FindingState = "open";
      for (const step of steps) {
        const next = afterStep(step, state);
        if (next === "closed") {
          assert.equal(state, "answered");
          assert.equal(findingSteps[step].by, "checker");
        }
        if (state === "closed") assert.equal(next, null);
        state = next ?? state;
      }
    }),
  );
});

test("the last day is in time, the day after is overdue, and what is closed never is", () => {
  assert.equal(isOverdue({ state: "open", dueOn: "2026-12-15" }, "2026-12-15"), false);
  assert.equal(isOverdue({ state: "open", dueOn: "2026-12-15" }, "2026-12-16"), true);
  assert.equal(isOverdue({ state: "answered", dueOn: "2026-12-15" }, "2026-12-16"), true);
  assert.equal(isOverdue({ state: "closed", dueOn: "2026-12-15" }, "2026-12-16"), false);
});
