import { sql } from "kysely";
import type * as rows from "#api/endpoints/cycles.ts";
import { answerMove, moveNames, moves } from "#domain/cycles/moves.ts";
import type { EntryState } from "#domain/cycles/moves.ts";
import { moveTerms } from "#domain/cycles/words.ts";
import { cycleProblems } from "#domain/problems/cycle-problems.ts";
import { problem } from "#domain/problems/problem.ts";
import { fill } from "#domain/wording/language.ts";
import { entryFacts } from "#server/cycles/gather.ts";
import { instantText } from "#server/cycles/instants.ts";
import { makeMove } from "#server/cycles/move.ts";
import { noteInCycle } from "#server/cycles/noting.ts";
import { authoriseItself, moversOf } from "#server/cycles/own.ts";
import { cycleOf, entriesOfCycle, entryOf, lockEntry, showCycle, showEntry, placeOf } from "#server/cycles/store.ts";
import { inTransaction } from "#server/db/db.ts";
import type { Tx } from "#server/db/db.ts";
import { actorOf } from "#server/http/call.ts";
import type { Handler } from "#server/http/call.ts";
import { Refusal } from "#server/http/refusal.ts";
import { today } from "#server/services.ts";

/** Organisations of which one of a list is above or the same. */
function below(ids: readonly string[]) {
  return sql<boolean>`o.path && ${[...ids]}::text[]`;
}

/** Who is where, as far as the caller sees. */
export const listCycleEntries: Handler<typeof rows.listEntries> = async (call) => {
  const { db } = call.services;
  const { universityId } = actorOf(call);
  const reach = (await call.reach()).map((each) => each.id);
  if (reach.length === 0) throw new Refusal("not-found");
  const { id } = call.input.params;
  const { state, below: under, category, text, offset, limit } = call.input.query;
  if (under !== undefined) await call.authorise([under]);
  await cycleOf(db, universityId, id);
  const seen = entriesOfCycle(db, universityId, id).where(below(reach));
  let found = seen;
  if (state !== undefined) found = found.where("e.state", "=", state);
  if (under !== undefined) found = found.where(below([under]));
  if (category !== undefined) found = found.where("o.category", "=", category);
  if (text !== undefined && text !== "") found = found.where(sql<boolean>`strpos(lower(o.name), lower(${text})) > 0`);
  const page = await found
    .select(sql<number>`count(*) over ()::int`.as("total"))
    .orderBy(sql`p.official_order nulls last, p.id, o.official_order nulls last, o.id`)
    .offset(offset)
    .limit(limit)
    .execute();
  const states = await db
    .selectFrom(seen.as("s"))
    .select(["s.state", sql<number>`count(*)::int`.as("count")])
    .groupBy("s.state")
    .execute();
  return { entries: page.map(showEntry), total: page[0]?.total ?? 0, states };
};

/** One organisation in a cycle: where it is, how it came there, and what the caller may do next. */
export const readCycleEntry: Handler<typeof rows.readEntry> = async (call) => {
  const { db } = call.services;
  const { universityId } = actorOf(call);
  const entered = await entryOf(db, universityId, call.input.params.id);
  const { entry, cycle } = entered;
  await call.authorise([entry.organisation_id], undefined, [placeOf(entry)]);
  const history = await db
    .selectFrom("cycle_moves as m")
    .leftJoin("accounts as a", "a.id", "m.account_id")
    .select(["m.number", "m.move", "m.from_state as from", "m.to_state as to", "m.reason", "m.details", "m.at"])
    .select("a.display_name as by")
    .where("m.university_id", "=", universityId)
    .where("m.entry_id", "=", entry.id)
    .orderBy("m.number")
    .execute();
  const day = today(call.services);
  // Reason, answers and dates come with the move itself, so they are no obstacle here.
  const facts = {
    ...(await entryFacts(db, universityId, entered, day)),
    reason: "-",
    until: "9999-12-31",
    unanswered: 0,
  };
  const movers = moversOf(call, placeOf(entry));
  const offered = moveNames.flatMap((move) => {
    const row: { by: string; from: readonly EntryState[] } = moves[move];
    if (![...movers].some((each) => each === row.by) || !row.from.includes(entry.state)) return [];
    const answer = answerMove(move, entry.state, facts, day);
    const refusal = answer.allowed ? null : fill(answer.why, call.language, answer.values);
    return [{ move, words: moveTerms[move], refusal }];
  });
  return {
    ...showEntry(entry),
    cycle: showCycle(cycle),
    history: history.map(({ at, ...each }) => ({ ...each, at: instantText(at) })),
    moves: offered,
  };
};

/** An application: the gate of the three-year negative list. */
export const applyOrganisation: Handler<typeof rows.applyInCycle> = async (call) => {
  const { universityId } = actorOf(call);
  const { id } = call.input.params;
  const { version, answers, statement } = call.input.body;
  await authoriseItself(call, placeOf((await entryOf(call.services.db, universityId, id)).entry));
  const day = today(call.services);
  return inTransaction(call.services.db, async (tx) => {
    const entered = await lockEntry(tx, universityId, id, version);
    const items = entered.cycle.negative_list.map((each) => each.id);
    const problems = Object.entries(answers).flatMap(([item, on]) => {
      const where = { path: ["answers", item] };
      if (!items.includes(item)) return [problem(cycleProblems.unknownItem, where, { value: item })];
      return on !== null && on > day ? [problem(cycleProblems.notYet, where)] : [];
    });
    if (problems.length > 0) throw new Refusal("invalid-input", { count: problems.length }, { problems });
    const facts = await entryFacts(tx, universityId, entered, day, { answers, reason: statement });
    const step = await makeMove(tx, call, entered, { move: "apply", facts, details: { answers } });
    await noteInCycle(tx, call, {
      action: "cycle-apply",
      list: "cycles",
      id,
      organisationId: entered.entry.organisation_id,
      content: { answers, statement },
    });
    return step;
  });
};

/** What is submitted after an extension is read anew, by whom the office assigns then. */
async function endReading(tx: Tx, universityId: number, entryId: string, at: Date): Promise<void> {
  await tx
    .updateTable("review_assignments")
    .set({ withdrawn_at: at })
    .where("university_id", "=", universityId)
    .where("entry_id", "=", entryId)
    .where("withdrawn_at", "is", null)
    .execute();
}

/** A step of the office. */
export const steerOrganisation: Handler<typeof rows.steerEntry> = async (call) => {
  const { universityId } = actorOf(call);
  const { id } = call.input.params;
  const { version, move, reason = null, until = null } = call.input.body;
  const seen = await entryOf(call.services.db, universityId, id);
  await call.authorise([seen.entry.organisation_id], undefined, [placeOf(seen.entry)]);
  return inTransaction(call.services.db, async (tx) => {
    const entered = await lockEntry(tx, universityId, id, version);
    const facts = await entryFacts(tx, universityId, entered, today(call.services), { reason, until });
    const step = await makeMove(tx, call, entered, {
      move,
      facts,
      ...(move === "extend" && until !== null ? { details: { until }, after: { extendedUntil: until } } : {}),
    });
    if (move === "resume") await endReading(tx, universityId, id, new Date(call.services.now().epochMilliseconds));
    await noteInCycle(tx, call, {
      action: `cycle-${move}`,
      list: "cycles",
      id,
      organisationId: entered.entry.organisation_id,
      content: { reason, until },
    });
    return step;
  });
};
