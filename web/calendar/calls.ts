import type { readCalendar, readPublicHolidays, saveCalendar } from "#api/endpoints/school.ts";
import { rowOf } from "#web/ui/server.ts";

/** The contract's rows about the school's calendar. */
export const calendarCalls = {
  read: rowOf<typeof readCalendar>("calendar.read", "GET", "/school/calendar"),
  save: rowOf<typeof saveCalendar>("calendar.save", "PUT", "/school/calendar"),
  published: rowOf<typeof readPublicHolidays>("calendar.public-holidays", "GET", "/public-holidays"),
};
