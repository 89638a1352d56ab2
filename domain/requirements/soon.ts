import type { Cadence } from "#domain/guides/requirement-schema.ts";
import { SOON } from "#domain/verdicts/verdict.ts";

/** Days before the due date from which a pending count of the cadence is due soon. */
export function soonFor(per: Cadence): number {
  return per === "week" || per === "month" || per === "quarter" ? SOON[per] : SOON.longer;
}
