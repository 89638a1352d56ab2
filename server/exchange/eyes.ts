import type { Activity } from "#domain/bundle/activities.ts";
import { isSensitive } from "#domain/privacy.ts";
import { outsideBranch } from "#domain/privacy-export.ts";
import type { Eyes } from "#server/exchange/classify.ts";
import type { Importer } from "#server/exchange/importer.ts";
import { saidText, tellsOfPeople } from "#server/exchange/same.ts";
import { branchOf } from "#server/facts/people.ts";
import type { Standing } from "#server/exchange/surroundings.ts";

/** True where the file says of a sensitive record no more than an export tells anybody. */
function isOutline(entry: Activity, before: Activity): boolean {
  const told = outsideBranch(before);
  return told !== null && saidText(told) === saidText(entry);
}

/**
 * What a dry run may not confirm to this person: that somebody is on a roster, attended or talked, which member holds a post, what a
 * sensitive record says. A guess that hits is answered like one that misses.
 */
export function eyesOf(importer: Importer, { places }: Standing): Eyes {
  const may = (action: "see-private" | "see-sensitive", id: string): boolean => {
    const place = places.get(id);
    return place !== undefined && importer.may(action, place).allowed;
  };
  const hides: Eyes["hides"] = (entry, before) => {
    if (!("organisationId" in entry)) return false;
    if ("memberId" in entry && entry.memberId != null) {
      const place = places.get(entry.organisationId);
      return place !== undefined && branchOf(place) !== null && !may("see-private", place.id);
    }
    if (!("segments" in entry)) return false;
    if (before !== null && "segments" in before.entry && isSensitive(before.entry)) {
      return !may("see-sensitive", before.organisation_id) && !isOutline(entry, before.entry);
    }
    return tellsOfPeople(entry) && !may("see-private", entry.organisationId);
  };
  return { hides, sees: (branch) => may("see-private", branch) };
}
