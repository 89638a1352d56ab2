import type { Bundle } from "#domain/bundle/bundle.ts";
import { overlapsBy } from "#domain/bundle/checks/overlaps.ts";
import type { Overlap } from "#domain/bundle/checks/overlaps.ts";
import type { Position, Role } from "#domain/bundle/organisations.ts";
import { checkProblems } from "#domain/problems/check-problems.ts";
import { problem, wordPath } from "#domain/problems/problem.ts";
import type { Problem, ProblemKind } from "#domain/problems/problem.ts";
import { roleTerms } from "#domain/wording/terms.ts";

/** Posts that one person holds at a time; an acting secretary may stand beside a secretary who is away. */
const SINGLE: readonly Role[] = ["secretary", "dean"];

function report(kind: ProblemKind, overlaps: Overlap<Position>[], value: (post: Position) => string): Problem[] {
  return overlaps.map(({ later, earlier }) => {
    const other = wordPath(["positions", earlier.index]);
    const values = { value: value(later.item), other, role: roleTerms[later.item.role] };
    return problem(kind, { path: ["positions", later.index, "from"] }, values);
  });
}

/** Two secretaries or deans of one organisation at once, and one person twice in one post. The day of handing over may be shared. */
export function checkPosts(bundle: Bundle): Problem[] {
  const { positions } = bundle;
  const key = (post: Position): string => JSON.stringify([post.organisationId, post.role]);
  const single = overlapsBy(positions, (post) => (SINGLE.includes(post.role) ? key(post) : null), true);
  const reported = new Set(single.map((overlap) => overlap.later.index));
  const same = overlapsBy(
    positions,
    (post) => (post.memberId == null ? null : key(post) + JSON.stringify(post.memberId)),
    true,
  );
  return [
    ...report(checkProblems.overlappingPosts, single, (post) => post.from),
    ...report(
      checkProblems.samePersonTwice,
      same.filter((overlap) => !reported.has(overlap.later.index)),
      (post) => post.memberId ?? "",
    ),
  ];
}
