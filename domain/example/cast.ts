import type { Election, Extension, Organisation, Position, RosterEntry } from "#domain/bundle/organisations.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import { covers } from "#domain/dates/period.ts";
import type { Habits } from "#domain/example/habits.ts";

/** A branch of the example with all that its ledger is written from. */
export type BranchCast = {
  branch: Organisation;
  departmentId: string;
  /** The organisation it came from in a September, with the posts it had then. */
  groups: Organisation[];
  habits: Habits;
  posts: Position[];
  elections: Election[];
  extensions: Extension[];
  /** Pseudonyms, only where the branch keeps a roster. */
  members: string[];
  roster: RosterEntry[];
  /** The day of the month of its theme day. */
  usualDay: number;
};

export type DepartmentCast = {
  department: Organisation;
  posts: Position[];
  elections: Election[];
  branches: BranchCast[];
};

/** The post of the role that was held on the day. */
export function postOn(posts: readonly Position[], role: Position["role"], day: CivilDate): Position | undefined {
  return posts.find((post) => post.role === role && covers(post, day));
}
