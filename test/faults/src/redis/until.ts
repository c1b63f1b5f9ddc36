import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something holds; an error counts as not yet. Throws after a time, with what was waited for. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  what: string,
  withinMs = 30_000,
): Promise<void> {
  const end = performance.now() + withinMs;
  while (
    !(await Promise.resolve()
      .then(holds)
      .catch(() => false))
  ) {
    if (performance.now() > end) throw new Error(`Waited in vain for ${what}.`);
    await sleep(20);
  }
}
