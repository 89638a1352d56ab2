import { useNavigate, useSearch } from "@tanstack/react-router";
import { matrixSearch } from "#web/verdicts/matrix-search.ts";
import type { MatrixSearch } from "#web/verdicts/matrix-search.ts";

export type ChangeMatrix = (
  change: { [Name in keyof MatrixSearch]?: MatrixSearch[Name] | undefined },
  push?: boolean,
) => void;

/** What of the matrix is shown, and how to change it; undefined takes a filter away. */
export function useMatrixSearch(): [MatrixSearch, ChangeMatrix] {
  const search = matrixSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  const change: ChangeMatrix = (changed, push = false) =>
    void navigate({
      to: ".",
      search: (before: Record<string, unknown>) => matrixSearch({ ...before, ...changed }),
      replace: !push,
      resetScroll: false,
    });
  return [search, change];
}
