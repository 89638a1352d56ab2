import { dayOfMonth, yearOf } from "#domain/dates/civil-date.ts";
import type { Facts } from "#domain/facts/facts.ts";
import type { Organisation } from "#domain/facts/organisation.ts";
import type { RequirementOf } from "#domain/guides/requirement-schema.ts";
import type { Tally } from "#domain/requirements/tally.ts";

/** A day of the month further from the usual one than this gives a hint (branch 1.2(2)/theme-day). */
const MOVES_BY = 7;
/** Fewer days than this make no custom. */
const ENOUGH = 3;

/**
 * The day of the month on which the organisation usually meets in a year: the (lower) median over what it
 * held and counted for that very month; null when there are fewer than three.
 */
function usualDay(
  requirement: RequirementOf<"count">,
  organisation: Organisation,
  year: number,
  facts: Facts,
): number | null {
  const ledger = facts.creditedTo(organisation.id);
  const days = requirement.kinds
    .flatMap((kind) => ledger.get(kind) ?? [])
    .filter(
      (held) =>
        held.known && yearOf(held.target) === year && held.target.slice(0, 7) === held.activity.heldOn.slice(0, 7),
    )
    .map((held) => dayOfMonth(held.activity.heldOn))
    .toSorted((a, b) => a - b);
  return days.length < ENOUGH ? null : (days[Math.floor((days.length - 1) / 2)] ?? null);
}

/** True when the period's day, the nearest one if it has several, moved by more than seven days. */
export function usualDayMoved(
  requirement: RequirementOf<"count">,
  organisation: Organisation,
  year: number,
  tallied: Tally,
  facts: Facts,
): boolean {
  const usual = usualDay(requirement, organisation, year, facts);
  if (usual === null || tallied.onTime.length === 0) return false;
  return tallied.onTime.every((held) => Math.abs(dayOfMonth(held.activity.heldOn) - usual) > MOVES_BY);
}
