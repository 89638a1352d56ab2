/** `npm run durability`: kill -9 ten times of the server alone and ten times of it and its database; prints what it measured. */
import { killRounds } from "#test/kill-rounds.ts";
import type { Victim } from "#test/kill-rounds.ts";
import { temporaryFolder } from "#test/server-process.ts";

const ROUNDS = 20;

function summary(victim: Victim, times: readonly number[]): string {
  const sorted = times.toSorted((one, other) => one - other);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return `  restart after ${victim}: median ${Math.round(median)} ms, longest ${Math.round(sorted.at(-1) ?? 0)} ms\n`;
}

const { folder, remove } = temporaryFolder();
try {
  // Pairs, so that both orders of killing both are had.
  const victims = Array.from({ length: ROUNDS }, (_, round): Victim => (round % 2 === 0 ? "server" : "both"));
  const { acknowledged, retried, retriedKept, restarts } = await killRounds(folder, victims);
  process.stdout.write(
    `${ROUNDS} kills, ${acknowledged} writes acknowledged, 0 lost, 0 twice\n` +
      `  ${retried} without an answer sent again with their keys, ${retriedKept} of them had been kept\n`,
  );
  for (const victim of ["server", "both"] as const) {
    process.stdout.write(
      summary(
        victim,
        restarts.filter((_, round) => victims[round] === victim),
      ),
    );
  }
} finally {
  remove();
}
