import type { BranchCategory } from "#domain/bundle/organisations.ts";
import { isDay } from "#web/ui/day.ts";

/** What of the matrix is shown and what is open in it, as it stands in the address. */
export type MatrixSearch = {
  /** Another day than today. */
  asOf?: string;
  category?: BranchCategory;
  department?: string;
  /** Only organisations of which something is short. */
  short?: true;
  /** The departments whose branches are listed, by commas; without it those that fit on the page. */
  open?: string;
  /** The field that is open: organisation, column, guide, and the point in it. */
  row?: string;
  column?: string;
  guide?: string;
  point?: string;
};

/** Written out: the router needs them, and the bundle's schemas are to stay out of the first load. */
const categories = ["teacher", "student", "mixed", "staff", "retired"] as const satisfies readonly BranchCategory[];
const isCategory = (value: unknown): value is BranchCategory => categories.some((each) => each === value);
const isName = (value: unknown): value is string => typeof value === "string" && value !== "" && value.length <= 200;

/** Reads the address; what cannot be meant is left out. */
export function matrixSearch(search: Record<string, unknown>): MatrixSearch {
  const { asOf, category, department, short, open, row, column, guide, point } = search;
  // A column 3 in an address is read as a number.
  const code = typeof column === "number" ? String(column) : column;
  return {
    ...(isDay(asOf) ? { asOf } : {}),
    ...(isCategory(category) ? { category } : {}),
    ...(isName(department) ? { department } : {}),
    ...(short === true ? { short } : {}),
    ...(typeof open === "string" && open.length <= 4000 ? { open } : {}),
    ...(isName(row) && isName(code) ? { row, column: code } : {}),
    ...(isName(guide) ? { guide } : {}),
    ...(isName(point) ? { point } : {}),
  };
}
