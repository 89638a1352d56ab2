import type { Draft as Entry } from "#api/endpoints/fact-schemas.ts";
import type { Segment } from "#domain/bundle/activities.ts";
import { kindName, sensitiveKinds } from "#web/activities/kinds.ts";
import type { Draft } from "#web/activities/draft.ts";
import type { Language } from "#domain/wording/language.ts";

const given = (text: string): string | undefined => (text.trim() === "" ? undefined : text.trim());
const numberOf = (text: string): number | undefined => (/^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : undefined);

/** True for a record of which the branch keeps agenda and resolution only. */
export function isSensitive({ kinds }: Pick<Draft, "kinds">): boolean {
  return kinds.some((each) => sensitiveKinds.includes(each));
}

/** The title that the record gets where none is written: its kinds. */
export function usualTitle({ kinds }: Pick<Draft, "kinds">, language: Language): string {
  return kinds.map((each) => kindName(each, language)).join(language === "en" ? " and " : "暨");
}

/** The draft as the contract takes it: one segment a kind, the counts and the topics with each. */
export function entryOf(draft: Draft, organisationId: string, language: Language): Entry<"activities"> {
  const shared: Omit<Segment, "kind"> = {
    ...defined("leader", given(draft.leader)),
    ...defined("due", numberOf(draft.due)),
    ...defined("present", numberOf(draft.present)),
    ...defined("hours", numberOf(draft.hours)),
    ...(draft.topics.length > 0 ? { topics: [...draft.topics] } : {}),
  };
  return {
    organisationId,
    heldOn: draft.heldOn,
    title: given(draft.title) ?? usualTitle(draft, language),
    ...defined("startsAt", given(draft.startsAt)),
    ...defined("place", given(draft.place)),
    ...(isSensitive(draft) ? {} : defined("minutes", given(draft.minutes))),
    segments: draft.kinds.map((kind) => ({ kind, ...shared })),
  };
}

function defined<Name extends string, Value>(name: Name, value: Value | undefined): { [Each in Name]?: Value } {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a computed name widens to string
  return (value === undefined ? {} : { [name]: value }) as { [Each in Name]?: Value };
}
