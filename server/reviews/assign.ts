import { sql } from "kysely";
import type * as rows from "#api/endpoints/reviews.ts";
import { cycleProblems, cycleRefusals } from "#domain/problems/cycle-problems.ts";
import { problem } from "#domain/problems/problem.ts";
import type { Problem } from "#domain/problems/problem.ts";
import { circle, isTheirs, mayRead } from "#domain/reviews/circle.ts";
import type { Reader } from "#domain/reviews/circle.ts";
import { fill } from "#domain/wording/language.ts";
import { noteInCycle } from "#server/cycles/noting.ts";
import { cycleOf, entriesOfCycle, entryOf, lockCycle } from "#server/cycles/store.ts";
import type { CycleRow, EntryRow } from "#server/cycles/store.ts";
import { inTransaction } from "#server/db/db.ts";
import type { Db, Tx } from "#server/db/db.ts";
import { authoriseSchool } from "#server/http/authorise-school.ts";
import type { CallContext, Handler } from "#server/http/call.ts";
import { actorOf } from "#server/http/call.ts";
import { Refusal } from "#server/http/refusal.ts";
import { today } from "#server/services.ts";

/** Who reviews what in a cycle, for the office that sees to it; nothing of what they say. */
export const listAssignments: Handler<typeof rows.listReviewAssignments> = async (call) => {
  const universityId = await authoriseSchool(call);
  const { db } = call.services;
  const cycle = await cycleOf(db, universityId, call.input.params.id);
  const found = await db
    .selectFrom("review_assignments as v")
    .innerJoin("cycle_entries as e", (on) =>
      on.onRef("e.university_id", "=", "v.university_id").onRef("e.id", "=", "v.entry_id"),
    )
    .innerJoin("organisations as o", (on) =>
      on.onRef("o.university_id", "=", "e.university_id").onRef("o.id", "=", "e.organisation_id"),
    )
    .innerJoin("accounts as a", "a.id", "v.account_id")
    .select(["v.id", "v.entry_id", "v.account_id", "v.seat", "v.submitted_at"])
    .select(["o.id as organisation_id", "o.name", "a.display_name"])
    .where("v.university_id", "=", universityId)
    .where("v.cycle_id", "=", cycle.id)
    .where("v.withdrawn_at", "is", null)
    .orderBy(sql`o.official_order nulls last, o.id, v.seat`)
    .execute();
  return {
    assignments: found.map((each) => ({
      id: each.id,
      entryId: each.entry_id,
      organisation: { id: each.organisation_id, name: each.name },
      accountId: each.account_id,
      name: each.display_name,
      seat: each.seat,
      submitted: each.submitted_at !== null,
    })),
  };
};

type Named = Reader & { name: string };

/** Accounts as readers: where they are reviewers of the cycle, and to which organisations they belong by role and by post. */
async function readersOf(
  db: Db,
  universityId: number,
  cycle: CycleRow,
  ids: readonly string[],
  day: string,
): Promise<Named[]> {
  const { rows } = await sql<Named>`
    select a.id::text as id, a.display_name as name,
      (select coalesce(jsonb_agg(r.organisation_id), '[]') from roles r where r.account_id = a.id and r.role = 'reviewer'
        and r.revoked_at is null and (r.valid_until is null or r.valid_until >= ${day}::date)
        and (r.cycle_id is null or r.cycle_id = ${cycle.id})) as at,
      (select coalesce(jsonb_agg(to_jsonb(o.path)), '[]') from organisations o where o.university_id = a.university_id and o.id in (
        select r.organisation_id from roles r where r.account_id = a.id and r.revoked_at is null
          and r.role not in ('reviewer', 'reader', 'administrator') and (r.valid_until is null or r.valid_until >= ${day}::date)
        union
        select p.organisation_id from positions p where p.university_id = a.university_id and p.person_id = a.person_id
          and coalesce(p.entry ->> 'to', '9999-12-31') >= ${day})) as homes
    from accounts a where a.university_id = ${universityId} and a.disabled_at is null and a.id::text = any(${[...ids]}::text[])
    order by array_position(${[...ids]}::text[], a.id::text)`.execute(db);
  return rows;
}

/** Entries that somebody may still read. */
const READABLE: readonly EntryRow["state"][] = [
  "apply",
  "applied",
  "build",
  "mid-term",
  "self-assess",
  "confirm",
  "review",
];

type Taken = { entry_id: string; account_id: string; seat: number };
type Ground = {
  cycle: CycleRow;
  entries: ReadonlyMap<string, EntryRow>;
  taken: Taken[];
  readers: ReadonlyMap<string, Named>;
};
type Pair = { entry: string; reader: string };

function problemsOf({ cycle, entries, readers, taken }: Ground, pairs: readonly Pair[]): Problem[] {
  const filled = new Map<string, number>();
  for (const each of taken) filled.set(each.entry_id, (filled.get(each.entry_id) ?? 0) + 1);
  return pairs.flatMap((pair, at): Problem[] => {
    const where = { path: ["pairs", at] };
    const [entry, reader] = [entries.get(pair.entry), readers.get(pair.reader)];
    if (entry === undefined) return [problem(cycleProblems.unknownEntry, where, { value: pair.entry })];
    if (reader === undefined || reader.at.length === 0)
      return [problem(cycleProblems.notAReviewer, where, { value: reader?.name ?? pair.reader })];
    const values = { value: reader.name, place: entry.name };
    if (isTheirs(reader, entry.path)) return [problem(cycleProblems.related, where, values)];
    if (!mayRead(reader, entry.path)) return [problem(cycleProblems.reviewerElsewhere, where, values)];
    const count = (filled.get(pair.entry) ?? 0) + 1;
    filled.set(pair.entry, count);
    if (count <= cycle.seats) return [];
    const values2 = { place: entry.name, seats: cycle.seats };
    return [
      {
        code: "seats-taken",
        place: where,
        message: {
          "zh-CN": fill(cycleRefusals.seatsTaken, "zh-CN", values2),
          en: fill(cycleRefusals.seatsTaken, "en", values2),
        },
      },
    ];
  });
}

function pairsInCircle({ cycle, entries, readers, taken }: Ground): Pair[] {
  const unread = [...entries.values()].filter((each) => !taken.some((one) => one.entry_id === each.id));
  const { pairs, short } = circle(
    unread.map((each) => ({ id: each.id, path: each.path })),
    [...readers.values()],
    cycle.seats,
  );
  const problems = short.map((id) =>
    problem(cycleProblems.tooFew, { path: ["accountIds"] }, { place: entries.get(id)?.name ?? id, seats: cycle.seats }),
  );
  if (problems.length > 0) throw new Refusal("invalid-input", { count: problems.length }, { problems });
  return pairs;
}

async function groundOf(tx: Tx, call: CallContext, cycle: CycleRow, accountIds: readonly string[]): Promise<Ground> {
  const { universityId } = actorOf(call);
  const entries = await entriesOfCycle(tx, universityId, cycle.id)
    .where("e.state", "in", [...READABLE])
    .orderBy("e.id")
    .execute();
  const taken = await tx
    .selectFrom("review_assignments")
    .select(["entry_id", "account_id", "seat"])
    .where("university_id", "=", universityId)
    .where("cycle_id", "=", cycle.id)
    .where("withdrawn_at", "is", null)
    .execute();
  const readers = await readersOf(tx, universityId, cycle, accountIds, today(call.services));
  return {
    cycle,
    taken,
    entries: new Map(entries.map((each) => [each.id, each])),
    readers: new Map(readers.map((each) => [each.id, each])),
  };
}

/** The pairs with their seats: the lowest that are free. */
function seated(pairs: readonly Pair[], taken: readonly Taken[]): (Pair & { seat: number })[] {
  const seats = new Map<string, Set<number>>();
  for (const { entry_id, seat } of taken) seats.set(entry_id, (seats.get(entry_id) ?? new Set()).add(seat));
  return pairs.map((pair) => {
    const own = seats.get(pair.entry) ?? new Set();
    let seat = 1;
    while (own.has(seat)) seat += 1;
    seats.set(pair.entry, own.add(seat));
    return { ...pair, seat };
  });
}

/** Assigns reviewers, by hand or in a circle: as many statements for a school as for one. */
export const assignReviewers: Handler<typeof rows.assignReviews> = async (call) => {
  const universityId = await authoriseSchool(call);
  const { services, input } = call;
  const { body } = input;
  return inTransaction(services.db, async (tx) => {
    const cycle = await lockCycle(tx, universityId, input.params.id);
    if (cycle.closed_at !== null) throw new Refusal("conflict", { why: cycleRefusals.closed });
    const accountIds = body.by === "circle" ? body.accountIds : body.pairs.map((each) => each.accountId);
    const ground = await groundOf(tx, call, cycle, [...new Set(accountIds)]);
    const pairs =
      body.by === "circle"
        ? pairsInCircle(ground)
        : body.pairs
            .map((each) => ({ entry: each.entryId, reader: each.accountId }))
            .filter(
              (each) => !ground.taken.some((one) => one.entry_id === each.entry && one.account_id === each.reader),
            );
    const problems = problemsOf(ground, pairs);
    if (problems.length > 0) throw new Refusal("invalid-input", { count: problems.length }, { problems });
    const given = seated(pairs, ground.taken).map((each) => ({ ...each, id: services.newId() }));
    const at = new Date(services.now().epochMilliseconds);
    await sql`insert into review_assignments (university_id, id, cycle_id, entry_id, account_id, seat, version, assigned_at)
      select ${universityId}, r.id, ${cycle.id}, r.entry, r.reader::uuid, r.seat, 1, ${at}
      from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as r(id text, entry text, reader text, seat int)`.execute(
      tx,
    );
    await noteInCycle(tx, call, { action: "reviews-assigned", list: "reviews", id: cycle.id, content: given });
    return { assigned: given.length };
  });
};

/** Takes an assignment back; its seat is free again, and what was said in it counts no more. */
export const withdrawAssignment: Handler<typeof rows.withdrawReview> = async (call) => {
  const universityId = await authoriseSchool(call);
  const { services } = call;
  const { id } = call.input.params;
  return inTransaction(services.db, async (tx) => {
    const row = await tx
      .selectFrom("review_assignments")
      .select("entry_id")
      .where("university_id", "=", universityId)
      .where("id", "=", id)
      .where("withdrawn_at", "is", null)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (row === undefined) throw new Refusal("not-found");
    const { entry } = await entryOf(tx, universityId, row.entry_id);
    if (!READABLE.includes(entry.state)) throw new Refusal("conflict", { why: cycleRefusals.resultOver });
    await tx
      .updateTable("review_assignments")
      .set({ withdrawn_at: new Date(services.now().epochMilliseconds) })
      .where("university_id", "=", universityId)
      .where("id", "=", id)
      .execute();
    await noteInCycle(tx, call, {
      action: "review-withdrawn",
      list: "reviews",
      id,
      organisationId: entry.organisation_id,
      content: call.input.body.reason,
    });
    return { done: true };
  });
};
