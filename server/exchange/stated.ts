import { statedCoverages } from "#domain/bundle/desk.ts";
import type { StatedCoverage, Statement } from "#domain/bundle/desk.ts";
import { yearOf } from "#domain/dates/civil-date.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import { calendarYear } from "#domain/dates/period.ts";
import { factsOf } from "#domain/facts/facts.ts";
import type { RequirementOf } from "#domain/guides/requirement-schema.ts";
import { judgeCoverage } from "#domain/requirements/coverage/coverage.ts";
import { judgingOf } from "#domain/verdicts/judge.ts";
import type { Verdict } from "#domain/verdicts/verdict.ts";
import type { Db } from "#server/db/db.ts";
import { loadFacts } from "#server/verdicts/load-facts.ts";

const BRANCHES_AT_ONCE = 24;
/** Older years are nobody's question any more, and each costs a judgement. */
const MOST_YEARS = 6;

/** Those that rosters, attendees and pairs decide; dual life is always stated. */
const COVERAGES = statedCoverages.filter((each) => each !== "dual-life");

/** What the engine asks for a coverage, whatever guide names it. */
function requirementOf(of: StatedCoverage): RequirementOf<"coverage"> {
  return { id: `export/${of}`, quote: of, strength: "must", kind: "coverage", of };
}

function statementOf(
  { organisation, status, reason, need, count, hints }: Verdict,
  year: number,
  coverage: StatedCoverage,
): Statement | null {
  const of = { organisationId: organisation, year, coverage };
  if (reason === "nothing-to-cover") return { ...of, due: 0, reached: 0 };
  if (status === "not-applicable" || hints.includes("no-data")) return null;
  return { ...of, due: need, reached: count };
}

async function firstYear(db: Db, universityId: number, branches: readonly string[], asOf: CivilDate): Promise<number> {
  const row = await db
    .selectFrom("activity_organisations")
    .select((each) => each.fn.min("held_on").as("first"))
    .where("university_id", "=", universityId)
    .where("organisation_id", "in", [...branches])
    .executeTakeFirst();
  const latest = yearOf(asOf);
  return Math.max(latest - MOST_YEARS + 1, Math.min(latest, yearOf(row?.first ?? asOf)));
}

/**
 * Statements that say of branches what their rosters, attendances and talks come to, by the engine's own counting: a check
 * that has these instead gives the same verdicts. They carry no time of record, so that they hold for every as-of day.
 */
export async function coverageStatements(
  db: Db,
  universityId: number,
  branches: readonly string[],
  asOf: CivilDate,
): Promise<Statement[]> {
  if (branches.length === 0) return [];
  const first = await firstYear(db, universityId, branches, asOf);
  const years = Array.from({ length: yearOf(asOf) - first + 1 }, (_, index) => first + index);
  const statements: Statement[] = [];
  for (let at = 0; at < branches.length; at += BRANCHES_AT_ONCE) {
    const full = branches.slice(at, at + BRANCHES_AT_ONCE);
    for (const year of years) {
      const window = calendarYear(year);
      const { bundle } = await loadFacts(db, { universityId, full, rollUps: [], asOf, span: window });
      const judging = judgingOf(factsOf(bundle, { asOf, knownAt: null, window }), []);
      for (const organisation of full.flatMap((id) => judging.facts.organisations.get(id) ?? [])) {
        for (const of of COVERAGES) {
          const [verdict] = judgeCoverage(requirementOf(of), organisation, judging);
          const statement = verdict === undefined ? null : statementOf(verdict, year, of);
          if (statement !== null) statements.push(statement);
        }
      }
    }
  }
  return statements;
}
