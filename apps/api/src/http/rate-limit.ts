import { Injectable } from '@nestjs/common';
import { Clock } from '@interventions/application';
import { problem } from './problem.js';

/** What is limited, in requests a second after a first burst. */
const limits = {
  'sign-in': { perSecond: 20, burst: 100 },
  export: { perSecond: 20, burst: 100 },
  calendar: { perSecond: 20, burst: 100 },
} as const;

type Bucket = { readonly tokens: number; readonly at: number };

/** Keeps one kind of request from taking the process away from all others (faults F43). */
@Injectable()
export class RateLimit {
  readonly #buckets = new Map<keyof typeof limits, Bucket>();

  constructor(private readonly clock: Clock) {}

  /** Counts one request. Throws 429 when there were too many. */
  take(kind: keyof typeof limits): void {
    const { perSecond, burst } = limits[kind];
    const now = Date.parse(this.clock.now());
    const { tokens, at } = this.#buckets.get(kind) ?? { tokens: burst, at: now };
    const filled = Math.min(burst, tokens + (Math.max(0, now - at) / 1000) * perSecond);
    this.#buckets.set(kind, { tokens: filled < 1 ? filled : filled - 1, at: now });
    if (filled < 1)
      throw problem('too-many-requests', 'Too many requests at once.', {
        remedy: 'Wait a second, then try again.',
        headers: { 'retry-after': '1' },
      });
  }
}
