/** What of the tree is shown, as it stands in the address. */
export type TreeSearch = {
  text?: string;
  /** With those that are dissolved. */
  gone?: true;
  /** Which are open below the top; or all of them. */
  open?: string[];
  all?: true;
};

/** Reads the address; what cannot be meant is left out. */
export function treeSearch(search: Record<string, unknown>): TreeSearch {
  const { text, gone, open, all } = search;
  const ids = Array.isArray(open) ? open.filter((each): each is string => typeof each === "string").slice(0, 100) : [];
  return {
    ...(typeof text === "string" && text !== "" ? { text: text.slice(0, 100) } : {}),
    ...(gone === true ? { gone } : {}),
    ...(ids.length > 0 ? { open: ids } : {}),
    ...(all === true ? { all } : {}),
  };
}

/** What is being done with an organisation. */
export const organisationTasks = ["rename", "move", "category", "dissolve", "correct", "order", "history"] as const;
export type OrganisationTask = (typeof organisationTasks)[number];

/** Reads the address of one organisation's page. */
export function organisationSearch(search: Record<string, unknown>): { task?: OrganisationTask; founded?: true } {
  const task = organisationTasks.find((each) => each === search["task"]);
  return { ...(task === undefined ? {} : { task }), ...(search["founded"] === true ? { founded: true } : {}) };
}

/** Below whom one is founded. */
export function foundSearch(search: Record<string, unknown>): { under?: string } {
  const { under } = search;
  return typeof under === "string" && under !== "" ? { under } : {};
}
