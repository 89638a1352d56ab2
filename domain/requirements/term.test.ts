import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { branch, school, verdictOf } from "#test/factories.ts";

const TERM = "branch/term";
const elected = (heldOn: string, type: "full" | "by-election" | "appointed" = "full") => ({
  organisationId: "b1",
  heldOn,
  type,
});
const at = (
  asOf: string,
  elections = [elected("2023-05-10")],
  extensions: { approvedOn: string; until: string }[] = [],
) =>
  verdictOf(
    school({ elections, extensions: extensions.map((each) => ({ organisationId: "b1", ...each })) }),
    TERM,
    { asOf },
    "-",
  );

describe("term", () => {
  test("met until six months before the end, then pending, short the day after", () => {
    assert.equal(at("2025-11-09").status, "met");
    const reminded = at("2025-11-10");
    assert.deepEqual([reminded.status, reminded.dueOn, reminded.missing], ["pending", "2026-05-10", 1]);
    assert.equal(at("2026-05-10").status, "pending");
    assert.equal(at("2026-05-11").status, "short");
  });

  test("a term that began on 29 February ends on 28 February", () => {
    assert.equal(at("2027-02-28", [elected("2024-02-29")]).dueOn, "2027-02-28");
    assert.equal(at("2027-03-01", [elected("2024-02-29")]).status, "short");
  });

  test("a by-election changes nothing", () => {
    assert.equal(at("2026-05-11", [elected("2023-05-10"), elected("2025-01-01", "by-election")]).status, "short");
  });

  test("a committee appointed from above has no term", () => {
    assert.equal(at("2026-05-11", [elected("2023-05-10"), elected("2024-01-01", "appointed")]).reason, "appointed");
  });

  test("without a recorded election a person must say", () => {
    const verdict = at("2026-05-11", []);
    assert.deepEqual([verdict.status, verdict.need, verdict.hints], ["judgement", 0, ["no-election-recorded"]]);
  });

  test("an extension of 12 months holds, one of 13 months is refused", () => {
    const twelve = at("2027-05-10", undefined, [{ approvedOn: "2026-05-01", until: "2027-05-10" }]);
    assert.deepEqual([twelve.status, twelve.dueOn, twelve.hints], ["pending", "2027-05-10", ["extended"]]);
    const thirteen = at("2026-06-01", undefined, [{ approvedOn: "2026-05-01", until: "2027-06-10" }]);
    assert.deepEqual([thirteen.status, thirteen.refused[0]?.code], ["short", "extension-too-long"]);
    assert.equal(at("2027-05-11", undefined, [{ approvedOn: "2026-05-01", until: "2027-05-10" }]).status, "short");
  });

  test("an extension approved after the as-of day is no fact yet", () => {
    assert.equal(at("2026-06-01", undefined, [{ approvedOn: "2026-06-02", until: "2026-12-31" }]).status, "short");
  });

  test("an organisation's own term of years stands before the guide's", () => {
    const organisations = [branch("b1", { termYears: 5 })];
    const bundle = school({ organisations, elections: [elected("2023-05-10")] });
    assert.equal(verdictOf(bundle, TERM, { asOf: "2026-05-11" }, "-").status, "met");
  });

  test("the branches' terms are rolled up at the department, which names those that are short", () => {
    const organisations = [branch("b1"), branch("b2")];
    const elections = [elected("2023-05-10"), { ...elected("2025-05-10"), organisationId: "b2" }];
    const verdict = verdictOf(
      school({ organisations, elections }),
      "department/4.1(4)/elections",
      { asOf: "2026-06-01" },
      "2026-01-01",
    );
    assert.deepEqual([verdict.status, verdict.need, verdict.count, verdict.uncovered], ["short", 2, 1, ["b1"]]);
  });
});
