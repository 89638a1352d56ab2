import { requirementsOf } from "#domain/guides/pack.ts";
import type { GuidePack } from "#domain/guides/pack.ts";
import { packProblems } from "#domain/problems/pack-problems.ts";
import { problem } from "#domain/problems/problem.ts";
import type { Problem } from "#domain/problems/problem.ts";
import { nearest } from "#domain/wording/nearest.ts";

/** What a pack's schema cannot see: unique ids, and quotes that stand in their points to the letter. */
export function checkPack(pack: GuidePack, file: string): Problem[] {
  const codes = new Set<string>();
  const ids = new Set<string>();
  const inPoints = pack.points.flatMap((point, index) => {
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
  const apart = (pack.apart ?? []).flatMap(({ from, requirement: { id, quote } }, index) => {
    const place = { file, path: ["apart", index] };
    const problems: Problem[] = [];
    if (ids.has(id)) problems.push(problem(packProblems.duplicateRequirement, place, { id }));
    ids.add(id);
    // The words may stand in a point of another guide of the same document, which is not at hand.
    const text = pack.points.find(({ code }) => from === `${pack.guide}/${code}`)?.text;
    if (text?.includes(quote) === false) {
      problems.push(problem(packProblems.quoteNotInPoint, place, { quote, code: from }));
    }
    return problems;
  });
  return [...inPoints, ...apart];
}

/** Roll-ups of a guide that name a requirement which none of the packs holds: they would always be met. */
export function checkRollUps(pack: GuidePack, packs: readonly GuidePack[], file: string): Problem[] {
  const known = new Set(packs.flatMap(requirementsOf).map(({ requirement }) => requirement.id));
  return requirementsOf(pack).flatMap(({ requirement }) =>
    requirement.kind === "roll-up"
      ? requirement.of
          .filter((id) => !known.has(id))
          .map((id) => {
            const values = { id: requirement.id, of: id, nearest: nearest(id, [...known]) };
            return problem(packProblems.unknownRollUp, { file }, values);
          })
      : [],
  );
}
