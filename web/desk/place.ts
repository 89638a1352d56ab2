import { useQuery } from "@tanstack/react-query";
import { calls } from "#web/calls.ts";
import { read } from "#web/ui/server.ts";

/** The organisations at and below the one whose desk it is, by the official order, and every name of the school. */
export function usePlace(organisation: string) {
  const { data } = useQuery({ queryKey: ["directory"], queryFn: () => read(calls.directory, {}), staleTime: 300_000 });
  const all = data?.organisations ?? [];
  const byId = new Map(all.map((each) => [each.id, each]));
  const isBelow = (id: string | null): boolean =>
    id !== null && (id === organisation || isBelow(byId.get(id)?.parentId ?? null));
  const below = all.filter((each) => isBelow(each.id) && !each.dissolved);
  return {
    here: byId.get(organisation),
    departments: below.filter((each) => each.kind === "department"),
    branches: below.filter((each) => each.kind === "branch"),
    below: below.filter((each) => each.kind !== "group"),
    nameOf: (id: string): string => byId.get(id)?.name ?? id,
  };
}
