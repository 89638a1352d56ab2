import type * as rows from "#api/endpoints/cycles.ts";
import { phaseProblems } from "#domain/cycles/phases.ts";
import type { PhaseDates } from "#domain/cycles/phases.ts";
import { usualNegativeList } from "#domain/cycles/negative-list.ts";
import { usualScale } from "#domain/cycles/scale.ts";
import { yearOf } from "#domain/dates/civil-date.ts";
import { calendarYear } from "#domain/dates/period.ts";
import { cycleProblems, cycleRefusals } from "#domain/problems/cycle-problems.ts";
import { problem } from "#domain/problems/problem.ts";
import { addEntries } from "#server/cycles/add.ts";
import { noteInCycle } from "#server/cycles/noting.ts";
import { cycleOf, findCycles, lockCycle, showCycle } from "#server/cycles/store.ts";
import { inTransaction } from "#server/db/db.ts";
import { json } from "#server/db/json.ts";
import { authoriseSchool } from "#server/http/authorise-school.ts";
import { actorOf } from "#server/http/call.ts";
import type { Handler } from "#server/http/call.ts";
import { Refusal } from "#server/http/refusal.ts";

/** Names and dates of the cycles, for whoever sees anything of the school. */
export const listSchoolCycles: Handler<typeof rows.listCycles> = async (call) => {
  const reach = await call.reach();
  if (reach.length === 0) return { cycles: [] };
  return { cycles: (await findCycles(call.services.db, actorOf(call).universityId)).map(showCycle) };
};

export const readSchoolCycle: Handler<typeof rows.readCycle> = async (call) => {
  const reach = await call.reach();
  if (reach.length === 0) throw new Refusal("not-found");
  return showCycle(await cycleOf(call.services.db, actorOf(call).universityId, call.input.params.id));
};

/** @throws Refusal `invalid-input` that names each phase */
function mustBeSound(phases: readonly PhaseDates[]): void {
  const problems = phaseProblems(phases).map(({ kind, at }) =>
    problem(kind, { path: at === null ? ["phases"] : ["phases", at] }),
  );
  if (problems.length > 0) throw new Refusal("invalid-input", { count: problems.length }, { problems });
}

function mustBeOnce(list: readonly { id: string }[] | undefined, field: string): void {
  const ids = (list ?? []).map((each) => each.id);
  if (new Set(ids).size === ids.length) return;
  throw new Refusal("invalid-input", { count: 1 }, { problems: [problem(cycleProblems.twice, { path: [field] })] });
}

/** Opens a cycle: as many statements for all organisations of a school as for one. */
export const openSchoolCycle: Handler<typeof rows.openCycle> = async (call) => {
  const universityId = await authoriseSchool(call);
  const { services } = call;
  const { body } = call.input;
  mustBeSound(body.phases);
  mustBeOnce(body.scale, "scale");
  mustBeOnce(body.negativeList, "negativeList");
  const begins = body.phases.find((each) => each.phase === "self-assess")?.from ?? "";
  const window = body.window ?? calendarYear(yearOf(begins));
  if (window.to < window.from) {
    throw new Refusal(
      "invalid-input",
      { count: 1 },
      { problems: [problem(cycleProblems.window, { path: ["window"] })] },
    );
  }
  return inTransaction(services.db, async (tx) => {
    const guide = await tx
      .selectFrom("guide_versions")
      .select(["id", "state", "applies_to"])
      .where("university_id", "=", universityId)
      .where("id", "=", body.guideVersionId)
      .forShare()
      .executeTakeFirst();
    if (guide === undefined) throw new Refusal("not-found");
    if (guide.state !== "published") throw new Refusal("conflict", { why: cycleRefusals.notPublished });
    const id = services.newId();
    await tx
      .insertInto("cycles")
      .values({
        university_id: universityId,
        id,
        name: body.name,
        guide_version_id: guide.id,
        window_from: window.from,
        window_to: window.to,
        phases: json(body.phases),
        scale: json(body.scale ?? [...usualScale]),
        negative_list: json(body.negativeList ?? [...usualNegativeList]),
        seats: body.seats,
        version: 1,
        opened_by: actorOf(call).accountId,
        opened_at: new Date(services.now().epochMilliseconds),
        closed_at: null,
      })
      .execute();
    const cycle = await cycleOf(tx, universityId, id);
    const added = await addEntries(tx, call, cycle, body.organisationIds);
    await noteInCycle(tx, call, { action: "cycle-opened", list: "cycles", id, content: { ...body, window } });
    return { ...showCycle(cycle), entries: added };
  });
};

export const changeSchoolCycle: Handler<typeof rows.changeCycle> = async (call) => {
  const universityId = await authoriseSchool(call);
  const { version, name, phases } = call.input.body;
  mustBeSound(phases);
  return inTransaction(call.services.db, async (tx) => {
    const before = await lockCycle(tx, universityId, call.input.params.id, version);
    if (before.closed_at !== null) throw new Refusal("conflict", { why: cycleRefusals.closed });
    const left = before.phases.map((each) => each.phase);
    if (left.join() !== phases.map((each) => each.phase).join()) {
      throw new Refusal("conflict", { why: cycleRefusals.phasesFixed });
    }
    await tx
      .updateTable("cycles")
      .set({ name, phases: json(phases), version: version + 1 })
      .where("university_id", "=", universityId)
      .where("id", "=", before.id)
      .execute();
    await noteInCycle(tx, call, { action: "cycle-changed", list: "cycles", id: before.id, content: { name, phases } });
    return showCycle({ ...before, name, phases, version: version + 1 });
  });
};

export const closeSchoolCycle: Handler<typeof rows.closeCycle> = async (call) => {
  const universityId = await authoriseSchool(call);
  const { version } = call.input.body;
  return inTransaction(call.services.db, async (tx) => {
    const before = await lockCycle(tx, universityId, call.input.params.id, version);
    if (before.closed_at !== null) throw new Refusal("conflict", { why: cycleRefusals.closed });
    const closedAt = new Date(call.services.now().epochMilliseconds);
    await tx
      .updateTable("cycles")
      .set({ closed_at: closedAt, version: version + 1 })
      .where("university_id", "=", universityId)
      .where("id", "=", before.id)
      .execute();
    await noteInCycle(tx, call, { action: "cycle-closed", list: "cycles", id: before.id });
    return showCycle({ ...before, closed_at: closedAt, version: version + 1 });
  });
};

export const addToSchoolCycle: Handler<typeof rows.addToCycle> = async (call) => {
  const universityId = await authoriseSchool(call);
  return inTransaction(call.services.db, async (tx) => {
    const cycle = await lockCycle(tx, universityId, call.input.params.id);
    if (cycle.closed_at !== null) throw new Refusal("conflict", { why: cycleRefusals.closed });
    const { organisationIds } = call.input.body;
    const added = await addEntries(tx, call, cycle, organisationIds);
    await noteInCycle(tx, call, {
      action: "cycle-organisations-added",
      list: "cycles",
      id: cycle.id,
      content: organisationIds,
    });
    return { added };
  });
};
