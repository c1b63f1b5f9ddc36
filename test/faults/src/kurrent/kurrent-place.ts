import { inspect } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  KurrentEventStore,
  type KurrentEventStoreOptions,
  type KurrentTimes,
} from '@interventions/adapters/kurrent';
import {
  EventStoreError,
  follow,
  type AppendResult,
  type EventStore,
  type ExpectedRevision,
  type NewEvent,
  type Position,
  type RecordedEvent,
  type Subscription,
} from '@interventions/eventsourcing';
import type { Acknowledged } from '../storage/acknowledged.js';

/** Short limits, so that a frozen server costs a test a second or two. */
export const shortTimes: KurrentTimes = {
  attemptMs: 500,
  totalMs: 1_500,
  searchMs: 1_000,
  silenceMs: 100,
};

/** For faults that pass: no call gives up before its server is back. */
export const patient: Partial<KurrentTimes> = { attemptMs: 10_000, totalMs: 30_000 };

/** Stores on a server under test, and what they were told; a rejection that nobody handles fails the test. */
export class KurrentPlace {
  readonly acknowledged: Acknowledged[] = [];
  readonly #opened: KurrentEventStore[] = [];
  readonly #unhandled: unknown[] = [];
  readonly #note = (reason: unknown): void => void this.#unhandled.push(reason);

  constructor(private readonly settings: Partial<KurrentEventStoreOptions> & { url: string }) {
    process.on('unhandledRejection', this.#note);
  }

  async open(
    times: Partial<KurrentTimes> = {},
    settings: Partial<KurrentEventStoreOptions> = {},
  ): Promise<KurrentEventStore> {
    const store = await KurrentEventStore.open({
      ...{ prefix: 'faults', credentials: null, caFile: null },
      ...{ userCertFile: null, userKeyFile: null },
      ...this.settings,
      ...settings,
      times: { ...shortTimes, ...times },
    });
    this.#opened.push(store);
    return store;
  }

  /** A store that tries nothing again, opened on a busy machine too, where its first call may take longer than one may. */
  async openImpatient(): Promise<KurrentEventStore> {
    for (let tried = 1; ; tried += 1)
      try {
        return await this.open({ totalMs: 0 });
      } catch (error) {
        if (tried === 20) throw error;
      }
  }

  /** Appends, and notes what was acknowledged. */
  async append(
    store: EventStore,
    stream: string,
    expected: ExpectedRevision,
    events: readonly NewEvent[],
  ): Promise<AppendResult> {
    const result = await store.append(stream, expected, events);
    const { firstRevision, position } = result;
    const ids = events.map(({ id }) => id);
    this.acknowledged.push({ stream, firstRevision, position, ids });
    return result;
  }

  async dispose(): Promise<void> {
    for (const store of this.#opened) await store.close();
    await sleep(0); // for rejections that nobody took
    process.off('unhandledRejection', this.#note);
    expect(this.#unhandled).toEqual([]);
  }
}

/** A view that follows the whole log with its checkpoint, as the kernel's `follow` does. */
export class Followed {
  readonly events: RecordedEvent[] = [];
  readonly faults: unknown[] = [];
  readonly subscription: Subscription;
  #checkpoint: Position | undefined;

  constructor(
    store: EventStore,
    onBatch: (batch: readonly RecordedEvent[]) => void | Promise<void> = () => undefined,
    maxBatch = 50,
  ) {
    const apply = async (batch: readonly RecordedEvent[], upTo: Position): Promise<void> => {
      await onBatch(batch);
      this.events.push(...batch);
      this.#checkpoint = upTo;
    };
    this.subscription = follow(
      store,
      { load: () => this.#checkpoint, apply },
      {
        maxBatch,
        wait: (ms) => sleep(Math.min(ms, 100)),
        onFault: (error) => void this.faults.push(error),
      },
    );
  }
}

/** The error of the port that a call fails with; everything else fails the test. */
export async function failureOf(call: Promise<unknown>): Promise<EventStoreError> {
  try {
    await call;
  } catch (error) {
    expect(error).toBeInstanceOf(EventStoreError);
    expect(typeof (error as EventStoreError).retriable).toBe('boolean');
    return error as EventStoreError;
  }
  throw new Error('The call succeeded, but should have failed.');
}

/** Everything that a log could say of an error: its words, its fields, and those of its causes. */
export function allWordsOf(error: unknown): string {
  return inspect(error, { depth: 20, showHidden: true, maxStringLength: null });
}

/** Waits for a condition. Throws after twenty seconds. */
export async function until(holds: () => boolean, what: string): Promise<void> {
  const end = performance.now() + 20_000;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`Waited in vain for ${what}.`);
    await sleep(5);
  }
}
