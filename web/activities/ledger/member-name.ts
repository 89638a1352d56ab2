import type { Member } from "#web/activities/ledger/use-roster.ts";
import { useLedgerWords } from "#web/activities/ledger/words.ts";

/** The name of a member, or the place on the roster where the branch wrote none. */
export function useMemberName(members: readonly Member[]): (memberId: string) => string {
  const { say } = useLedgerWords();
  const places = new Map(members.map((each, index) => [each.memberId, { ...each, place: index + 1 }]));
  return (memberId) => {
    const found = places.get(memberId);
    return found?.name ?? say("unnamedMember", { n: found?.place ?? "" });
  };
}
