/** True for an ISO date (`2026-11-24`) as an address may hold it. */
export function isDay(value: unknown): value is string {
  return typeof value === "string" && /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(value);
}
