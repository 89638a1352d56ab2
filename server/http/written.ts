const TEXT = Symbol("the answer's JSON");

/** An answer that is JSON already, as where much of it is kept as such: it is sent as it is. */
export type Written = { readonly [TEXT]: string };

/**
 * An answer from its JSON, which must be what the row's output schema takes: where answers are checked, as in all tests,
 * it is read and held against the schema; elsewhere it is trusted (decision 0027).
 */
export function written(json: string): Written {
  return { [TEXT]: json };
}

/** The JSON of a written answer; null for any other. */
export function textOf(answer: unknown): string | null {
  if (typeof answer !== "object" || answer === null || !(TEXT in answer)) return null;
  return typeof answer[TEXT] === "string" ? answer[TEXT] : null;
}
