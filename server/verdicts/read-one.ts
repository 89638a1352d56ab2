import type { readVerdicts } from "#api/endpoints/verdicts.ts";
import { yearOf } from "#domain/dates/civil-date.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import { calendarYear } from "#domain/dates/period.ts";
import type { Period } from "#domain/dates/period.ts";
import type { Call, Handler } from "#server/http/call.ts";
import { Refusal } from "#server/http/refusal.ts";
import { viewerOf } from "#server/facts/viewer.ts";
import { today } from "#server/services.ts";
import type { Services } from "#server/services.ts";
import { freshen } from "#server/verdicts/freshen.ts";
import { judgeAsOf } from "#server/verdicts/judge-as-of.ts";
import { judgeAsKnown } from "#server/verdicts/judge-as-known.ts";
import { keptWindows } from "#server/verdicts/judge-loaded.ts";
import { readyPacks } from "#server/verdicts/packs.ts";
import { shownGuide } from "#server/verdicts/show.ts";
import { tellingOf } from "#server/verdicts/told-names.ts";
import type { ToldVerdict } from "#server/verdicts/told-names.ts";
import type { VerdictMode } from "#server/db/verdict-tables.ts";

type Told = ToldVerdict & { mode: VerdictMode };
type Question = { asOf: CivilDate; knownAt: string | null; window: Period };

function questionOf({ input: { query }, services }: Call<typeof readVerdicts>): Question {
  const asOf = query.asOf ?? today(services);
  return { asOf, knownAt: query.knownAt ?? null, window: calendarYear(query.year ?? yearOf(asOf)) };
}

/** True where the answer is kept: today's, in a window that is. */
function isKept({ asOf, knownAt, window }: Question, day: CivilDate): boolean {
  return knownAt === null && asOf === day && keptWindows(day).some((each) => each.from === window.from);
}

async function keptRows(
  services: Services,
  universityId: number,
  organisationId: string,
  window: Period,
): Promise<Told[]> {
  await freshen(services, universityId, organisationId);
  return services.db
    .selectFrom("verdicts")
    .select(["guide_version_id", "requirement", "summary", "verdict", "private", "mode"])
    .where("university_id", "=", universityId)
    .where("organisation_id", "=", organisationId)
    .where("window_from", "=", window.from)
    .where("window_to", "=", window.to)
    .orderBy("requirement")
    .orderBy("period_from")
    .execute();
}

async function rowsFor(
  services: Services,
  universityId: number,
  organisationId: string,
  question: Question,
): Promise<Told[]> {
  if (isKept(question, today(services))) return keptRows(services, universityId, organisationId, question.window);
  const { asOf, knownAt, window } = question;
  const asked = { asOf, windows: [window] };
  const { rows } =
    knownAt === null
      ? await judgeAsOf(services.db, services, universityId, [organisationId], asked)
      : await judgeAsKnown(services.db, services, universityId, organisationId, { ...asked, knownAt });
  return rows;
}

/** One organisation's verdicts, by guide and point. */
export const readOrganisationVerdicts: Handler<typeof readVerdicts> = async (call) => {
  const { services } = call;
  const viewer = viewerOf(call);
  const { universityId } = viewer.actor;
  const [organisation] = await call.authorise([call.input.params.id]);
  if (organisation === undefined) throw new Refusal("not-found");
  const question = questionOf(call);
  const own = viewer.own.includes(organisation.id);
  const rows = (await rowsFor(services, universityId, organisation.id, question)).filter(
    (each) => each.mode === "assessed" || (each.mode === "self-check" && own),
  );
  const versions = await services.db
    .selectFrom("guide_versions")
    .select(["id", "label", "version"])
    .where("university_id", "=", universityId)
    .where("state", "<>", "draft")
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  const packs = await readyPacks(services.db, services, universityId, versions);
  const seesPrivate = viewer.may("see-private", organisation);
  const telling = await tellingOf(services.db, universityId, organisation.id, rows, {
    asOf: question.asOf,
    seesSensitive: viewer.may("see-sensitive", organisation),
  });
  const byGuide = Map.groupBy(rows, (each) => each.guide_version_id);
  const guides = versions.flatMap(({ id, label }) => {
    const [ready, told] = [packs.get(id), byGuide.get(id)];
    const mode = told?.[0]?.mode;
    if (ready === undefined || told === undefined || mode === undefined || mode === "rolled-up") return [];
    return [shownGuide({ id, label, mode }, ready, told, telling, seesPrivate)];
  });
  return {
    organisation: { id: organisation.id, name: organisation.name, kind: organisation.kind },
    ...question,
    guides,
  };
};
