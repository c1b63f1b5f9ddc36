import { pause } from './supervisor.ts';

const pollMs = 100;
const requestTimeoutMs = 2000;

/** Resolves `true` once the address answers 200, `false` when the signal is given before that. */
export async function becomesReady(url: string, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    if (await answers(url, signal)) return true;
    await pause(pollMs, signal);
  }
  return false;
}

async function answers(url: string, signal: AbortSignal): Promise<boolean> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(requestTimeoutMs)]);
  return fetch(url, { signal: limit }).then(
    async (response) => {
      await response.body?.cancel();
      return response.status === 200;
    },
    () => false, // not listening yet, or too slow: ask again
  );
}
