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
  accounts: readonly { organisationId: string; id: string }[];
};

export type ReformPlan = {
  lines: ReformLine[];
  founded: { step: number; id: string; name: string }[];
  /** Roles of accounts, and where they are held as well from now on. */
  handed: { role: string; to: string }[];
  organisations: Change<"organisations">[];
  positions: Change<"positions">[];
  roster: Change<"roster">[];
  contacts: Change<"contacts">[];
  problems: Problem[];
};

type Founding = Exclude<ReformStep, { kind: "move" }>;
type Organisation = Draft<"organisations">;
type Successor = Extract<ReformStep, { kind: "split" }>["into"][number];
type ChosenPart = "members" | "posts" | "accounts";
/** From the id of what goes along to the organisation that it goes to. */
type Choice = (id: string) => string;

const chosenWords = {
  members: referredWords.members,
  posts: referredWords.positions,
  accounts: { "zh-CN": "这个党支部的账号角色", en: "roles of accounts held at this branch" },
} as const;

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

  const endPosts = (step: number, from: string, targetOf: Choice | null, name: string): void => {
    const open = state.positions.filter((each) => each.organisationId === from && covers(each.entry, until));
    for (const before of open) {
      const draft = draftOf("positions", before.entry);
      plan.positions.push({ list: "positions", id: before.id, before, draft: { ...draft, to: until }, extra: {} });
      if (targetOf === null) continue;
      const target = targetOf(before.id);
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
    if (targetOf !== null) line(step, "posts-begin", null, name, open.length);
  };
  const moveMembers = (step: number, from: string, targetOf: Choice, name: string): void => {
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
        draft: { ...rest, organisationId: targetOf(before.id), from: on },
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
    const successors: readonly Successor[] = [into].flat();
    const targets = successors.map((founding, row) => {
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
    /** Which successor each goes to: the one that names it, else the first. */
    const choice = (part: ChosenPart, present: readonly { id: string; organisationId: string }[]): Choice => {
      const chosen = new Map<string, string>();
      for (const [row, target] of targets.entries()) {
        for (const [place, id] of (successors[row]?.[part] ?? []).entries()) {
          const path = ["steps", step, "into", row, part, place];
          if (chosen.has(id)) plan.problems.push(problem(factProblems.twiceInReform, { path }, { value: id }));
          else if (!present.some((each) => each.id === id && each.organisationId === main.id)) {
            const values = { value: id, list: chosenWords[part] };
            plan.problems.push(problem(checkProblems.dangling, { path }, { ...values, nearest: "" }));
          }
          chosen.set(id, target.id);
        }
      }
      return (id) => chosen.get(id) ?? first.id;
    };
    for (const [row, { id, draft }] of taken.entries()) {
      // Two secretaries would be one too many: of a merger the first branch's posts go on.
      endPosts(step, id, row === 0 ? choice("posts", state.positions) : null, draft.name);
      moveMembers(step, id, choice("members", state.roster), draft.name);
      moveContacts(id, first.id, row === 0);
      moveGroups(step, id, first.id, draft.name);
    }
    if (kind === "split") {
      for (const { id, name } of targets) {
        const count = plan.roster.filter((each) => each.before === null && each.draft.organisationId === id).length;
        line(step, "members-begin", null, name, count);
      }
    }
    const accountOf = choice("accounts", state.accounts);
    const held = state.accounts.filter((each) => each.organisationId === main.id);
    plan.handed.push(...held.map((each) => ({ role: each.id, to: accountOf(each.id) })));
    line(step, "accounts", main.id, main.draft.name, held.length);
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
