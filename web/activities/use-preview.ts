import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Draft as Entry } from "#api/endpoints/fact-schemas.ts";
import type { Draft } from "#web/activities/draft.ts";
import type { z } from "zod";
import { isMet } from "#web/activities/met.ts";
import { recordCalls } from "#web/activities/record-calls.ts";
import { read } from "#web/ui/server.ts";

type Preview = { meets: number; warnings: z.output<(typeof recordCalls)["preview"]["output"]>["warnings"] };

/**
 * How many requirements saving would meet, and what looks like a slip; null while it is not known. Asked once the person pauses, and without
 * what no requirement looks at, so that typing asks nothing.
 */
export function usePreview(entry: Entry<"activities"> | null, plan: Draft["plan"]): Preview | null {
  const { title: _title, minutes: _minutes, place: _place, recorder: _recorder, ...judged } = entry ?? {};
  const wanted = entry === null ? "" : JSON.stringify(judged);
  const [settled, setSettled] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSettled(wanted), 500);
    return () => clearTimeout(timer);
  }, [wanted]);
  const { data } = useQuery({
    queryKey: ["preview", plan?.id ?? "", settled],
    queryFn: () =>
      read(recordCalls.preview, {
        body: { entry: { ...readEntry(settled), title: "—" }, ...(plan === null ? {} : { plan }) },
      }),
    enabled: settled !== "" && settled === wanted,
    retry: false,
    staleTime: 10_000,
    gcTime: 10_000,
  });
  if (data === undefined || settled !== wanted || entry === null) return null;
  const meets = data.changes.filter((each) => each.organisationId === entry.organisationId && isMet(each)).length;
  return { meets, warnings: data.warnings };
}

function readEntry(text: string): Entry<"activities"> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written two lines above by this very hook
  return JSON.parse(text) as Entry<"activities">;
}
