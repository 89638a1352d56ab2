import { z } from "zod";
import { endpoint, noBody, nothing } from "#api/endpoint.ts";
import { reason, warning } from "#api/endpoints/fact-schemas.ts";
import { withinLimits } from "#api/limits.ts";
import { calendar, semester, settings } from "#domain/bundle/calendar.ts";

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
  output: z.strictObject({ ...kept, settings, warnings: z.array(warning) }),
  errors: ["invalid-input", "not-allowed", "stale-version", "no-room"],
});

export const schoolEndpoints = [readCalendar, saveCalendar, readSettings, saveSettings] as const;
