import type { Bundle } from "#domain/bundle/bundle.ts";
import type { BundleIndex } from "#domain/bundle/checks/bundle-index.ts";
import { firstCircles } from "#domain/bundle/checks/circles.ts";
import type { Organisation, OrganisationKind } from "#domain/bundle/organisations.ts";
import { checkProblems, checkWarnings } from "#domain/problems/check-problems.ts";
import { problem } from "#domain/problems/problem.ts";
import type { Problem } from "#domain/problems/problem.ts";
import { organisationKindTerms } from "#domain/wording/terms.ts";

const RANK = { university: 0, department: 1, branch: 2, group: 3 } as const satisfies Record<OrganisationKind, number>;

/** A 直属党支部 stands under the university itself, so a branch may have either above it. */
const USUAL_PARENTS: Record<OrganisationKind, readonly OrganisationKind[]> = {
  university: [],
  department: ["university"],
  branch: ["department", "university"],
  group: ["branch"],
};

function kindValues(entry: Organisation, parent: Organisation) {
  return { kind: organisationKindTerms[entry.kind], parent: organisationKindTerms[parent.kind], value: parent.name };
}

/** Parents of a lower kind than their child, circles in the tree, and what `succeeds` gets wrong. */
export function checkTree(bundle: Bundle, index: BundleIndex): Problem[] {
  const found: Problem[] = [];
  for (const [place, entry] of bundle.organisations.entries()) {
    const parent = entry.parentId == null ? undefined : index.organisations.get(entry.parentId);
    if (parent !== undefined && RANK[parent.kind] > RANK[entry.kind]) {
      const path = ["organisations", place, "parentId"];
      found.push(problem(checkProblems.parentKind, { path }, kindValues(entry, parent)));
    }
    for (const [row, id] of (entry.succeeds ?? []).entries()) {
      const path = ["organisations", place, "succeeds", row];
      if (id === entry.id) found.push(problem(checkProblems.succeedsItself, { path }, { value: id }));
      else if (!index.organisations.has(id)) found.push(problem(checkProblems.succeedsNobody, { path }, { value: id }));
    }
  }
  const parents = (id: string): readonly string[] => [index.organisations.get(id)?.parentId ?? []].flat();
  const predecessors = (id: string): readonly string[] =>
    (index.organisations.get(id)?.succeeds ?? []).filter((each) => each !== id);
  const ids = bundle.organisations.map((entry) => entry.id);
  const places = new Map(ids.map((id, place) => [id, place]));
  for (const [kind, next, field] of [
    [checkProblems.treeCycle, parents, "parentId"],
    [checkProblems.successionCycle, predecessors, "succeeds"],
  ] as const) {
    for (const circle of firstCircles(ids, next)) {
      const path = ["organisations", places.get(circle[0] ?? "") ?? 0, field];
      found.push(problem(kind, { path }, { value: circle.join(" → ") }));
    }
  }
  return found;
}

/** Organisations in an unusual place of the tree. */
export function treeSlips(bundle: Bundle, index: BundleIndex): Problem[] {
  return bundle.organisations.flatMap((entry, place) => {
    const path = ["organisations", place, "parentId"];
    if (entry.parentId == null) {
      // A department's or a lone branch's own bundle begins at itself.
      if (entry.kind !== "group") return [];
      return [
        problem(checkWarnings.noParent, { path }, { kind: organisationKindTerms[entry.kind], value: entry.name }),
      ];
    }
    const parent = index.organisations.get(entry.parentId);
    if (parent === undefined || RANK[parent.kind] > RANK[entry.kind]) return [];
    if (USUAL_PARENTS[entry.kind].includes(parent.kind)) return [];
    return [problem(checkWarnings.oddParent, { path }, kindValues(entry, parent))];
  });
}
