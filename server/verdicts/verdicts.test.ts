import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { askSnapshot, readDue, readJob, readMatrix, readVerdicts } from "#api/endpoints/verdicts.ts";
import { factRows } from "#api/endpoints/facts.ts";
import { selfCheckGuide } from "#api/endpoints/guides.ts";
import { inTransaction } from "#server/db/db.ts";
import { installShippedGuides } from "#server/guides/install.ts";
import { runAskedJob } from "#server/jobs/asked.ts";
import { verdictJobs } from "#server/verdicts/jobs.ts";
import { judgeSchool } from "#server/verdicts/judge-school.ts";
import { verifyVerdicts } from "#server/verdicts/verify.ts";
import type { ShownVerdict } from "#api/endpoints/verdict-shapes.ts";
import { startTestServer } from "#test/server.ts";

const server = await startTestServer();
after(server.close);
const { services, universityId } = server;
const branch = server.as("branch-office", "b1");
const department = server.as("department-office", "d1");

before(async () => {
  await inTransaction(services.db, (tx) => installShippedGuides(tx, services, universityId, "u1"));
});

const THEME = "branch/1.2(2)/theme-day";
const TALKS = "branch/3(1)/talks-peers";

type Client = typeof branch;
async function verdictsOf(
  client: Client,
  id: string,
  requirement: string,
  query: { asOf?: string; knownAt?: string; year?: string } = {},
): Promise<ShownVerdict[]> {
  const { guides } = await client.call(readVerdicts, { params: { id }, query });
  return (
    guides
      .flatMap((each) => [...each.points.flatMap((one) => one.requirements), ...each.apart])
      .find((each) => each.id === requirement)?.verdicts ?? []
  );
}

function themeDay(heldOn: string, attendees: string[] = []) {
  return {
    organisationId: "b1",
    heldOn,
    title: "主题党日",
    segments: [{ kind: "theme-day" as const, ...(attendees.length === 0 ? {} : { attendees }) }],
  };
}

describe("one organisation’s page", () => {
  test("who reads first on a day judges, and everything is told with the guide’s words", async () => {
    const page = await branch.call(readVerdicts, { params: { id: "b1" }, query: {} });
    assert.equal(page.asOf, "2026-11-24");
    const [guide] = page.guides;
    assert.equal(guide?.guide, "branch");
    assert.equal(guide?.points.length, 28);
    const september = (await verdictsOf(branch, "b1", THEME)).find((each) => each.period?.from === "2026-09-01");
    assert.equal(september?.status, "short");
    assert.equal(september?.sentences[0]?.code, "count-short-closed");
    const row = await services.db
      .selectFrom("organisations")
      .select("judged_for")
      .where("id", "=", "b1")
      .executeTakeFirstOrThrow();
    assert.equal(row.judged_for, "2026-11-24");
  });

  test("saving answers with the requirements that it changed, above as well", async () => {
    const { changes } = await branch.call(factRows.activities.create, { body: { entry: themeDay("2026-11-10") } });
    const theme = changes.find((each) => each.requirement === THEME && each.period?.from === "2026-11-01");
    assert.deepEqual([theme?.before?.status, theme?.after.status], ["pending", "met"]);
    const [november] = (await verdictsOf(branch, "b1", THEME)).filter((each) => each.period?.from === "2026-11-01");
    assert.equal(november?.counted[0]?.title, "主题党日");
  });

  test("another day is judged on request; what was known earlier is told from earlier versions", async () => {
    const earlier = (await verdictsOf(branch, "b1", THEME, { asOf: "2026-11-09" })).find(
      (each) => each.period?.from === "2026-11-01",
    );
    assert.equal(earlier?.status, "pending");
    const unknown = (await verdictsOf(branch, "b1", THEME, { knownAt: "2026-11-24T09:59:00+08:00" })).find(
      (each) => each.period?.from === "2026-11-01",
    );
    assert.equal(unknown?.status ?? "nothing", "nothing", "the branch itself was not recorded then");
    server.setNow("2026-11-24T12:00:00+08:00");
    const late = themeDay("2026-09-15");
    await branch.call(factRows.activities.create, { body: { entry: late } });
    const now = (await verdictsOf(branch, "b1", THEME)).find((each) => each.period?.from === "2026-09-01");
    const then = (await verdictsOf(branch, "b1", THEME, { knownAt: "2026-11-24T11:00:00+08:00" })).find(
      (each) => each.period?.from === "2026-09-01",
    );
    assert.deepEqual([now?.status, then?.status, then?.refused[0]?.code], ["met", "short", "recorded-after-known-at"]);
  });

  test("who is not covered, and what is the branch’s alone, is told to the branch alone", async () => {
    for (const memberId of ["m1", "m2"]) {
      await branch.call(factRows.roster.create, {
        body: { entry: { memberId, organisationId: "b1", from: "2024-01-01" } },
      });
    }
    const talk = {
      organisationId: "b1",
      heldOn: "2026-05-05",
      title: "谈心",
      segments: [{ kind: "talk" as const, talk: { pair: ["m1", "m9"] as [string, string] } }],
    };
    await branch.ask(factRows.activities.create, { body: { entry: talk } });
    const [own] = await verdictsOf(branch, "b1", TALKS);
    assert.deepEqual(own?.uncoveredPeople, ["m1", "m2"]);
    for (const above of [department, server.as("university-office", "u1"), server.as("reader", "d1")]) {
      const page = await above.call(readVerdicts, { params: { id: "b1" }, query: {} });
      const told = JSON.stringify(page);
      for (const secret of ["m1", "m2", '谈心"', 'uncoveredPeople":[']) assert.ok(!told.includes(secret), secret);
    }
  });

  test("a self-check is seen by its organisation alone", async () => {
    const guide = await services.db
      .selectFrom("guide_versions")
      .select("id")
      .where("guide", "=", "branch")
      .executeTakeFirstOrThrow();
    await services.db
      .updateTable("guide_assignments")
      .set({ valid_to: "2026-01-02" })
      .where("guide_version_id", "=", guide.id)
      .execute();
    await branch.call(selfCheckGuide, { params: { id: "b1" }, body: { guideVersionId: guide.id, from: "2026-01-01" } });
    const modes = async (client: Client): Promise<string[]> =>
      (await client.call(readVerdicts, { params: { id: "b1" }, query: {} })).guides.map((each) => each.mode);
    assert.deepEqual(await modes(branch), ["self-check"]);
    assert.deepEqual(await modes(department), []);
    assert.equal((await department.call(readDue, { params: { id: "b1" }, query: {} })).total, 0);
    assert.ok((await branch.call(readDue, { params: { id: "b1" }, query: {} })).total > 0);
    // Whoever worked there once, or will, has no more to do with it than anybody else above.
    for (const { validFrom, validUntil, other, heldOn } of [
      { validFrom: "2020-01-01", validUntil: "2026-11-23", other: "2020-01-02", heldOn: "2026-10-12" },
      { validFrom: "2026-11-25", validUntil: null, other: "2020-01-03", heldOn: "2026-08-12" },
    ]) {
      const above = server.as("department-office", "d1", { validFrom: other });
      await above.headers();
      await services.db
        .insertInto("roles")
        .values({
          id: services.newId(),
          university_id: universityId,
          account_id: above.accountId,
          role: "branch-office",
          organisation_id: "b1",
          valid_from: validFrom,
          valid_until: validUntil,
        })
        .execute();
      assert.deepEqual(await modes(above), []);
      assert.equal((await above.call(readDue, { params: { id: "b1" }, query: {} })).total, 0);
      const saved = await above.call(factRows.activities.create, { body: { entry: themeDay(heldOn) } });
      assert.deepEqual(saved.changes, []);
    }
    const refused = await department.ask(selfCheckGuide, {
      params: { id: "b1" },
      body: { guideVersionId: guide.id, from: "2026-01-01" },
    });
    assert.ok(!refused.ok);
    await services.db
      .updateTable("guide_assignments")
      .set({ valid_to: null })
      .where("organisation_id", "=", "u1")
      .execute();
    await services.db.deleteFrom("guide_assignments").where("mode", "=", "self-check").execute();
    await services.db.updateTable("organisations").set({ judged_for: null }).execute();
  });
});

describe("the matrix and what is due", () => {
  test("organisations stand in the official order, each with its indicators", async () => {
    await judgeSchool(services, universityId);
    const { rows, guides } = await server
      .as("university-office", "u1")
      .call(readMatrix, { params: { id: "u1" }, query: {} });
    assert.deepEqual(
      rows.map((each) => each.organisationId),
      ["d1", "b1", "b2", "d2", "b3", "b4"],
    );
    assert.equal(guides.length, 2);
    const cells = Object.values(rows[1]?.cells ?? {});
    assert.ok(cells.some((each) => each.summary === "attention" && (each.counts.short ?? 0) > 0));
    const own = await department.call(readMatrix, { params: { id: "d1" }, query: {} });
    assert.equal(own.asOf, "2026-11-24", "the day that was used, where none was asked for");
    assert.deepEqual(
      own.rows.map((each) => each.organisationId),
      ["d1", "b1", "b2"],
    );
  });

  test("what is due comes worst first, in pages that hold everything once", async () => {
    const first = await department.call(readDue, { params: { id: "d1" }, query: { limit: "7" } });
    const ranks = first.items.map((each) => (each.status === "short" ? (each.strength === "must" ? 0 : 1) : 2));
    assert.deepEqual(
      ranks,
      ranks.toSorted((a, b) => a - b),
    );
    const seen = new Set<string>();
    for (let offset = 0; offset < first.total; offset += 50) {
      const page = await department.call(readDue, {
        params: { id: "d1" },
        query: { limit: "50", offset: String(offset) },
      });
      for (const each of page.items) seen.add(`${each.organisationId} ${each.requirement} ${each.period?.from}`);
    }
    assert.equal(seen.size, first.total);
  });

  test("another day’s matrix is judged as a job with progress, and then kept", async () => {
    const job = await department.call(askSnapshot, { params: { id: "d1" }, body: { asOf: "2026-10-15" } });
    assert.equal(job.state, "waiting");
    assert.ok(await runAskedJob(services, verdictJobs));
    const done = await department.call(readJob, { params: { id: job.id } });
    assert.deepEqual([done.state, done.done, done.total], ["done", 1, 1]);
    const { rows, kept } = await department.call(readMatrix, { params: { id: "d1" }, query: { asOf: "2026-10-15" } });
    assert.deepEqual(
      rows.map((each) => each.organisationId),
      ["d1", "b1", "b2"],
    );
    assert.ok(kept.includes("2026-10-15"));
    const other = await branch.ask(readJob, { params: { id: job.id } });
    assert.ok(!other.ok && other.problem.code === "not-found");
  });

  test("on the next day what was pending has come due", async () => {
    server.setNow("2026-12-01T00:30:00+08:00");
    const november = (await verdictsOf(server.as("branch-office", "b2"), "b2", THEME)).find(
      (each) => each.period?.from === "2026-11-01",
    );
    assert.equal(november?.status, "short");
    await judgeSchool(services, universityId);
    assert.deepEqual(await verifyVerdicts(services, universityId).then((each) => [each.differences, each.unjudged]), [
      [],
      [],
    ]);
  });

  test("verify finds a row that somebody changed behind the server’s back", async () => {
    await services.db
      .updateTable("verdicts")
      .set({ count: 99 })
      .where("organisation_id", "=", "b1")
      .where("requirement", "=", THEME)
      .where("period_from", "=", "2026-11-01")
      .where("window_from", "=", "2026-01-01")
      .execute();
    const { differences } = await verifyVerdicts(services, universityId);
    assert.deepEqual(
      differences.map((each) => [each.kind, each.requirement]),
      [["different", THEME]],
    );
  });
});
