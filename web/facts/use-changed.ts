import { useQueryClient } from "@tanstack/react-query";
import type { ListName } from "#domain/bundle/bundle.ts";

/** To be called when an entry of the list was changed: whatever follows from it is read anew. */
export function useChanged(name: ListName): () => void {
  const queries = useQueryClient();
  return () => {
    for (const queryKey of [[name], ["due"], ["verdicts"], ["matrix"]]) void queries.invalidateQueries({ queryKey });
  };
}
