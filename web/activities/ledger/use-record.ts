import { useQueries, useQuery } from "@tanstack/react-query";
import type { Draft } from "#api/endpoints/fact-schemas.ts";
import { roleTerms } from "#domain/wording/terms.ts";
import { factClient } from "#web/facts/fact-client.ts";
import type { FactRecord } from "#web/facts/fact-client.ts";
import { useNames } from "#web/facts/use-names.ts";
import { useFactWords } from "#web/facts/words.ts";
import { Refused } from "#web/ui/server.ts";

export type ActivityRecord = FactRecord<"activities">;

/** One record of the ledger as it stands. */
export function useRecord(id: string) {
  return useQuery({ queryKey: ["activities", "one", id], queryFn: () => factClient("activities").get(id) });
}

/** True where the record is not there for this reader; it may be withdrawn. */
export function isNotThere(error: Error | null): boolean {
  return error instanceof Refused && error.problem.code === "not-found";
}

/** The names behind a record's ids: posts of elsewhere and decisions passed on are read one by one. */
export function useRecordNames(record: Pick<ActivityRecord, "organisationId"> & { entry: Draft<"activities"> }) {
  const { language, say } = useFactWords();
  const nameOf = useNames(record.organisationId);
  const { segments } = record.entry;
  const posts = [...new Set(segments.flatMap((each) => each.leader ?? []))].filter((id) => nameOf(id) === undefined);
  const directives = [...new Set(segments.flatMap((each) => each.directiveIds ?? []))];
  const foundPosts = useQueries({
    queries: posts.map((id) => ({
      queryKey: ["positions", "one", id],
      queryFn: () => factClient("positions").get(id),
      staleTime: 300_000,
    })),
  });
  const foundDirectives = useQueries({
    queries: directives.map((id) => ({
      queryKey: ["directives", "one", id],
      queryFn: () => factClient("directives").get(id),
      staleTime: 300_000,
    })),
  });
  const names = new Map<string, string>([
    ...foundPosts.flatMap(({ data }): [string, string][] =>
      data === undefined
        ? []
        : [
            [
              data.id,
              [nameOf(data.organisationId), roleTerms[data.entry.role][language], data.entry.name]
                .filter((each) => each != null)
                .join(" "),
            ],
          ],
    ),
    ...foundDirectives.flatMap(({ data }): [string, string][] =>
      data === undefined
        ? []
        : [[data.id, [data.entry.title, data.entry.number].filter((each) => each != null).join(" ")]],
    ),
  ]);
  return (id: string): string => nameOf(id) ?? names.get(id) ?? say("someEntry");
}
