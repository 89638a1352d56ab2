import type { Language } from "#domain/wording/language.ts";
import { roleTerms } from "#domain/wording/terms.ts";
import type { Entry } from "#web/desk/facts.ts";

/** The posts of an organisation as people call them: 书记 王某; those that have ended included, for older entries. */
export function postsAt(records: readonly Entry<"positions">[], language: Language): { id: string; name: string }[] {
  return records.map(({ id, entry }) => ({
    id,
    name: [roleTerms[entry.role][language], entry.name].filter((each) => each != null && each !== "").join(" "),
  }));
}
