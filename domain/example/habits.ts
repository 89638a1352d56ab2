/** How a branch goes about its year; what is left out is as in `steady`. */
export type Habits = {
  /** Full members; under 7 a branch has no committee. */
  full: number;
  groups: number;
  /** A group that holds no meetings. */
  silentGroup: boolean;
  /** How likely a monthly or quarterly meeting is left out, and how likely it is then made up. */
  gaps: number;
  makeUps: number;
  /** How likely a record is made more than three days late. */
  lateRecords: number;
  lecturer: "secretary" | "deputy" | "nobody";
  /** When last year's organisation-life meeting is held. */
  lifeMeeting: "december" | "january" | "never";
  passesOn: "promptly" | "late" | "never";
  roster: boolean;
  /** A vote that half of those due attended. */
  quorumFails: boolean;
  /** Theme days that keep no fixed day. */
  wandering: boolean;
  election: "in-term" | "overdue" | "appointed" | "extended" | "soon" | "none";
  /** A new secretary took over in June of the last year. */
  handover: boolean;
  dualLeader: boolean;
};

const steady: Habits = {
  full: 16,
  groups: 0,
  silentGroup: false,
  gaps: 0.02,
  makeUps: 0.7,
  lateRecords: 0.04,
  lecturer: "secretary",
  lifeMeeting: "january",
  passesOn: "promptly",
  roster: false,
  quorumFails: false,
  wandering: false,
  election: "in-term",
  handover: false,
  dualLeader: true,
};

/** The kinds of branch that a school knows, each with what is particular about it. */
const stories: readonly Partial<Habits>[] = [
  { roster: true, gaps: 0 },
  { groups: 2, full: 28, silentGroup: true },
  { full: 5, gaps: 0.05 },
  { handover: true, lecturer: "deputy", groups: 2, full: 31 },
  { gaps: 0.3, makeUps: 0.2, lateRecords: 0.35, passesOn: "late", election: "overdue", lifeMeeting: "never" },
  { election: "extended", gaps: 0.12, makeUps: 1, wandering: true, quorumFails: true },
  { election: "appointed", full: 9, dualLeader: false },
  { groups: 3, full: 42, gaps: 0 },
  { election: "soon", lecturer: "nobody", lifeMeeting: "december" },
  { roster: true, full: 8, gaps: 0.08 },
  { election: "none", passesOn: "never", gaps: 0.15 },
  { groups: 2, full: 22, lifeMeeting: "december" },
];

/** The habits of the n-th branch of the school. */
export function habitsOf(branch: number): Habits {
  return { ...steady, ...stories[branch % stories.length] };
}
