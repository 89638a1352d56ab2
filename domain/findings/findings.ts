import type { CivilDate } from "#domain/dates/civil-date.ts";
import type { Template } from "#domain/wording/language.ts";

/** A finding (问题) is open, reported as put right, or closed by a re-check; nothing else closes it. */
export const findingStates = ["open", "answered", "closed"] as const;
export type FindingState = (typeof findingStates)[number];

/** What happens to a finding: the one table of its states. */
export const findingSteps = {
  /** A measure that was taken; more are to come. */
  act: { by: "organisation", from: ["open"], to: "open" },
  /** The organisation reports that it is put right. */
  answer: { by: "organisation", from: ["open"], to: "answered" },
  /** The re-check finds it put right. */
  close: { by: "checker", from: ["answered"], to: "closed" },
  /** The re-check finds that more is to be done. */
  return: { by: "checker", from: ["answered"], to: "open" },
} as const satisfies Record<
  string,
  { by: "organisation" | "checker"; from: readonly FindingState[]; to: FindingState }
>;
export type FindingStep = keyof typeof findingSteps;

/** Why a step is not taken. */
export const findingRefusals = {
  answered: {
    "zh-CN": "已经报请复查，请等待复查结果。",
    en: "It was reported for re-check; wait for its result.",
  },
  closed: { "zh-CN": "这个问题已经销号。", en: "This finding is closed." },
  open: {
    "zh-CN": "这个问题还没有报请复查，整改完成后由本组织提出。",
    en: "It was not reported for re-check yet; the organisation does so once it is put right.",
  },
} as const satisfies Record<FindingState, Template>;

/** Where a step leads from a state; null where it is not taken there. */
export function afterStep(step: FindingStep, state: FindingState): FindingState | null {
  const { from, to } = findingSteps[step];
  const allowed: readonly FindingState[] = from;
  return allowed.includes(state) ? to : null;
}

/** True for a finding whose last day has passed and that is not closed; the last day itself is in time. */
export function isOverdue({ state, dueOn }: { state: FindingState; dueOn: CivilDate }, day: CivilDate): boolean {
  return state !== "closed" && dueOn < day;
}
