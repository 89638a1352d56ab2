import { useQuery } from "@tanstack/react-query";
import { calls } from "#web/calls.ts";
import { useAllowed } from "#web/settings/allowed.ts";
import { read } from "#web/ui/server.ts";

/** The branches at which the person may do the action, in the official order; undefined until they are known. */
export function useBranchesFor(action: "see-private" | "keep-roster"): { id: string; name: string }[] | undefined {
  const whyNot = useAllowed();
  const { data } = useQuery({ queryKey: ["directory"], queryFn: () => read(calls.directory, {}), staleTime: 300_000 });
  return data?.organisations
    .filter((each) => each.kind === "branch" && !each.dissolved && whyNot(action, each.id) === null)
    .map(({ id, name }) => ({ id, name }));
}
