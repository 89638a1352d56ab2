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
    "zh-CN": "截至{date}，下列工作还没有记录。已经开展的，请补一条记录；还没有开展的，请在所列日期前办理。",
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

type Period = NonNullable<DueItem["period"]>;

/** The number of a period that is a month of the year of `today`. */
function monthOf({ from, to }: Period, today: string): number | null {
  return from.slice(0, 7) === to.slice(0, 7) && from.slice(0, 4) === today.slice(0, 4)
    ? Number(from.slice(5, 7))
    : null;
}

/** Periods in words; three months and more that follow each other as one span: 1至9月、11月. */
function periodsText(periods: readonly Period[], today: string, language: Language): string[] {
  const name = (period: Period): string => periodText(period, language, today);
  const runs: Period[][] = [];
  for (const period of periods) {
    const run = runs.at(-1);
    const [before, month] = [run?.at(-1), monthOf(period, today)];
    const follows = before !== undefined && month !== null && monthOf(before, today) === month - 1;
    if (run !== undefined && follows) run.push(period);
    else runs.push([period]);
  }
  return runs.flatMap((run) => {
    const [first, last] = [run[0], run.at(-1)];
    if (first === undefined || last === undefined || run.length < 3) return run.map(name);
    return language === "en"
      ? [`${name(first)} to ${name(last)}`]
      : [`${monthOf(first, today) ?? ""}至${monthOf(last, today) ?? ""}月`];
  });
}

/** What is called alike and noted alike is told together: 3月、4月支部委员会会议（12月31日前可补开）. */
function tasksOf(items: readonly DueItem[], chase: Chase, language: Language): string[] {
  const tasks = new Map<string, { name: string; note: string; periods: Map<string, Period> }>();
  for (const item of items.toSorted((a, b) => ((a.period?.from ?? "") < (b.period?.from ?? "") ? -1 : 1))) {
    const note = noteOf(item, chase, language);
    const name = item.name[language];
    const key = `${name}\n${note}`;
    const task = tasks.get(key) ?? { name, note, periods: new Map<string, Period>() };
    if (item.period !== null) task.periods.set(`${item.period.from} ${item.period.to}`, item.period);
    tasks.set(key, task);
  }
  return [...tasks.values()].map(({ name, note, periods }) => {
    const told = periodsText([...periods.values()], chase.today, language);
    if (language === "en") return `${name}${told.length === 0 ? "" : ` for ${told.join(", ")}`}${note}`;
    return `${told.join("、")}${name}${note}`;
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
