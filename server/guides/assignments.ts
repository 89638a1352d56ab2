import { sql } from "kysely";
import type * as rows from "#api/endpoints/guides.ts";
import type { GuideAssignment } from "#api/endpoints/guides.ts";
import type { Template } from "#domain/wording/language.ts";
import type { InputOf } from "#api/endpoint.ts";
import { inTransaction } from "#server/db/db.ts";
import type { Tx } from "#server/db/db.ts";
import { noteGuideEvent } from "#server/guides/managing.ts";
import { actorOf, ownOrganisations } from "#server/http/call.ts";
import type { AuthorisedOrganisation, Call, CallContext, Handler } from "#server/http/call.ts";
import { Refusal } from "#server/http/refusal.ts";
import { today } from "#server/services.ts";
import { judgeSchoolAnew } from "#server/verdicts/judge-school.ts";
import { rejudge } from "#server/verdicts/rejudge.ts";

const reasons = {
  notPublished: { "zh-CN": "只能指定已发布的指南版本。", en: "Only a published version of a guide can be assigned." },
  otherKind: { "zh-CN": "这份指南不适用于这类党组织。", en: "This guide is for another kind of organisation." },
  notItself: {
    "zh-CN": "自查由本组织自己发起，结果也只有本组织可见。",
    en: "A self-check is the organisation’s own affair: it begins it, and it alone sees the outcome.",
  },
  backwards: { "zh-CN": "结束日期不能早于开始日期。", en: "The end cannot be before the beginning." },
} as const satisfies Record<string, Template>;

const columns = [
  "id",
  "organisation_id as organisationId",
  "guide_version_id as guideVersionId",
  "mode",
  "valid_from as from",
  "valid_to as to",
  "version",
] as const;

function isOwn(call: CallContext, organisationId: string): boolean {
  return ownOrganisations(actorOf(call), today(call.services)).includes(organisationId);
}

async function authorised(call: CallContext, organisationId: string): Promise<AuthorisedOrganisation> {
  const [organisation] = await call.authorise([organisationId]);
  if (organisation === undefined) throw new Refusal("not-found");
  return organisation;
}

export const listGuideAssignments: Handler<typeof rows.listAssignments> = async (call) => {
  const organisation = await authorised(call, call.input.params.id);
  const { universityId } = actorOf(call);
  const assignments = await call.services.db
    .selectFrom("guide_assignments")
    .select(columns)
    .where("university_id", "=", universityId)
    .where((where) =>
      where.or([
        where("organisation_id", "in", [...organisation.path]),
        where("organisation_id", "in", (from) =>
          from
            .selectFrom("organisations")
            .select("id")
            .where("university_id", "=", universityId)
            .where(sql<boolean>`path @> array[${organisation.id}]::text[]`),
        ),
      ]),
    )
    .orderBy("valid_from")
    .orderBy("id")
    .execute();
  return {
    assignments: assignments.filter((each) => each.mode === "assessed" || isOwn(call, each.organisationId)),
  };
};

type Assigned = InputOf<typeof rows.assignGuide>["body"];

async function assign(
  call: CallContext,
  organisation: AuthorisedOrganisation,
  mode: GuideAssignment["mode"],
  { guideVersionId, from, to = null }: Assigned,
): Promise<GuideAssignment> {
  const { services } = call;
  const { universityId, accountId } = actorOf(call);
  if (to !== null && to < from) throw new Refusal("conflict", { why: reasons.backwards });
  return inTransaction(services.db, async (tx) => {
    const guide = await tx
      .selectFrom("guide_versions")
      .select(["state", "applies_to"])
      .where("university_id", "=", universityId)
      .where("id", "=", guideVersionId)
      .forShare()
      .executeTakeFirst();
    if (guide === undefined) throw new Refusal("not-found");
    if (guide.state !== "published") throw new Refusal("conflict", { why: reasons.notPublished });
    if (mode === "self-check" && guide.applies_to !== organisation.kind)
      throw new Refusal("conflict", { why: reasons.otherKind });
    const row = await tx
      .insertInto("guide_assignments")
      .values({
        university_id: universityId,
        id: services.newId(),
        organisation_id: organisation.id,
        guide_version_id: guideVersionId,
        mode,
        valid_from: from,
        valid_to: to,
        version: 1,
        recorded_at: new Date(services.now().epochMilliseconds),
      })
      .returning(columns)
      .executeTakeFirstOrThrow();
    await judgeAfter(tx, call, row, accountId);
    await noteGuideEvent(tx, call, "guide-assigned", { id: row.id, organisationId: organisation.id, content: row });
    return row;
  });
}

/** A self-check concerns its organisation; what is assessed, everybody below and above. */
async function judgeAfter(tx: Tx, call: CallContext, row: GuideAssignment, accountId: string): Promise<void> {
  const { universityId } = actorOf(call);
  if (row.mode === "self-check") await rejudge(tx, call.services, universityId, [row.organisationId]);
  else await judgeSchoolAnew(tx, call.services, universityId, accountId);
}

export const assignSchoolGuide: Handler<typeof rows.assignGuide> = async (call) =>
  assign(call, await authorised(call, call.input.params.id), "assessed", call.input.body);

async function ownOrganisation(call: CallContext, id: string): Promise<AuthorisedOrganisation> {
  const organisation = await authorised(call, id);
  if (!isOwn(call, id)) throw new Refusal("conflict", { why: reasons.notItself });
  return organisation;
}

export const beginSelfCheck: Handler<typeof rows.selfCheckGuide> = async (call) =>
  assign(call, await ownOrganisation(call, call.input.params.id), "self-check", call.input.body);

async function end(
  call: Call<typeof rows.endAssignment>,
  organisation: AuthorisedOrganisation,
  mode: GuideAssignment["mode"],
): Promise<GuideAssignment> {
  const { services } = call;
  const { universityId, accountId } = actorOf(call);
  const { version, to } = call.input.body;
  return inTransaction(services.db, async (tx) => {
    const before = await tx
      .selectFrom("guide_assignments")
      .select(columns)
      .where("university_id", "=", universityId)
      .where("id", "=", call.input.params.assignment)
      .where("organisation_id", "=", organisation.id)
      .where("mode", "=", mode)
      .forUpdate()
      .executeTakeFirst();
    if (before === undefined) throw new Refusal("not-found");
    if (before.version !== version)
      throw new Refusal("stale-version", { current: before.version }, { current: before });
    if (to < before.from) throw new Refusal("conflict", { why: reasons.backwards });
    const after = await tx
      .updateTable("guide_assignments")
      .set({ valid_to: to, version: version + 1, recorded_at: new Date(services.now().epochMilliseconds) })
      .where("university_id", "=", universityId)
      .where("id", "=", before.id)
      .returning(columns)
      .executeTakeFirstOrThrow();
    await judgeAfter(tx, call, after, accountId);
    await noteGuideEvent(tx, call, "guide-assignment-ended", {
      id: after.id,
      organisationId: organisation.id,
      content: after,
    });
    return after;
  });
}

export const endSchoolAssignment: Handler<typeof rows.endAssignment> = async (call) =>
  end(call, await authorised(call, call.input.params.id), "assessed");

export const endOwnSelfCheck: Handler<typeof rows.endSelfCheck> = async (call) =>
  end(call, await ownOrganisation(call, call.input.params.id), "self-check");
