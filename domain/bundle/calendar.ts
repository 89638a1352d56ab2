import { z } from "zod";
import { date, recorded, words } from "#domain/bundle/fields.ts";

export const semester = z.strictObject({ name: words, startsOn: date, endsOn: date, ...recorded });

/** The school's calendar (校历): semesters, public holidays, weekend days worked instead (调休). */
export const calendar = z.strictObject({
  semesters: z.array(semester).nullish(),
  holidays: z.array(date).nullish(),
  makeUpDays: z.array(date).nullish(),
});

/** Numbers that the guide leaves to the school (学校设定); the defaults are in `defaultSettings`. */
export const settings = z.strictObject({
  followUpDays: z.int().min(1).max(366).nullish(),
  approvalLeadDays: z.int().min(0).max(366).nullish(),
  approvalLeadDaysForeign: z.int().min(0).max(366).nullish(),
  weeklyStudyShare: z.number().min(0).max(1).nullish(),
  vacationMonths: z.enum(["count", "exempt"]).nullish(),
  makeUpDays: z.int().min(0).max(366).nullish(),
  makeUpDaysYear: z.int().min(0).max(366).nullish(),
  times: z.record(z.string(), z.int().min(1)).nullish(),
});

export type Semester = z.infer<typeof semester>;
export type Calendar = z.infer<typeof calendar>;
export type Settings = z.infer<typeof settings>;
