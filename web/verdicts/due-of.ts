import type { z } from "zod";
import type { ShownGuide, ShownRequirement, duePage, organisationVerdicts } from "#api/endpoints/verdict-shapes.ts";
import type { Language } from "#domain/wording/language.ts";
import { worded } from "#web/verdicts/sentences.ts";

type Verdicts = z.output<typeof organisationVerdicts>;
type DueItem = z.output<typeof duePage>["items"][number];

/** One thing to do: a requirement in one of its periods. */
export type Task = Pick<
  DueItem,
  | "requirement"
  | "point"
  | "quote"
  | "name"
  | "metBy"
  | "strength"
  | "status"
  | "period"
  | "need"
  | "count"
  | "dueOn"
  | "dueSoon"
  | "makeUpUntil"
> & { guideVersionId: string; sentences: ShownRequirement["verdicts"][number]["sentences"] };

function placed(guide: ShownGuide): { point: string | null; requirement: ShownRequirement }[] {
  return [
    ...guide.points.flatMap((point) => point.requirements.map((each) => ({ point: point.code, requirement: each }))),
    ...guide.apart.map((each) => ({ point: null, requirement: each })),
  ];
}

/** What is open of an organisation’s own, in the order of the server’s list: short musts, short shoulds, what is pending. */
export function tasksIn(verdicts: Verdicts): Task[] {
  const rank = ({ status, strength }: Task): number => (status === "pending" ? 2 : strength === "must" ? 0 : 1);
  const day = ({ makeUpUntil, dueOn }: Task): string => makeUpUntil ?? dueOn ?? "9999";
  return verdicts.guides
    .flatMap((guide) =>
      placed(guide).flatMap(({ point, requirement: { verdicts: own, id, decidedBy: _by, ...requirement } }) =>
        own.map(({ status, period, need, count, dueOn, dueSoon, makeUpUntil, sentences }): Task => ({
          ...requirement,
          requirement: id,
          point,
          guideVersionId: guide.guideVersionId,
          status,
          period,
          need,
          count,
          dueOn,
          dueSoon,
          makeUpUntil,
          sentences,
        })),
      ),
    )
    .filter(({ status }) => status === "short" || status === "pending")
    .toSorted((a, b) => rank(a) - rank(b) || (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
}

/** The server’s list of what is due, each with what its verdict says; last year’s, which is judged no more, says nothing. */
export function tasksOf(items: readonly DueItem[], verdicts: Verdicts): Task[] {
  const keyOf = (each: Pick<Task, "guideVersionId" | "requirement" | "period">): string =>
    `${each.guideVersionId}\n${each.requirement}\n${each.period?.from ?? ""}`;
  const judged = new Map(tasksIn(verdicts).map((each) => [keyOf(each), each.sentences]));
  return items.map((each) => ({ ...each, sentences: judged.get(keyOf(each)) ?? [] }));
}

/** What is told of a task, in sentences. */
export function toldOf({ sentences }: Task, language: Language): string[] {
  return sentences.flatMap((each) => worded(each, language));
}

/** One card of Home: a requirement with all its periods that stand alike, the most urgent first. */
export type Card = { key: string; first: Task; others: readonly Task[] };

/** One card a requirement and state, so that eight missed months are one thing to look at; the order stays. */
function cardsOf(tasks: readonly Task[]): Card[] {
  const cards = new Map<string, { key: string; first: Task; others: Task[] }>();
  for (const task of tasks) {
    const key = `${task.guideVersionId} ${task.requirement} ${task.status}`;
    const card = cards.get(key);
    if (card === undefined) cards.set(key, { key, first: task, others: [] });
    else card.others.push(task);
  }
  return [...cards.values()];
}

export type Sorted = { now: Card[]; hints: Card[]; later: Card[] };

/** What is to be done in the month of `today` or is short; what only hints; what has time. */
export function sortedCards(tasks: readonly Task[], today: string): Sorted {
  const isHint = ({ status, strength }: Task): boolean => status === "short" && strength === "should";
  const isNow = ({ status, strength, dueOn }: Task): boolean =>
    status === "short" ? strength === "must" : dueOn !== null && dueOn.slice(0, 7) <= today.slice(0, 7);
  return {
    now: cardsOf(tasks.filter(isNow)),
    hints: cardsOf(tasks.filter(isHint)),
    later: cardsOf(tasks.filter((each) => !isNow(each) && !isHint(each))),
  };
}
