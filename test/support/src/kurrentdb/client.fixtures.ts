import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  jsonEvent,
  KurrentDBClient,
  type AllStreamSubscription,
  type JSONEventData,
  type RecordedEvent,
  type ResolvedEvent,
  type StreamSubscription,
} from '@kurrent/kurrentdb-client';
import { KurrentDbDouble } from './kurrentdb-double.js';
import type { KurrentDbDoubleOptions } from './kurrentdb-options.js';

/** A double with a real client of it. */
export class DoubleWithClient {
  private constructor(
    readonly double: KurrentDbDouble,
    readonly client: KurrentDBClient,
  ) {}

  /** Both, ready to use. */
  static async start(options: KurrentDbDoubleOptions = {}): Promise<DoubleWithClient> {
    const double = await KurrentDbDouble.start(options);
    return new DoubleWithClient(
      double,
      KurrentDBClient.connectionString(double.connectionString()),
    );
  }

  /** Restarts the double, and waits until the client has seen that its connections are gone. */
  async restart(): Promise<void> {
    await this.double.restart();
    const reached = () => failureOf(this.client.deleteStream('nobody'));
    while ((await reached())['type'] !== 'wrong-expected-version');
  }

  /** Ends both. */
  async dispose(): Promise<void> {
    await this.client.dispose();
    await this.double.dispose();
  }
}

/** An event with a number in it. */
export const noted = (n: number, id: string = randomUUID()): JSONEventData =>
  jsonEvent({ id, type: 'noted', data: { n } });

/** Events with the numbers from 0 on. */
export const notes = (count: number): JSONEventData[] =>
  Array.from({ length: count }, (_, n) => noted(n));

/** All events of a read. */
export async function all(events: AsyncIterable<ResolvedEvent>): Promise<RecordedEvent[]> {
  const found: RecordedEvent[] = [];
  for await (const { event } of events) if (event) found.push(event);
  return found;
}

/** What a call failed with: the class of the client’s error, its text and what else it says. */
export async function failureOf(
  promise: Promise<unknown>,
): Promise<Readonly<Record<string, unknown>>> {
  try {
    return { succeeded: await promise };
  } catch (error) {
    if (!(error instanceof Error)) return { thrown: error };
    const { name } = error.constructor;
    return { ...error, name, message: error.message };
  }
}

/** Waits for a condition. Throws after thirty seconds. */
export async function until(condition: () => boolean, what: string): Promise<void> {
  const end = performance.now() + 30_000;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`Waited in vain for ${what}.`);
    await sleep(5);
  }
}

/** Everything a subscription said, in order: numbers of events, and words for the rest. */
export function follow(subscription: AllStreamSubscription | StreamSubscription) {
  const said: (number | string)[] = [];
  const created: (Date | undefined)[] = [];
  let ending: unknown;
  const ended = new Promise<void>((settle) => {
    subscription
      .on('confirmation', () => said.push('confirmed'))
      .on('caughtUp', () => said.push('caught up'))
      .on('data', ({ event }) => {
        created.push(event?.created);
        const data = event?.data as { readonly n?: number } | undefined;
        said.push(data?.n ?? event?.type ?? '?');
      })
      .on('error', (error) => {
        ending = error;
        settle();
      })
      .on('end', () => settle());
  });
  const heard = (word: number | string) => until(() => said.includes(word), String(word));
  return { said, created, ended, heard, error: () => ending };
}
