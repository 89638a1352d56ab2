import type { ApiErrorCode } from "#api/errors.ts";
import { apiErrors } from "#api/errors.ts";
import type { Problem } from "#domain/problems/problem.ts";
import { fill } from "#domain/wording/language.ts";
import type { Language, Values } from "#domain/wording/language.ts";

/** Thrown by a use case to refuse: a code of the contract, its values, and what helps the person to go on. */
export class Refusal extends Error {
  readonly code: ApiErrorCode;
  readonly values: Values;
  readonly problems: readonly Problem[];
  /** For `stale-version`: what stands there now; for `key-reused`: the record that came with the key before. */
  readonly current: unknown;
  constructor(
    code: ApiErrorCode,
    values: Values = {},
    more: { problems?: readonly Problem[]; current?: unknown } = {},
  ) {
    super(fill(apiErrors[code], "en", values));
    this.name = "Refusal";
    this.code = code;
    this.values = values;
    this.problems = more.problems ?? [];
    this.current = more.current;
  }
}

/** The refusal as problem+json (RFC 9457), in the person's language. */
export function problemJson(refusal: Refusal, language: Language): object {
  return {
    type: `about:biaogan/${refusal.code}`,
    code: refusal.code,
    status: apiErrors[refusal.code].status,
    title: fill(apiErrors[refusal.code], language, refusal.values),
    ...(refusal.problems.length === 0
      ? {}
      : {
          problems: refusal.problems.map((each) => ({
            code: each.code,
            path: each.place.path ?? [],
            message: each.message[language],
          })),
        }),
    ...(refusal.current === undefined ? {} : { current: refusal.current }),
  };
}
