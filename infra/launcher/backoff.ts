const firstDelayMs = 500;
const longestDelayMs = 30_000;
const stableMs = 60_000;

/** How often a program has failed in a row; `0` for a fresh one. */
export type Failures = number;

/** A program that ran for a minute is healthy again, so its next failure counts as the first. */
export function countFailure(before: Failures, ranForMs: number): Failures {
  return ranForMs >= stableMs ? 1 : before + 1;
}

/** How long to wait before the next start, in milliseconds: doubling from half a second to thirty. */
export function restartDelay(failures: Failures): number {
  return Math.min(firstDelayMs * 2 ** Math.max(0, failures - 1), longestDelayMs);
}
