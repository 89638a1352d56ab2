import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import type { FactRows } from "#api/endpoints/facts.ts";
import { factCalls } from "#web/fact-calls.ts";
import { read } from "#web/ui/server.ts";

/** A member as the roster lists them. */
export type Member = z.output<FactRows<"roster">["list"]["output"]>["records"][number];

const PAGE = 200;

/** Everybody who is or was on the branch's roster, the newest first. */
export function rosterQuery(branch: string) {
  const page = (offset: number) =>
    read(factCalls("roster").list, { query: { organisation: branch, limit: String(PAGE), offset: String(offset) } });
  return queryOptions({
    queryKey: ["roster", branch, "all"],
    queryFn: async (): Promise<Member[]> => {
      const first = await page(0);
      const offsets = Array.from({ length: Math.ceil(first.total / PAGE) - 1 }, (_, index) => (index + 1) * PAGE);
      return [first, ...(await Promise.all(offsets.map(page)))].flatMap((each) => each.records);
    },
  });
}

/** True while on the roster on the day. */
export function isOn({ entry }: Member, today: string): boolean {
  return entry.from <= today && (entry.to == null || entry.to >= today);
}
