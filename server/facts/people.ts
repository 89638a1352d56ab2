import type { Activity, Segment } from "#domain/bundle/activities.ts";
import { separateActivity } from "#domain/privacy.ts";
import type { Attendance, TalkPair } from "#domain/privacy.ts";
import type { BranchAttendance, BranchTalk, Place, Stored } from "#server/facts/stored.ts";

/** Who attended and who talked, by branch. */
export type People = { attendees: readonly BranchAttendance[]; talks: readonly BranchTalk[] };

/** The branch whose members an organisation's records may name: itself, or that of a group. */
export function branchOf(owner: Place): string | null {
  if (owner.kind === "branch") return owner.id;
  return owner.kind === "group" ? (owner.path.at(-2) ?? null) : null;
}

/** Where each segment went: the nth of its kind is still the nth of its kind; null: it is no more. */
function movedTo(before: readonly Segment[], after: readonly Segment[]): (row: number) => number | null {
  const places = Map.groupBy(after.keys(), (row) => after[row]?.kind);
  return (row) => {
    const kind = before[row]?.kind;
    const rank = before.slice(0, row).filter((each) => each.kind === kind).length;
    return places.get(kind)?.[rank] ?? null;
  };
}

/** The people of branches that the writer does not see: they stay with the segment they belonged to, wherever it went. */
export function stayingPeople(
  before: People & { entry: Activity },
  after: readonly Segment[],
  sees: (branch: string) => boolean,
): People {
  const moved = movedTo(before.entry.segments, after);
  const staying = <Each extends { segment: number; branch: string }>(list: readonly Each[]): Each[] =>
    list
      .filter((each) => !sees(each.branch))
      .flatMap((each) => {
        const segment = moved(each.segment);
        return segment === null ? [] : [{ ...each, segment }];
      });
  return { attendees: staying(before.attendees), talks: staying(before.talks) };
}

/**
 * The people of an activity after it was saved: what the writer could see is as the writer sent it, and what other
 * branches keep to themselves stays with the segment it belonged to.
 * @param sees whether the writer sees the private things of a branch
 */
export function mergePeople(
  sent: Activity,
  before: Stored<"activities"> | null,
  branch: string | null,
  sees: (branch: string) => boolean,
): People {
  const { attendees, talks } = separateActivity(sent);
  const homes = new Map(
    (before?.attendees ?? []).filter((each) => sees(each.branch)).map((each) => [each.memberId, each.branch]),
  );
  const staying = before === null ? { attendees: [], talks: [] } : stayingPeople(before, sent.segments, sees);
  const own = branch ?? "";
  return {
    attendees: [
      ...staying.attendees,
      ...attendees.map((each: Attendance) => ({ ...each, branch: homes.get(each.memberId) ?? own })),
    ],
    talks: [...staying.talks, ...talks.map((each: TalkPair) => ({ ...each, branch: own }))],
  };
}

/** True where two lists name the same people for the branches that count. */
export function samePeople(
  one: readonly BranchAttendance[],
  other: readonly BranchAttendance[],
  sees: (branch: string) => boolean,
): boolean {
  const texts = (list: readonly BranchAttendance[]): string =>
    list
      .filter((each) => sees(each.branch))
      .map((each) => `${each.segment} ${each.branch} ${each.memberId}`)
      .toSorted()
      .join("\n");
  return texts(one) === texts(other);
}

/** What a version keeps beside the entry, by branch; null where there is nobody. */
export function peopleByBranch({
  attendees,
  talks,
}: People): Record<string, { attendees: Attendance[]; talks: TalkPair[] }> | null {
  const branches = new Set([...attendees, ...talks].map((each) => each.branch));
  if (branches.size === 0) return null;
  return Object.fromEntries(
    [...branches].map((branch) => [
      branch,
      {
        attendees: attendees
          .filter((each) => each.branch === branch)
          .map(({ segment, memberId }) => ({ segment, memberId })),
        talks: talks.filter((each) => each.branch === branch).map(({ segment, pair }) => ({ segment, pair })),
      },
    ]),
  );
}
