import type { Settings } from "#domain/bundle/calendar.ts";
import { resolveSettings } from "#domain/facts/settings.ts";
import type { GuidePack } from "#domain/guides/pack.ts";
import type { Requirement, RequirementKind, RequirementOf } from "#domain/guides/requirement-schema.ts";

/** The numbers that are not of one requirement alone. */
export const numberKeys = [
  "followUpDays",
  "weeklyStudyShare",
  "approvalLeadDays",
  "approvalLeadDaysForeign",
  "makeUpDays",
  "makeUpDaysYear",
] as const;
export type NumberKey = (typeof numberKeys)[number];

/** What the form holds: every field as it is typed; empty means the usual number. */
export type Typed = {
  numbers: Record<NumberKey, string>;
  vacationMonths: "count" | "exempt";
  times: Record<string, string>;
};

/** A count whose number the guide leaves open, with the guide's words. */
export type OpenCount = {
  id: string;
  quote: string;
  guide: string;
  usual: number;
  per: string;
  /** What is counted, and by whom it must be led; null: by anybody. */
  kinds: RequirementOf<"count">["kinds"];
  leader: NonNullable<RequirementOf<"count">["leader"]> | null;
};

/** Bounds of the schema (domain/bundle/calendar.ts); shares are shown in per cent. */
export const bounds: Record<NumberKey, { least: number; most: number }> = {
  followUpDays: { least: 1, most: 366 },
  weeklyStudyShare: { least: 0, most: 100 },
  approvalLeadDays: { least: 0, most: 366 },
  approvalLeadDaysForeign: { least: 0, most: 366 },
  makeUpDays: { least: 0, most: 366 },
  makeUpDaysYear: { least: 0, most: 366 },
};

const usualSettings = resolveSettings({});

/** The number where the school sets none. */
export function usual(key: NumberKey): number {
  return shown(key, usualSettings[key]);
}

function shown(key: NumberKey, value: number): number {
  return key === "weeklyStudyShare" ? Math.round(value * 10_000) / 100 : value;
}

/** The settings as the form shows them. */
export function typedOf(settings: Settings): Typed {
  const text = (key: NumberKey): string => {
    const value = settings[key];
    return value == null ? "" : String(shown(key, value));
  };
  return {
    numbers: {
      followUpDays: text("followUpDays"),
      weeklyStudyShare: text("weeklyStudyShare"),
      approvalLeadDays: text("approvalLeadDays"),
      approvalLeadDaysForeign: text("approvalLeadDaysForeign"),
      makeUpDays: text("makeUpDays"),
      makeUpDaysYear: text("makeUpDaysYear"),
    },
    vacationMonths: settings.vacationMonths ?? "count",
    times: Object.fromEntries(Object.entries(settings.times ?? {}).map(([id, times]) => [id, String(times)])),
  };
}

/** The form as settings: what is empty is left to the usual number. */
export function settingsOf({ numbers, vacationMonths, times }: Typed): Settings {
  const set: Settings = {};
  for (const key of numberKeys) {
    if (numbers[key].trim() === "") continue;
    const value = Number(numbers[key]);
    set[key] = key === "weeklyStudyShare" ? value / 100 : value;
  }
  const own = Object.entries(times).filter(([, value]) => value.trim() !== "");
  return {
    ...set,
    ...(vacationMonths === "count" ? {} : { vacationMonths }),
    ...(own.length === 0 ? {} : { times: Object.fromEntries(own.map(([id, value]) => [id, Number(value)])) }),
  };
}

function everyRequirement(packs: readonly GuidePack[]): { requirement: Requirement; pack: GuidePack }[] {
  return packs.flatMap((pack) => [
    ...pack.points.flatMap((point) => point.requirements.map((requirement) => ({ requirement, pack }))),
    ...(pack.apart ?? []).map(({ requirement }) => ({ requirement, pack })),
  ]);
}

/** The guides' own words for a kind of requirement, each once. */
export function quotesOf(packs: readonly GuidePack[], kind: RequirementKind): string[] {
  return [
    ...new Set(
      everyRequirement(packs)
        .filter((each) => each.requirement.kind === kind)
        .map((each) => each.requirement.quote),
    ),
  ];
}

/** Every count that the guides leave to the school; one that several versions hold is told once, by the last. */
export function openCounts(packs: readonly GuidePack[]): OpenCount[] {
  const found = new Map<string, OpenCount>();
  for (const { requirement: each, pack } of everyRequirement(packs)) {
    if (each.kind !== "count" || each.schoolSets !== true) continue;
    found.set(each.id, {
      id: each.id,
      quote: each.quote,
      guide: pack.title,
      usual: each.times,
      per: each.per,
      kinds: each.kinds,
      leader: each.leader ?? null,
    });
  }
  return [...found.values()];
}

/** One number that differs between two versions: its key, or the id of a count; null is the usual number. */
export type NumberChange = {
  key: NumberKey | "vacationMonths" | "times";
  id: string | null;
  from: string | null;
  to: string | null;
};

/** What differs between two versions of the settings, in the form's order. */
export function changesBetween(before: Settings, after: Settings): NumberChange[] {
  const [one, two] = [typedOf(before), typedOf(after)];
  const orNull = (text: string | undefined): string | null => (text === undefined || text === "" ? null : text);
  const changes: NumberChange[] = numberKeys.map((key) => ({
    key,
    id: null,
    from: orNull(one.numbers[key]),
    to: orNull(two.numbers[key]),
  }));
  changes.push({ key: "vacationMonths", id: null, from: one.vacationMonths, to: two.vacationMonths });
  for (const id of new Set([...Object.keys(one.times), ...Object.keys(two.times)]))
    changes.push({ key: "times", id, from: orNull(one.times[id]), to: orNull(two.times[id]) });
  return changes.filter(({ from, to }) => from !== to);
}
