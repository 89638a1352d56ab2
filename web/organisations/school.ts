import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import type { FactRows } from "#api/endpoints/facts.ts";
import { factCalls } from "#web/fact-calls.ts";
import { read } from "#web/ui/server.ts";

/** An organisation as the list tells it. */
export type Listed = z.output<FactRows<"organisations">["list"]["output"]>["records"][number];

const PAGE = 200;

async function page(offset: number) {
  return read(factCalls("organisations").list, {
    query: { below: "true", sort: "organisation", limit: String(PAGE), offset: String(offset) },
  });
}

/** Every organisation that the person may see, in the official order. */
export const schoolQuery = queryOptions({
  queryKey: ["organisations", "school"],
  queryFn: async (): Promise<Listed[]> => {
    const first = await page(0);
    const offsets = Array.from({ length: Math.ceil(first.total / PAGE) - 1 }, (_, index) => (index + 1) * PAGE);
    const rest = await Promise.all(offsets.map(page));
    return [first, ...rest].flatMap((each) => each.records);
  },
  staleTime: 60_000,
});
