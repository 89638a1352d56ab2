import { useQuery } from "@tanstack/react-query";
import type { z } from "zod";
import type { organisationVerdicts } from "#api/endpoints/verdict-shapes.ts";
import { calls } from "#web/calls.ts";
import { read } from "#web/ui/server.ts";

/** A point that people judge: its id as a record names it, its words, and the guide it stands in. */
export type JudgedPoint = { id: string; code: string; quotes: readonly string[]; text: string; guide: string };

type Named = { heldOn: string; segments: readonly { supports?: readonly string[] | null | undefined }[] };

/** The points of the guides that hold for an organisation in a year which people judge, in the guides' order. */
function judgedPoints({ guides }: z.output<typeof organisationVerdicts>): JudgedPoint[] {
  return guides.flatMap(({ title, points }) =>
    points.flatMap(({ code, text, requirements }) => {
      const judged = requirements.filter((each) => each.verdicts.some(({ status }) => status === "judgement"));
      const [first] = judged;
      if (first === undefined) return [];
      const id = first.id.slice(0, first.id.lastIndexOf("/"));
      return [{ id, code, quotes: judged.map((each) => each.quote), text, guide: title }];
    }),
  );
}

/** The points that a record of the day may name. */
export function useJudgedPoints(organisation: string, heldOn: string, wanted = true) {
  const year = Number(heldOn.slice(0, 4));
  return useQuery({
    queryKey: ["verdicts", organisation, year],
    queryFn: () => read(calls.verdicts, { params: { id: organisation }, query: { year } }),
    select: judgedPoints,
    enabled: wanted && year >= 1900 && year <= 2200,
    staleTime: 60_000,
  });
}

/** The points that hold all the words that are looked for, in code, quote or text. */
export function pointsWith(points: readonly JudgedPoint[], text: string): JudgedPoint[] {
  const words = text.trim().toLowerCase().replaceAll("（", "(").replaceAll("）", ")").split(/\s+/);
  return points.filter(({ code, quotes, text: whole }) => {
    const all = [code, ...quotes, whole].join("\n").toLowerCase();
    return words.every((each) => all.includes(each));
  });
}

/** The names of the points that a record supports; their codes alone while they are read or where they hold no more. */
export function usePointNames(organisation: string, { heldOn, segments }: Named): (id: string) => string {
  const wanted = segments.some((each) => (each.supports ?? []).length > 0);
  const { data } = useJudgedPoints(organisation, heldOn, wanted);
  return (id) => pointName(id, data ?? []);
}

/** A point as it is named in a line: 6(1) 课程思政. */
function pointName(id: string, points: readonly JudgedPoint[]): string {
  const point = points.find((each) => each.id === id);
  return point === undefined ? id.slice(id.lastIndexOf("/") + 1) : `${point.code} ${point.quotes.join("；")}`;
}
