import { useQuery } from "@tanstack/react-query";
import type { z } from "zod";
import type { duePage } from "#api/endpoints/verdict-shapes.ts";
import type { SegmentKind } from "#domain/bundle/activities.ts";
import { roleTerms } from "#domain/wording/terms.ts";
import type { Language } from "#domain/wording/language.ts";
import { branchKinds, departmentKinds } from "#web/activities/kinds.ts";
import { calls } from "#web/calls.ts";
import { factCalls } from "#web/fact-calls.ts";
import { may, useMe } from "#web/identity/me.ts";
import { plusDays } from "#web/ui/dates.ts";
import { read } from "#web/ui/server.ts";

/** As many kinds as come first because they are due: the list is worst first. */
const MOST_DUE = 5;

export type DueItem = z.output<typeof duePage>["items"][number];

/** Whether the organisation records as a branch does, and whether it is one that keeps a roster. */
export function useHere(organisation: string) {
  const { data } = useQuery({ queryKey: ["directory"], queryFn: () => read(calls.directory, {}), staleTime: 300_000 });
  const here = data?.organisations.find((each) => each.id === organisation);
  return {
    organisations: data?.organisations.filter((each) => !each.dissolved) ?? [],
    isBranch: here === undefined || here.kind === "branch" || here.kind === "group",
    keepsRoster: here?.kind === "branch",
  };
}

/** What the organisation still has to do. */
function useDue(organisation: string): readonly DueItem[] {
  const { data } = useQuery({
    queryKey: ["due", organisation],
    queryFn: () => read(calls.due, { params: { id: organisation }, query: { limit: 50 } }),
  });
  return data?.items ?? [];
}

/** The kinds that this organisation records: first those that are due, then the usual ones. */
export function useKinds(organisation: string, isBranch: boolean): { due: SegmentKind[]; usual: SegmentKind[] } {
  const items = useDue(organisation);
  const all: readonly SegmentKind[] = isBranch ? branchKinds : departmentKinds;
  const due = [...new Set(items.flatMap((each) => each.metBy.kinds))]
    .filter((each) => all.includes(each))
    .slice(0, MOST_DUE);
  return { due, usual: all.filter((each) => !due.includes(each)) };
}

/** The periods that a record of the kind and day can still make up for (补开). */
export function useMakeUps(organisation: string, kind: SegmentKind, heldOn: string): readonly DueItem[] {
  const open = useDue(organisation).filter(
    ({ metBy, status, period, makeUpUntil }) =>
      status === "short" &&
      period !== null &&
      makeUpUntil !== null &&
      period.to < heldOn &&
      heldOn <= makeUpUntil &&
      metBy.kinds.includes(kind),
  );
  return open.filter((each, at) => open.findIndex((one) => one.period?.from === each.period?.from) === at);
}

/** What the last records offer: places, and how many should have come to one of these kinds. */
export function useLast(organisation: string): {
  places: string[];
  dueOf: (kinds: readonly SegmentKind[]) => number | null;
} {
  const { data } = useQuery({
    queryKey: ["activities", organisation, "last"],
    queryFn: () =>
      read(factCalls("activities").list, { query: { organisation, sort: "date", direction: "down", limit: "20" } }),
  });
  const entries = data?.records.map((each) => each.entry) ?? [];
  const segments = entries.flatMap((each) => each.segments);
  return {
    places: [...new Set(entries.flatMap((each) => (each.place ? [each.place] : [])))],
    dueOf: (kinds) => segments.find((each) => kinds.includes(each.kind) && each.due != null)?.due ?? null,
  };
}

export type Post = { id: string; role: keyof typeof roleTerms; name: string; memberId: string | null };

/** The posts of the organisation that were held on the day, the secretary first. */
export function usePosts(organisation: string, day: string): readonly Post[] {
  const { data } = useQuery({
    queryKey: ["positions", organisation],
    queryFn: () => read(factCalls("positions").list, { query: { organisation, limit: "100" } }),
  });
  const order = Object.keys(roleTerms);
  return (data?.records ?? [])
    .filter(({ entry }) => entry.from <= day && (entry.to == null || entry.to >= day))
    .map(({ id, entry }) => ({ id, role: entry.role, name: entry.name ?? "", memberId: entry.memberId ?? null }))
    .toSorted((one, other) => order.indexOf(one.role) - order.indexOf(other.role));
}

/** A post as it is read: 书记 李四. */
export function postText({ role, name }: Pick<Post, "role" | "name">, language: Language): string {
  return name === "" ? roleTerms[role][language] : `${roleTerms[role][language]} ${name}`;
}

export type Member = { id: string; name: string };

/** The branch's own members on the day, by the names that it keeps; none where it keeps no roster or may not tick. */
export function useRoster(organisation: string, day: string, keepsRoster: boolean): readonly Member[] {
  const me = useMe();
  const { data } = useQuery({
    queryKey: ["roster", organisation],
    queryFn: () => read(factCalls("roster").list, { query: { organisation, limit: "200" } }),
    enabled: keepsRoster && may(me, organisation, "keep-roster"),
  });
  const there = (data?.records ?? [])
    .filter(({ entry }) => entry.from <= day && (entry.to == null || entry.to >= day))
    .map(({ entry, extra }) => ({ id: entry.memberId, name: extra.name ?? entry.memberId }));
  return there.filter((each, at) => there.findIndex((one) => one.id === each.id) === at);
}

/** Decisions from above that the organisation received, the newest first. */
export function useDirectives(organisation: string): readonly { id: string; name: string }[] {
  const { data } = useQuery({
    queryKey: ["directives", organisation],
    queryFn: () => read(factCalls("directives").list, { query: { organisation, limit: "50" } }),
  });
  return (data?.records ?? [])
    .flatMap(({ id, entry }) => {
      const received = (entry.recipients ?? []).find((each) => each.organisationId === organisation);
      if (received === undefined) return [];
      const name = [entry.title, entry.number].filter((each) => each != null && each !== "").join(" ");
      return [{ id, name: name === "" ? id : name, on: received.receivedOn }];
    })
    .toSorted((one, other) => (one.on < other.on ? 1 : -1));
}

/** Plans of the last month and up to tomorrow: what may have been held and is not recorded yet. */
export function usePlans(organisation: string, today: string) {
  const { data } = useQuery({
    queryKey: ["plans", organisation, "open", today],
    queryFn: () =>
      read(factCalls("plans").list, {
        query: {
          organisation,
          from: plusDays(today, -31),
          to: plusDays(today, 1),
          sort: "date",
          direction: "down",
          limit: "5",
        },
      }),
  });
  return data?.records ?? [];
}
