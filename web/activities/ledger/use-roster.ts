import { useQuery } from "@tanstack/react-query";
import { factCalls } from "#web/fact-calls.ts";
import { read } from "#web/ui/server.ts";

/** A member on a branch's roster; a name is there only where the branch wrote one. */
export type Member = { memberId: string; name: string | null };

const PAGE = 200;

/** Everybody on the roster on the day, each once, in the order in which they came. */
async function readRoster(organisation: string, day: string): Promise<Member[]> {
  const members = new Map<string, Member>();
  for (let offset = 0, total = 1; offset < total; offset += PAGE) {
    const query = {
      organisation,
      sort: "recorded",
      direction: "up",
      limit: String(PAGE),
      offset: String(offset),
    } as const;
    const page = await read(factCalls("roster").list, { query });
    total = page.total;
    for (const { entry, extra } of page.records) {
      if (entry.from > day || (entry.to != null && entry.to < day)) continue;
      members.set(entry.memberId, { memberId: entry.memberId, name: extra.name ?? null });
    }
  }
  return [...members.values()];
}

/** The roster of a branch on a day, for the branch itself; not read where `organisation` is null. */
export function useRoster(organisation: string | null, day: string) {
  return useQuery({
    queryKey: ["roster", organisation, "on", day],
    queryFn: () => readRoster(organisation ?? "", day),
    enabled: organisation !== null,
  });
}
