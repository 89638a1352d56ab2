import { isInstant } from "#domain/bundle/fields.ts";
import { addDays, isCivilDate } from "#domain/dates/civil-date.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";

/** A moment up to which records are known, as milliseconds of the epoch; null: all that is recorded. */
export type KnownAt = number | null;

const SHANGHAI = "+08:00";

/** Milliseconds of the epoch of an instant with an offset. */
export function epochOf(instant: string): number {
  return Temporal.Instant.from(instant).epochMilliseconds;
}

/**
 * Reads a known-at: an instant with an offset, or a date, which means the end of that day in Shanghai.
 * @returns null when the text is neither
 */
export function parseKnownAt(text: string): number | null {
  if (isCivilDate(text)) return epochOf(`${addDays(text, 1)}T00:00:00${SHANGHAI}`) - 1;
  return isInstant(text) ? epochOf(text) : null;
}

/** True when the entry was recorded by then; one without `recordedAt` was always known. */
export function isKnown(entry: { recordedAt?: string | null | undefined }, knownAt: KnownAt): boolean {
  return knownAt === null || entry.recordedAt == null || epochOf(entry.recordedAt) <= knownAt;
}

/** The day in Shanghai on which the entry was recorded; null when it does not say. */
export function recordedOn(entry: { recordedAt?: string | null | undefined }): CivilDate | null {
  if (entry.recordedAt == null) return null;
  // An instant that is told in Shanghai's own time says its day, and most are.
  if (entry.recordedAt.endsWith(SHANGHAI)) return entry.recordedAt.slice(0, 10);
  return Temporal.Instant.from(entry.recordedAt).toZonedDateTimeISO(SHANGHAI).toPlainDate().toString();
}
