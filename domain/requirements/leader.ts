import { covers } from "#domain/dates/period.ts";
import type { Facts } from "#domain/facts/facts.ts";
import type { Held } from "#domain/facts/held.ts";
import type { Organisation } from "#domain/facts/organisation.ts";
import type { Role } from "#domain/bundle/organisations.ts";
import type { RefusalCode } from "#domain/verdicts/verdict.ts";

/** An acting secretary counts as secretary. */
export function countsAs(role: Role, asked: Role): boolean {
  return role === asked || (asked === "secretary" && role === "acting-secretary");
}

/**
 * Why the segment's leader does not satisfy the asked role, or null when it does: the leader's post must be
 * of the role, in the organisation judged (for what its predecessors held: in theirs), and cover the day held.
 */
export function leaderRefusal(held: Held, role: Role, organisation: Organisation, facts: Facts): RefusalCode | null {
  const post = held.segment.leader == null ? undefined : facts.positions.get(held.segment.leader);
  if (post === undefined || !countsAs(post.role, role)) return "wrong-leader";
  const inherited = held.activity.heldOn < organisation.foundedOn;
  const here = post.organisationId === organisation.id;
  if (!here && !(inherited && organisation.predecessors.has(post.organisationId))) return "wrong-leader";
  return covers(post, held.activity.heldOn) ? null : "not-in-post";
}
