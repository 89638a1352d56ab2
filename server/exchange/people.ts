import { createHmac } from "node:crypto";
import type { Db } from "#server/db/db.ts";
import type { Services } from "#server/services.ts";

/**
 * How much an export tells of people. `counts`: rosters, attendees and pairs stay, statements of equal numbers go in
 * their place. The branch itself may ask for its own: `ids` as it keeps them, or `pseudonyms` that are others in each branch.
 */
export const peopleModes = ["counts", "pseudonyms", "ids"] as const;
export type PeopleMode = (typeof peopleModes)[number];

/** The name under which a member of a branch leaves the system. */
export type Rename = (branchId: string, memberId: string) => string;

const SECRET_BYTES = 32;
const LETTERS = 16;

async function secretOf(db: Db, universityId: number, services: Pick<Services, "randomBytes">): Promise<Buffer> {
  const read = async (): Promise<Buffer | null> =>
    (
      await db
        .selectFrom("universities")
        .select("export_secret")
        .where("id", "=", universityId)
        .executeTakeFirstOrThrow()
    ).export_secret;
  const known = await read();
  if (known !== null) return known;
  // Two first exports at once: the one that writes decides for both.
  await db
    .updateTable("universities")
    .set({ export_secret: services.randomBytes(SECRET_BYTES) })
    .where("id", "=", universityId)
    .where("export_secret", "is", null)
    .execute();
  return (await read()) ?? Buffer.alloc(0);
}

/** The names of members in an export: always the same for a branch, so that two exports of it can be compared. */
export async function renaming(
  db: Db,
  universityId: number,
  mode: PeopleMode,
  services: Pick<Services, "randomBytes">,
): Promise<Rename> {
  if (mode !== "pseudonyms") return (_branchId, memberId) => memberId;
  const secret = await secretOf(db, universityId, services);
  return (branchId, memberId) => {
    const hash = createHmac("sha256", secret)
      .update(JSON.stringify([branchId, memberId]))
      .digest("base64url");
    return `m-${hash.slice(0, LETTERS)}`;
  };
}
