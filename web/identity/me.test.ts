import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { actions, may as rule } from "#domain/access.ts";
import type { AccessRole } from "#domain/access.ts";
import { may, mayNot } from "#web/identity/me.ts";

const parents = new Map<string, string | null>([
  ["u", null],
  ["d1", "u"],
  ["d2", "u"],
  ["b1", "d1"],
  ["b2", "d2"],
  ["g1", "b1"],
]);
const kinds = new Map(
  [...parents.keys()].map((id) => [
    id,
    ({ u: "university", d: "department", b: "branch", g: "group" } as const)[id[0] as "u" | "d" | "b" | "g"],
  ]),
);
const path = (id: string): string[] => {
  const parent = parents.get(id) ?? null;
  return parent === null ? [id] : [...path(parent), id];
};

/** Somebody as the server describes them. */
function somebody(...roles: [AccessRole, string][]) {
  const held = roles.map(([role, organisationId]) => ({
    role,
    organisationId,
    validFrom: "2020-01-01",
    validUntil: null,
  }));
  const places = [...new Set(roles.map((each) => each[1]))];
  const kindOf = (id: string) => kinds.get(id) ?? "branch";
  const abilities = places.map((id) => ({
    organisation: { id, name: id, kind: kindOf(id) },
    actions: actions.map((action) => {
      const answer = rule(held, action, { path: path(id), kind: kindOf(id) }, "2026-11-24");
      return { action, reason: answer.allowed ? null : answer.reason };
    }),
  }));
  return { held, me: { abilities, parents, kinds } };
}

describe("what somebody may do at an organisation", () => {
  const cast: [AccessRole, string][][] = [
    [["branch-office", "b1"]],
    [["department-office", "d1"]],
    [["university-office", "u"]],
    [
      ["reader", "u"],
      ["branch-office", "b2"],
    ],
    [
      ["department-office", "d1"],
      ["branch-office", "b2"],
      ["minute-taker", "b1"],
    ],
  ];
  for (const roles of cast) {
    test(`${roles.map((each) => each.join(" at ")).join(", ")}: as the server says, everywhere`, () => {
      const { held, me } = somebody(...roles);
      for (const [id, kind] of kinds)
        for (const action of actions) {
          const expected = rule(held, action, { path: path(id), kind }, "2026-11-24");
          assert.equal(may(me, id, action), expected.allowed, `${action} at ${id}`);
        }
    });
  }

  test("the reason is told", () => {
    const { me } = somebody(["department-office", "d1"]);
    assert.equal(mayNot(me, "b2", "see"), "no-role-here");
    assert.equal(mayNot(me, "b1", "manage-school"), "role-lacks-this");
    assert.equal(mayNot(me, "b1", "see-private"), "private-to-branch");
  });
});
