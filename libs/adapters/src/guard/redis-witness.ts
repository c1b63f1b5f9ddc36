import { setTimeout as pause } from 'node:timers/promises';
import { RedisAwayError, type RedisLink } from '../redis/index.js';
import { witnessIn, witnessText } from './witness-text.js';
import type { Witness, WitnessKeeper } from './witness.js';

/** How long a first connection to Redis is waited for, in milliseconds. */
const patienceMs = 2_000;

/** The witness of a log on a server, in the Redis that its processes share: their own folders may be gone each time. */
export class RedisWitness implements WitnessKeeper {
  readonly #key: string;

  constructor(
    private readonly link: RedisLink,
    prefix: string,
  ) {
    this.#key = `${prefix}:log-witness`;
  }

  /** Rejects where Redis is away. */
  async load(): Promise<Witness | undefined> {
    const text = await this.#get(performance.now() + patienceMs);
    return text === null ? undefined : witnessIn(text, `${this.#key} in Redis`);
  }

  async save(witness: Witness): Promise<void> {
    await this.link.run('Keeping a witness', (redis) => redis.set(this.#key, witnessText(witness)));
  }

  async #get(until: number): Promise<string | null> {
    for (;;) {
      try {
        return await this.link.run('Reading a witness', (redis) => redis.get(this.#key));
      } catch (error) {
        if (!(error instanceof RedisAwayError) || performance.now() > until) throw error;
      }
      await pause(50);
    }
  }
}
