import type { Bundle } from "#domain/bundle/bundle.ts";
import { overlapsBy } from "#domain/bundle/checks/overlaps.ts";
import { checkWarnings } from "#domain/problems/check-problems.ts";
import { problem, wordPath } from "#domain/problems/problem.ts";
import type { Problem } from "#domain/problems/problem.ts";

type Day = string | null | undefined;
type Pair = { start: Day; end: Day; path: readonly (string | number)[] };

function* pairsOf(bundle: Bundle): Generator<Pair> {
  for (const [index, entry] of bundle.documents.entries()) {
    yield { start: entry.issuedOn, end: entry.expiresOn, path: ["documents", index, "expiresOn"] };
    yield { start: entry.issuedOn, end: entry.withdrawnOn, path: ["documents", index, "withdrawnOn"] };
  }
  for (const [index, entry] of bundle.approvals.entries()) {
    yield { start: entry.appliedOn, end: entry.approvedOn, path: ["approvals", index, "approvedOn"] };
  }
  for (const [index, entry] of bundle.weakBranches.entries()) {
    yield { start: entry.flaggedOn, end: entry.dueOn, path: ["weakBranches", index, "dueOn"] };
    yield { start: entry.flaggedOn, end: entry.closedOn, path: ["weakBranches", index, "closedOn"] };
  }
  for (const [index, entry] of bundle.extensions.entries()) {
    yield { start: entry.approvedOn, end: entry.until, path: ["extensions", index, "until"] };
  }
}

function reversedDates(bundle: Bundle): Problem[] {
  const found: Problem[] = [];
  for (const { start, end, path } of pairsOf(bundle)) {
    if (start != null && end != null && end < start) {
      found.push(problem(checkWarnings.datesReversed, { path }, { value: end, start }));
    }
  }
  return found;
}

function rosterOverlaps(bundle: Bundle): Problem[] {
  const overlaps = overlapsBy(bundle.roster, (entry) => JSON.stringify([entry.memberId, entry.organisationId]), true);
  return overlaps.map(({ later, earlier }) => {
    const values = { value: later.item.memberId, other: wordPath(["roster", earlier.index]) };
    return problem(checkWarnings.rosterOverlap, { path: ["roster", later.index, "from"] }, values);
  });
}

function statementsOver(bundle: Bundle): Problem[] {
  return bundle.statements.flatMap(({ due, reached }, index) =>
    reached > due
      ? [problem(checkWarnings.reachedOverDue, { path: ["statements", index, "reached"] }, { value: reached, due })]
      : [],
  );
}

/** Likely slips in documents, approvals, flags, extensions, rosters and statements. */
export function deskSlips(bundle: Bundle): Problem[] {
  return [...reversedDates(bundle), ...rosterOverlaps(bundle), ...statementsOver(bundle)];
}
