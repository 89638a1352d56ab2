import { sql } from "kysely";
import type { changeOrganisation, directory, dissolveOrganisation } from "#api/endpoints/organisations.ts";
import type { Draft } from "#api/endpoints/fact-schemas.ts";
import { draftOf } from "#server/facts/draft.ts";
import { shownWithAbilities } from "#server/facts/show.ts";
import { viewerOf } from "#server/facts/viewer.ts";
import { correctFact, storedFor } from "#server/facts/write.ts";
import { actorOf } from "#server/http/call.ts";
import type { CallContext, Handler } from "#server/http/call.ts";

/** Names and tree of the whole school, siblings in the official order: for choosing, and for nothing else. */
export const listDirectory: Handler<typeof directory> = async (call) => {
  const rows = await call.services.db
    .selectFrom("organisations")
    .select(["id", "parent_id", "kind", "name", "dissolved_on"])
    .where("university_id", "=", actorOf(call).universityId)
    .orderBy(sql`official_order nulls last`)
    .orderBy("id")
    .execute();
  return {
    organisations: rows.map((each) => ({
      id: each.id,
      parentId: each.parent_id,
      kind: each.kind,
      name: each.name,
      dissolved: each.dissolved_on !== null,
    })),
  };
};

type Values = {
  until: string;
  parentId?: string | undefined;
  category?: Draft<"organisations">["category"];
  name?: string | undefined;
};

/** The organisation with new values from the day after `until`; what they were is kept beside them. */
export function changedFrom(draft: Draft<"organisations">, { until, ...values }: Values): Draft<"organisations"> {
  const was = {
    until,
    ...(values.parentId === undefined || draft.parentId == null ? {} : { parentId: draft.parentId }),
    ...(values.category == null || draft.category == null ? {} : { category: draft.category }),
    ...(values.name === undefined ? {} : { name: draft.name }),
  };
  return {
    ...draft,
    ...(values.parentId === undefined ? {} : { parentId: values.parentId }),
    ...(values.category == null ? {} : { category: values.category }),
    ...(values.name === undefined ? {} : { name: values.name }),
    was: [...(draft.was ?? []), was],
  };
}

async function saved(
  call: CallContext,
  id: string,
  { version, reason }: { version: number; reason: string },
  change: (draft: Draft<"organisations">) => Draft<"organisations">,
) {
  const viewer = viewerOf(call);
  const before = await storedFor(call, viewer, "organisations", id);
  const entry = change(draftOf("organisations", before.entry));
  const { stored, changes, warnings } = await correctFact(call, "organisations", id, { entry, version, reason });
  return { record: shownWithAbilities("organisations", stored, viewer), changes, warnings };
}

/** A move, another category or name, from a day on. */
export const change: Handler<typeof changeOrganisation> = async (call) => {
  const { version, reason, ...values } = call.input.body;
  return saved(call, call.input.params.id, { version, reason }, (draft) => changedFrom(draft, values));
};

/** The last day of an organisation. */
export const dissolve: Handler<typeof dissolveOrganisation> = async (call) => {
  const { on, ...why } = call.input.body;
  return saved(call, call.input.params.id, why, (draft) => ({ ...draft, dissolvedOn: on }));
};
