import type { Draft, Extra } from "#api/endpoints/fact-schemas.ts";
import type { Activity, AgendaCategory } from "#domain/bundle/activities.ts";
import { emptyBundle } from "#domain/bundle/bundle.ts";
import type { Bundle, Entry, ListName } from "#domain/bundle/bundle.ts";
import { checkBundle } from "#domain/bundle/checks/check-bundle.ts";
import { referredWords } from "#domain/bundle/checks/list-words.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import { checkProblems } from "#domain/problems/check-problems.ts";
import { factProblems, factWarnings } from "#domain/problems/fact-problems.ts";
import { problem } from "#domain/problems/problem.ts";
import type { Problem } from "#domain/problems/problem.ts";
import { isSensitive } from "#domain/privacy.ts";
import type { Around, Neighbour } from "#server/facts/around.ts";
import { farAhead } from "#server/facts/limits.ts";
import { lists } from "#server/facts/lists.ts";
import type { Place } from "#server/facts/stored.ts";
import type { Viewer } from "#server/facts/viewer.ts";

/** An entry that is to be saved, as the bundle would hold it, and where it stands. */
export type Candidate<Name extends ListName> = {
  list: Name;
  entry: Entry<Name>;
  draft: Draft<Name>;
  extra: Extra;
  owner: Place;
  /** The branch whose members it may name; null at a department or a university. */
  branch: string | null;
  /** The day it is. */
  day: CivilDate;
};

/** True where somebody who writes for the owner may name the organisation: seen, above or below it, or party to the record. */
function isNear(place: Place, owner: Place, party: ReadonlySet<string>, viewer: Viewer): boolean {
  return (
    owner.path.includes(place.id) || place.path.includes(owner.id) || party.has(place.id) || viewer.may("see", place)
  );
}

/** The lists into which an entry goes; a table whose type follows the name, so that each goes into its own. */
const into: { readonly [Name in ListName]: (bundle: Bundle, entry: Entry<Name>) => void } = {
  organisations: (bundle, entry) => {
    bundle.organisations = [...bundle.organisations.filter((each) => each.id !== entry.id), entry];
  },
  positions: (bundle, entry) => void bundle.positions.push(entry),
  elections: (bundle, entry) => void bundle.elections.push(entry),
  extensions: (bundle, entry) => void bundle.extensions.push(entry),
  roster: (bundle, entry) => void bundle.roster.push(entry),
  activities: (bundle, entry) => void bundle.activities.push(entry),
  documents: (bundle, entry) => void bundle.documents.push(entry),
  approvals: (bundle, entry) => void bundle.approvals.push(entry),
  directives: (bundle, entry) => void bundle.directives.push(entry),
  bodies: (bundle, entry) => void bundle.bodies.push(entry),
  contacts: (bundle, entry) => void bundle.contacts.push(entry),
  weakBranches: (bundle, entry) => void bundle.weakBranches.push(entry),
  statements: (bundle, entry) => void bundle.statements.push(entry),
  plans: (bundle, entry) => void bundle.plans.push(entry),
};

/**
 * The entry with what stands around it, as a bundle. What the caller may not name is left out, so that naming
 * it is refused with the very words for what does not exist.
 */
function bundleOf<Name extends ListName>(
  candidate: Candidate<Name>,
  around: Around<Name>,
  id: string,
  viewer: Viewer,
): Bundle {
  const { list, entry, draft, owner } = candidate;
  const named = lists[list].named(draft);
  const party = new Set([owner.id, ...named.filter((each) => each.needs === "school").map((each) => each.id)]);
  const near = <Each>(found: readonly Neighbour<Each>[]): Each[] =>
    found
      .filter((each) => each.id !== id && each.places.some((place) => isNear(place, owner, party, viewer)))
      .map((each) => each.entry);
  const bundle: Bundle = {
    ...emptyBundle(),
    // Of other organisations only that they exist matters here; the tree itself is checked as a whole.
    organisations:
      list === "organisations"
        ? around.organisations.map((each) => each.entry)
        : near(around.organisations).map(({ parentId: _p, was: _w, succeeds: _s, ...rest }) => rest),
    positions: near(around.positions),
    directives: near(around.directives),
    activities: near(around.gatherings),
    roster: list === "roster" ? near(around.roster) : [],
    elections: near(around.elections),
  };
  into[list](bundle, entry);
  return bundle;
}

/** Problems of the list at hand, told as of what was sent; those of others around it are not this writer's. */
function own(found: readonly Problem[], list: ListName, index: number): Problem[] {
  return found.flatMap((each) => {
    const [name, row, ...rest] = each.place.path ?? [];
    if (name !== list) return [];
    return [{ ...each, place: { path: row === index ? ["entry", ...rest] : ["entry"] } }];
  });
}

/** Members that a branch may name: those on its roster at any time and those of its posts. */
function checkPeople(
  entry: Activity,
  branch: string | null,
  around: Pick<Around<ListName>, "roster" | "positions">,
): Problem[] {
  const members = new Set([
    ...around.roster.filter((each) => each.organisation === branch).map((each) => each.entry.memberId),
    ...around.positions.filter((each) => each.organisation === branch).flatMap((each) => each.entry.memberId ?? []),
  ]);
  const posts = new Set(around.positions.map((each) => each.id));
  return entry.segments.flatMap((segment, row): Problem[] => {
    const at = (...steps: (string | number)[]) => ({ path: ["entry", "segments", row, ...steps] });
    if (branch === null) {
      return (segment.attendees ?? []).length > 0 || segment.talk != null
        ? [problem(factProblems.notByABranch, at())]
        : [];
    }
    const strangers = (segment.attendees ?? []).flatMap((value, place) =>
      members.has(value)
        ? []
        : [problem(checkProblems.dangling, at("attendees", place), { value, list: referredWords.members })],
    );
    const talkers = (segment.talk?.pair ?? []).flatMap((value, place) =>
      members.has(value) || posts.has(value)
        ? []
        : [problem(checkProblems.dangling, at("talk", "pair", place), { value, list: referredWords.people })],
    );
    return [...strangers, ...talkers];
  });
}

const PERSONNEL: readonly AgendaCategory[] = [
  "cadres",
  "members",
  "recruitment",
  "titles",
  "posts",
  "supervisors",
  "awards",
  "appraisals",
];

/** Titles of agenda items about appointments, titles and awards: they are named by the procedure, never by a person. */
export function personnelTitles({ segments }: Pick<Activity, "segments">): string[] {
  return segments.flatMap((each) =>
    (each.agenda ?? []).flatMap((item) =>
      item.title != null && PERSONNEL.includes(item.category) ? [item.title] : [],
    ),
  );
}

function namesInTitles(entry: Activity, names: readonly string[]): Problem[] {
  return entry.segments.flatMap((segment, row) =>
    (segment.agenda ?? []).flatMap((item, place) => {
      const title = item.title ?? "";
      const value = PERSONNEL.includes(item.category) ? names.find((each) => title.includes(each)) : undefined;
      const path = ["entry", "segments", row, "agenda", place, "title"];
      return value === undefined ? [] : [problem(factWarnings.nameInTitle, { path }, { value })];
    }),
  );
}

type Check = { problems: Problem[]; warnings: Problem[] };

/** What only activities and plans are asked. */
function checkGathering(
  { entry, branch, day }: Pick<Candidate<"activities">, "entry" | "branch" | "day">,
  around: Around<ListName>,
): Check {
  const minutes =
    entry.minutes != null && entry.minutes !== "" && isSensitive(entry)
      ? [problem(factProblems.minutesOfSensitive, { path: ["entry", "minutes"] })]
      : [];
  return {
    problems: [...minutes, ...farAhead(entry.heldOn, day, ["entry", "heldOn"]), ...checkPeople(entry, branch, around)],
    warnings: namesInTitles(entry, around.officeHolders),
  };
}

/** What only an organisation is asked: it stands below another, and its second supervisor exists. */
function checkPlace(
  { entry, extra }: Candidate<"organisations">,
  around: Pick<Around<"organisations">, "organisations">,
): Problem[] {
  const isRoot = around.organisations.some((each) => each.id === entry.id && each.entry.kind === "university");
  const second = extra.secondSupervisorId ?? null;
  const values = { value: second ?? "", list: referredWords.organisations };
  return [
    ...((entry.kind === "university") !== isRoot || (isRoot && entry.parentId != null)
      ? [problem(factProblems.oneUniversity, { path: ["entry", "kind"] })]
      : []),
    ...(!isRoot && entry.parentId == null ? [problem(factProblems.noParent, { path: ["entry", "parentId"] })] : []),
    ...(second === null || around.organisations.some((each) => each.id === second)
      ? []
      : [problem(checkProblems.dangling, { path: ["extra", "secondSupervisorId"] }, values)]),
  ];
}

const further: { readonly [Name in ListName]?: (candidate: Candidate<Name>, around: Around<Name>) => Check } = {
  organisations: (candidate, around) => ({ problems: checkPlace(candidate, around), warnings: [] }),
  elections: ({ entry, day }) => ({ problems: farAhead(entry.heldOn, day, ["entry", "heldOn"]), warnings: [] }),
  activities: checkGathering,
  plans: ({ entry, day }, around) => ({
    problems: [
      ...farAhead(entry.heldOn, day, ["entry", "heldOn"]),
      ...(entry.segments.some((each) => (each.attendees ?? []).length > 0 || each.talk != null) ||
      (entry.minutes ?? "") !== ""
        ? [problem(factProblems.planWithPeople, { path: ["entry"] })]
        : []),
    ],
    warnings: namesInTitles(entry, around.officeHolders),
  }),
};

/** What is wrong with an entry among those around it, in the words of `bundle validate`, and its likely slips. */
export function checkCandidate<Name extends ListName>(
  candidate: Candidate<Name>,
  around: Around<Name>,
  id: string,
  viewer: Viewer,
): Check {
  const bundle = bundleOf(candidate, around, id, viewer);
  const index = bundle[candidate.list].length - 1;
  const { problems, warnings } = checkBundle(bundle, { adjustableRequirements: [] });
  const more = further[candidate.list]?.(candidate, around) ?? { problems: [], warnings: [] };
  return {
    problems: [...own(problems, candidate.list, index), ...more.problems],
    warnings: [...own(warnings, candidate.list, index), ...more.warnings],
  };
}
