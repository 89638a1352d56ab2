import { InputError, problem } from "#domain/problems/problem.ts";
import type { Place, Problem, ProblemKind } from "#domain/problems/problem.ts";
import { workbookProblems } from "#domain/problems/workbook-problems.ts";
import type { Values } from "#domain/wording/language.ts";
import { allSheets } from "#formats/workbook/sheets/all.ts";

/** A person corrects a screenful at a time; the rest is only counted. */
const MOST = 200;

/** Collects the problems of a workbook. */
export type ProblemList = {
  add: (kind: ProblemKind, place: Place, values?: Values) => void;
  addAll: (problems: readonly Problem[]) => void;
  count: () => number;
  /** @throws InputError with every problem, if there is one */
  throwIfAny: () => void;
};

const sheetOrder = new Map(allSheets.map(({ name }, index) => [name, index]));

/** As a person goes through the workbook: what concerns it as a whole, then sheet by sheet, row by row. */
function inReadingOrder(a: Problem, b: Problem): number {
  const [first, second] = [a, b].map(({ place }) => sheetOrder.get(place.sheet ?? "") ?? -1);
  return (first ?? -1) - (second ?? -1) || (a.place.row ?? 0) - (b.place.row ?? 0);
}

/** @param file named in every problem */
export function problemList(file: string): ProblemList {
  const found: Problem[] = [];
  let unlisted = 0;
  const addAll = (problems: readonly Problem[]): void => {
    for (const item of problems) {
      if (found.length < MOST) found.push({ ...item, place: { file, ...item.place } });
      else unlisted += 1;
    }
  };
  return {
    addAll,
    add: (kind, place, values) => addAll([problem(kind, place, values)]),
    count: () => found.length + unlisted,
    throwIfAny: () => {
      if (found.length === 0) return;
      const more = unlisted === 0 ? [] : [problem(workbookProblems.more, { file }, { count: unlisted })];
      throw new InputError([...found.toSorted(inReadingOrder), ...more]);
    },
  };
}
