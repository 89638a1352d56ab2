/** An entry or a part of one, as rows are made of it: fields by name. */
export type Fields = Record<string, unknown>;

/** True for an object with fields, and for no list. */
export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
