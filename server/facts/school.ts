import { sql } from "kysely";
import type {
  CalendarDraft,
  readCalendar,
  readSettings,
  saveCalendar,
  saveSettings,
  settingsHistory,
} from "#api/endpoints/school.ts";
import { emptyBundle } from "#domain/bundle/bundle.ts";
import { settings as settingsSchema } from "#domain/bundle/calendar.ts";
import type { Calendar, Settings } from "#domain/bundle/calendar.ts";
import { checkBundle } from "#domain/bundle/checks/check-bundle.ts";
import { adjustableRequirements } from "#domain/guides/pack.ts";
import type { Problem } from "#domain/problems/problem.ts";
import { appendAudit } from "#server/audit/append.ts";
import { inTransaction } from "#server/db/db.ts";
import type { Db, Tx } from "#server/db/db.ts";
import { clockText } from "#server/facts/draft.ts";
import { refuseProblems, wordWarnings } from "#server/facts/save.ts";
import { withClocks, writeSchoolVersion } from "#server/facts/school-version.ts";
import type { SchoolList } from "#server/facts/school-version.ts";
import { actorOf } from "#server/http/call.ts";
import type { CallContext, Handler } from "#server/http/call.ts";
import { authoriseSchool } from "#server/http/authorise-school.ts";
import { Refusal } from "#server/http/refusal.ts";
import { refusalReasons } from "#domain/access.ts";
import { judgeSchoolAnew } from "#server/verdicts/judge-school.ts";

type School = { calendar: Calendar; calendar_version: number; settings: Settings; settings_version: number };
/** More changes of the settings than a school makes in a century. */
const MOST_VERSIONS = 1000;
const noSchool: School = { calendar: {}, calendar_version: 0, settings: {}, settings_version: 0 };

async function loadSchool(db: Db, universityId: number): Promise<School> {
  const row = await db.selectFrom("school").selectAll().where("university_id", "=", universityId).executeTakeFirst();
  return row ?? noSchool;
}

/** Whoever sees anything of the school may read what everybody is judged by. */
async function demandAny(call: CallContext): Promise<void> {
  if ((await call.reach()).length === 0) throw new Refusal("not-allowed", { reason: refusalReasons["no-role-here"] });
}

function calendarDraft(calendar: Calendar): CalendarDraft {
  const { semesters, ...rest } = calendar;
  return semesters == null ? rest : { ...rest, semesters: semesters.map(({ recordedAt: _clock, ...each }) => each) };
}

/** Problems and slips of one of the two, in the words of `bundle validate`. */
function checked(
  list: SchoolList,
  school: Pick<School, SchoolList>,
  open: readonly string[],
): { problems: Problem[]; warnings: Problem[] } {
  const { problems, warnings } = checkBundle({ ...emptyBundle(), ...school }, { adjustableRequirements: open });
  const own = (found: readonly Problem[]) => found.filter((each) => each.place.path?.[0] === list);
  return { problems: own(problems), warnings: own(warnings) };
}

async function adjustable(db: Db, universityId: number): Promise<string[]> {
  const rows = await db
    .selectFrom("guide_versions")
    .select("content")
    .where("university_id", "=", universityId)
    .execute();
  return [...new Set(adjustableRequirements(rows.map((each) => each.content)))];
}

/** Writes one of the two as a new version, asks for the school to be judged anew, and logs it. @returns the job */
async function keep(
  tx: Tx,
  call: CallContext,
  list: SchoolList,
  { entry, version, reason }: { entry: Calendar | Settings; version: number; reason: string },
): Promise<string> {
  const { universityId, accountId } = actorOf(call);
  const { services, address } = call;
  const action = version === 1 ? "create" : "correct";
  const told = await writeSchoolVersion(tx, services, { universityId, accountId, address }, list, {
    entry,
    version,
    action,
    reason,
  });
  const job = await judgeSchoolAnew(tx, services, universityId, accountId);
  await appendAudit(tx, universityId, services.now(), [told]);
  return job.id;
}

async function locked(tx: Tx, universityId: number): Promise<School> {
  await sql`select from universities where id = ${universityId} for no key update`.execute(tx);
  return loadSchool(tx, universityId);
}

export const getCalendar: Handler<typeof readCalendar> = async (call) => {
  await demandAny(call);
  const { calendar, calendar_version } = await loadSchool(call.services.db, actorOf(call).universityId);
  return { version: calendar_version, calendar: calendarDraft(calendar) };
};

export const getSettings: Handler<typeof readSettings> = async (call) => {
  await demandAny(call);
  const { settings, settings_version } = await loadSchool(call.services.db, actorOf(call).universityId);
  return { version: settings_version, settings };
};

export const putCalendar: Handler<typeof saveCalendar> = async (call) => {
  const universityId = await authoriseSchool(call);
  const { version, reason, calendar } = call.input.body;
  return inTransaction(call.services.db, async (tx) => {
    const before = await locked(tx, universityId);
    const current = { version: before.calendar_version, calendar: calendarDraft(before.calendar) };
    if (current.version !== version) throw new Refusal("stale-version", { current: current.version }, { current });
    const entry = withClocks(calendar, before.calendar, clockText(call.services.now()));
    const { problems, warnings } = checked("calendar", { calendar: entry, settings: {} }, []);
    refuseProblems(problems);
    await keep(tx, call, "calendar", { entry, version: version + 1, reason });
    return { version: version + 1, calendar, warnings: wordWarnings(warnings, call.language) };
  });
};

export const putSettings: Handler<typeof saveSettings> = async (call) => {
  const universityId = await authoriseSchool(call);
  const { version, reason, settings } = call.input.body;
  return inTransaction(call.services.db, async (tx) => {
    const before = await locked(tx, universityId);
    const current = { version: before.settings_version, settings: before.settings };
    if (current.version !== version) throw new Refusal("stale-version", { current: current.version }, { current });
    const { problems, warnings } = checked("settings", { calendar: {}, settings }, await adjustable(tx, universityId));
    refuseProblems(problems);
    const job = await keep(tx, call, "settings", { entry: settings, version: version + 1, reason });
    return { version: version + 1, settings, warnings: wordWarnings(warnings, call.language), job };
  });
};

export const getSettingsHistory: Handler<typeof settingsHistory> = async (call) => {
  await demandAny(call);
  const rows = await call.services.db
    .selectFrom("fact_versions as v")
    .leftJoin("accounts as a", "a.id", "v.account_id")
    .select(["v.version", "v.recorded_at", "v.reason", "v.entry", "a.display_name as by"])
    .where("v.university_id", "=", actorOf(call).universityId)
    .where("v.list", "=", "settings")
    .orderBy("v.version", "desc")
    .limit(MOST_VERSIONS)
    .execute();
  return {
    versions: rows.map(({ version, recorded_at, reason, entry, by }) => ({
      version,
      at: recorded_at.toISOString(),
      by,
      reason,
      settings: settingsSchema.parse(entry ?? {}),
    })),
  };
};
