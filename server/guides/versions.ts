import type * as rows from "#api/endpoints/guides.ts";
import { checkPack } from "#domain/guides/check-pack.ts";
import { diffGuides } from "#domain/guides/diff.ts";
import type { GuidePack } from "#domain/guides/pack.ts";
import type { Template } from "#domain/wording/language.ts";
import { inTransaction } from "#server/db/db.ts";
import type { Tx } from "#server/db/db.ts";
import { headOf, noteGuideEvent } from "#server/guides/managing.ts";
import { findGuide, findGuides, insertDraft, lockGuide, updateGuide } from "#server/guides/store.ts";
import type { StoredGuide } from "#server/guides/store.ts";
import { actorOf } from "#server/http/call.ts";
import type { CallContext, Handler } from "#server/http/call.ts";
import { authoriseSchool } from "#server/http/authorise-school.ts";
import { Refusal } from "#server/http/refusal.ts";

const reasons = {
  notADraft: {
    "zh-CN": "已发布的版本不能修改；请以它为底稿起草新版本。",
    en: "A published version never changes; draft a new one from it.",
  },
  notPublished: { "zh-CN": "只有已发布的版本可以停用。", en: "Only a published version can be retired." },
} as const satisfies Record<string, Template>;

export const listSchoolGuides: Handler<typeof rows.listGuides> = async (call) => ({
  guides: (await findGuides(call.services.db, actorOf(call).universityId)).map(headOf),
});

async function guideOf(call: CallContext, id: string): Promise<StoredGuide> {
  const found = await findGuide(call.services.db, actorOf(call).universityId, id);
  if (found === undefined) throw new Refusal("not-found");
  return found;
}

export const readSchoolGuide: Handler<typeof rows.readGuide> = (call) => guideOf(call, call.input.params.id);

export const compareSchoolGuides: Handler<typeof rows.compareGuides> = async (call) => {
  const [one, other] = [await guideOf(call, call.input.params.id), await guideOf(call, call.input.params.other)];
  return { diff: diffGuides([one.content], [other.content]) };
};

export const draftSchoolGuide: Handler<typeof rows.draftGuide> = async (call) => {
  const universityId = await authoriseSchool(call);
  const { content } = await guideOf(call, call.input.params.id);
  return inTransaction(call.services.db, async (tx) => {
    const draft = await insertDraft(tx, call.services, universityId, { label: call.input.body.label, content });
    await noteGuideEvent(tx, call, "guide-drafted", draft);
    return headOf(draft);
  });
};

function mustBeSound(content: GuidePack): void {
  const problems = checkPack(content, content.title);
  if (problems.length > 0) throw new Refusal("invalid-input", { count: problems.length }, { problems });
}

/** The version that is to be changed, locked and as the caller saw it. */
async function seenGuide(tx: Tx, universityId: number, id: string, version: number): Promise<StoredGuide> {
  const before = await lockGuide(tx, universityId, id);
  if (before === undefined) throw new Refusal("not-found");
  if (before.version !== version)
    throw new Refusal("stale-version", { current: before.version }, { current: headOf(before) });
  return before;
}

export const changeSchoolGuide: Handler<typeof rows.changeGuide> = async (call) => {
  const universityId = await authoriseSchool(call);
  const { version, label, content } = call.input.body;
  mustBeSound(content);
  return inTransaction(call.services.db, async (tx) => {
    const before = await seenGuide(tx, universityId, call.input.params.id, version);
    if (before.state !== "draft") throw new Refusal("conflict", { why: reasons.notADraft });
    const after = await updateGuide(tx, call.services, universityId, before, { label, content });
    await noteGuideEvent(tx, call, "guide-changed", after);
    return headOf(after);
  });
};

export const publishSchoolGuide: Handler<typeof rows.publishGuide> = async (call) => {
  const universityId = await authoriseSchool(call);
  return inTransaction(call.services.db, async (tx) => {
    const before = await seenGuide(tx, universityId, call.input.params.id, call.input.body.version);
    if (before.state !== "draft") throw new Refusal("conflict", { why: reasons.notADraft });
    mustBeSound(before.content);
    const after = await updateGuide(tx, call.services, universityId, before, { state: "published" });
    await noteGuideEvent(tx, call, "guide-published", after);
    return headOf(after);
  });
};

export const retireSchoolGuide: Handler<typeof rows.retireGuide> = async (call) => {
  const universityId = await authoriseSchool(call);
  return inTransaction(call.services.db, async (tx) => {
    const before = await seenGuide(tx, universityId, call.input.params.id, call.input.body.version);
    if (before.state !== "published") throw new Refusal("conflict", { why: reasons.notPublished });
    const after = await updateGuide(tx, call.services, universityId, before, { state: "retired" });
    await noteGuideEvent(tx, call, "guide-retired", after);
    return headOf(after);
  });
};
