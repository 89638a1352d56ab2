import { sql } from "kysely";
import type { erasable, redactActivity } from "#api/endpoints/activities.ts";
import type { Activity, Segment } from "#domain/bundle/activities.ts";
import { appendAudit } from "#server/audit/append.ts";
import type { AuditEntry } from "#server/audit/append.ts";
import { factHash } from "#server/audit/fact-hash.ts";
import { inTransaction } from "#server/db/db.ts";
import type { Tx } from "#server/db/db.ts";
import { tickVersions } from "#server/facts/attendance-store.ts";
import { lookAround, wantedFor } from "#server/facts/around.ts";
import { clockText, draftOf, parseEntry } from "#server/facts/draft.ts";
import { factWrite } from "#server/facts/fact-write.ts";
import { branchOf } from "#server/facts/people.ts";
import type { People } from "#server/facts/people.ts";
import { putFacts } from "#server/facts/put.ts";
import { shown, shownWithAbilities } from "#server/facts/show.ts";
import type { Stored } from "#server/facts/stored.ts";
import { viewerOf } from "#server/facts/viewer.ts";
import { storedFor } from "#server/facts/write.ts";
import type { Handler } from "#server/http/call.ts";
import { forgetAnswersAbout } from "#server/http/idempotency.ts";
import { Refusal } from "#server/http/refusal.ts";
import { today } from "#server/services.ts";
import type { Services } from "#server/services.ts";
import { lockForJudging } from "#server/verdicts/lock.ts";
import { rejudgeLocked } from "#server/verdicts/rejudge.ts";

type Erased = (typeof erasable)[number];

/** What stands where a title had to be erased: an activity cannot be without one. */
const ERASED_TITLE = "（已抹去）";

function segmentWithout(segment: Segment, erase: ReadonlySet<Erased>): Segment {
  const { attendees: _attendees, talk: _talk, agenda, forum, ...rest } = segment;
  return {
    ...rest,
    ...(agenda == null
      ? {}
      : {
          agenda: agenda.map(({ title, ...item }) =>
            title == null || erase.has("agenda-titles") ? item : { ...item, title },
          ),
        }),
    ...(forum == null ? {} : { forum: erase.has("speakers") ? { ...forum, speakers: null } : forum }),
  };
}

/** The activity without the text that is erased. */
function withoutText(activity: Activity, erase: ReadonlySet<Erased>): Activity {
  const { minutes, place, convener, recorder, ...rest } = activity;
  return {
    ...rest,
    ...(minutes == null || erase.has("minutes") ? {} : { minutes }),
    ...(place == null || erase.has("place") ? {} : { place }),
    ...(convener == null || erase.has("convener") ? {} : { convener }),
    ...(recorder == null || erase.has("recorder") ? {} : { recorder }),
    title: erase.has("title") ? ERASED_TITLE : rest.title,
    segments: rest.segments.map((each) => segmentWithout(each, erase)),
  };
}

type VersionText = { version: number; entry: unknown };

/**
 * Erases from every version, and with the text the salt of its hash: what the chain holds of it says nothing more.
 * @returns how many versions there are
 */
async function eraseVersions(tx: Tx, universityId: number, id: string, erase: ReadonlySet<Erased>): Promise<number> {
  const { rows } = await sql<VersionText>`select version, entry from fact_versions
    where university_id = ${universityId} and list = 'activities' and id = ${id} and entry is not null`.execute(tx);
  const kept = rows.map(({ version, entry }) => ({
    version,
    entry: withoutText(parseEntry("activities", entry), erase),
  }));
  const people = erase.has("people");
  await sql`with ticks as (
      update fact_versions set private = null, salt = null where ${people} and university_id = ${universityId}
        and list = 'attendance' and starts_with(id, ${`${id}/`})
    )
    update fact_versions v set entry = kept.entry, salt = null,
      private = case when ${people} then null else v.private end,
      reason = case when ${erase.has("reasons")} then null else v.reason end
    from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as kept(version int, entry jsonb)
    where v.university_id = ${universityId} and v.list = 'activities' and v.id = ${id} and v.version = kept.version`.execute(
    tx,
  );
  return rows.length;
}

type Erasing = { universityId: number; accountId: string; address: string; reason: string; activityId: string };

/** The last version of every branch's ticks: that they were erased. */
async function eraseTicks(tx: Tx, services: Services, erasing: Erasing): Promise<AuditEntry[]> {
  const { universityId, accountId, address, reason, activityId } = erasing;
  const ticks = await tickVersions(tx, universityId, activityId);
  const fresh = ticks.map((each) => ({ ...each, salt: services.randomBytes(16) }));
  if (fresh.length > 0) {
    await tx
      .insertInto("fact_versions")
      .values(
        fresh.map(({ id, version, salt }) => ({
          university_id: universityId,
          list: "attendance" as const,
          id,
          version: version + 1,
          action: "redact" as const,
          recorded_at: new Date(services.now().epochMilliseconds),
          account_id: accountId,
          reason,
          salt,
        })),
      )
      .execute();
  }
  return fresh.map(({ id, hash, salt }) => ({
    accountId,
    address,
    action: "redact",
    list: "attendance",
    targetId: id,
    organisationId: id.slice(activityId.length + 1),
    beforeHash: hash,
    afterHash: factHash(salt, null, null),
  }));
}

/** Erases text or names of an activity from all its versions; the fact stays, and a version and the log tell of the erasing. */
export const redact: Handler<typeof redactActivity> = async (call) => {
  const { params, body } = call.input;
  const viewer = viewerOf(call);
  const { universityId, accountId } = viewer.actor;
  const { services } = call;
  const before = await storedFor(call, viewer, "activities", params.id);
  const [owner] = await call.authorise([before.organisation_id]);
  if (owner === undefined) throw new Refusal("not-found");
  const erase = new Set(body.erase);
  const day = today(services);
  return inTransaction(services.db, async (tx) => {
    const judged = await lockForJudging(tx, universityId, [owner.id, ...(before.entry.alsoFor ?? [])], day, {
      persons: before.attendees.map((each) => each.memberId),
    });
    const about = { id: params.id, gone: false, removedItems: [], titles: [] };
    const { current, beforeHash } = await lookAround(
      tx,
      universityId,
      "activities",
      about,
      wantedFor("activities", draftOf("activities", before.entry), branchOf(owner)),
    );
    if (current === null) throw new Refusal("not-found");
    if (current.version !== body.version) {
      throw new Refusal(
        "stale-version",
        { current: current.version },
        { current: shown("activities", current, viewer) },
      );
    }
    const versions = await eraseVersions(tx, universityId, params.id, erase);
    await forgetAnswersAbout(tx, params.id);
    const now = services.now();
    const { minutes } = current;
    const entry = withoutText(minutes === null ? current.entry : { ...current.entry, minutes }, erase);
    const people: People = erase.has("people") ? { attendees: [], talks: [] } : current;
    const { write, audit } = factWrite(
      {
        universityId,
        list: "activities",
        id: params.id,
        version: body.version + 1,
        action: "redact",
        organisationId: owner.id,
        entry,
        extra: {},
        people,
        imported: current.imported,
        recordedAt: clockText(Temporal.Instant.from(current.recorded_at)),
        at: clockText(now),
        accountId,
        reason: body.reason,
        salt: services.randomBytes(16),
        beforeHash: beforeHash === null ? null : Buffer.from(beforeHash, "hex"),
      },
      call.address,
    );
    await putFacts(tx, [write]);
    await rejudgeLocked(tx, services, universityId, judged, day);
    const erasing = { universityId, accountId, address: call.address, reason: body.reason, activityId: params.id };
    const ticks = erase.has("people") ? await eraseTicks(tx, services, erasing) : [];
    await appendAudit(tx, universityId, now, [audit, ...ticks]);
    const { minutes: rest, ...bare } = entry;
    const stored: Stored<"activities"> = {
      ...current,
      version: body.version + 1,
      entry: bare,
      minutes: rest ?? null,
      ...people,
    };
    return { record: shownWithAbilities("activities", stored, viewer), versions: versions + 1 };
  });
};
