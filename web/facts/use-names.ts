import { useQuery } from "@tanstack/react-query";
import { roleTerms } from "#domain/wording/terms.ts";
import { calls } from "#web/calls.ts";
import { factCalls } from "#web/fact-calls.ts";
import { may, useMe } from "#web/identity/me.ts";
import { read } from "#web/ui/server.ts";
import { useWords } from "#web/ui/words.ts";

/**
 * The names behind the ids that an organisation's entries hold: organisations, posts, and where one may read the roster,
 * its members.
 */
export function useNames(organisation: string): (id: string) => string | undefined {
  const { language } = useWords();
  const mayReadRoster = may(useMe(), organisation, "see-private");
  const directory = useQuery({
    queryKey: ["directory"],
    queryFn: () => read(calls.directory, {}),
    staleTime: 300_000,
  });
  const positions = useQuery({
    queryKey: ["positions", organisation, "names"],
    queryFn: () => read(factCalls("positions").list, { query: { organisation, limit: "200" } }),
  });
  const roster = useQuery({
    queryKey: ["roster", organisation, "names"],
    queryFn: () => read(factCalls("roster").list, { query: { organisation, limit: "200" } }),
    enabled: mayReadRoster,
  });
  const names = new Map<string, string>([
    ...(directory.data?.organisations ?? []).map((each): [string, string] => [each.id, each.name]),
    ...(positions.data?.records ?? []).map(({ id, entry }): [string, string] => [
      id,
      `${roleTerms[entry.role][language]}${entry.name == null ? "" : ` ${entry.name}`}`,
    ]),
    ...(roster.data?.records ?? []).flatMap(({ entry, extra }): [string, string][] =>
      extra.name == null ? [] : [[entry.memberId, extra.name]],
    ),
  ]);
  return (id) => names.get(id);
}
