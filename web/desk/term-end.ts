/** The term of a committee as the time line shows it; the verdict itself is the server's. */
export type Term =
  | { state: "none" }
  | { state: "appointed"; since: string }
  | { state: "elected"; since: string; endsOn: string; extendedUntil: string | null };

type Held = { heldOn: string; type: "full" | "by-election" | "appointed" };

/** The same calendar day so many years later; 29 February becomes the 28th where there is none (rules.md, term). */
export function plusYears(date: string, years: number): string {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const last = new Date(Date.UTC(year + years, month, 0)).getUTCDate();
  return new Date(Date.UTC(year + years, month - 1, Math.min(day, last))).toISOString().slice(0, 10);
}

/** The newest full election or appointment, when it ends, and how far an extension of at most a year carries it. */
export function termOf(elections: readonly Held[], extensions: readonly { until: string }[], years: number): Term {
  const newest = elections
    .filter((each) => each.type !== "by-election")
    .toSorted((a, b) => (a.heldOn > b.heldOn ? -1 : 1))[0];
  if (newest === undefined) return { state: "none" };
  if (newest.type === "appointed") return { state: "appointed", since: newest.heldOn };
  const endsOn = plusYears(newest.heldOn, years);
  const longest = plusYears(endsOn, 1);
  const extendedUntil = extensions
    .map((each) => each.until)
    .filter((each) => each > endsOn && each <= longest)
    .toSorted()
    .at(-1);
  return { state: "elected", since: newest.heldOn, endsOn, extendedUntil: extendedUntil ?? null };
}
