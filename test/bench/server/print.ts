/** What was promised and what was measured, as it is printed; `platform` is held to half of its own number. */
export type Result = { what: string; measured: string; promises: readonly Promised[] };

/** One number against the most it may be, in the unit of its text. */
export type Promised = { name: string; value: number; most: number; unit: string };

function words({ name, value, most, unit }: Promised): string {
  const rounded = value < 10 ? value.toFixed(1) : String(Math.round(value));
  return `${value <= most ? "holds" : "MISSED"}: ${name} ${rounded} of ${most} ${unit}`;
}

const [WHAT, MEASURED] = [34, 42];

/** Prints a line as soon as it is known: a measurement that is stopped has said what it found. */
export function printResult({ what, measured, promises }: Result): void {
  process.stdout.write(`${what.padEnd(WHAT)}  ${measured.padEnd(MEASURED)}  ${promises.map(words).join("; ")}\n`);
}

/** How many promises were missed. */
export function missedOf(results: readonly Result[]): number {
  return results.flatMap((each) => each.promises).filter((each) => each.value > each.most).length;
}
