import { z } from "zod";
import { endpoint, noBody, nothing } from "#api/endpoint.ts";
import { reason, warning } from "#api/endpoints/fact-schemas.ts";
import { withinLimits } from "#api/limits.ts";
import { calendar, semester, settings } from "#domain/bundle/calendar.ts";
import { date } from "#domain/bundle/fields.ts";

const calendarDraft = calendar.extend({ semesters: z.array(semester.omit({ recordedAt: true })).nullish() });
export type CalendarDraft = z.infer<typeof calendarDraft>;
const seen = z.int().min(0);
const kept = { version: seen };

export const readCalendar = endpoint({
  name: "calendar.read",
  method: "GET",
  path: "/school/calendar",
  summary: { "zh-CN": "查看校历", en: "Read the school’s calendar" },
  permission: "see",
  params: nothing,
  query: nothing,
  body: noBody,
  output: z.strictObject({ ...kept, calendar: calendarDraft }),
  errors: ["not-allowed"],
});

export const saveCalendar = endpoint({
  name: "calendar.save",
  method: "PUT",
  path: "/school/calendar",
  summary: {
    "zh-CN": "修改校历（保留原版本，全校重新判定）",
    en: "Change the calendar; the earlier version is kept, the school judged anew",
  },
  permission: "manage-school",
  params: nothing,
  query: nothing,
  body: z.strictObject({ version: seen, reason, calendar: calendarDraft.check(withinLimits) }),
  output: z.strictObject({ ...kept, calendar: calendarDraft, warnings: z.array(warning) }),
  errors: ["invalid-input", "not-allowed", "stale-version", "no-room"],
});

export const readSettings = endpoint({
  name: "settings.read",
  method: "GET",
  path: "/school/settings",
  summary: { "zh-CN": "查看学校设定", en: "Read the school’s settings" },
  permission: "see",
  params: nothing,
  query: nothing,
  body: noBody,
  output: z.strictObject({ ...kept, settings }),
  errors: ["not-allowed"],
});

export const saveSettings = endpoint({
  name: "settings.save",
  method: "PUT",
  path: "/school/settings",
  summary: {
    "zh-CN": "修改学校设定（保留原版本，全校重新判定）",
    en: "Change the settings; the earlier version is kept, the school judged anew",
  },
  permission: "manage-school",
  params: nothing,
  query: nothing,
  body: z.strictObject({ version: seen, reason, settings: settings.check(withinLimits) }),
  /** `job`: judges the school anew; whoever saved may ask how far it is (`jobs.read`). */
  output: z.strictObject({ ...kept, settings, warnings: z.array(warning), job: z.string() }),
  errors: ["invalid-input", "not-allowed", "stale-version", "no-room"],
});

const year = z
  .string()
  .regex(/^20\d\d$/)
  .transform(Number);

/** What the State Council has published, as this version of the program knows it: to be taken over into the school's calendar. */
export const readPublicHolidays = endpoint({
  name: "calendar.public-holidays",
  method: "GET",
  path: "/public-holidays",
  summary: { "zh-CN": "国务院公布的节假日和调休", en: "Public holidays and weekend days worked instead, as published" },
  permission: "account",
  params: nothing,
  query: z.strictObject({ from: year, to: year }),
  body: noBody,
  output: z.strictObject({
    days: z.array(
      z.strictObject({
        date,
        /** A weekend day that is worked (调休). */
        worked: z.boolean(),
        name: z.strictObject({ "zh-CN": z.string(), en: z.string() }),
      }),
    ),
    /** Years of which nothing is known: next year's are published in November. */
    unknownYears: z.array(z.int()),
  }),
  errors: ["invalid-input"],
});

/** Every version of the settings, newest first: who changed what, when, and why. */
export const settingsHistory = endpoint({
  name: "settings.history",
  method: "GET",
  path: "/school/settings/history",
  summary: { "zh-CN": "学校设定的历次版本", en: "Every version of the school’s settings" },
  permission: "see",
  params: nothing,
  query: nothing,
  body: noBody,
  output: z.strictObject({
    versions: z.array(
      z.strictObject({
        ...kept,
        at: z.string(),
        by: z.string().nullable(),
        reason: z.string().nullable(),
        settings,
      }),
    ),
  }),
  errors: ["not-allowed"],
});

export const schoolEndpoints = [
  readCalendar,
  saveCalendar,
  readSettings,
  saveSettings,
  readPublicHolidays,
  settingsHistory,
] as const;
