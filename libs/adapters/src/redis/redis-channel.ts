import { Redis } from 'ioredis';
import { within } from '../timers/time-limit.js';
import type { RedisLink } from './redis-link.js';
import { redisOptions } from './redis-options.js';

/** Time between two questions whether the subscription still lives, and longest wait for an answer. */
const checkEveryMs = 5_000;
const checkLimitMs = 2_000;

/** What a listener to a channel is told. */
export type ChannelListener = {
  readonly message: (text: string) => void;
  /** Messages come from now on. What was sent before, since the last `down`, is lost. */
  readonly up: () => void;
  readonly down: () => void;
  readonly fault: (error: unknown) => void;
};

/** Sends a text to whoever listens to a channel now. May reject; nobody need be listening. */
export async function publish(link: RedisLink, channel: string, text: string): Promise<void> {
  await link.run('Publishing in Redis', (redis) => redis.publish(channel, text));
}

/**
 * Listens to a channel on a connection of its own, which comes back by itself. One that is silent is asked every
 * few seconds whether it lives: a frozen Redis would otherwise look like one where nothing happens.
 */
export class RedisSubscription {
  readonly #redis: Redis;
  readonly #timer: NodeJS.Timeout;
  #isUp = false;
  #failing = false;

  constructor(
    url: string,
    channel: string,
    private readonly listener: ChannelListener,
  ) {
    this.#redis = new Redis(url, { ...redisOptions, autoResubscribe: false });
    this.#redis.on('error', (error) => this.#failed(error));
    this.#redis.on('ready', () => {
      this.#redis.subscribe(channel).then(
        () => this.#rise(),
        (error: unknown) => this.#failed(error),
      );
    });
    this.#redis.on('close', () => this.#fall());
    this.#redis.on('message', (_channel, text) => listener.message(text));
    this.#timer = setInterval(() => void this.#check(), checkEveryMs);
    this.#timer.unref();
  }

  /** Cuts the connection without waiting for anything. */
  close(): void {
    clearInterval(this.#timer);
    this.#redis.disconnect();
  }

  async #check(): Promise<void> {
    if (!this.#isUp) return;
    try {
      await within(checkLimitMs, 'Asking Redis whether it lives', () => this.#redis.ping());
    } catch (error) {
      this.#failed(error);
      this.#fall();
      this.#redis.disconnect(true);
    }
  }

  #rise(): void {
    this.#failing = false;
    this.#isUp = true;
    this.listener.up();
  }

  #fall(): void {
    if (!this.#isUp) return;
    this.#isUp = false;
    this.listener.down();
  }

  #failed(error: unknown): void {
    if (!this.#failing) this.listener.fault(error);
    this.#failing = true;
  }
}
