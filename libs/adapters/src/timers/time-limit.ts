/** A call that did not settle in time. What it does meanwhile may still take effect. */
export class TimeLimitError extends Error {
  override readonly name = 'TimeLimitError';
  readonly code = 'TIME_LIMIT';

  constructor(what: string, limitMs: number) {
    super(`${what} did not end within ${limitMs} ms.`);
  }
}

/** Waits for a call, but not longer than `limitMs`: then throws a TimeLimitError and leaves the call alone. */
export async function within<T>(limitMs: number, what: string, call: () => Promise<T>): Promise<T> {
  let timeout: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timeout = setTimeout(() => reject(new TimeLimitError(what, limitMs)), limitMs);
  });
  try {
    return await Promise.race([call(), limit]);
  } finally {
    clearTimeout(timeout);
  }
}
