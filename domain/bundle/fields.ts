import { z } from "zod";
import { hasDateShape, isCivilDate } from "#domain/dates/civil-date.ts";

/** For a number or an object where the text belongs: the same problem as for the wrong text. */
function otherwise(code: string) {
  return { error: ({ input }: { input?: unknown }) => (input === undefined ? undefined : code) };
}

/**
 * The small fields that all lists of the bundle share (bundle.md). A custom issue carries the code of
 * its problem in `params.code`; problems/from-zod.ts words it.
 */
export const date = z.string(otherwise("date-shape")).check((context) => {
  const text = context.value;
  if (isCivilDate(text)) return;
  const code = hasDateShape(text) ? "date-not-real" : "date-shape";
  context.issues.push({ code: "custom", input: text, params: { code } });
});

const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):?[0-5]\d)$/;

/** True for an instant with an offset whose day exists. */
export function isInstant(text: string): boolean {
  const match = INSTANT.exec(text);
  return match?.[1] !== undefined && isCivilDate(match[1]);
}

export const instant = z.string(otherwise("instant-shape")).check((context) => {
  if (isInstant(context.value)) return;
  context.issues.push({ code: "custom", input: context.value, params: { code: "instant-shape" } });
});

export const clockTime = z.string(otherwise("time-shape")).check((context) => {
  if (/^([01]\d|2[0-3]):[0-5]\d$/.test(context.value)) return;
  context.issues.push({ code: "custom", input: context.value, params: { code: "time-shape" } });
});

/** An identifier: any text that is not blank. */
export const id = z.string().check((context) => {
  if (context.value.trim() !== "") return;
  context.issues.push({ code: "custom", input: context.value, params: { code: "blank" } });
});

/** A name or title that must say something. */
export const words = id;

export const text = z.string();
export const wholeNumber = z.int().min(0);

/** A span of days; both ends belong to it, `null` means open. */
export const span = { from: date, to: date.nullish() };

/** When the entry was recorded: the system's clock, never a person's word. */
export const recorded = { recordedAt: instant.nullish() };
