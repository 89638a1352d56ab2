import { addMonths } from "#domain/dates/civil-date.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import type { Template } from "#domain/wording/language.ts";

/** An occurrence that keeps an organisation from applying for three years (三年负面清单). */
export type NegativeItem = { id: string; words: Template };

/**
 * The list that a cycle begins with; the office words its own. The guide's document holds none, so these are the occurrences that
 * such lists name, worded of the organisation and of nobody in it.
 */
export const usualNegativeList: readonly NegativeItem[] = [
  {
    id: "discipline",
    words: {
      "zh-CN": "党组织因违反党的纪律被问责或受到组织处理",
      en: "the organisation was held to account for a breach of Party discipline",
    },
  },
  {
    id: "ideology",
    words: { "zh-CN": "发生造成不良影响的意识形态事件", en: "an ideological incident of harmful effect" },
  },
  {
    id: "ethics",
    words: {
      "zh-CN": "发生造成不良影响的师德师风或学术不端事件",
      en: "an incident of professional ethics or academic misconduct of harmful effect",
    },
  },
  {
    id: "safety",
    words: { "zh-CN": "发生安全稳定责任事故", en: "an accident of safety for which the organisation was responsible" },
  },
  {
    id: "weak",
    words: { "zh-CN": "被列为软弱涣散基层党组织", en: "it was listed as a weak organisation" },
  },
  {
    id: "term",
    words: {
      "zh-CN": "无正当理由未按期换届",
      en: "its election was not held on time, without good reason",
    },
  },
];

const MONTHS_BARRED = 36;

/** When each item last occurred; null: not in these three years. */
export type NegativeAnswers = Readonly<Record<string, CivilDate | null>>;

/** The items that were not answered. */
export function unansweredItems(items: readonly NegativeItem[], answers: NegativeAnswers): NegativeItem[] {
  return items.filter((each) => answers[each.id] === undefined);
}

/** The first day on which an occurrence is no bar any more: the same day three years later. */
export function freeFrom(occurredOn: CivilDate): CivilDate {
  return addMonths(occurredOn, MONTHS_BARRED);
}

/** The items that bar an application made on the day. */
export function barringItems(
  items: readonly NegativeItem[],
  answers: NegativeAnswers,
  day: CivilDate,
): { item: NegativeItem; freeFrom: CivilDate }[] {
  return items.flatMap((item) => {
    const occurredOn = answers[item.id] ?? null;
    if (occurredOn === null) return [];
    const free = freeFrom(occurredOn);
    return day < free ? [{ item, freeFrom: free }] : [];
  });
}
