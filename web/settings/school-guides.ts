import { queryOptions } from "@tanstack/react-query";
import { guideCalls } from "#web/guides/calls.ts";
import { read } from "#web/ui/server.ts";

/** The published guides with their words. A version never changes once it is published. */
export const publishedGuides = queryOptions({
  queryKey: ["guides", "published"],
  queryFn: async () => {
    const { guides } = await read(guideCalls.list, {});
    const published = guides.filter((each) => each.state === "published");
    return Promise.all(published.map(async ({ id }) => (await read(guideCalls.read, { params: { id } })).content));
  },
  staleTime: 60_000,
});
