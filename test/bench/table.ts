/** One promise: what was measured, what it may be, whether it holds. */
export type Row = { what: string; measured: string; processor: string; budget: string; holds: boolean };

export function printTable(rows: readonly Row[]): void {
  const head = { what: "", measured: "measured", processor: "processor", budget: "budget", holds: "holds" };
  const lines = [head, ...rows.map((row) => ({ ...row, holds: row.holds ? "yes" : "no" }))];
  const width = (pick: (line: typeof head) => string): number => Math.max(...lines.map((line) => pick(line).length));
  const [what, measured, processor, budget] = [
    width((line) => line.what),
    width((line) => line.measured),
    width((line) => line.processor),
    width((line) => line.budget),
  ];
  for (const line of lines) {
    const cells = [
      line.what.padEnd(what),
      line.measured.padStart(measured),
      line.processor.padStart(processor),
      line.budget.padStart(budget),
      line.holds,
    ];
    process.stdout.write(`${cells.join("  ")}\n`);
  }
}
