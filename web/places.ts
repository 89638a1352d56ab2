import type { ListName } from "#domain/bundle/bundle.ts";
import type { Action } from "#domain/access.ts";
import type { FrameWord } from "#web/ui/frame-words.ts";

type Place = {
  /** The address of its page, as the router has it. */
  to: string;
  word: FrameWord;
  /** Whoever may do this at the organisation is shown the place. */
  needs: Action;
  /** Only where there are organisations below. */
  onlyWide?: true;
  /** Also in the bar of the phone, which has room for four. */
  inBar?: true;
  /** The lists of facts that are kept there: what is due leads to them. */
  lists?: readonly ListName[];
};

/** The pages of an organisation, in the order in which they are listed. A new page is one line here. */
export const places = [
  { to: "/o/$organisation", word: "home", needs: "see", inBar: true },
  { to: "/o/$organisation/matrix", word: "overview", needs: "see", onlyWide: true },
  { to: "/o/$organisation/record", word: "record", needs: "record", inBar: true },
  { to: "/o/$organisation/ledger", word: "ledger", needs: "see", inBar: true },
  { to: "/o/$organisation/guide", word: "guide", needs: "see", inBar: true },
  {
    to: "/o/$organisation/desk",
    word: "desk",
    needs: "see",
    lists: [
      "documents",
      "directives",
      "plans",
      "approvals",
      "elections",
      "extensions",
      "contacts",
      "bodies",
      "weakBranches",
      "statements",
    ],
  },
] as const satisfies readonly Place[];

const all: readonly Place[] = places;

/** The places that are shown to whoever may do these things. */
export function placesFor(isWide: boolean, may: (action: Action) => boolean): (typeof places)[number][] {
  return places.filter((each) => {
    const { needs, onlyWide }: Place = each;
    return may(needs) && (onlyWide !== true || isWide);
  });
}

/** The place where a list of facts is kept, if there is a page for it. */
export function placeOfList(list: ListName): (typeof places)[number] | undefined {
  const at = all.findIndex((each) => each.lists?.includes(list));
  return places[at];
}
