import type { Vote } from "#domain/bundle/activities.ts";

/** What is wrong with a vote; null when it stands. It marks the segment and unmakes nothing. */
export type QuorumMark = { strength: "must" | "should"; tooFewPresent: boolean; tooFewFor: boolean };

/**
 * A vote stands when more than half of those due were present (an election: at least four fifths) and more
 * than half of those due voted for it; exactly half fails (rules.md section 4, quorum).
 */
export function quorumMark(vote: Vote): QuorumMark | null {
  const election = vote.election === true;
  const present = election ? vote.present * 5 >= vote.due * 4 : vote.present * 2 > vote.due;
  const forIt = vote.for * 2 > vote.due;
  if (present && forIt) return null;
  return { strength: election ? "must" : "should", tooFewPresent: !present, tooFewFor: !forIt };
}
