import { datesOf, phaseAfter, phaseTerms } from "#domain/cycles/phases.ts";
import type { Phase, PhaseDates } from "#domain/cycles/phases.ts";
import { moveRefusals } from "#domain/cycles/move-refusals.ts";
import { entryStateTerms } from "#domain/cycles/words.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import { wordDate } from "#domain/wording/dates.ts";
import type { Template, Values } from "#domain/wording/language.ts";

/** Where an organisation is in a cycle. The last five are ends. */
export const entryStates = [
  "apply",
  "applied",
  "build",
  "mid-term",
  "self-assess",
  "confirm",
  "review",
  "rectify",
  "decide",
  "passed",
  "extended",
  "failed",
  "declined",
  "withdrawn",
] as const;
export type EntryState = (typeof entryStates)[number];

/** The outcomes of a cycle: 通过, 延长建设期, 不予通过. */
export const outcomes = ["passed", "extended", "failed"] as const satisfies readonly EntryState[];

/** Who makes a move: the organisation itself, the department above it, or the university's office. */
export type Mover = "organisation" | "department" | "office";

/** What a move needs to know of an entry; gathered by who asks. */
export type EntryFacts = {
  phases: readonly PhaseDates[];
  /** A branch whose department confirms what it submits. */
  confirmed: boolean;
  closed: boolean;
  dissolvedOn: CivilDate | null;
  /** The last day of an extended time of building (延长建设期). */
  extendedUntil: CivilDate | null;
  /** Items of the negative list that were not answered, and those that bar. */
  unanswered: number;
  barred: readonly { words: Template; freeFrom: CivilDate }[];
  /** Points that have no text or no rating yet. */
  unwritten: readonly string[];
  /** How many are to read, and how many of them have submitted. */
  readers: number;
  readersSubmitted: number;
  /** Points on which the readers do not agree and for which no result was set. */
  unsettled: readonly string[];
  openFindings: number;
  /** What comes with the move. */
  reason: string | null;
  until: CivilDate | null;
};

type Refused = { why: Template; values: Values };
type Ask = (facts: EntryFacts, day: CivilDate) => Refused | null;

function refused(why: keyof typeof moveRefusals, values: Values = {}): Refused {
  return { why: moveRefusals[why], values };
}

/** So many codes are named; the rest is counted. */
const NAMED = 8;

function codes(points: readonly string[]): Values {
  const shown = points.slice(0, NAMED);
  const more = points.length > NAMED;
  return {
    count: points.length,
    points: {
      "zh-CN": `${shown.join("、")}${more ? "等" : ""}`,
      en: `${shown.join(", ")}${more ? " and others" : ""}`,
    },
  };
}

/** What moves ask for, each by a name. */
const asks = {
  reason: ({ reason }) => (reason === null || reason.trim() === "" ? refused("reason") : null),
  answered: ({ unanswered }) => (unanswered > 0 ? refused("unanswered", { count: unanswered }) : null),
  clear: ({ barred: [first] }) =>
    first === undefined ? null : refused("barred", { item: first.words, free: wordDate(first.freeFrom) }),
  written: ({ unwritten }) => (unwritten.length > 0 ? refused("unwritten", codes(unwritten)) : null),
  unread: ({ readersSubmitted }) => (readersSubmitted > 0 ? refused("read-already") : null),
  read: ({ readers, readersSubmitted }) =>
    readersSubmitted < readers ? refused("still-reading", { count: readers - readersSubmitted }) : null,
  settled: ({ unsettled }) => (unsettled.length > 0 ? refused("unsettled", codes(unsettled)) : null),
  findings: ({ openFindings }) => (openFindings === 0 ? refused("no-findings") : null),
  "no-findings": ({ openFindings }) => (openFindings > 0 ? refused("findings-open", { count: openFindings }) : null),
  until: ({ until }, day) => (until === null || until <= day ? refused("until") : null),
  exists: ({ dissolvedOn }, day) =>
    dissolvedOn !== null && dissolvedOn < day ? refused("dissolved", { on: wordDate(dissolvedOn) }) : null,
} as const satisfies Record<string, Ask>;

/** Where a move leads: a state, the phase after one, or the department's confirmation where there is one. */
type Leads = EntryState | { after: Phase } | "confirm-or-review";

type Row = {
  by: Mover;
  from: readonly EntryState[];
  to: Leads;
  /** It is made on the days of this phase alone; an extended time of building goes on to its own last day. */
  during?: Phase;
  /** It is not made before the first day of the phase to which it leads. */
  waits?: true;
  asks: readonly (keyof typeof asks)[];
};

const OPEN = [
  "apply",
  "applied",
  "build",
  "mid-term",
  "self-assess",
  "confirm",
  "review",
  "rectify",
  "decide",
] as const;

/** The one table of a cycle's moves: who makes each, from where, on which days, and what it asks. */
export const moves = {
  apply: { by: "organisation", from: ["apply"], to: "applied", during: "apply", asks: ["exists", "answered", "clear"] },
  "return-application": { by: "office", from: ["applied"], to: "apply", asks: ["reason"] },
  accept: { by: "office", from: ["applied"], to: { after: "apply" }, asks: ["exists"] },
  decline: { by: "office", from: ["applied"], to: "declined", asks: ["reason"] },
  "to-mid-term": { by: "office", from: ["build"], to: "mid-term", waits: true, asks: ["exists"] },
  "to-self-assessment": { by: "office", from: ["build", "mid-term"], to: "self-assess", waits: true, asks: ["exists"] },
  submit: {
    by: "organisation",
    from: ["self-assess"],
    to: "confirm-or-review",
    during: "self-assess",
    asks: ["exists", "written"],
  },
  confirm: { by: "department", from: ["confirm"], to: "review", asks: ["exists"] },
  return: { by: "department", from: ["confirm"], to: "self-assess", asks: ["reason"] },
  reopen: { by: "office", from: ["review"], to: "self-assess", asks: ["reason", "unread"] },
  "to-rectification": { by: "office", from: ["review"], to: "rectify", asks: ["read", "settled", "findings"] },
  "to-decision": { by: "office", from: ["review", "rectify"], to: "decide", asks: ["read", "settled", "no-findings"] },
  pass: { by: "office", from: ["decide"], to: "passed", waits: true, asks: ["reason", "exists", "no-findings"] },
  extend: { by: "office", from: ["decide"], to: "extended", waits: true, asks: ["reason", "until", "exists"] },
  fail: { by: "office", from: ["decide"], to: "failed", waits: true, asks: ["reason"] },
  resume: { by: "office", from: ["extended"], to: "self-assess", asks: ["exists"] },
  withdraw: { by: "office", from: OPEN, to: "withdrawn", asks: ["reason"] },
} as const satisfies Record<string, Row>;

export type MoveName = keyof typeof moves;
const rows: Readonly<Record<MoveName, Row>> = moves;

/** The names of all moves. */
export const moveNames: readonly MoveName[] = [
  "apply",
  "return-application",
  "accept",
  "decline",
  "to-mid-term",
  "to-self-assessment",
  "submit",
  "confirm",
  "return",
  "reopen",
  "to-rectification",
  "to-decision",
  "pass",
  "extend",
  "fail",
  "resume",
  "withdraw",
];

/** Where a new entry begins. */
export function firstState(dates: readonly PhaseDates[]): EntryState {
  return dates[0]?.phase ?? "self-assess";
}

function destination(to: Leads, facts: EntryFacts): EntryState {
  if (to === "confirm-or-review") return facts.confirmed ? "confirm" : "review";
  return typeof to === "object" ? phaseAfter(facts.phases, to.after) : to;
}

/** The phase on whose first day a move waits. */
const phaseOfState: Partial<Record<EntryState, Phase>> = {
  "mid-term": "mid-term",
  "self-assess": "self-assess",
  passed: "decide",
  extended: "decide",
  failed: "decide",
};

function outsideDates(row: Row, to: EntryState, facts: EntryFacts, day: CivilDate): Refused | null {
  const waited = row.waits === true ? phaseOfState[to] : undefined;
  const begins = waited === undefined ? null : datesOf(facts.phases, waited);
  if (waited !== undefined) {
    if (begins === null) return refused("phase-left-out", { phase: phaseTerms[waited] });
    // An extended organisation is decided on when it is ready, long after the phase began.
    if (day < begins.from) return refused("too-early", { phase: phaseTerms[waited], from: wordDate(begins.from) });
  }
  if (row.during === undefined) return null;
  const dates = datesOf(facts.phases, row.during);
  if (dates === null) return refused("phase-left-out", { phase: phaseTerms[row.during] });
  const last = facts.extendedUntil ?? dates.to;
  if (day < dates.from) return refused("too-early", { phase: phaseTerms[row.during], from: wordDate(dates.from) });
  return day > last ? refused("too-late", { phase: phaseTerms[row.during], to: wordDate(last) }) : null;
}

export type MoveAnswer = { allowed: true; to: EntryState } | { allowed: false; why: Template; values: Values };

/**
 * Whether a move may be made from a state on a day, and where it leads; else why not and what would help.
 * A closed cycle moves no more. Who may make it at all is asked before (`moves[move].by`).
 */
export function answerMove(move: MoveName, state: EntryState, facts: EntryFacts, day: CivilDate): MoveAnswer {
  const row = rows[move];
  const no = ({ why, values }: Refused): MoveAnswer => ({ allowed: false, why, values });
  if (facts.closed) return no(refused("cycle-closed"));
  if (!row.from.includes(state)) return no(refused("not-here", { state: entryStateTerms[state] }));
  const to = destination(row.to, facts);
  const outside = outsideDates(row, to, facts, day);
  if (outside !== null) return no(outside);
  for (const name of row.asks) {
    const ask: Ask = asks[name];
    const missing = ask(facts, day);
    if (missing !== null) return no(missing);
  }
  return { allowed: true, to };
}
