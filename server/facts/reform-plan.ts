import type { ReformLine, ReformStep } from "#api/endpoints/organisations.ts";
import type { Draft } from "#api/endpoints/fact-schemas.ts";
import { addDays } from "#domain/dates/civil-date.ts";
import { referredWords } from "#domain/bundle/checks/list-words.ts";
import { covers } from "#domain/dates/period.ts";
import { checkProblems } from "#domain/problems/check-problems.ts";
import { factProblems } from "#domain/problems/fact-problems.ts";
import { problem } from "#domain/problems/problem.ts";
import type { Problem } from "#domain/problems/problem.ts";
import type { Change, Loaded } from "#server/facts/bulk.ts";
import { draftOf } from "#server/facts/draft.ts";
import { changedFrom } from "#server/facts/organisations.ts";

/** What a re-formation is worked out from. */
export type ReformState = {
  /** All of the school's. */
  organisations: readonly Loaded<"organisations">[];
  /** Of the organisations that the steps name. */
  positions: readonly Loaded<"positions">[];
  roster: readonly Loaded<"roster">[];
  contacts: readonly Loaded<"contacts">[];
  /** Roles of accounts held at them. */
  accounts: readonly { organisationId: string; count: number }[];
};

export type ReformPlan = {
  lines: ReformLine[];
  founded: { step: number; id: string; name: string }[];
  /** Where the accounts' roles at an organisation are held as well from now on. */
  handed: { from: string; to: string }[];
  organisations: Change<"organisations">[];
  positions: Change<"positions">[];
  roster: Change<"roster">[];
  contacts: Change<"contacts">[];
  problems: Problem[];
};

type Founding = Exclude<ReformStep, { kind: "move" }>;
type Organisation = Draft<"organisations">;

/** Works a re-formation out: what is founded, dissolved and moved, and who and what goes along. Pure. */
export function planReform(
  state: ReformState,
  steps: readonly ReformStep[],
  on: string,
  newId: () => string,
): ReformPlan {
  const until = addDays(on, -1);
  const known = new Map(state.organisations.map((each) => [each.id, each]));
  const children = Map.groupBy(state.organisations, (each) => each.entry.parentId ?? "");
  const drafts = new Map<string, Organisation>();
  const plan: ReformPlan = {
    lines: [],
    founded: [],
    handed: [],
    organisations: [],
    positions: [],
    roster: [],
    contacts: [],
    problems: [],
  };
  const line = (
    step: number,
    what: ReformLine["what"],
    organisationId: string | null,
    name: string,
    count: number,
  ): void => {
    if (count > 0) plan.lines.push({ step, what, organisationId, name, count });
  };
  const draftOfOrganisation = (id: string): Organisation | undefined => {
    const loaded = known.get(id);
    return drafts.get(id) ?? (loaded === undefined ? undefined : draftOf("organisations", loaded.entry));
  };
  const used = new Set<string>();
  /** The organisation of a step, once and while it exists. */
  const take = (id: string, path: (string | number)[]): Organisation | undefined => {
    const draft = draftOfOrganisation(id);
    if (draft === undefined)
      plan.problems.push(problem(checkProblems.dangling, { path }, { value: id, list: referredWords.organisations }));
    else if (used.has(id)) plan.problems.push(problem(factProblems.twiceInReform, { path }, { value: draft.name }));
    else if (!covers({ from: draft.foundedOn, to: draft.dissolvedOn }, until)) {
      plan.problems.push(problem(factProblems.notInExistence, { path }, { value: draft.name, on: until }));
    } else {
      used.add(id);
      return draft;
    }
    return undefined;
  };

  const endPosts = (step: number, from: string, target: string | null, name: string): void => {
    const open = state.positions.filter((each) => each.organisationId === from && covers(each.entry, until));
    for (const before of open) {
      const draft = draftOf("positions", before.entry);
      plan.positions.push({ list: "positions", id: before.id, before, draft: { ...draft, to: until }, extra: {} });
      if (target === null) continue;
      const { to: _to, ...rest } = draft;
      plan.positions.push({
        list: "positions",
        id: newId(),
        before: null,
        draft: { ...rest, organisationId: target, from: on },
        extra: {},
      });
    }
    line(step, "posts-end", from, name, open.length);
    if (target !== null) line(step, "posts-begin", null, name, open.length);
  };
  const moveMembers = (step: number, from: string, target: string, name: string): void => {
    const open = state.roster.filter((each) => each.organisationId === from && covers(each.entry, until));
    for (const before of open) {
      const draft = draftOf("roster", before.entry);
      const { to: _to, ...rest } = draft;
      plan.roster.push({
        list: "roster",
        id: before.id,
        before,
        draft: { ...draft, to: until },
        extra: { ...before.extra, endReason: "reformed" },
      });
      plan.roster.push({
        list: "roster",
        id: newId(),
        before: null,
        draft: { ...rest, organisationId: target, from: on },
        extra: before.extra,
      });
    }
    line(step, "members", from, name, open.length);
  };
  const moveContacts = (from: string, target: string, carried: boolean): void => {
    for (const before of state.contacts.filter((each) => each.entry.branchId === from && covers(each.entry, until))) {
      const draft = draftOf("contacts", before.entry);
      const { to: _to, ...rest } = draft;
      plan.contacts.push({ list: "contacts", id: before.id, before, draft: { ...draft, to: until }, extra: {} });
      if (carried)
        plan.contacts.push({
          list: "contacts",
          id: newId(),
          before: null,
          draft: { ...rest, branchId: target, from: on },
          extra: {},
        });
    }
  };
  const moveGroups = (step: number, from: string, target: string, name: string): void => {
    const groups = (children.get(from) ?? []).filter((each) =>
      covers({ from: each.entry.foundedOn, to: each.entry.dissolvedOn }, until),
    );
    for (const group of groups)
      drafts.set(group.id, changedFrom(draftOf("organisations", group.entry), { until, parentId: target }));
    line(step, "groups", from, name, groups.length);
  };

  const found = (step: number, { kind, from, into }: Founding): void => {
    const sources = [from].flat();
    const taken = sources.flatMap((id, row) => {
      const draft = take(id, ["steps", step, "from", ...(kind === "merge" ? [row] : [])]);
      return draft === undefined ? [] : [{ id, draft }];
    });
    const [main] = taken;
    if (main === undefined) return;
    for (const { id, draft } of taken) {
      if (draft.kind !== "branch")
        plan.problems.push(problem(factProblems.notABranch, { path: ["steps", step, "from"] }, { value: draft.name }));
      drafts.set(id, { ...draft, dissolvedOn: until });
      line(step, "dissolve", id, draft.name, 1);
    }
    const hasCommittee = (main.draft.committee ?? []).some((each) => covers(each, until));
    const targets = [into].flat().map((founding, row) => {
      const id = newId();
      const category = founding.category ?? main.draft.category;
      const order = founding.order ?? main.draft.order;
      drafts.set(id, {
        kind: "branch",
        name: founding.name,
        parentId: founding.parentId ?? main.draft.parentId ?? null,
        ...(category == null ? {} : { category }),
        ...(order == null ? {} : { order }),
        foundedOn: on,
        succeeds: taken.map((each) => each.id),
        ...(hasCommittee && row === 0 ? { committee: [{ from: on }] } : {}),
      });
      plan.founded.push({ step, id, name: founding.name });
      line(step, "found", null, founding.name, 1);
      return { id, name: founding.name };
    });
    const [first] = targets;
    if (first === undefined) return;
    for (const [row, { id, draft }] of taken.entries()) {
      // Two secretaries would be one too many: of a merger the first branch's posts go on.
      endPosts(step, id, row === 0 ? first.id : null, draft.name);
      moveMembers(step, id, first.id, draft.name);
      moveContacts(id, first.id, row === 0);
      moveGroups(step, id, first.id, draft.name);
    }
    plan.handed.push({ from: main.id, to: first.id });
    const accounts = state.accounts.find((each) => each.organisationId === main.id)?.count ?? 0;
    line(step, "accounts", main.id, main.draft.name, accounts);
  };

  for (const [step, each] of steps.entries()) {
    if (each.kind !== "move") {
      found(step, each);
      continue;
    }
    const draft = take(each.organisation, ["steps", step, "organisation"]);
    if (draft === undefined) continue;
    drafts.set(each.organisation, changedFrom(draft, { until, parentId: each.parentId }));
    line(step, "move", each.organisation, draft.name, 1);
  }
  plan.organisations.push(...organisationChanges(drafts, known));
  return plan;
}

/** Every organisation that changed, with its path in the tree as it is then. */
function organisationChanges(
  drafts: ReadonlyMap<string, Organisation>,
  known: ReadonlyMap<string, Loaded<"organisations">>,
): Change<"organisations">[] {
  const parentOf = (id: string): string | null => {
    const draft = drafts.get(id);
    return (draft === undefined ? known.get(id)?.entry.parentId : draft.parentId) ?? null;
  };
  const pathOf = (id: string): string[] => {
    const path = [id];
    for (let above = parentOf(id); above !== null && !path.includes(above); above = parentOf(above))
      path.unshift(above);
    return path;
  };
  return [...drafts].map(([id, draft]) => {
    const before = known.get(id) ?? null;
    return { list: "organisations", id, before, draft, extra: before?.extra ?? {}, path: pathOf(id) };
  });
}
