import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import excel from "exceljs";
import { exportMatrix, readDue, readMatrix, readVerdicts } from "#api/endpoints/verdicts.ts";
import { inTransaction } from "#server/db/db.ts";
import { installShippedGuides } from "#server/guides/install.ts";
import { judgeSchool } from "#server/verdicts/judge-school.ts";
import { startTestServer } from "#test/server.ts";
import type { TestClient } from "#test/server.ts";

const server = await startTestServer();
after(server.close);
const { services, universityId } = server;
const department = server.as("department-office", "d1");

before(async () => {
  await inTransaction(services.db, (tx) => installShippedGuides(tx, services, universityId, "u1"));
  await judgeSchool(services, universityId, async () => undefined);
});

type Query = { asOf?: string; category?: "teacher" | "student"; onlyShort?: "true" };

/** Every sheet's rows as text. */
async function exported(client: TestClient, id: string, query: Query = {}): Promise<Map<string, string[][]>> {
  const blob = await client.call(exportMatrix, { params: { id }, query });
  const workbook = new excel.Workbook();
  await workbook.xlsx.load(await blob.arrayBuffer());
  return new Map(
    workbook.worksheets.map((page) => {
      const rows: string[][] = [];
      page.eachRow((row) => {
        const texts: string[] = [];
        row.eachCell({ includeEmpty: true }, (cell) => {
          assert.notEqual(cell.type, excel.ValueType.Formula);
          texts.push(cell.text);
        });
        rows.push(texts);
      });
      return [page.name, rows];
    }),
  );
}

const namesOf = (sheets: Map<string, string[][]>): string[] =>
  [...sheets.values()].flatMap((rows) => rows.slice(4).map((row) => row[0] ?? ""));

describe("the matrix as a workbook", () => {
  test("says what the matrix says, sheet by sheet, in the official order", async () => {
    const matrix = await department.call(readMatrix, { params: { id: "d1" }, query: {} });
    const sheets = await exported(department, "d1");
    assert.deepEqual(sheets.size, matrix.guides.length);
    for (const [at, guide] of matrix.guides.entries()) {
      const rows = [...sheets.values()][at] ?? [];
      assert.equal(rows[0]?.[0], guide.title);
      assert.equal(rows[1]?.[0], "以2026年11月24日为准");
      const own = matrix.rows.filter((each) => each.guideVersionId === guide.guideVersionId);
      assert.deepEqual(
        rows.slice(4).map((row) => row[0]),
        own.map((each) => each.name),
      );
      for (const [index, { cells }] of own.entries()) {
        const signs = rows[index + 4]?.slice(3) ?? [];
        for (const [column, { code }] of guide.columns.entries()) {
          const cell = cells[code];
          if (cell?.summary === "attention") assert.equal(signs[column], `缺${cell.counts.short}`);
          if (cell?.summary === "ok") assert.equal(signs[column], "✓");
        }
      }
    }
  });

  test("a category and only what is short leave the others out", async () => {
    assert.deepEqual(namesOf(await exported(department, "d1", { category: "student" })), ["b2"]);
    const short = namesOf(await exported(department, "d1", { onlyShort: "true" }));
    const matrix = await department.call(readMatrix, { params: { id: "d1" }, query: {} });
    assert.deepEqual(
      short.toSorted(),
      matrix.rows
        .filter((each) => Object.values(each.cells).some(({ summary }) => summary === "attention"))
        .map((each) => each.name)
        .toSorted(),
    );
  });

  test("a day that is not kept gives a workbook that says so", async () => {
    const sheets = await exported(department, "d1", { asOf: "2026-03-03" });
    assert.deepEqual(
      [...sheets.values()].map((rows) => rows.map((row) => row[0])),
      [["以2026年3月3日为准", "这个日期没有判定，或下面还没有指定指南的党组织。"]],
    );
  });

  test("a name that looks like a formula stays a text", async () => {
    const name = '=HYPERLINK("http://x","第一党支部")';
    await services.db.updateTable("organisations").set({ name }).where("id", "=", "b1").execute();
    try {
      assert.ok(namesOf(await exported(department, "d1")).includes(name));
    } finally {
      await services.db.updateTable("organisations").set({ name: "b1" }).where("id", "=", "b1").execute();
    }
  });

  test("only what is below is told, and the log says who took it out", async () => {
    const names = namesOf(await exported(department, "d1"));
    assert.ok(!names.includes("b3"));
    const other = await server.as("department-office", "d2").ask(exportMatrix, { params: { id: "d1" }, query: {} });
    assert.equal(other.ok, false);
    const entries = await services.db
      .selectFrom("audit_log")
      .select(["organisation_id", "action"])
      .where("action", "=", "export-matrix")
      .execute();
    assert.ok(entries.length > 0 && entries.every((each) => each.organisation_id === "d1"));
  });
});

describe("what would meet a requirement is said beside it", () => {
  test("what is due and what is judged name the kinds or the list", async () => {
    const due = await server.as("branch-office", "b1").call(readDue, { params: { id: "b1" }, query: { limit: 200 } });
    const theme = due.items.find((each) => each.requirement === "branch/1.2(2)/theme-day");
    assert.deepEqual(theme?.metBy, { kinds: ["theme-day"], list: null, topic: null, document: null });
    const { guides } = await department.call(readVerdicts, { params: { id: "b1" }, query: {} });
    const all = guides.flatMap((each) => [...each.points.flatMap((one) => one.requirements), ...each.apart]);
    const again = all.find((each) => each.id === "branch/1.2(2)/theme-day");
    assert.deepEqual(again?.metBy, theme?.metBy);
    assert.ok(all.some((each) => each.metBy.list === "elections"));
  });
});
