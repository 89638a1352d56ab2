import type { z } from "zod";
import { excessesOf } from "#domain/bundle/limits.ts";
import { date, words } from "#domain/bundle/fields.ts";

/**
 * Asks a schema's value for what is beyond measure (domain/bundle/limits.ts), to be given to `.check()`. The bundle's own schemas
 * do not ask it: what a file may hold is fixed.
 */
export function withinLimits(context: z.core.ParsePayload): void {
  for (const { path, ...params } of excessesOf(context.value)) {
    context.issues.push({
      code: "custom",
      input: context.value,
      path: [...path],
      params: { ...params, value: params.size },
    });
  }
}

/** A day that can be meant, for fields outside an entry. */
export const sensibleDate = date.check((context) => {
  for (const { path: _path, ...params } of excessesOf(context.value, [], "on")) {
    context.issues.push({ code: "custom", input: context.value, params: { ...params, value: params.size } });
  }
});

/** A name of reasonable length. */
export const shortWords = words.max(200);
