/** Shanghai has had no other offset since 1991. */
const OFFSET_MS = 8 * 3_600_000;

/** An instant in UTC as the same instant with Shanghai's clock, so that {@link minuteText} can read it. */
export function localInstant(instant: string): string {
  return `${new Date(new Date(instant).getTime() + OFFSET_MS).toISOString().slice(0, 19)}+08:00`;
}
