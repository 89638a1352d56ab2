import { hash } from "node:crypto";
import { sql } from "kysely";
import type { Snapshot } from "#api/endpoints/assessment-shapes.ts";
import type { MoveDetails } from "#api/endpoints/cycle-shapes.ts";
import { canonical } from "#domain/bundle/canonical.ts";
import { answerMove } from "#domain/cycles/moves.ts";
import type { EntryFacts, EntryState, MoveName } from "#domain/cycles/moves.ts";
import { fill } from "#domain/wording/language.ts";
import type { Entered } from "#server/cycles/store.ts";
import type { Tx } from "#server/db/db.ts";
import { actorOf } from "#server/http/call.ts";
import type { CallContext } from "#server/http/call.ts";
import { Refusal } from "#server/http/refusal.ts";
import { today } from "#server/services.ts";

/** What an entry has after a move beside its state; what is left out stays. */
type After = {
  /** What is submitted with the move, frozen from then on. */
  snapshot?: { number: number; content: Snapshot };
  remarks?: Readonly<Record<string, string>> | null;
  extendedUntil?: string;
};

type Made = { move: MoveName; facts: EntryFacts; details?: MoveDetails; after?: After };

/** The state that a move leads to today. @throws Refusal `conflict` with the reason and what would help */
export function movedTo(call: CallContext, { entry }: Entered, move: MoveName, facts: EntryFacts): EntryState {
  const answer = answerMove(move, entry.state, facts, today(call.services));
  if (!answer.allowed) throw new Refusal("conflict", { why: filled(answer) });
  return answer.to;
}

function filled({ why, values }: Extract<ReturnType<typeof answerMove>, { allowed: false }>) {
  return { "zh-CN": fill(why, "zh-CN", values), en: fill(why, "en", values) };
}

/**
 * Makes a move of an entry that `lockEntry` holds, and adds it to the entry's history: one statement.
 * @throws Refusal `conflict` where the table of moves does not allow it
 */
export async function makeMove(
  tx: Tx,
  call: CallContext,
  entered: Entered,
  { move, facts, details, after = {} }: Made,
): Promise<{ id: string; state: EntryState; version: number }> {
  const { entry } = entered;
  const { accountId, universityId } = actorOf(call);
  const to = movedTo(call, entered, move, facts);
  const at = new Date(call.services.now().epochMilliseconds);
  const version = entry.version + 1;
  const { snapshot } = after;
  const digest = snapshot === undefined ? "" : hash("sha256", canonical(snapshot.content), "hex");
  const remarks = after.remarks === undefined ? entry.remarks : after.remarks;
  await sql`
    with moved as (
      update cycle_entries set state = ${to}, version = ${version}, changed_at = ${at},
        snapshot = ${snapshot?.number ?? entry.snapshot}::int, extended_until = ${after.extendedUntil ?? entry.extended_until}::date,
        remarks = ${remarks === null ? null : JSON.stringify(remarks)}::jsonb
      where university_id = ${universityId} and id = ${entry.id}
    ),
    frozen as (
      insert into assessment_snapshots (university_id, entry_id, number, as_of, submitted_at, account_id, content, digest)
      select ${universityId}, ${entry.id}, ${snapshot?.number ?? 0}::int, ${snapshot?.content.asOf ?? null}::date, ${at}::timestamptz,
        ${accountId}::uuid, ${snapshot === undefined ? null : JSON.stringify(snapshot.content)}::jsonb, decode(${digest}, 'hex')
      where ${snapshot !== undefined}
    )
    insert into cycle_moves (university_id, entry_id, number, move, from_state, to_state, reason, details, account_id, at)
    select ${universityId}, ${entry.id}, coalesce(max(number), 0) + 1, ${move}, ${entry.state}, ${to}, ${facts.reason}::text,
      ${details === undefined ? null : JSON.stringify(details)}::jsonb, ${accountId}::uuid, ${at}::timestamptz
    from cycle_moves where university_id = ${universityId} and entry_id = ${entry.id}`.execute(tx);
  return { id: entry.id, state: to, version };
}
