import { setTimeout as pause } from 'node:timers/promises';
import { backOffMs, type RetrySettings } from '../timers/back-off.js';

/** How long calls to the server may take, in milliseconds. The client itself has no limit for most of them. */
export type KurrentTimes = {
  /** One try of an append or of a page. */
  readonly attemptMs: number;
  /** After this time no further try of a call is begun: it takes at most one try longer. */
  readonly totalMs: number;
  /** One try of a page for which the server may have to search a long log. */
  readonly searchMs: number;
  /** How long nothing may be heard before the end of the log is looked up. */
  readonly silenceMs: number;
};

/** Time for a cluster to choose another leader, and not much more: people wait for the answer. */
export const defaultTimes: KurrentTimes = {
  attemptMs: 3_000,
  totalMs: 8_000,
  searchMs: 20_000,
  silenceMs: 2_000,
};

/** Pauses between tries of one call, and between tries to hear from the server. */
export const callRetries: RetrySettings = { attempts: 10, baseMs: 50, capMs: 1_000 };
export const listenRetries: RetrySettings = { attempts: Infinity, baseMs: 100, capMs: 10_000 };

/**
 * Waits before the try after the n-th failure (from 1); jittered, so that replicas do not come back together. A call
 * that somebody waits for keeps the process alive meanwhile; listening does not.
 */
export async function backOff(
  failures: number,
  retries: RetrySettings,
  signal: AbortSignal,
): Promise<void> {
  const ms = backOffMs(Math.min(failures, 20), retries, Math.random());
  const ref = retries.attempts !== Infinity;
  await Promise.allSettled([pause(ms, undefined, { signal, ref })]);
}
