import { useInfiniteQuery } from "@tanstack/react-query";
import type { z } from "zod";
import type { Draft } from "#api/endpoints/fact-schemas.ts";
import type { FactRows } from "#api/endpoints/facts.ts";
import type { ListName } from "#domain/bundle/bundle.ts";
import { factCalls } from "#web/fact-calls.ts";
import { read } from "#web/ui/server.ts";

/** Lists of the desk; each entry as the server shows it. */
export type DeskList = Exclude<ListName, "organisations" | "roster" | "activities">;
export type Entry<Name extends ListName> = z.output<FactRows<Name>["list"]["output"]>["records"][number];
export type { Draft };

const PAGE = 200;
type Asked = { organisation: string; below?: boolean; kind?: string; from?: string; direction?: "up" | "down" };

/** The entries of a list at an organisation and below it, page after page. */
export function useEntries<Name extends ListName>(name: Name, { organisation, below = true, ...asked }: Asked) {
  const query = useInfiniteQuery({
    queryKey: ["facts", name, organisation, below, asked],
    queryFn: ({ pageParam }) =>
      read(factCalls(name).list, {
        query: {
          organisation,
          ...(below ? { below: "true" } : {}),
          ...asked,
          limit: String(PAGE),
          offset: String(pageParam),
        },
      }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const shown = pages.reduce((sum, page) => sum + page.records.length, 0);
      return shown < last.total && last.records.length > 0 ? shown : undefined;
    },
  });
  return query;
}
