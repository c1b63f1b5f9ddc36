/** Most attempts at one message. */
export const maxAttempts = 5;

/** Milliseconds after which an attempt without a result is taken to have died with its process. */
export const resultWithinMs = 2 * 60_000;

const minutes = [1, 5, 30, 120] as const;

/** How long to wait after the n-th attempt failed, in milliseconds. */
export function pauseAfter(attempt: number): number {
  return (minutes[attempt - 1] ?? 120) * 60_000;
}

/** The instant so many milliseconds later. Both are ISO 8601 in UTC. */
export function later(instant: string, ms: number): string {
  return new Date(Date.parse(instant) + ms).toISOString();
}
