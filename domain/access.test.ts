import assert from "node:assert/strict";
import { test } from "node:test";
import { accessRoles, actions, may, mayBeHeldAt } from "#domain/access.ts";
import type { AccessRole, HeldRole } from "#domain/access.ts";

const b1 = { path: ["u1", "d1", "b1"], kind: "branch" } as const;
const g1 = { path: ["u1", "d1", "b1", "g1"], kind: "group" } as const;
const d1 = { path: ["u1", "d1"], kind: "department" } as const;
const DAY = "2026-11-24";

function held(role: AccessRole, organisationId: string, until: string | null = null): HeldRole {
  return { role, organisationId, validFrom: "2020-01-01", validUntil: until };
}

test("a role holds at its organisation and below, to its last day", () => {
  assert.deepEqual(may([held("department-office", "d1")], "record", b1, DAY), { allowed: true });
  assert.deepEqual(may([held("department-office", "d1", DAY)], "record", b1, DAY), { allowed: true });
  assert.deepEqual(may([held("department-office", "d1", "2026-11-23")], "record", b1, DAY), {
    allowed: false,
    reason: "role-expired",
  });
  assert.deepEqual(may([held("department-office", "d2")], "record", b1, DAY), {
    allowed: false,
    reason: "no-role-here",
  });
  assert.deepEqual(may([held("branch-office", "b1")], "record", d1, DAY), { allowed: false, reason: "no-role-here" });
});

test("no role held above a branch reads what is private to it, a branch's own role held above included", () => {
  for (const role of accessRoles) {
    for (const place of ["u1", "d1"]) {
      for (const action of ["see-private", "see-sensitive", "keep-roster"] as const) {
        assert.equal(may([held(role, place)], action, b1, DAY).allowed, false, `${role} at ${place}`);
        assert.equal(may([held(role, place)], action, g1, DAY).allowed, false, `${role} at ${place}`);
      }
    }
  }
  assert.deepEqual(may([held("department-office", "d1")], "see-sensitive", d1, DAY), { allowed: true });
  for (const target of [b1, g1])
    assert.equal(may([held("department-office", "d1")], "see-sensitive", target, DAY).allowed, false);
  assert.equal(may([held("university-office", "u1")], "see-sensitive", d1, DAY).allowed, false);
  assert.equal(may([held("department-office", "d1")], "see-private", d1, DAY).allowed, false);
  assert.deepEqual(may([held("branch-office", "b1")], "see-private", b1, DAY), { allowed: true });
  assert.deepEqual(may([held("branch-office", "b1")], "see-private", g1, DAY), { allowed: true });
  assert.deepEqual(may([held("minute-taker", "g1")], "see-private", b1, DAY), {
    allowed: false,
    reason: "no-role-here",
  });
});

test("the administrator sees no ledger, and the reviewer what is assigned alone", () => {
  const allowed = (role: AccessRole) => actions.filter((action) => may([held(role, "b1")], action, b1, DAY).allowed);
  assert.deepEqual(allowed("administrator"), ["manage-accounts", "see-audit"]);
  assert.deepEqual(allowed("reviewer"), ["review"]);
  assert.deepEqual(allowed("reader"), ["see"]);
});

test("a branch's roles are held at a branch, the school's at the school", () => {
  assert.ok(mayBeHeldAt("branch-office", "branch"));
  assert.equal(mayBeHeldAt("branch-office", "department"), false);
  assert.equal(mayBeHeldAt("administrator", "department"), false);
});
