/** The audit log’s filters as they stand in the address. */
export type AuditSearch = {
  from?: string;
  to?: string;
  action?: string;
  organisation?: string;
  by?: string;
  before?: number;
};

const isDay = (value: unknown): value is string => typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
const isWord = (value: unknown): value is string => typeof value === "string" && value !== "" && value.length <= 100;

/** Reads the address; what cannot be meant is left out. */
export function auditSearch({ from, to, action, organisation, by, before }: Record<string, unknown>): AuditSearch {
  return {
    ...(isDay(from) ? { from } : {}),
    ...(isDay(to) ? { to } : {}),
    ...(isWord(action) ? { action } : {}),
    ...(isWord(organisation) ? { organisation } : {}),
    ...(isWord(by) ? { by } : {}),
    ...(typeof before === "number" && Number.isInteger(before) && before > 0 ? { before } : {}),
  };
}

/** Which term’s burden is shown: a day of it. */
export function burdenSearch({ on }: Record<string, unknown>): { on?: string } {
  return isDay(on) ? { on } : {};
}
