import type { Bundle } from "#domain/bundle/bundle.ts";
import type { Db } from "#server/db/db.ts";

/** The fields that name an organisation, in whatever list. */
const NAMING = new Set([
  "parentId",
  "organisationId",
  "alsoFor",
  "succeeds",
  "issuerId",
  "approverId",
  "departmentId",
  "branchId",
]);

function renamed<Value>(value: Value, from: string, to: string): Value {
  const walk = (each: unknown, names: boolean): unknown => {
    if (typeof each === "string") return names && each === from ? to : each;
    if (Array.isArray(each)) return each.map((item: unknown) => walk(item, names));
    if (typeof each !== "object" || each === null) return each;
    return Object.fromEntries(Object.entries(each).map(([name, content]) => [name, walk(content, NAMING.has(name))]));
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- texts become other texts, the shape stays
  return walk(value, false) as Value;
}

/**
 * The bundle under the school's own root. A file made elsewhere has a university of another id, and a school has one university: the
 * file's is taken for it. Entries keep their places, so that a path still leads into the file.
 */
export async function underOwnRoot(db: Db, universityId: number, bundle: Bundle): Promise<Bundle> {
  const roots = bundle.organisations.filter((each) => each.kind === "university");
  const [root] = roots;
  if (root === undefined || roots.length > 1) return bundle;
  const own = await db
    .selectFrom("organisations")
    .select(["id", "entry"])
    .where("university_id", "=", universityId)
    .where("kind", "=", "university")
    .executeTakeFirst();
  if (own === undefined || own.id === root.id) return bundle;
  const there = renamed(bundle, root.id, own.id);
  return { ...there, organisations: there.organisations.map((each) => (each.id === root.id ? own.entry : each)) };
}
