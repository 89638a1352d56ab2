import { sql } from "kysely";
import { firstState } from "#domain/cycles/moves.ts";
import { cycleProblems } from "#domain/problems/cycle-problems.ts";
import { problem } from "#domain/problems/problem.ts";
import type { Problem } from "#domain/problems/problem.ts";
import type { CycleRow } from "#server/cycles/store.ts";
import type { Tx } from "#server/db/db.ts";
import { actorOf } from "#server/http/call.ts";
import type { CallContext } from "#server/http/call.ts";
import { Refusal } from "#server/http/refusal.ts";
import { today } from "#server/services.ts";

type Place = { id: string; kind: string; name: string; dissolved_on: string | null };

/**
 * Takes organisations into a cycle: one statement to look, one to write, however many. Those that are in it already stay as they are.
 * @returns how many came in
 * @throws Refusal `invalid-input` that names each that is unknown, of another kind or dissolved
 */
export async function addEntries(tx: Tx, call: CallContext, cycle: CycleRow, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const { universityId } = actorOf(call);
  const { services } = call;
  const { rows } = await sql<Place>`select id, kind, name, dissolved_on from organisations
    where university_id = ${universityId} and id = any(${[...ids]}::text[])`.execute(tx);
  const places = new Map(rows.map((each) => [each.id, each]));
  const day = today(services);
  const problems = ids.flatMap((id, at): Problem[] => {
    const place = places.get(id);
    const where = { path: ["organisationIds", at] };
    if (place === undefined) return [problem(cycleProblems.unknownOrganisation, where, { value: id })];
    if (place.kind !== cycle.applies_to) return [problem(cycleProblems.otherKind, where, { value: place.name })];
    if (place.dissolved_on !== null && place.dissolved_on < day)
      return [problem(cycleProblems.dissolved, where, { value: place.name })];
    return [];
  });
  if (problems.length > 0) throw new Refusal("invalid-input", { count: problems.length }, { problems });
  const entries = [...new Set(ids)].map((organisation) => ({ id: services.newId(), organisation }));
  const at = new Date(services.now().epochMilliseconds);
  const added = await sql<{ id: string }>`
    insert into cycle_entries (university_id, id, cycle_id, organisation_id, state, version, changed_at)
    select ${universityId}, r.id, ${cycle.id}, r.organisation, ${firstState(cycle.phases)}, 1, ${at}
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as r(id text, organisation text)
    on conflict (university_id, cycle_id, organisation_id) do nothing returning id`.execute(tx);
  return added.rows.length;
}
