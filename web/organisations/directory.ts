import { queryOptions, useQuery } from "@tanstack/react-query";
import type { z } from "zod";
import type { directory } from "#api/endpoints/organisations.ts";
import { calls } from "#web/calls.ts";
import { read } from "#web/ui/server.ts";

export type Listed = z.output<(typeof directory)["output"]>["organisations"][number];

/** Every organisation of the school by name and place in the tree, among siblings in the official order. */
export const directoryQuery = queryOptions({
  queryKey: ["directory"],
  queryFn: () => read(calls.directory, {}),
  staleTime: 300_000,
});

const none: readonly Listed[] = [];

/** The organisations of the directory; empty until it is read. */
export function useDirectory(enabled = true): readonly Listed[] {
  return useQuery({ ...directoryQuery, enabled }).data?.organisations ?? none;
}

/** The way from an organisation to the root, itself first. */
export function wayUp(id: string, parents: ReadonlyMap<string, string | null>): string[] {
  const way: string[] = [];
  for (let at: string | null = id; at !== null && !way.includes(at); at = parents.get(at) ?? null) way.push(at);
  return way;
}

/** Each right below its parent, with how deep it lies; among siblings as they are given, which is the official order. */
export function inTreeOrder<Item extends { id: string; parentId: string | null }>(
  items: readonly Item[],
): { item: Item; depth: number }[] {
  const ids = new Set(items.map((each) => each.id));
  const children = new Map<string | null, Item[]>();
  for (const each of items) {
    const parent = each.parentId !== null && ids.has(each.parentId) ? each.parentId : null;
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [each]);
    else siblings.push(each);
  }
  const below = (parent: string | null, depth: number): { item: Item; depth: number }[] =>
    (children.get(parent) ?? []).flatMap((item) => [{ item, depth }, ...below(item.id, depth + 1)]);
  return below(null, 0);
}
