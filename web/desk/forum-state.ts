import type { Forum } from "#domain/bundle/activities.ts";

type Approval = {
  title?: string | null | undefined;
  place?: string | null | undefined;
  speakers?: readonly string[] | null | undefined;
  eventOn: string;
  approvedOn?: string | null | undefined;
};
export type Change = {
  what: "changedDay" | "changedPlace" | "changedTitle" | "changedSpeakers";
  approved: string;
  now: string;
};

export type ForumState<Item> =
  | { state: "approved"; by: Item }
  | { state: "late"; by: Item }
  | { state: "changed"; by: Item; changes: Change[] }
  | { state: "applied"; by: Item; changes: Change[] }
  | { state: "none" };

/** In what a forum differs from what was applied for (rules.md, approval): its day, place, title, set of speakers. */
function changesOf(approval: Approval, heldOn: string, forum: Forum): Change[] {
  const sorted = (speakers: readonly string[] | null | undefined): string =>
    [...new Set(speakers)].toSorted().join("、");
  const pairs: [Change["what"], string, string][] = [
    ["changedDay", approval.eventOn, heldOn],
    ["changedPlace", approval.place ?? "", forum.place ?? ""],
    ["changedTitle", approval.title ?? "", forum.title ?? ""],
    ["changedSpeakers", sorted(approval.speakers), sorted(forum.speakers)],
  ];
  return pairs.flatMap(([what, approved, now]) => (approved === now ? [] : [{ what, approved, now }]));
}

/** How a forum stands: approved as it takes place before its day, or what stands against it. */
export function forumState<Item extends { entry: Approval }>(
  approvals: readonly Item[],
  heldOn: string,
  forum: Forum,
): ForumState<Item> {
  const told = approvals.map((by) => ({ by, changes: changesOf(by.entry, heldOn, forum) }));
  const isInTime = ({ by: { entry } }: { by: Item }): boolean => entry.approvedOn != null && entry.approvedOn < heldOn;
  const good = told.find((each) => isInTime(each) && each.changes.length === 0);
  if (good !== undefined) return { state: "approved", by: good.by };
  const open = told.find(({ by: { entry } }) => entry.approvedOn == null);
  if (open !== undefined) return { state: "applied", ...open };
  const changed = told.find(isInTime);
  if (changed !== undefined) return { state: "changed", ...changed };
  const late = told[0];
  return late === undefined ? { state: "none" } : { state: "late", by: late.by };
}
