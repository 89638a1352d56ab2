import type { GuidePack } from "#domain/guides/pack.ts";
import { packProblems } from "#domain/problems/pack-problems.ts";
import { problem } from "#domain/problems/problem.ts";
import type { Problem } from "#domain/problems/problem.ts";

/** What a pack's schema cannot see: unique ids, and quotes that stand in their points to the letter. */
export function checkPack(pack: GuidePack, file: string): Problem[] {
  const codes = new Set<string>();
  const ids = new Set<string>();
  return pack.points.flatMap((point, index) => {
    const place = { file, path: ["points", index] };
    const problems: Problem[] = [];
    if (codes.has(point.code)) problems.push(problem(packProblems.duplicatePoint, place, { code: point.code }));
    codes.add(point.code);
    for (const { id, quote } of point.requirements) {
      const prefix = `${pack.guide}/${point.code}/`;
      if (ids.has(id)) problems.push(problem(packProblems.duplicateRequirement, place, { id }));
      if (!id.startsWith(prefix)) problems.push(problem(packProblems.idOutsidePoint, place, { id, prefix }));
      if (!point.text.includes(quote)) {
        problems.push(problem(packProblems.quoteNotInPoint, place, { quote, code: point.code }));
      }
      ids.add(id);
    }
    return problems;
  });
}
