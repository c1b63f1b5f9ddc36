/** How often a wake-up that fails is tried again, and how long after: times in milliseconds. */
export type RetrySettings = {
  /** Tries in all before the timer is given up until it is re-armed. */
  readonly attempts: number;
  /** Longest pause after the first failure; each further one doubles it. */
  readonly baseMs: number;
  /** Longest pause of all. */
  readonly capMs: number;
};

/** Sixteen tries over about an hour and a half. */
export const defaultRetries: RetrySettings = { attempts: 16, baseMs: 1_000, capMs: 900_000 };

/**
 * Milliseconds to wait after the n-th failure (from 1): between half of the pause and the whole of it, so that
 * what failed together does not come back together. `chance` is from 0 to 1.
 */
export function backOffMs(failures: number, settings: RetrySettings, chance: number): number {
  const whole = Math.min(settings.capMs, settings.baseMs * 2 ** (failures - 1));
  return Math.ceil(whole / 2 + (whole / 2) * chance);
}
