/** How large an example is; groups are the most that are formed. */
export const scales = {
  /** One department of last year and this, small enough to be read. */
  small: { departments: 1, branches: 6, groups: 6, years: 2 },
  /** A school of the size that one office looks after. */
  university: { departments: 8, branches: 60, groups: 80, years: 3 },
  /** 660 organisations: a large school. */
  bench: { departments: 40, branches: 400, groups: 219, years: 3 },
} as const;

export type Scale = keyof typeof scales;
export const scaleNames: readonly Scale[] = ["small", "university", "bench"];
