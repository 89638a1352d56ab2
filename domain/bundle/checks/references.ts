import type { Bundle } from "#domain/bundle/bundle.ts";
import type { BundleIndex } from "#domain/bundle/checks/bundle-index.ts";
import type { Dangling } from "#domain/bundle/checks/dangling.ts";
import type { Problem } from "#domain/problems/problem.ts";

type Target = "organisations" | "positions" | "gatherings" | "directives";
type Reference = { target: Target; id: string | null | undefined; path: readonly (string | number)[] };

/** Every id in the bundle that names another entry, but for those inside activities and `succeeds`. */
function* referencesOf(bundle: Bundle): Generator<Reference> {
  for (const [index, entry] of bundle.organisations.entries()) {
    yield { target: "organisations", id: entry.parentId, path: ["organisations", index, "parentId"] };
    for (const [row, was] of (entry.was ?? []).entries()) {
      yield { target: "organisations", id: was.parentId, path: ["organisations", index, "was", row, "parentId"] };
    }
  }
  for (const list of [
    "positions",
    "elections",
    "extensions",
    "roster",
    "documents",
    "approvals",
    "bodies",
    "statements",
  ] as const) {
    for (const [index, entry] of bundle[list].entries()) {
      yield { target: "organisations", id: entry.organisationId, path: [list, index, "organisationId"] };
    }
  }
  for (const [index, entry] of bundle.approvals.entries()) {
    yield { target: "organisations", id: entry.approverId, path: ["approvals", index, "approverId"] };
    yield { target: "gatherings", id: entry.forumActivityId, path: ["approvals", index, "forumActivityId"] };
  }
  for (const [index, entry] of bundle.directives.entries()) {
    yield { target: "organisations", id: entry.issuerId, path: ["directives", index, "issuerId"] };
    for (const [row, recipient] of (entry.recipients ?? []).entries()) {
      const path = ["directives", index, "recipients", row, "organisationId"];
      yield { target: "organisations", id: recipient.organisationId, path };
    }
  }
  for (const [index, entry] of bundle.bodies.entries()) {
    yield { target: "positions", id: entry.contactPositionId, path: ["bodies", index, "contactPositionId"] };
  }
  for (const [index, entry] of bundle.contacts.entries()) {
    yield { target: "organisations", id: entry.departmentId, path: ["contacts", index, "departmentId"] };
    yield { target: "organisations", id: entry.branchId, path: ["contacts", index, "branchId"] };
    yield { target: "positions", id: entry.positionId, path: ["contacts", index, "positionId"] };
  }
  for (const [index, entry] of bundle.weakBranches.entries()) {
    yield { target: "organisations", id: entry.branchId, path: ["weakBranches", index, "branchId"] };
  }
}

/** References that lead nowhere, outside activities. A post's `memberId` is a pseudonym and need lead nowhere. */
export function checkReferences(bundle: Bundle, index: BundleIndex, dangling: Dangling): Problem[] {
  const found: Problem[] = [];
  for (const { target, id, path } of referencesOf(bundle)) {
    if (id == null || index[target].has(id)) continue;
    found.push(dangling(target, id, path));
  }
  return found;
}
