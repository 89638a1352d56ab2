import assert from "node:assert/strict";
import { test } from "node:test";
import holidays from "chinese-days/dist/chinese-days.json" with { type: "json" };
import type { Bundle } from "#domain/bundle/bundle.ts";
import { checkBundle } from "#domain/bundle/checks/check-bundle.ts";
import { parseBundle } from "#domain/bundle/parse.ts";
import { makeExample } from "#domain/example/make-example.ts";
import type { ExampleOptions } from "#domain/example/make-example.ts";
import { wordProblem } from "#domain/problems/problem.ts";

const OPTIONS: ExampleOptions = { scale: "small", seed: 1, asOf: "2026-11-24", holidays };

function make(options: Partial<ExampleOptions> = {}): Bundle {
  const { unknownYears, activities, ...lists } = makeExample({ ...OPTIONS, ...options });
  assert.ok(Array.isArray(unknownYears));
  return parseBundle({ ...lists, activities: [...activities] });
}

function checked(bundle: Bundle): string[] {
  const { problems, warnings } = checkBundle(bundle, { adjustableRequirements: ["department/3(2)/survey"] });
  return [...problems, ...warnings].map((item) => wordProblem(item, "en"));
}

test("the same seed gives the same university, another seed another", () => {
  assert.deepEqual(make(), make());
  assert.notDeepEqual(make(), make({ seed: 2 }));
});

test("every scale and seed passes its own checks; only next year's holidays are not known", () => {
  for (const options of [
    {},
    { seed: 7 },
    { scale: "university" },
    { asOf: "2026-01-05" },
    { asOf: "2024-08-31", seed: 3 },
  ] as const) {
    const warnings = checked(make(options));
    assert.deepEqual(
      warnings.filter((line) => !line.includes("no public holidays for 2027")),
      [],
      JSON.stringify(options),
    );
  }
});

test("the university has 8 departments, 60 branches, groups and three years of records", () => {
  const bundle = make({ scale: "university" });
  const kinds = Map.groupBy(
    bundle.organisations.filter((each) => each.dissolvedOn == null),
    (each) => each.kind,
  );
  assert.equal(kinds.get("department")?.length, 8);
  assert.equal(kinds.get("branch")?.length, 60);
  assert.ok((kinds.get("group")?.length ?? 0) > 20);
  const days = bundle.activities.map((each) => each.heldOn);
  assert.deepEqual(
    [days.reduce((a, b) => (a < b ? a : b)).slice(0, 7), days.reduce((a, b) => (a > b ? a : b)).slice(0, 7)],
    ["2024-01", "2026-11"],
  );
});

test("the small one holds what a person should see: make-ups, late records, a re-formation, an extension, an overdue term", () => {
  const bundle = make();
  const segments = bundle.activities.flatMap((each) => each.segments);
  assert.ok(segments.some((each) => each.kind === "committee-meeting" && each.makesUpFor != null));
  assert.ok(bundle.activities.some((each) => (each.recordedAt ?? "").slice(0, 7) > each.heldOn.slice(0, 7)));
  assert.ok(bundle.organisations.some((each) => (each.succeeds ?? []).length > 0));
  assert.ok(bundle.organisations.some((each) => each.kind === "branch" && each.committee == null));
  assert.equal(bundle.extensions.length, 1);
  assert.ok(bundle.elections.some((each) => each.heldOn < "2023-11-24"));
  assert.ok(bundle.roster.length > 0 && segments.some((each) => (each.attendees ?? []).length > 0));
  assert.ok(bundle.plans.length > 0);
});

test("no agenda item names a person", () => {
  const bundle = make({ scale: "university" });
  const names = bundle.positions.map((each) => each.name ?? "").filter((name) => name.length > 2);
  const titles = new Set(
    bundle.activities.flatMap((each) =>
      each.segments.flatMap((part) => (part.agenda ?? []).map((item) => item.title ?? "")),
    ),
  );
  for (const title of titles) assert.ok(!names.some((name) => title.includes(name)), title);
});

test("a least number of activities can be asked for", () => {
  assert.deepEqual(make({ activities: 100 }), make());
  assert.equal(make({ activities: 3000 }).activities.length, 3000);
  assert.deepEqual(checked(make({ activities: 3000 })).length, 1);
});

test("the benchmark's school has 660 organisations", () => {
  assert.equal(makeExample({ ...OPTIONS, scale: "bench" }).organisations.length, 660);
});
