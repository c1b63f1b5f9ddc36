import { RequestLimit, type SharedPlace } from '@interventions/adapters/redis';
import { problem } from './problem.js';

/** Twenty a second, and as many as a hundred at once. */
const usual = { requests: 100, seconds: 5 };

/** What is limited: requests in each span of time, by all callers together unless it says otherwise. */
const limits = {
  'sign-in': usual,
  export: usual,
  calendar: usual,
  changes: usual,
  /** By each person: more than anybody chooses by hand. */
  evidence: { requests: 30, seconds: 60 },
} as const;

/** What is limited. */
export type Limited = keyof typeof limits;

/**
 * Keeps one kind of request from taking the process away from all others (faults F43); all processes of the api
 * together where they share a Redis.
 */
export class RateLimit {
  readonly #limits: Readonly<Record<Limited, RequestLimit>>;

  constructor(shared: SharedPlace | null) {
    const of = (name: Limited) => new RequestLimit({ name, ...limits[name] }, shared);
    this.#limits = {
      'sign-in': of('sign-in'),
      export: of('export'),
      calendar: of('calendar'),
      changes: of('changes'),
      evidence: of('evidence'),
    };
  }

  /** Counts one request, of somebody where each has a limit of their own. Throws 429 when there were too many. */
  async take(kind: Limited, by?: string): Promise<void> {
    const permit = await this.#limits[kind].take(by);
    if (permit.allowed) return;
    const seconds = Math.max(1, Math.ceil(permit.waitMs / 1_000));
    throw problem('too-many-requests', 'Too many requests at once.', {
      remedy: `Wait ${seconds === 1 ? 'a second' : `${seconds} seconds`}, then try again.`,
      headers: { 'retry-after': String(seconds) },
    });
  }
}
