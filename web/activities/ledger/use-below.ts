import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { calls } from "#web/calls.ts";
import { read } from "#web/ui/server.ts";

/** An organisation with how far below the first it stands. */
export type Below = { id: string; name: string; depth: number };

/** What is said of every organisation of the school. */
function useDirectory() {
  return useQuery({ queryKey: ["directory"], queryFn: () => read(calls.directory, {}), staleTime: 300_000 }).data;
}

/** The names of the school's organisations; empty while they are being read. */
export function useNameOf(): (id: string) => string {
  const data = useDirectory();
  const names = useMemo(() => new Map(data?.organisations.map((each) => [each.id, each.name])), [data]);
  return (id) => names.get(id) ?? "";
}

/** The organisation and all below it that are there, each below its parent, in the official order. */
export function useBelow(organisation: string): readonly Below[] {
  const data = useDirectory();
  return useMemo(() => {
    const all = data?.organisations.filter((each) => !each.dissolved) ?? [];
    const children = Map.groupBy(all, (each) => each.parentId);
    const from = (id: string, depth: number): Below[] =>
      (children.get(id) ?? []).flatMap((each) => [
        { id: each.id, name: each.name, depth },
        ...from(each.id, depth + 1),
      ]);
    const first = all.find((each) => each.id === organisation);
    return first === undefined ? [] : [{ id: first.id, name: first.name, depth: 0 }, ...from(organisation, 1)];
  }, [data, organisation]);
}
