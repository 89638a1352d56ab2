import type { Settings } from "#domain/bundle/calendar.ts";

/** The school's settings with every default filled in (rules.md). */
export type ResolvedSettings = {
  followUpDays: number;
  approvalLeadDays: number;
  approvalLeadDaysForeign: number;
  weeklyStudyShare: number;
  vacationMonths: "count" | "exempt";
  makeUpDays: number;
  makeUpDaysYear: number;
  times: Readonly<Record<string, number>>;
};

/** The bundle's settings, and the default where it says nothing. */
export function resolveSettings(settings: Settings): ResolvedSettings {
  return {
    followUpDays: settings.followUpDays ?? 30,
    approvalLeadDays: settings.approvalLeadDays ?? 5,
    approvalLeadDaysForeign: settings.approvalLeadDaysForeign ?? 10,
    weeklyStudyShare: settings.weeklyStudyShare ?? 1,
    vacationMonths: settings.vacationMonths ?? "count",
    makeUpDays: settings.makeUpDays ?? 31,
    makeUpDaysYear: settings.makeUpDaysYear ?? 90,
    times: settings.times ?? {},
  };
}
