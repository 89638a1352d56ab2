import type { Bundle } from "#domain/bundle/bundle.ts";
import { checkProblems } from "#domain/problems/check-problems.ts";
import { problem, wordPath } from "#domain/problems/problem.ts";
import type { Problem } from "#domain/problems/problem.ts";

/** Two elections of an organisation on one day: which of them opens the term? (rules.md section 4) */
export function checkElections(bundle: Bundle): Problem[] {
  const first = new Map<string, number>();
  return bundle.elections.flatMap((entry, index) => {
    const key = `${entry.heldOn} ${entry.organisationId}`;
    const other = first.get(key);
    if (other === undefined) {
      first.set(key, index);
      return [];
    }
    const values = { value: entry.heldOn, other: wordPath(["elections", other]) };
    return [problem(checkProblems.twoElections, { path: ["elections", index, "heldOn"] }, values)];
  });
}

/** Two entries for one recipient of a decision: from which day do its 30 days run? */
export function checkRecipients(bundle: Bundle): Problem[] {
  return bundle.directives.flatMap((directive, index) => {
    const first = new Map<string, number>();
    return (directive.recipients ?? []).flatMap(({ organisationId }, row) => {
      const other = first.get(organisationId);
      if (other === undefined) {
        first.set(organisationId, row);
        return [];
      }
      const values = { value: organisationId, other: wordPath(["directives", index, "recipients", other]) };
      const path = ["directives", index, "recipients", row, "organisationId"];
      return [problem(checkProblems.recipientTwice, { path }, values)];
    });
  });
}

/** `settings.times` may name only the requirements whose number the guide leaves open. */
export function checkTimes(bundle: Bundle, adjustable: readonly string[]): Problem[] {
  return Object.keys(bundle.settings.times ?? {})
    .filter((id) => !adjustable.includes(id))
    .map((value) =>
      problem(
        checkProblems.timesNotOpen,
        { path: ["settings", "times", value] },
        { value, options: adjustable.join(" | ") },
      ),
    );
}
