import { actorOf } from "#server/http/call.ts";
import type { CallContext } from "#server/http/call.ts";
import { Refusal } from "#server/http/refusal.ts";
import { rootOrganisation } from "#server/identity/account-store.ts";

/**
 * Asks for the endpoint's action at the school's root, for what is the whole school's: accounts, the audit log, guides, calendar and settings.
 * @returns the university's id
 * @throws Refusal `not-allowed` with the reason, `token-lacks-scope`
 */
export async function authoriseSchool(call: Pick<CallContext, "actor" | "services" | "authorise">): Promise<number> {
  const { universityId } = actorOf(call);
  const root = await rootOrganisation(call.services.db, universityId);
  if (root === null) throw new Refusal("not-found");
  await call.authorise([root]);
  return universityId;
}
