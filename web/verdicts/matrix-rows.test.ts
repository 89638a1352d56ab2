import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Summary } from "#domain/verdicts/summary.ts";
import { filteredRows, groupCell, groupsOf, monthEnds, openGroups, sharedPrefix } from "#web/verdicts/matrix-rows.ts";
import type { MatrixRow } from "#web/verdicts/matrix-rows.ts";
import { matrixSearch } from "#web/verdicts/matrix-search.ts";

function row(
  organisationId: string,
  parentId: string | null,
  summary: Summary,
  more: Partial<MatrixRow> = {},
): MatrixRow {
  return {
    organisationId,
    parentId,
    name: organisationId,
    kind: "branch",
    category: "teacher",
    guideVersionId: "g",
    judgedFor: null,
    cells: { "1.1": { counts: {}, summary } },
    ...more,
  };
}

const rows = [
  row("b1", "d1", "ok"),
  row("b2", "d1", "attention", { category: "student" }),
  row("b3", "d2", "attention"),
  row("b4", "d2", "attention"),
];
const ids = (found: readonly MatrixRow[]): string[] => found.map((each) => each.organisationId);

describe("the rows of the matrix", () => {
  test("filters leave what they name, together", () => {
    assert.deepEqual(ids(filteredRows(rows, { short: true })), ["b2", "b3", "b4"]);
    assert.deepEqual(ids(filteredRows(rows, { short: true, department: "d1" })), ["b2"]);
    assert.deepEqual(ids(filteredRows(rows, { category: "student" })), ["b2"]);
    assert.deepEqual(ids(filteredRows(rows, {})), ids(rows));
  });

  test("branches stand below their department in the order given; those of one department alone need no line for it", () => {
    const groups = groupsOf(rows, (id) => `name of ${id}`);
    assert.deepEqual(
      groups.map((each) => [each.name, ids(each.rows)]),
      [
        ["name of d1", ["b1", "b2"]],
        ["name of d2", ["b3", "b4"]],
      ],
    );
    assert.equal(groupsOf(rows.slice(0, 2), () => "x")[0]?.name, null);
  });

  test("few rows are all open, many wait to be opened, and the address has the last word", () => {
    const groups = groupsOf(rows, (id) => id);
    assert.deepEqual([...openGroups(groups, undefined)], ["d1", "d2"]);
    assert.deepEqual([...openGroups(groups, "d2")], ["d2"]);
    assert.deepEqual([...openGroups(groups, "")], [""]);
    const many = groupsOf(
      Array.from({ length: 60 }, (_, index) => row(`b${index}`, `d${index % 3}`, "ok")),
      (id) => id,
    );
    assert.equal(openGroups(many, undefined).size, 0);
  });

  test("a department’s line tells the worst state and how many are in it", () => {
    assert.deepEqual(groupCell(rows, "1.1"), { summary: "attention", count: 3 });
    assert.deepEqual(groupCell(rows, "9"), { summary: null, count: 4 });
  });

  test("a unit’s name that all branches begin with need not be read in each line; half a word is no unit", () => {
    assert.equal(sharedPrefix(["文学院教师第一党支部", "文学院教师第二党支部"]), "文学院");
    assert.equal(sharedPrefix(["教师第一党支部", "教师第二党支部"]), "");
    assert.equal(sharedPrefix(["文学院", "文学院党支部"]), "");
    assert.equal(sharedPrefix(["文学院教师党支部"]), "");
  });

  test("month-ends before today, the oldest first", () => {
    assert.deepEqual(monthEnds("2026-03-31", 3), ["2025-12-31", "2026-01-31", "2026-02-28"]);
    assert.deepEqual(monthEnds("2026-01-01", 1), ["2025-12-31"]);
  });
});

describe("the address of the matrix", () => {
  test("what cannot be meant is left out", () => {
    assert.deepEqual(
      matrixSearch({ asOf: "2026-02-31x", category: "cats", short: "yes", row: "b1", column: 3, open: 5 }),
      { row: "b1", column: "3" },
    );
    assert.deepEqual(matrixSearch({ asOf: "2026-06-30", category: "student", short: true, row: "b1" }), {
      asOf: "2026-06-30",
      category: "student",
      short: true,
    });
  });
});
