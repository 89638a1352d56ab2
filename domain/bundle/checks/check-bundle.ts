import type { Bundle } from "#domain/bundle/bundle.ts";
import { checkActivities } from "#domain/bundle/checks/activity-references.ts";
import { allActivitySlips } from "#domain/bundle/checks/activity-slips.ts";
import { indexBundle } from "#domain/bundle/checks/bundle-index.ts";
import { calendarSlips } from "#domain/bundle/checks/calendar-slips.ts";
import { danglingIn } from "#domain/bundle/checks/dangling.ts";
import { deskSlips } from "#domain/bundle/checks/desk-slips.ts";
import { checkIdentities } from "#domain/bundle/checks/identities.ts";
import { checkElections, checkRecipients, checkTimes } from "#domain/bundle/checks/once.ts";
import { checkPosts } from "#domain/bundle/checks/posts.ts";
import { checkReferences } from "#domain/bundle/checks/references.ts";
import { checkSemesters, checkSpans } from "#domain/bundle/checks/spans.ts";
import { checkTree, treeSlips } from "#domain/bundle/checks/tree.ts";
import type { Problem } from "#domain/problems/problem.ts";

export type BundleChecks = {
  /** Ids of the requirements whose number `settings.times` may set. */
  adjustableRequirements: readonly string[];
};

/**
 * What the entries of a bundle say of one another. Problems make it unusable; warnings are likely slips
 * and stop nothing. Linear in the entries.
 */
export function checkBundle(bundle: Bundle, checks: BundleChecks): { problems: Problem[]; warnings: Problem[] } {
  const index = indexBundle(bundle);
  const dangling = danglingIn(bundle, index);
  return {
    problems: [
      ...checkTimes(bundle, checks.adjustableRequirements),
      ...checkSpans(bundle),
      ...checkSemesters(bundle),
      ...checkIdentities(bundle),
      ...checkTree(bundle, index),
      ...checkReferences(bundle, index, dangling),
      ...checkPosts(bundle),
      ...checkElections(bundle),
      ...checkRecipients(bundle),
      ...checkActivities(bundle, index, dangling),
    ],
    warnings: [
      ...calendarSlips(bundle),
      ...treeSlips(bundle, index),
      ...allActivitySlips(bundle, index),
      ...deskSlips(bundle),
    ],
  };
}
