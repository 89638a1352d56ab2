import type { Vote } from "#domain/bundle/activities.ts";
import { quorumMark } from "#domain/requirements/quorum.ts";
import type { VoteDraft } from "#web/activities/draft.ts";

const wholeOf = (text: string): number | null => (/^\d{1,6}$/.test(text.trim()) ? Number(text) : null);

/** A vote of which nothing is said yet. */
export const emptyVote: VoteDraft = { election: false, due: "", present: "", for: "" };

/** A vote as its fields show it; null where there was none. */
export function voteDraft(vote: Vote | null | undefined): VoteDraft | null {
  if (vote == null) return null;
  const { election, due, present, for: inFavour } = vote;
  return { election: election === true, due: String(due), present: String(present), for: String(inFavour) };
}

/** The vote that the fields say; null where its three numbers are not all there. What the fields do not show is `base`'s. */
export function voteOf(draft: VoteDraft | null, base?: Vote | null): Vote | null {
  if (draft === null) return null;
  const [due, present, inFavour] = [draft.due, draft.present, draft.for].map(wholeOf);
  if (due == null || present == null || inFavour == null) return null;
  const { election: _election, ...kept } = base ?? {};
  const election = draft.election ? { election: true } : base?.election === false ? { election: false } : {};
  return { ...kept, ...election, due, present, for: inFavour };
}

/** True where some of the three numbers stand there and others are missing: it could not be saved as a vote. */
export function isHalfVote(draft: VoteDraft | null): boolean {
  return draft !== null && voteOf(draft) === null && [draft.due, draft.present, draft.for].some((each) => each !== "");
}

/** What the rules demand of a vote and it has not, each with the number that would do. */
export type VoteLack = { what: "present" | "presentElection" | "for"; count: number; due: number; need: number };

/** What is lacking, as soon as its numbers are there: how many came before how many were in favour (rules.md, quorum). */
export function voteLacks(draft: VoteDraft): VoteLack[] {
  const [due, present, inFavour] = [draft.due, draft.present, draft.for].map(wholeOf);
  if (due == null || due === 0 || present == null) return [];
  const mark = quorumMark({ election: draft.election, due, present, for: inFavour ?? due });
  const half = Math.floor(due / 2) + 1;
  return [
    ...(mark?.tooFewPresent === true
      ? [
          draft.election
            ? { what: "presentElection" as const, count: present, due, need: Math.ceil((due * 4) / 5) }
            : { what: "present" as const, count: present, due, need: half },
        ]
      : []),
    ...(mark?.tooFewFor === true ? [{ what: "for" as const, count: inFavour ?? 0, due, need: half }] : []),
  ];
}
