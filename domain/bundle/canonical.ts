/**
 * The value as text that is equal for entries that say the same: fields in one order, and what is null
 * left out as bundle.md allows. Only in `was` does null say something of its own (there was none then).
 */
export function canonical(value: unknown): string {
  return JSON.stringify(normal(value, false));
}

function normal(value: unknown, keepNull: boolean): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => normal(item, keepNull));
  if (typeof value !== "object" || value === null) return value;
  const fields: [string, unknown][] = [];
  for (const name of Object.keys(value).toSorted()) {
    const content: unknown = Reflect.get(value, name);
    if (content === undefined || (content === null && !keepNull)) continue;
    fields.push([name, normal(content, keepNull || name === "was")]);
  }
  return Object.fromEntries(fields);
}
