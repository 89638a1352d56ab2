import { sql } from "kysely";
import type { RawBuilder, SqlBool } from "kysely";
import type { ListQuery } from "#api/endpoints/fact-schemas.ts";
import { listActions } from "#api/endpoints/facts.ts";
import type { ListName } from "#domain/bundle/bundle.ts";
import type { AuthorisedOrganisation, CallContext } from "#server/http/call.ts";
import { actorOf } from "#server/http/call.ts";

/** Which organisations a list is read for. */
export type Scope = {
  universityId: number;
  /** The topmost of them. */
  tops: readonly AuthorisedOrganisation[];
  /** With everybody below them. */
  below: boolean;
  /** Where the caller sees what is for the organisation alone that held it, its groups included. */
  privateTops: readonly string[];
  /** The whole school is asked for, so that no organisation need be compared. */
  all: boolean;
};

/** What the caller asks for, as far as it is theirs to see. @throws Refusal `not-allowed`, `not-found` */
export async function scopeOf(call: CallContext, list: ListName, { organisation, below }: ListQuery): Promise<Scope> {
  const { universityId, scopes } = actorOf(call);
  const { reads } = listActions[list];
  const tops = organisation === undefined ? await call.reach(reads) : await call.authorise([organisation], reads);
  const wide = below ?? organisation === undefined;
  const mayAsk = scopes === null || scopes.includes("see-sensitive");
  return {
    universityId,
    tops,
    below: wide,
    privateTops: mayAsk ? (await call.reach("see-sensitive")).map((each) => each.id) : [],
    all: wide && tops.some((each) => each.path.length === 1),
  };
}

/** The condition that an organisation `o` belongs to the scope. */
export function inScope({ tops, below }: Scope): RawBuilder<SqlBool> {
  const ids = tops.map((each) => each.id);
  return below ? sql<SqlBool>`o.path && ${ids}::text[]` : sql<SqlBool>`o.id = any(${ids}::text[])`;
}

/** The condition that what is for an organisation alone may be seen at an organisation `o`. */
export function isOwn({ privateTops }: Scope): RawBuilder<SqlBool> {
  return sql<SqlBool>`(o.id = any(${privateTops}::text[]) or o.kind = 'group' and o.parent_id = any(${privateTops}::text[]))`;
}
