import type { Timer, Wake, WakeResult } from '@interventions/application';

/** A call that did not settle in time. What it does meanwhile may still take effect. */
export class TimeLimitError extends Error {
  override readonly name = 'TimeLimitError';
  readonly code = 'TIME_LIMIT';

  constructor(what: string, limitMs: number) {
    super(`${what} did not end within ${limitMs} ms.`);
  }
}

/** Whether waiting for the limit keeps the process alive: not for a wake-up, which may outlive its scheduler. */
export type LimitOptions = { readonly holdsProcess?: boolean };

/** Waits for a call, but not longer than `limitMs`: then throws a TimeLimitError and leaves the call alone. */
export async function within<T>(
  limitMs: number,
  what: string,
  call: () => Promise<T>,
  { holdsProcess = true }: LimitOptions = {},
): Promise<T> {
  let timeout: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timeout = setTimeout(() => reject(new TimeLimitError(what, limitMs)), limitMs);
    if (!holdsProcess) timeout.unref();
  });
  try {
    return await Promise.race([call(), limit]);
  } finally {
    clearTimeout(timeout);
  }
}

/** Calls for a due timer, and fails when the wake-up does not end within `limitMs`. */
export function wakeWithin(limitMs: number, wake: Wake, timer: Timer): Promise<WakeResult> {
  return within(limitMs, 'A wake-up', () => wake(timer), { holdsProcess: false });
}
