import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { Bundle } from "#domain/bundle/bundle.ts";
import { addDays } from "#domain/dates/civil-date.ts";
import type { RequirementOf } from "#domain/guides/requirement-schema.ts";
import { requirementsOf } from "#domain/guides/pack.ts";
import type { Verdict } from "#domain/verdicts/verdict.ts";
import { ask, packOf } from "#test/factories.ts";
import { activity, day, ledger } from "#test/random-ledger.ts";

const window = { from: "2026-01-01", to: "2026-12-31" };
const isCount = (each: { kind: string }): each is RequirementOf<"count"> => each.kind === "count";
const counts = requirementsOf(packOf("branch"))
  .map((each) => each.requirement)
  .filter(isCount);

/** Every month, quarter or year as first and last day, by hand. */
function naivePeriods(per: string): [string, string][] {
  const months = per === "month" ? 1 : per === "quarter" ? 3 : 12;
  const ends = ["31", "28", "31", "30", "31", "30", "31", "31", "30", "31", "30", "31"];
  return Array.from({ length: 12 / months }, (_, index) => {
    const [first, last] = [index * months + 1, (index + 1) * months];
    return [`2026-${String(first).padStart(2, "0")}-01`, `2026-${String(last).padStart(2, "0")}-${ends[last - 1]}`];
  });
}

/** The count rule, told again as plainly as can be, without groups, conditions or succession. */
function naiveCount(
  bundle: Bundle,
  requirement: RequirementOf<"count">,
  organisation: string,
  from: string,
  to: string,
  asOf: string,
) {
  const limit = addDays(to, requirement.per === "year" ? 90 : 31);
  let [onTime, late] = [0, 0];
  for (const each of bundle.activities) {
    if (each.organisationId !== organisation && !(each.alsoFor ?? []).includes(organisation)) continue;
    if (each.heldOn > asOf || each.heldOn > limit) continue;
    const fits = each.segments.some((segment) => {
      const target = segment.makesUpFor ?? each.heldOn;
      if (!requirement.kinds.includes(segment.kind) || target < from || target > to) return false;
      if (requirement.topic !== undefined && !(segment.topics ?? []).includes(requirement.topic)) return false;
      if (requirement.leader === undefined) return true;
      const leader = bundle.positions.find((one) => one.id === segment.leader);
      if (leader === undefined || leader.organisationId !== organisation) return false;
      const roles = requirement.leader === "secretary" ? ["secretary", "acting-secretary"] : [requirement.leader];
      return (
        roles.includes(leader.role) && leader.from <= each.heldOn && (leader.to == null || each.heldOn <= leader.to)
      );
    });
    if (!fits) continue;
    if (each.heldOn > to) late += 1;
    else onTime += 1;
  }
  const status =
    onTime >= requirement.times
      ? "met"
      : onTime + late >= requirement.times
        ? "met-late"
        : asOf <= to
          ? "pending"
          : "short";
  return { status, count: onTime + late };
}

const key = (each: Verdict) => `${each.organisation} ${each.requirement} ${each.period?.from}`;

describe("properties of verdicts", () => {
  test("a naive count agrees with the real one on thousands of random ledgers", () => {
    const plain = counts.filter((each) => each.eachGroup !== true && ["month", "quarter", "year"].includes(each.per));
    let compared = 0;
    fc.assert(
      fc.property(ledger, day, (bundle, asOf) => {
        const { verdicts } = ask(bundle, "branch", { asOf, ...window });
        const found = new Map(verdicts.map((each) => [key(each), each]));
        for (const requirement of plain) {
          for (const [from, to] of naivePeriods(requirement.per)) {
            const verdict = found.get(`b1 ${requirement.id} ${from}`);
            if (verdict === undefined || verdict.status === "not-applicable") continue;
            const naive = naiveCount(bundle, requirement, "b1", from, to, asOf);
            assert.deepEqual({ status: verdict.status, count: verdict.count }, naive, key(verdict));
            compared += 1;
          }
        }
      }),
      { numRuns: 2000 },
    );
    assert.ok(compared > 20_000, `only ${compared} verdicts compared`);
  });

  test("adding an activity never lowers a count nor worsens a count's status", () => {
    const order = ["short", "pending", "met-late", "met"];
    fc.assert(
      fc.property(ledger, activity, day, (bundle, more, asOf) => {
        const before = ask(bundle, "branch", { asOf, ...window }).verdicts;
        const added = { ...bundle, activities: [...bundle.activities, { id: "more", ...more }] };
        const after = new Map(ask(added, "branch", { asOf, ...window }).verdicts.map((each) => [key(each), each]));
        for (const old of before.filter((each) => counts.some((one) => one.id === each.requirement))) {
          const now = after.get(key(old));
          assert.ok(now !== undefined && order.indexOf(now.status) >= order.indexOf(old.status), key(old));
          // In each-group the count is that of the worst group, which may change.
          if (!old.requirement.endsWith("group-meeting")) assert.ok(now.count >= old.count, key(old));
        }
      }),
      { numRuns: 300 },
    );
  });

  test("judging one organisation alone equals judging it within its school", () => {
    fc.assert(
      fc.property(ledger, day, fc.constantFrom("b1", "b2", "b3"), (bundle, asOf, id) => {
        const whole = ask(bundle, "branch", { asOf, ...window });
        const alone = ask(bundle, "branch", { asOf, ...window, only: [id] });
        assert.deepEqual(
          alone.verdicts,
          whole.verdicts.filter((each) => each.organisation === id),
        );
        assert.deepEqual(
          alone.points,
          whole.points.filter((each) => each.organisation === id),
        );
      }),
      { numRuns: 300 },
    );
  });

  test("judging twice gives the same, and the order of the lists does not matter", () => {
    fc.assert(
      fc.property(ledger, day, (bundle, asOf) => {
        const first = ask(bundle, "branch", { asOf, ...window });
        assert.deepEqual(ask(bundle, "branch", { asOf, ...window }), first);
        const reversed = {
          ...bundle,
          activities: bundle.activities.toReversed(),
          organisations: bundle.organisations.toReversed(),
        };
        assert.deepEqual(ask(reversed, "branch", { asOf, ...window }), first);
      }),
      { numRuns: 300 },
    );
  });

  test("a met count stays met as the days go by, and a short one never becomes pending", () => {
    fc.assert(
      fc.property(ledger, day, fc.integer({ min: 1, max: 60 }), (bundle, asOf, days) => {
        const still = {
          ...bundle,
          organisations: bundle.organisations.filter((each) => each.id !== "b2" && each.id !== "b3"),
        };
        const early = ask(still, "branch", { asOf, ...window }).verdicts;
        const later = new Map(
          ask(still, "branch", { asOf: addDays(asOf, days), ...window }).verdicts.map((each) => [key(each), each]),
        );
        for (const each of early.filter((one) => counts.some((requirement) => requirement.id === one.requirement))) {
          const now = later.get(key(each));
          if (each.status === "met") assert.equal(now?.status, "met", key(each));
          if (each.status === "short") assert.notEqual(now?.status, "pending", key(each));
        }
      }),
      { numRuns: 300 },
    );
  });

  test("known-at before every record equals a ledger without those records, but for what is told as refused", () => {
    fc.assert(
      fc.property(ledger, day, day, (bundle, asOf, known) => {
        const knownAt = `${known}T12:00:00+08:00`;
        const strip = (verdicts: Verdict[]) => verdicts.map(({ refused: _refused, ...rest }) => rest);
        const asked = ask(bundle, "branch", { asOf, knownAt, ...window });
        const kept = bundle.activities.filter((each) => each.recordedAt == null || each.recordedAt <= knownAt);
        const without = ask({ ...bundle, activities: kept }, "branch", { asOf, ...window });
        assert.deepEqual(strip(asked.verdicts), strip(without.verdicts));
      }),
      { numRuns: 300 },
    );
  });
});
