/** Which point of a draft is open. */
export type EditorSearch = { point?: string };

/** Reads the address; what cannot be meant is left out. */
export function editorSearch({ point }: Record<string, unknown>): EditorSearch {
  return typeof point === "string" && point !== "" ? { point: point.slice(0, 40) } : {};
}

/** Whether the list of guides shows the form for another one. */
export function guideListSearch({ import: isImporting }: Record<string, unknown>): { import?: true } {
  return isImporting === true ? { import: true } : {};
}
