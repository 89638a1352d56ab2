import type { SegmentKind } from "#domain/bundle/activities.ts";
import type { ListName } from "#domain/bundle/bundle.ts";
import type { StatedCoverage } from "#domain/bundle/desk.ts";
import type { Requirement, RequirementOf } from "#domain/guides/requirement-schema.ts";

/**
 * What would meet a requirement, or speak to it where people judge: an activity with a segment of one of the kinds,
 * or else an entry of the list. Both empty where it is met elsewhere, as a roll-up is by the branches.
 */
export type MetBy = {
  kinds: readonly SegmentKind[];
  list: ListName | null;
  /** The topic that the segment must name. */
  topic: string | null;
  /** The kind of document that is looked for in the list of documents. */
  document: string | null;
};

const NOTHING: MetBy = { kinds: [], list: null, topic: null, document: null };

function byKinds(kinds: readonly SegmentKind[], topic: string | null = null): MetBy {
  return { ...NOTHING, kinds, topic };
}

function byList(list: ListName): MetBy {
  return { ...NOTHING, list };
}

const meetings = ["party-committee-meeting", "joint-meeting"] as const;
const talks = byKinds(["talk"]);

/** What each set of a coverage is covered by. */
const coverages: Readonly<Record<RequirementOf<"coverage">["of"], MetBy>> = {
  "branch-contact": byList("contacts"),
  "bodies-contact": byList("bodies"),
  "dual-leaders": byList("positions"),
  "weak-branches": byList("weakBranches"),
  vetting: byKinds(meetings),
  training: byKinds(["training"]),
  "member-reports": byKinds(["report-to-branch"]),
  "talks-committee": talks,
  "talks-members": talks,
  "talks-peers": talks,
  // Taking part in the life of one's own branch is stated for the year (填报).
  "dual-life": byList("statements"),
} satisfies Record<StatedCoverage, MetBy> & Record<string, MetBy>;

/** What somebody would enter to meet the requirement, said by the requirement itself. */
export function metBy(requirement: Requirement): MetBy {
  switch (requirement.kind) {
    case "count":
      return byKinds(requirement.kinds, requirement.topic ?? null);
    case "regularity":
      return byKinds(requirement.kinds);
    case "coverage":
      return coverages[requirement.of];
    case "document":
      return { ...byList("documents"), document: requirement.document };
    case "approval":
      return byList("approvals");
    case "precedence":
    case "routing":
      return byKinds(meetings);
    case "follow-up":
      // Any record may tick the decision that it passed on (directiveIds); these are where it is usually done.
      return byKinds(["party-committee-meeting", "committee-meeting", "general-meeting", "theme-day"]);
    case "staffing":
      return byList("positions");
    case "term":
      return byList("elections");
    case "roll-up":
      return NOTHING;
    case "judgement": {
      const { kinds = [], topics = [], documents = [] } = requirement.speaksTo;
      if (kinds.length > 0) return byKinds(kinds, topics[0] ?? null);
      return documents.length > 0 ? { ...byList("documents"), document: documents[0] ?? null } : NOTHING;
    }
  }
}
