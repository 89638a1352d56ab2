/** Whose list is shown, as it stands in the address. */
export function branchSearch(search: Record<string, unknown>): { organisation?: string; add?: true } {
  const { organisation, add } = search;
  return {
    ...(typeof organisation === "string" && organisation !== "" ? { organisation } : {}),
    ...(add === true ? { add } : {}),
  };
}
