import { sql } from "kysely";
import type { FindingEvidence, ShownFinding } from "#api/endpoints/findings.ts";
import type * as rows from "#api/endpoints/findings.ts";
import { afterStep, findingRefusals } from "#domain/findings/findings.ts";
import type { FindingStep } from "#domain/findings/findings.ts";
import { cycleProblems, cycleRefusals } from "#domain/problems/cycle-problems.ts";
import { problem } from "#domain/problems/problem.ts";
import { pointsOf } from "#server/assessments/live.ts";
import { mustBePoint } from "#server/assessments/write.ts";
import { noteInCycle } from "#server/cycles/noting.ts";
import { authoriseAbove, authoriseItself } from "#server/cycles/own.ts";
import { entryOf, lockEntry, placeOf } from "#server/cycles/store.ts";
import { inTransaction } from "#server/db/db.ts";
import type { Db, Tx } from "#server/db/db.ts";
import { findingOf, lockFinding, showFinding } from "#server/findings/store.ts";
import type { FindingRow } from "#server/findings/store.ts";
import { actorOf } from "#server/http/call.ts";
import type { CallContext, Handler, KnownOrganisation } from "#server/http/call.ts";
import { Refusal } from "#server/http/refusal.ts";
import { assignedTo } from "#server/reviews/assignment.ts";
import { today } from "#server/services.ts";

/** Findings are raised while an organisation is looked at. */
const LOOKED_AT: readonly string[] = ["mid-term", "review", "rectify"];

function mustBeToCome(dueOn: string, day: string): void {
  if (dueOn < day) throw new Refusal("conflict", { why: cycleRefusals.dueInPast });
}

/** The office lists a finding at a point of what an organisation submitted. */
export const raiseOneFinding: Handler<typeof rows.raiseFinding> = async (call) => {
  const { services, input } = call;
  const { universityId, accountId } = actorOf(call);
  const { point, text, dueOn } = input.body;
  const seen = await entryOf(services.db, universityId, input.params.id);
  await call.authorise([seen.entry.organisation_id], undefined, [placeOf(seen.entry)]);
  mustBePoint(await pointsOf(services, universityId, seen.cycle), point);
  const day = today(services);
  mustBeToCome(dueOn, day);
  return inTransaction(services.db, async (tx) => {
    const { entry, cycle } = await lockEntry(tx, universityId, input.params.id);
    if (!LOOKED_AT.includes(entry.state) || cycle.closed_at !== null)
      throw new Refusal("conflict", { why: cycleRefusals.noFindingNow });
    const id = services.newId();
    const row: FindingRow = {
      id,
      entry_id: entry.id,
      organisation_id: entry.organisation_id,
      point,
      text,
      due_on: dueOn,
      state: "open",
      version: 1,
      cycle_id: cycle.id,
      entry_state: entry.state,
      cycle_closed_at: null,
      name: entry.name,
      path: entry.path,
      kind: entry.kind,
    };
    await tx
      .insertInto("findings")
      .values({
        university_id: universityId,
        id,
        entry_id: entry.id,
        organisation_id: entry.organisation_id,
        point,
        text,
        due_on: dueOn,
        state: "open",
        version: 1,
        raised_by: accountId,
        raised_at: new Date(services.now().epochMilliseconds),
        closed_at: null,
      })
      .execute();
    await note(tx, call, "finding-raised", row, { point, text, dueOn });
    return showFinding(row, day);
  });
};

async function note(tx: Tx, call: CallContext, action: string, row: FindingRow, content: unknown): Promise<void> {
  await noteInCycle(tx, call, { action, list: "findings", id: row.id, organisationId: row.organisation_id, content });
}

type Stepped = { step: FindingStep | "change"; text: string; evidence?: FindingEvidence };

/** Adds to what was done about a finding that is locked. */
async function addStep(tx: Tx, call: CallContext, row: FindingRow, { step, text, evidence }: Stepped): Promise<void> {
  const { universityId, accountId } = actorOf(call);
  const at = new Date(call.services.now().epochMilliseconds);
  const shown = JSON.stringify(evidence ?? { activityIds: [], documentIds: [] });
  await sql`insert into finding_steps (university_id, finding_id, number, step, text, evidence, account_id, at)
    select ${universityId}, ${row.id}, coalesce(max(number), 0) + 1, ${step}, ${text}, ${shown}::jsonb, ${accountId}::uuid, ${at}::timestamptz
    from finding_steps where university_id = ${universityId} and finding_id = ${row.id}`.execute(tx);
}

/** Takes a step of the table of findings (domain/findings). @throws Refusal `conflict` where it is not taken there */
async function takeStep(
  call: CallContext,
  id: string,
  version: number,
  stepped: Stepped & { step: FindingStep },
): Promise<ShownFinding> {
  const { services } = call;
  const { universityId } = actorOf(call);
  const day = today(services);
  return inTransaction(services.db, async (tx) => {
    const row = await lockFinding(tx, universityId, id, version, day);
    if (row.cycle_closed_at !== null) throw new Refusal("conflict", { why: cycleRefusals.closed });
    const state = afterStep(stepped.step, row.state);
    if (state === null) throw new Refusal("conflict", { why: findingRefusals[row.state] });
    const at = new Date(services.now().epochMilliseconds);
    await tx
      .updateTable("findings")
      .set({ state, version: version + 1, closed_at: state === "closed" ? at : null })
      .where("university_id", "=", universityId)
      .where("id", "=", id)
      .execute();
    await addStep(tx, call, row, stepped);
    await note(tx, call, `finding-${stepped.step}`, row, stepped);
    return showFinding({ ...row, state, version: version + 1 }, day);
  });
}

/** Changes a finding's words or its last day; what it was stays among its steps. */
export const changeOneFinding: Handler<typeof rows.changeFinding> = async (call) => {
  const { services, input } = call;
  const { universityId } = actorOf(call);
  const { id } = input.params;
  const { version, text, dueOn, reason } = input.body;
  await call.authorise([(await findingOf(services.db, universityId, id)).organisation_id]);
  const day = today(services);
  return inTransaction(services.db, async (tx) => {
    const row = await lockFinding(tx, universityId, id, version, day);
    if (row.state === "closed") throw new Refusal("conflict", { why: findingRefusals.closed });
    if (dueOn !== row.due_on) mustBeToCome(dueOn, day);
    await tx
      .updateTable("findings")
      .set({ text, due_on: dueOn, version: version + 1 })
      .where("university_id", "=", universityId)
      .where("id", "=", id)
      .execute();
    await addStep(tx, call, row, { step: "change", text: `${row.due_on} ${row.text} → ${dueOn} ${text}（${reason}）` });
    await note(tx, call, "finding-changed", row, { text, dueOn, reason });
    return showFinding({ ...row, text, due_on: dueOn, version: version + 1 }, day);
  });
};

/** The organisation's own records and documents, none of which is for itself alone. @throws Refusal `invalid-input` */
async function mustBeItsOwn(db: Db, universityId: number, row: FindingRow, evidence: FindingEvidence): Promise<void> {
  const { activityIds, documentIds } = evidence;
  if (activityIds.length + documentIds.length === 0) return;
  const { rows: own } = await sql<{ id: string }>`
    select activity_id as id from activity_organisations where university_id = ${universityId}
      and organisation_id = ${row.organisation_id} and not sensitive and activity_id = any(${activityIds}::text[])
    union all select id from documents where university_id = ${universityId}
      and organisation_id = ${row.organisation_id} and id = any(${documentIds}::text[])`.execute(db);
  const found = new Set(own.map((each) => each.id));
  const problems = [
    ...activityIds.map((id, at) => ({ id, path: ["evidence", "activityIds", at] })),
    ...documentIds.map((id, at) => ({ id, path: ["evidence", "documentIds", at] })),
  ].flatMap(({ id, path }) => (found.has(id) ? [] : [problem(cycleProblems.notItsEvidence, { path }, { value: id })]));
  if (problems.length > 0) throw new Refusal("invalid-input", { count: problems.length }, { problems });
}

function placedOf({ organisation_id: id, path, kind, name }: FindingRow): KnownOrganisation {
  return { id, path, kind, name, supervisors: [] };
}

/** A measure, or the report that the finding is put right. */
export const actOnOneFinding: Handler<typeof rows.actOnFinding> = async (call) => {
  const { services, input } = call;
  const { universityId } = actorOf(call);
  const { version, step, text, evidence } = input.body;
  const row = await findingOf(services.db, universityId, input.params.id);
  await authoriseItself(call, placedOf(row));
  await mustBeItsOwn(services.db, universityId, row, evidence);
  return takeStep(call, row.id, version, { step, text, evidence });
};

/** The re-check from above: it alone, or the reviewer's, closes a finding. */
export const recheckOneFinding: Handler<typeof rows.recheckFinding> = async (call) => {
  const { services, input } = call;
  const row = await findingOf(services.db, actorOf(call).universityId, input.params.id);
  await authoriseAbove(call, placedOf(row));
  const { version, step, text } = input.body;
  return takeStep(call, row.id, version, { step, text });
};

/** The re-check of a reviewer to whom the organisation is assigned. */
export const recheckAsReviewer: Handler<typeof rows.reviewerRecheck> = async (call) => {
  const { services, input } = call;
  const { entered } = await assignedTo(call, input.params.id);
  const row = await findingOf(services.db, actorOf(call).universityId, input.params.finding);
  if (row.entry_id !== entered.entry.id) throw new Refusal("not-found");
  const { version, step, text } = input.body;
  const { state, version: now } = await takeStep(call, row.id, version, { step, text });
  return { state, version: now };
};
