import assert from "node:assert/strict";
import { test } from "node:test";
import { ask, branch, organisation, school } from "#test/factories.ts";

test("earlier parents that go round in a circle on the as-of day end the walk upwards", { timeout: 10_000 }, () => {
  const organisations = [
    branch("x", { foundedOn: "2010-01-01", parentId: null, was: [{ until: "2020-01-01", parentId: "y" }] }),
    branch("y", { foundedOn: "2010-01-01", parentId: "x" }),
    branch("z", { foundedOn: "2010-01-01", was: [{ until: "2020-01-01", parentId: "z" }] }),
    organisation({ id: "d1", kind: "department" }),
  ];
  const { verdicts } = ask(school({ organisations }), "branch", { asOf: "2019-06-01" });
  assert.ok(verdicts.some((each) => each.organisation === "z" && each.requirement === "branch/7(2)/help-mechanism"));
});
