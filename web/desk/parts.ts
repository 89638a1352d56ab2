import type { DeskWord } from "#web/desk/words.ts";

type Kind = "university" | "department" | "branch" | "group";

/** The parts of the desk, in the order in which they are needed, and at whose desk each lies. */
export const parts = [
  { path: "directives", at: ["university", "department", "branch"] },
  { path: "plans", at: ["university", "department", "branch"] },
  { path: "forums", at: ["university", "department", "branch"] },
  { path: "documents", at: ["university", "department", "branch"] },
  { path: "terms", at: ["university", "department", "branch"] },
  { path: "contacts", at: ["department"] },
  { path: "bodies", at: ["department"] },
  { path: "weak", at: ["university", "department"] },
  { path: "statements", at: ["department", "branch"] },
] as const satisfies readonly { path: DeskWord; at: readonly Kind[] }[];

export type Part = (typeof parts)[number]["path"];

/** True for the name of a part that lies on the desk of such an organisation. */
export function partsAt(kind: Kind): readonly Part[] {
  return parts.filter((each) => each.at.some((one) => one === kind)).map((each) => each.path);
}
