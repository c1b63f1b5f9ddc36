import { setTimeout as pause } from 'node:timers/promises';
import { faultOf } from './sqlite-driver.js';
import { asStoreError } from './store-fault.js';

/** Milliseconds to wait before the n-th retry (from 1): grows to 20, spread so that processes take turns. */
export function backOffMs(attempt: number): number {
  return Math.random() * Math.min(20, 2 ** attempt);
}

/**
 * Runs synchronous work at once, and again after a pause while another process holds the lock it needs, for
 * at most `limitMs`. Throws the port's errors only.
 */
export function retryWhileBusy<T>(work: () => T, limitMs: number): T | Promise<T> {
  try {
    return work();
  } catch (error) {
    if (faultOf(error) !== 'busy') throw asStoreError(error);
    return retryLater(work, performance.now() + limitMs);
  }
}

async function retryLater<T>(work: () => T, deadline: number): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    await pause(backOffMs(attempt));
    try {
      return work();
    } catch (error) {
      if (faultOf(error) !== 'busy' || performance.now() > deadline) throw asStoreError(error);
    }
  }
}
