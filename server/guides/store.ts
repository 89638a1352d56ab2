import type { GuideHead } from "#api/endpoints/guides.ts";
import type { GuidePack } from "#domain/guides/pack.ts";
import type { Db, Tx } from "#server/db/db.ts";
import { json } from "#server/db/json.ts";
import type { Services } from "#server/services.ts";

export type StoredGuide = GuideHead & { content: GuidePack };

function headOf({ content, ...row }: GuideRow): StoredGuide {
  return { ...row, title: content.title, content };
}

type GuideRow = Omit<GuideHead, "title"> & { content: GuidePack };

function query(db: Db, universityId: number) {
  return db
    .selectFrom("guide_versions")
    .select(["id", "pack", "guide", "label", "applies_to as appliesTo", "state", "version", "content"])
    .where("university_id", "=", universityId);
}

export async function findGuides(db: Db, universityId: number): Promise<StoredGuide[]> {
  const rows = await query(db, universityId).orderBy("created_at").orderBy("id").execute();
  return rows.map(headOf);
}

export async function findGuide(db: Db, universityId: number, id: string): Promise<StoredGuide | undefined> {
  const row = await query(db, universityId).where("id", "=", id).executeTakeFirst();
  return row === undefined ? undefined : headOf(row);
}

/** The version, locked until the transaction ends. */
export async function lockGuide(tx: Tx, universityId: number, id: string): Promise<StoredGuide | undefined> {
  const row = await query(tx, universityId).where("id", "=", id).forUpdate().executeTakeFirst();
  return row === undefined ? undefined : headOf(row);
}

export async function insertDraft(
  tx: Tx,
  { newId, now }: Services,
  universityId: number,
  { label, content }: { label: string; content: GuidePack },
): Promise<StoredGuide> {
  const id = newId();
  const { pack, guide, appliesTo, title } = content;
  await tx
    .insertInto("guide_versions")
    .values({
      university_id: universityId,
      id,
      pack,
      guide,
      label,
      applies_to: appliesTo,
      state: "draft",
      content: json(content),
      version: 1,
      created_at: new Date(now().epochMilliseconds),
      published_at: null,
      retired_at: null,
    })
    .execute();
  return { id, pack, guide, label, title, appliesTo, state: "draft", version: 1, content };
}

type Changes = { label?: string; content?: GuidePack; state?: "published" | "retired" };

/** The next version of a row that `lockGuide` holds. */
export async function updateGuide(
  tx: Tx,
  { now }: Services,
  universityId: number,
  before: StoredGuide,
  changes: Changes,
): Promise<StoredGuide> {
  const at = new Date(now().epochMilliseconds);
  const after = { ...before, ...changes, version: before.version + 1 };
  const { content } = after;
  await tx
    .updateTable("guide_versions")
    .set({
      label: after.label,
      state: after.state,
      pack: content.pack,
      guide: content.guide,
      applies_to: content.appliesTo,
      content: json(content),
      version: after.version,
      ...(changes.state === "published" ? { published_at: at } : {}),
      ...(changes.state === "retired" ? { retired_at: at } : {}),
    })
    .where("university_id", "=", universityId)
    .where("id", "=", before.id)
    .execute();
  return { ...after, pack: content.pack, guide: content.guide, title: content.title, appliesTo: content.appliesTo };
}
