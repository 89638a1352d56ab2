import type { Minutes } from "#domain/minutes/found.ts";
import type { Language } from "#domain/wording/language.ts";

/** The name of the format that `minutes --json` prints. */
const MINUTES_FORMAT = "biaogan-minutes/1";

/** The proposals as the JSON that other programs read; doubts in the language. */
export function toMinutesJson(all: readonly Minutes[], language: Language): { format: string; minutes: unknown[] } {
  return {
    format: MINUTES_FORMAT,
    minutes: all.map(({ sensitive: _sensitive, doubts, ...rest }) => ({
      ...rest,
      doubts: doubts.map((doubt) => doubt[language]),
    })),
  };
}
