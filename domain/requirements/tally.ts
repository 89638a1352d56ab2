import { holds } from "#domain/dates/period.ts";
import type { Period } from "#domain/dates/period.ts";
import type { Facts } from "#domain/facts/facts.ts";
import type { Held } from "#domain/facts/held.ts";
import type { Organisation } from "#domain/facts/organisation.ts";
import type { RequirementOf } from "#domain/guides/requirement-schema.ts";
import { leaderRefusal } from "#domain/requirements/leader.ts";
import { counted, refused } from "#domain/verdicts/verdict.ts";
import type { Counted, RefusalCode, Refused, Status } from "#domain/verdicts/verdict.ts";

/** What one organisation has towards a count in one period. */
export type Tally = { counted: Counted[]; refused: Refused[]; onTime: Held[] };

/** The last day on which a make-up for the period counts. */
export function lastMakeUp(requirement: RequirementOf<"count">, period: Period, facts: Facts): string {
  const days = requirement.per === "year" ? facts.settings.makeUpDaysYear : facts.settings.makeUpDays;
  return facts.daysAfter(period.to, days);
}

function refusal(
  held: Held,
  requirement: RequirementOf<"count">,
  organisation: Organisation,
  facts: Facts,
  makeUpUntil: string,
): RefusalCode | null {
  if (!held.known) return "recorded-after-known-at";
  if (held.activity.heldOn > makeUpUntil) return "make-up-too-late";
  if (requirement.leader !== undefined) {
    const code = leaderRefusal(held, requirement.leader, organisation, facts);
    if (code !== null) return code;
  }
  const topic = requirement.topic;
  return topic === undefined || (held.segment.topics ?? []).includes(topic) ? null : "wrong-topic";
}

/** Counts each activity once, on time or late, and says why near misses are refused (count, rules 3 to 5). */
export function tally(
  requirement: RequirementOf<"count">,
  organisation: Organisation,
  period: Period,
  facts: Facts,
): Tally {
  const makeUpUntil = lastMakeUp(requirement, period, facts);
  const ledger = facts.creditedTo(organisation.id);
  const seen = new Set<string>();
  const result: Tally = { counted: [], refused: [], onTime: [] };
  for (const kind of requirement.kinds) {
    for (const held of ledger.get(kind) ?? []) {
      if (!holds(period, held.target)) continue;
      const code = refusal(held, requirement, organisation, facts, makeUpUntil);
      if (code !== null) {
        result.refused.push(refused(held, code));
      } else if (!seen.has(held.activity.id)) {
        seen.add(held.activity.id);
        const late = held.activity.heldOn > period.to;
        result.counted.push(counted(held, late));
        if (!late) result.onTime.push(held);
      }
    }
  }
  return result;
}

/** Count, rule 6: enough on time, enough with late ones, not due yet, or short. */
export function statusOf(tallied: Tally, times: number, period: Period, asOf: string): Status {
  if (tallied.onTime.length >= times) return "met";
  if (tallied.counted.length >= times) return "met-late";
  return asOf <= period.to ? "pending" : "short";
}
