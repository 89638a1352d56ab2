import type { z } from "zod";
import type { duePage } from "#api/endpoints/verdict-shapes.ts";
import { fill } from "#domain/wording/language.ts";
import type { Language, Template } from "#domain/wording/language.ts";
import { periodText } from "#web/guides/periods.ts";
import { dayText } from "#web/ui/dates.ts";

export type DueItem = z.output<typeof duePage>["items"][number];
/** An organisation that is reminded, in the official order; `above` where it lies below another than the sender. */
export type Reminded = { id: string; name: string; above: string | null };
export type Chase = {
  /** Whose reminder it is. */
  sender: string;
  today: string;
  organisations: readonly Reminded[];
  items: readonly DueItem[];
};

const words = {
  to: { "zh-CN": "各有关党组织：", en: "To the organisations concerned:" },
  lead: {
    "zh-CN":
      "截至{date}，下列工作还没有记录。已经开展的，请补一条记录；还没有开展的，请在所列日期前办理。",
    en: "As of {date} there is no record of the following. Where it was done, please record it; where it was not, please do it by the day given.",
  },
  madeUp: { "zh-CN": "{date}前可补开", en: "make-up (补开) by {date}" },
  by: { "zh-CN": "{date}前", en: "by {date}" },
  lacks: { "zh-CN": "还差{count}", en: "{count} more" },
} as const satisfies Record<string, Template>;

/** What is in brackets after a requirement: how many are missing, and by when. */
function noteOf(item: DueItem, { today }: Chase, language: Language): string {
  const date = (day: string): string => dayText(day, language, today);
  const missing = item.need - item.count;
  const parts = [
    ...(missing > 1 ? [fill(words.lacks, language, { count: missing })] : []),
    ...(item.status === "short" && item.makeUpUntil !== null
      ? [fill(words.madeUp, language, { date: date(item.makeUpUntil) })]
      : []),
    ...(item.status === "pending" && item.dueOn !== null ? [fill(words.by, language, { date: date(item.dueOn) })] : []),
  ];
  if (parts.length === 0) return "";
  return language === "en" ? ` (${parts.join("; ")})` : `（${parts.join("，")}）`;
}

/** Periods of one requirement with one note are told together: 3月、4月支部委员会会议（12月31日前可补开）. */
function tasksOf(items: readonly DueItem[], chase: Chase, language: Language): string[] {
  const tasks = new Map<string, { name: string; note: string; periods: string[] }>();
  for (const item of items.toSorted((a, b) => ((a.period?.from ?? "") < (b.period?.from ?? "") ? -1 : 1))) {
    const note = noteOf(item, chase, language);
    const key = `${item.requirement}\n${note}`;
    const task = tasks.get(key) ?? { name: item.name[language], note, periods: [] };
    if (item.period !== null) task.periods.push(periodText(item.period, language, chase.today));
    tasks.set(key, task);
  }
  return [...tasks.values()].map(({ name, note, periods }) => {
    if (language === "en") return `${name}${periods.length === 0 ? "" : ` for ${periods.join(", ")}`}${note}`;
    return `${periods.join("、")}${name}${note}`;
  });
}

/**
 * The reminder as a text to paste: who still has to do what and by when. Organisations alone, in the official order;
 * empty where nothing is due.
 */
export function chaseText(chase: Chase, language: Language): string {
  const isEnglish = language === "en";
  const byOrganisation = new Map<string, DueItem[]>();
  for (const item of chase.items) {
    const own = byOrganisation.get(item.organisationId);
    if (own === undefined) byOrganisation.set(item.organisationId, [item]);
    else own.push(item);
  }
  const lines: string[] = [];
  let above: string | null = null;
  for (const { id, name, above: parent } of chase.organisations) {
    const tasks = tasksOf(byOrganisation.get(id) ?? [], chase, language);
    if (tasks.length === 0) continue;
    if (parent !== null && parent !== above) lines.push("", parent);
    above = parent ?? above;
    lines.push(isEnglish ? `${name}: ${tasks.join("; ")}.` : `${name}：${tasks.join("；")}。`);
  }
  if (lines.length === 0) return "";
  const date = dayText(chase.today, language, "");
  return [
    words.to[language],
    fill(words.lead, language, { date }),
    ...(lines[0] === "" ? [] : [""]),
    ...lines,
    "",
    chase.sender,
    date,
  ].join("\n");
}
