import type { Draft } from "#api/endpoints/fact-schemas.ts";
import type { ListName } from "#domain/bundle/bundle.ts";
import { isSensitive } from "#domain/privacy.ts";
import { gatheringOf } from "#server/facts/lists.ts";
import { branchOf, samePeople } from "#server/facts/people.ts";
import type { People } from "#server/facts/people.ts";
import type { Place, Stored } from "#server/facts/stored.ts";
import type { Viewer } from "#server/facts/viewer.ts";
import type { CallContext } from "#server/http/call.ts";

type Parts<Name extends ListName> = { owner: Place; draft: Draft<Name>; people: People };
type Demand<Name extends ListName> = (
  call: CallContext,
  before: Stored<Name> | null,
  draft: Draft<Name>,
  owner: Place,
) => Promise<unknown>;

/** What single lists ask beyond their writing action; a table whose type follows the name. */
const demands: { readonly [Name in ListName]?: Demand<Name> } = {
  // Whoever applies does not approve: giving the date of the approval is the approver's.
  approvals: async (call, before, draft, owner) => {
    const approved = draft.approvedOn ?? null;
    if (approved !== (before?.entry.approvedOn ?? null)) await call.authorise([owner.id], "approve");
  },
};

/**
 * Asks for what writing this very entry takes beyond the list's own action.
 * @throws Refusal `not-allowed` with the reason
 */
export async function demandMore<Name extends ListName>(
  call: CallContext,
  viewer: Viewer,
  list: Name,
  before: Stored<Name> | null,
  { owner, draft, people }: Parts<Name>,
): Promise<void> {
  await demands[list]?.(call, before, draft, owner);
  const gathering = gatheringOf(list, draft);
  if (gathering === null) return;
  // Who cannot read such a record does not write it either.
  if (isSensitive(gathering)) await call.authorise([owner.id], "see-sensitive");
  if (gathering.segments.some((each) => each.talk != null)) await call.authorise([owner.id], "see-private");
  const branch = branchOf(owner);
  if (branch === null) return;
  const sees = (each: string): boolean => each === branch && viewer.may("see-private", owner);
  const sent = gathering.segments.some((each) => (each.attendees ?? []).length > 0);
  const ticked = viewer.may("see-private", owner) ? !samePeople(before?.attendees ?? [], people.attendees, sees) : sent;
  if (ticked) await call.authorise([branch], "keep-roster");
}
