import { sql } from "kysely";
import type { ImportReport } from "#api/endpoints/exchange.ts";
import { refusalReasons } from "#domain/access.ts";
import { listNames } from "#domain/bundle/bundle.ts";
import type { ListName } from "#domain/bundle/bundle.ts";
import type { Language } from "#domain/wording/language.ts";
import { inTransaction } from "#server/db/db.ts";
import type { Db, Tx } from "#server/db/db.ts";
import { classify } from "#server/exchange/classify.ts";
import type { Arrival, Eyes } from "#server/exchange/classify.ts";
import { commitArrivals } from "#server/exchange/commit.ts";
import type { Found } from "#server/exchange/commit.ts";
import { sentPeople } from "#server/exchange/gatherings-in.ts";
import { eyesOf } from "#server/exchange/eyes.ts";
import { homesIn } from "#server/exchange/homes.ts";
import type { Importer } from "#server/exchange/importer.ts";
import { placesAfter, refusedBecause } from "#server/exchange/permit.ts";
import type { Plan, Refused } from "#server/exchange/plan.ts";
import type { SentBundle } from "#server/exchange/read-file.ts";
import { reportOf } from "#server/exchange/report.ts";
import { underOwnRoot } from "#server/exchange/root.ts";
import { commitSchool, schoolArrival } from "#server/exchange/school-in.ts";
import { checkAmong, standingFor } from "#server/exchange/surroundings.ts";
import { namesIn, touchedBy } from "#server/exchange/touched-in.ts";
import { limitProblems } from "#server/facts/limits.ts";
import { today } from "#server/services.ts";
import type { Services } from "#server/services.ts";
import { lockForJudging } from "#server/verdicts/lock.ts";
import { rejudgeLocked } from "#server/verdicts/rejudge.ts";

export type ImportOptions = {
  commit: boolean;
  language: Language;
  /** Kept as the reason of every version, such as the file's name. */
  reason?: string | null;
};

async function classifyAll(db: Db, universityId: number, { bundle }: SentBundle, eyes: Eyes): Promise<Found> {
  const of = <Name extends ListName>(name: Name) => classify(db, universityId, bundle, name, eyes);
  return {
    organisations: await of("organisations"),
    positions: await of("positions"),
    elections: await of("elections"),
    extensions: await of("extensions"),
    roster: await of("roster"),
    activities: await of("activities"),
    documents: await of("documents"),
    approvals: await of("approvals"),
    directives: await of("directives"),
    bodies: await of("bodies"),
    contacts: await of("contacts"),
    weakBranches: await of("weakBranches"),
    statements: await of("statements"),
    plans: await of("plans"),
  };
}

/** Finds out what the file would add and change, what is wrong with it, and what this person may not bring in. */
async function planImport(
  db: Db,
  services: Services,
  importer: Importer,
  file: SentBundle,
  reason: string | null,
): Promise<Plan> {
  const bundle = await underOwnRoot(db, importer.universityId, file.bundle);
  const sent = { ...file, bundle };
  const standing = await standingFor(db, importer, bundle);
  const { problems, warnings } = await checkAmong(bundle, standing.bundle);
  const found = await classifyAll(db, importer.universityId, sent, eyesOf(importer, standing));
  const placeOf = placesAfter(standing, found.organisations.arrivals);
  const root =
    [...standing.places.values()].find((each) => each.kind === "university")?.id ??
    bundle.organisations.find((each) => each.kind === "university")?.id ??
    null;
  const homes = homesIn([bundle, standing.bundle], placeOf);
  const school = await schoolArrival(db, importer.universityId, bundle, services.now());
  const refuse = <Name extends ListName>(arrivals: readonly Arrival<Name>[]): Refused[] =>
    arrivals.flatMap((arrival) => {
      const why = refusedBecause(importer, arrival, placeOf, root);
      return why === null ? [] : [{ arrival, why }];
    });
  const people = sentPeople(found, homes, importer, placeOf);
  const manages = importer.may(
    "manage-school",
    (root === null ? undefined : placeOf(root)) ?? { path: [], kind: "university" },
  );
  const schoolChanges = school.calendar !== null || school.settings !== null;
  return {
    sent,
    organisations: [...standing.places.keys(), ...found.organisations.arrivals.map(({ entry }) => entry.id)],
    committing: { importer, found, sent: bundle, placeOf, homes, root, reason },
    school,
    refused: [...listNames.flatMap((name) => refuse<ListName>(found[name].arrivals)), ...people.refused],
    schoolRefused: schoolChanges && !manages.allowed ? refusalReasons[manages.reason] : null,
    problems: [...problems, ...limitProblems(bundle, today(services)), ...people.problems],
    warnings,
  };
}

async function existing(tx: Tx, universityId: number, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from organisations where university_id = ${universityId} and id = any(${ids}::text[])`.execute(tx);
  return rows.map((each) => each.id);
}

/**
 * Takes in a bundle: a dry run says what it would add, change and refuse; a commit does it in one transaction when nothing is wrong
 * and nothing refused. What says nothing new is left alone, so that a second run changes nothing. The system's clock is
 * the records' time; verdicts are judged anew once, at the end.
 */
export async function importBundle(
  services: Services,
  importer: Importer,
  sent: SentBundle,
  { commit, language, reason = null }: ImportOptions,
): Promise<ImportReport> {
  const { universityId } = importer;
  const day = today(services);
  if (!commit)
    return reportOf(await planImport(services.db, services, importer, sent, reason), { language, dryRun: true });
  return inTransaction(services.db, async (tx) => {
    await sql`set local statement_timeout to 0`.execute(tx);
    await sql`set local lock_timeout to 0`.execute(tx);
    // Whoever saves one of these waits until the import is done, or the import for them.
    await lockForJudging(tx, universityId, await existing(tx, universityId, namesIn(sent.bundle)), day);
    const plan = await planImport(tx, services, importer, sent, reason);
    if (plan.problems.length + plan.refused.length > 0 || plan.schoolRefused !== null)
      return reportOf(plan, { language, dryRun: false });
    await commitArrivals(tx, services, plan.committing);
    await commitSchool(tx, services, importer, plan.school);
    const touched = touchedBy(plan);
    const judged = await lockForJudging(tx, universityId, touched.organisations, day, touched);
    const changes = await rejudgeLocked(tx, services, universityId, judged, day);
    return reportOf(plan, { language, dryRun: false, verdictsChanged: changes.length });
  });
}
