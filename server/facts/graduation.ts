import { sql } from "kysely";
import type { commitGraduation, previewGraduation } from "#api/endpoints/organisations.ts";
import type { EndReason } from "#api/endpoints/fact-schemas.ts";
import type { InputOf } from "#api/endpoint.ts";
import { referredWords } from "#domain/bundle/checks/list-words.ts";
import { checkProblems } from "#domain/problems/check-problems.ts";
import { problem } from "#domain/problems/problem.ts";
import type { Problem } from "#domain/problems/problem.ts";
import { inTransaction } from "#server/db/db.ts";
import type { Db } from "#server/db/db.ts";
import { changeWrite, loadedPart, logAll, writeAll } from "#server/facts/bulk.ts";
import type { Change, Loaded } from "#server/facts/bulk.ts";
import { draftOf } from "#server/facts/draft.ts";
import { changesFor, refuseProblems } from "#server/facts/save.ts";
import { viewerOf } from "#server/facts/viewer.ts";
import { actorOf } from "#server/http/call.ts";
import type { Handler } from "#server/http/call.ts";
import { Refusal } from "#server/http/refusal.ts";
import { today } from "#server/services.ts";
import { lockForJudging } from "#server/verdicts/lock.ts";
import { rejudgeLocked } from "#server/verdicts/rejudge.ts";

type Body = InputOf<typeof commitGraduation>["body"];
type Line = {
  id: string;
  memberId: string;
  name: string | null;
  endReason: EndReason;
  to: string | null;
  posts: number;
};
type State = { roster: Loaded<"roster">[]; posts: { memberId: string; count: number }[] };

async function load(db: Db, universityId: number, { branchId, on, members }: Body): Promise<State> {
  const ids = members.map((each) => each.id);
  const { rows } = await sql<State>`select
    ${loadedPart("roster", sql`t.university_id = ${universityId} and t.organisation_id = ${branchId} and t.id = any(${ids}::text[])`)} as roster,
    (select coalesce(jsonb_agg(one), '[]') from (select person_id as "memberId", count(*) as count from positions
      where university_id = ${universityId} and organisation_id = ${branchId} and person_id is not null
        and (entry ->> 'to' is null or entry ->> 'to' > ${on}) group by person_id) one) as posts`.execute(db);
  return rows[0] ?? { roster: [], posts: [] };
}

/** What happens to each; an entry of another branch is refused as one that is not there. */
function plan(
  { roster, posts }: State,
  { on, members }: Body,
): { lines: Line[]; changes: Change<"roster">[]; problems: Problem[] } {
  const known = new Map(roster.map((each) => [each.id, each]));
  const held = new Map(posts.map((each) => [each.memberId, each.count]));
  const lines: Line[] = [];
  const changes: Change<"roster">[] = [];
  const problems: Problem[] = [];
  for (const [row, { id, endReason }] of members.entries()) {
    const before = known.get(id);
    if (before === undefined) {
      problems.push(
        problem(checkProblems.dangling, { path: ["members", row, "id"] }, { value: id, list: referredWords.members }),
      );
      continue;
    }
    const to = endReason === "retained" ? null : on;
    if (to !== null && before.entry.from > to) {
      problems.push(problem(checkProblems.endBeforeStart, { path: ["on"] }, { value: to, start: before.entry.from }));
    }
    const draft = { ...draftOf("roster", before.entry), to };
    const name = before.extra.name ?? null;
    lines.push({
      id,
      memberId: draft.memberId,
      name,
      endReason,
      to,
      posts: to === null ? 0 : (held.get(draft.memberId) ?? 0),
    });
    changes.push({ list: "roster", id, before, draft, extra: { ...before.extra, endReason } });
  }
  return { lines, changes, problems };
}

/** June: what the end of the roster entries would be; nothing is saved. */
export const previewLeaving: Handler<typeof previewGraduation> = async (call) => {
  const { body } = call.input;
  await call.authorise([body.branchId]);
  const { lines, problems } = plan(await load(call.services.db, actorOf(call).universityId, body), body);
  refuseProblems(problems);
  return { members: lines };
};

/** June: ends roster entries with a reason, or notes who stays on the books (暂留); all of them or none. */
export const commitLeaving: Handler<typeof commitGraduation> = async (call) => {
  const { body } = call.input;
  const viewer = viewerOf(call);
  const { universityId } = viewer.actor;
  const { services } = call;
  const [branch] = await call.authorise([body.branchId]);
  if (branch === undefined) throw new Refusal("not-found");
  const day = today(services);
  return inTransaction(services.db, async (tx) => {
    const ids = body.members.map((each) => each.id);
    const { rows } = await sql<{ person: string }>`select distinct person_id as person from roster
      where university_id = ${universityId} and organisation_id = ${branch.id} and id = any(${ids}::text[])`.execute(
      tx,
    );
    const judged = await lockForJudging(tx, universityId, [branch.id], day, {
      persons: rows.map((each) => each.person),
    });
    const state = await load(tx, universityId, body);
    const { lines, changes, problems } = plan(state, body);
    refuseProblems(problems);
    const stale = body.members.find(
      (each) => changes.find((one) => one.id === each.id)?.before?.version !== each.version,
    );
    if (stale !== undefined) {
      const current = changes.find((one) => one.id === stale.id)?.before?.version ?? 0;
      throw new Refusal("stale-version", { current }, { current: { id: stale.id, version: current } });
    }
    const written = changes.map((each) => changeWrite(call, each, body.reason));
    await writeAll(tx, written);
    const touched = await rejudgeLocked(tx, services, universityId, judged, day);
    await logAll(tx, call, written);
    return { members: lines, changes: changesFor(touched, [branch], viewer) };
  });
};
