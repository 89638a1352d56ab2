import assert from "node:assert/strict";
import { test } from "node:test";
import { mergeBundles } from "#domain/bundle/merge.ts";
import { parseBundle } from "#domain/bundle/parse.ts";
import { wordProblem } from "#domain/problems/problem.ts";

type Fields = Record<string, unknown>;

function source(name: string, lists: Fields) {
  return { name, bundle: parseBundle({ format: "biaogan-bundle/1", ...lists }) };
}

const branch = (id: string, more: Fields = {}) => ({ id, kind: "branch", name: `支部${id}`, ...more });

test("entries of both are kept, the same one once, in the order of the sources", () => {
  const { bundle, problems } = mergeBundles([
    source("a.json", { organisations: [branch("1"), branch("2")] }),
    source("b.json", { organisations: [branch("3"), branch("2", { dissolvedOn: null })] }),
  ]);
  assert.deepEqual(problems, []);
  assert.deepEqual(
    bundle.organisations.map((each) => each.id),
    ["1", "2", "3"],
  );
});

test("the same id with other content is a problem that shows both", () => {
  const { problems } = mergeBundles([
    source("a.json", { organisations: [branch("1"), branch("2")] }),
    source("b.json", { organisations: [branch("2", { name: "学生支部", order: 4 })] }),
  ]);
  assert.deepEqual(
    problems.map((item) => wordProblem(item, "en")),
    [
      "b.json, organisations[0]: the id “2” is in a.json organisations[1] too, but differs: name is “学生支部” here and “支部2” there; order is “4” here and “null” there; make them agree, then merge.",
    ],
  );
});

test("lists without ids are compared as wholes", () => {
  const election = { organisationId: "1", heldOn: "2024-05-10", type: "full" };
  const { bundle } = mergeBundles([
    source("a.json", { elections: [election] }),
    source("b.json", {
      elections: [Object.fromEntries(Object.entries(election).toReversed()), { ...election, type: "by-election" }],
    }),
  ]);
  assert.deepEqual(
    bundle.elections.map((each) => each.type),
    ["full", "by-election"],
  );
});

test("a value that was null then differs from one that did not change", () => {
  const was = (more: Fields) => branch("1", { was: [{ until: "2025-08-31", ...more }] });
  const { problems } = mergeBundles([
    source("a.json", { organisations: [was({ category: null })] }),
    source("b.json", { organisations: [was({})] }),
  ]);
  assert.equal(problems.length, 1);
});

test("calendars are united, and one semester with two sets of dates is a problem", () => {
  const spring = { name: "2026春", startsOn: "2026-03-02", endsOn: "2026-07-12" };
  const autumn = { name: "2025秋", startsOn: "2025-09-01", endsOn: "2026-01-18" };
  const one = source("a.json", { calendar: { semesters: [spring], holidays: ["2026-10-02", "2026-10-01"] } });
  const two = source("b.json", {
    calendar: { semesters: [autumn, spring], holidays: ["2026-10-01", "2026-01-01"], makeUpDays: ["2026-10-10"] },
  });
  const { bundle, problems } = mergeBundles([one, two]);
  assert.deepEqual(problems, []);
  assert.deepEqual(bundle.calendar, {
    semesters: [autumn, spring],
    holidays: ["2026-01-01", "2026-10-01", "2026-10-02"],
    makeUpDays: ["2026-10-10"],
  });
  const other = source("c.json", { calendar: { semesters: [{ ...spring, endsOn: "2026-07-05" }] } });
  assert.match(
    mergeBundles([one, other]).problems.map((item) => wordProblem(item, "en"))[0] ?? "",
    /2026春.*2026-07-05.*2026-07-12/,
  );
});

test("settings must agree; what only one sets is kept", () => {
  const one = source("a.json", { settings: { followUpDays: 30, times: { x: 2 } } });
  const { bundle, problems } = mergeBundles([
    one,
    source("b.json", { settings: { followUpDays: null, makeUpDays: 20, times: { y: 1 } } }),
  ]);
  assert.deepEqual(problems, []);
  assert.deepEqual(bundle.settings, { followUpDays: 30, makeUpDays: 20, times: { x: 2, y: 1 } });
  const clash = mergeBundles([one, source("c.json", { settings: { followUpDays: 20, times: { x: 3 } } })]);
  assert.deepEqual(
    clash.problems.map((item) => item.place.path),
    [
      ["settings", "followUpDays"],
      ["settings", "times.x"],
    ],
  );
});

test("merging the result again changes nothing", () => {
  const one = source("a.json", {
    organisations: [branch("1")],
    roster: [{ memberId: "m", organisationId: "1", from: "2024-01-01" }],
    settings: { makeUpDays: 20 },
  });
  const two = source("b.json", { organisations: [branch("2"), branch("1")], calendar: { holidays: ["2026-01-01"] } });
  const once = mergeBundles([one, two]).bundle;
  assert.deepEqual(mergeBundles([{ name: "m.json", bundle: once }, two, one]), { bundle: once, problems: [] });
  assert.deepEqual(mergeBundles([{ name: "m.json", bundle: once }]), { bundle: once, problems: [] });
});
