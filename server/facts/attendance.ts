import type { readAttendance, tickAttendance } from "#api/endpoints/activities.ts";
import { checkProblems } from "#domain/problems/check-problems.ts";
import { referredWords } from "#domain/bundle/checks/list-words.ts";
import { factProblems } from "#domain/problems/fact-problems.ts";
import { problem } from "#domain/problems/problem.ts";
import type { Problem } from "#domain/problems/problem.ts";
import { appendAudit } from "#server/audit/append.ts";
import { factHash } from "#server/audit/fact-hash.ts";
import { inTransaction } from "#server/db/db.ts";
import { attendanceId, loadAttendance, putAttendance } from "#server/facts/attendance-store.ts";
import type { AttendanceAround, Tick, TickedAt } from "#server/facts/attendance-store.ts";
import { clockText } from "#server/facts/draft.ts";
import { branchOf } from "#server/facts/people.ts";
import { changesFor, refuseProblems } from "#server/facts/save.ts";
import type { Place } from "#server/facts/stored.ts";
import { viewerOf } from "#server/facts/viewer.ts";
import type { Viewer } from "#server/facts/viewer.ts";
import { storedFor } from "#server/facts/write.ts";
import type { CallContext, Handler } from "#server/http/call.ts";
import { Refusal } from "#server/http/refusal.ts";
import { today } from "#server/services.ts";
import { lockForJudging } from "#server/verdicts/lock.ts";
import { rejudgeLocked } from "#server/verdicts/rejudge.ts";

/** The branch as a party to the activity: its holder, or named by it. @throws Refusal `not-found` */
async function partyOf(call: CallContext, viewer: Viewer, activityId: string, branchId: string): Promise<Place> {
  const stored = await storedFor(call, viewer, "activities", activityId);
  const named = [stored.organisation_id, ...(stored.entry.alsoFor ?? [])];
  const parties = stored.places.filter((each) => named.includes(each.id));
  const party = parties.find((each) => each.id === branchId) ?? parties.find((each) => branchOf(each) === branchId);
  if (party === undefined) throw new Refusal("not-found");
  return party;
}

/** Who of one's own branch attended. */
export const readTicks: Handler<typeof readAttendance> = async (call) => {
  const { params, query } = call.input;
  const viewer = viewerOf(call);
  await partyOf(call, viewer, params.id, query.branch);
  await call.authorise([query.branch]);
  const at = { universityId: viewer.actor.universityId, activityId: params.id, branchId: query.branch };
  const { version, ticked } = await loadAttendance(call.services.db, at);
  return { version, segments: [...ticked] };
};

function problemsOf(ticks: readonly Tick[], around: AttendanceAround): Problem[] {
  const known = new Set(around.members);
  return ticks.flatMap(({ segment, memberIds }, row): Problem[] => [
    ...(segment < around.segments
      ? []
      : [problem(factProblems.segmentUnknown, { path: ["segments", row, "segment"] }, { value: segment })]),
    ...memberIds.flatMap((value, place) =>
      known.has(value)
        ? []
        : [
            problem(
              checkProblems.dangling,
              { path: ["segments", row, "memberIds", place] },
              { value, list: referredWords.members },
            ),
          ],
    ),
  ]);
}

/** A branch ticks its own members; nobody else's ticks are touched, and the activity keeps its version. */
export const tick: Handler<typeof tickAttendance> = async (call) => {
  const { params, body } = call.input;
  const viewer = viewerOf(call);
  const { services } = call;
  const { universityId, accountId } = viewer.actor;
  await partyOf(call, viewer, params.id, body.branchId);
  const [branch] = await call.authorise([body.branchId]);
  if (branch === undefined) throw new Refusal("not-found");
  const at: TickedAt = { universityId, activityId: params.id, branchId: body.branchId };
  const named = [...new Set(body.segments.flatMap((each) => each.memberIds))];
  const day = today(services);
  return inTransaction(services.db, async (tx) => {
    const judged = await lockForJudging(tx, universityId, [branch.id], day, { persons: named });
    const around = await loadAttendance(tx, at, named);
    if (around.heldOn === null) throw new Refusal("not-found");
    const current = { version: around.version, segments: around.ticked };
    if (around.version !== body.version) throw new Refusal("stale-version", { current: around.version }, { current });
    refuseProblems(problemsOf(body.segments, around));
    const now = services.now();
    const salt = services.randomBytes(16);
    const version = around.version + 1;
    const beside = { segments: body.segments };
    const id = attendanceId(at);
    await putAttendance(tx, at, around.heldOn, body.segments, {
      university_id: universityId,
      list: "attendance",
      id,
      version,
      action: version === 1 ? "create" : "correct",
      recorded_at: clockText(now),
      account_id: accountId,
      entry: null,
      private: beside,
      salt: `\\x${salt.toString("hex")}`,
    });
    const changes = await rejudgeLocked(tx, services, universityId, judged, day);
    const beforeHash = around.beforeHash === null ? null : Buffer.from(around.beforeHash, "hex");
    const afterHash = factHash(salt, null, beside);
    const who = { accountId, address: call.address, organisationId: branch.id };
    await appendAudit(tx, universityId, now, [
      { ...who, action: "tick", list: "attendance", targetId: id, beforeHash, afterHash },
    ]);
    return { version, segments: body.segments, changes: changesFor(changes, [branch], viewer) };
  });
};
