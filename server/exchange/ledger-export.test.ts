import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import excel from "exceljs";
import { exportLedger } from "#api/endpoints/exchange.ts";
import type { Draft } from "#api/endpoints/fact-schemas.ts";
import { factRows } from "#api/endpoints/facts.ts";
import { startTestServer } from "#test/server.ts";
import type { TestClient } from "#test/server.ts";

const server = await startTestServer();
after(server.close);
const branch = server.as("branch-office", "b1");
const department = server.as("department-office", "d1");

type Query = NonNullable<Parameters<typeof branch.call<typeof exportLedger>>[1]["query"]>;

/** The rows of the sheet as text. */
async function exported(client: TestClient, id: string, query: Query = {}): Promise<string[][]> {
  const blob = await client.call(exportLedger, { params: { id }, query });
  const workbook = new excel.Workbook();
  await workbook.xlsx.load(await blob.arrayBuffer());
  const rows: string[][] = [];
  for (const page of workbook.worksheets)
    page.eachRow((row) => {
      const texts: string[] = [];
      row.eachCell({ includeEmpty: true }, (cell) => {
        assert.notEqual(cell.type, excel.ValueType.Formula);
        texts.push(cell.text);
      });
      rows.push(texts);
    });
  return rows;
}

const titlesOf = (rows: string[][]): (string | undefined)[] => rows.slice(3).map((row) => row[1]);

before(async () => {
  const entries: Omit<Draft<"activities">, "organisationId">[] = [
    { heldOn: "2026-11-20", title: "=HYPERLINK(1)", segments: [{ kind: "theme-day", topics: ["theory"] }] },
    {
      heldOn: "2026-11-21",
      title: "支委会",
      place: "201",
      segments: [{ kind: "committee-meeting", due: 5, present: 4 }],
    },
    { heldOn: "2026-10-02", title: "补录的党课", segments: [{ kind: "party-lecture" }] },
    { heldOn: "2026-11-22", title: "组织生活会", segments: [{ kind: "organisation-life-meeting" }] },
  ];
  for (const entry of entries)
    await branch.call(factRows.activities.create, { body: { entry: { organisationId: "b1", ...entry } } });
});

describe("the ledger as a workbook", () => {
  test("holds what the list holds, in its order, each cell a text or a number and none a formula", async () => {
    const rows = await exported(branch, "b1");
    assert.deepEqual(titlesOf(rows), ["组织生活会", "支委会", "=HYPERLINK(1)", "补录的党课"]);
    assert.match(rows[0]?.[0] ?? "", /台账$/);
    assert.equal(rows[1]?.[0], "全部记录。2026-11-24导出");
    const [day, , kind, , , place, due, present] = rows[4] ?? [];
    assert.deepEqual([day, kind, place, due, present], ["2026-11-21", "支部委员会会议", "201", "5", "4"]);
    assert.equal(rows[6]?.[9], "补录");
  });

  test("follows the filters and the order of the page, and says them", async () => {
    const rows = await exported(branch, "b1", {
      from: "2026-10-01",
      to: "2026-11-21",
      sort: "title",
      direction: "up",
    });
    assert.equal(rows[1]?.[0], "2026-10-01起，2026-11-21止。2026-11-24导出");
    const { records } = await branch.call(factRows.activities.list, {
      query: { organisation: "b1", from: "2026-10-01", to: "2026-11-21", sort: "title", direction: "up" },
    });
    assert.equal(records.length, 3);
    assert.deepEqual(
      titlesOf(rows),
      records.map((each) => each.entry.title),
    );
    assert.deepEqual(titlesOf(await exported(branch, "b1", { topic: "theory" })), ["=HYPERLINK(1)"]);
    assert.deepEqual(titlesOf(await exported(branch, "b1", { withdrawn: "true" })), []);
  });

  test("what is for the branch alone is not in it for anybody above, and nothing is for who is elsewhere", async () => {
    assert.deepEqual(titlesOf(await exported(department, "d1", { below: "true" })), [
      "支委会",
      "=HYPERLINK(1)",
      "补录的党课",
    ]);
    const refused = await server.as("branch-office", "b3").ask(exportLedger, { params: { id: "b1" }, query: {} });
    assert.equal(refused.ok, false);
  });

  test("is written down with who took it, and of whom", async () => {
    const noted = await server.services.db
      .selectFrom("audit_log")
      .select(["organisation_id", "after_hash"])
      .where("action", "=", "export-ledger")
      .execute();
    assert.ok(noted.length > 0);
    assert.ok(noted.every((each) => each.after_hash?.byteLength === 32));
  });
});
