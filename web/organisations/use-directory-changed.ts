import { useQueryClient } from "@tanstack/react-query";

/** To be called when organisations were founded, moved, renamed or dissolved: names and tree are read anew everywhere. */
export function useDirectoryChanged(): () => void {
  const queries = useQueryClient();
  return () => {
    for (const queryKey of [["directory"], ["organisations"], ["me"]]) void queries.invalidateQueries({ queryKey });
  };
}
