import { EventStoreError, SubscriptionFailedError } from './errors.js';
import type { NewEvent, Position, RecordedEvent } from './event.js';
import { follow, type Follower, type FollowOptions } from './follow.js';
import { MemoryEventStore } from './memory-event-store.js';

const draft = (n: number): NewEvent => ({
  id: `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`,
  type: 'noted.v1',
  data: n,
});

/** A view that keeps what it was given with its checkpoint, and fails when told to. */
class ListView implements Follower {
  readonly seen: unknown[] = [];
  checkpoint: Position | undefined;
  failures: number[] = [];
  caughtUp: (position: Position) => void = () => undefined;

  load(): Position | undefined {
    return this.checkpoint;
  }

  apply(batch: readonly RecordedEvent[], upTo: Position): void {
    const bad = batch.find(({ data }) => this.failures.includes(Number(data)));
    if (bad !== undefined) {
      this.failures.splice(this.failures.indexOf(Number(bad.data)), 1);
      throw new Error(`cannot apply ${JSON.stringify(bad.data)}`);
    }
    this.seen.push(...batch.map(({ data }) => data));
    this.checkpoint = upTo;
  }
}

describe('follow', () => {
  let store: MemoryEventStore;
  let view: ListView;
  let waits: number[];
  let faults: { readonly error: unknown; readonly attempt: number }[];
  let options: FollowOptions;
  beforeEach(async () => {
    store = new MemoryEventStore({ now: () => '2026-01-01T00:00:00.000Z' });
    view = new ListView();
    [waits, faults] = [[], []];
    options = {
      maxBatch: 2,
      wait: (ms) => {
        waits.push(ms);
        return Promise.resolve();
      },
      onFault: (error, attempt) => void faults.push({ error, attempt }),
    };
    await store.append('s', 'no-stream', [0, 1, 2, 3, 4].map(draft));
  });
  const caughtUp = (): Promise<Position> =>
    new Promise((resolve) => {
      view.caughtUp = resolve;
    });

  it('delivers everything and keeps the checkpoint', async () => {
    const end = caughtUp();
    const following = follow(store, view, options);
    expect(await end).toBe(await store.head());
    expect(view.seen).toEqual([0, 1, 2, 3, 4]);
    expect(view.checkpoint).toBe(await store.head());
    await following.stop();
    await following.done;
  });

  it('begins again at the checkpoint after a fault, without gap or repeat', async () => {
    view.failures = [3, 3, 4];
    const end = caughtUp();
    const following = follow(store, view, options);
    await end;
    expect(view.seen).toEqual([0, 1, 2, 3, 4]);
    expect(faults.map(({ attempt }) => attempt)).toEqual([1, 2, 1]);
    expect(faults[0]?.error).toBeInstanceOf(SubscriptionFailedError);
    expect(waits).toEqual([100, 200, 100]);
    await following.stop();
  });

  it('waits longer with every fault, ten seconds at most', async () => {
    view.failures = Array.from({ length: 12 }, () => 0);
    const end = caughtUp();
    const following = follow(store, view, options);
    await end;
    expect(waits.slice(0, 9)).toEqual([100, 200, 400, 800, 1600, 3200, 6400, 10_000, 10_000]);
    await following.stop();
  });

  it('stops at once while it waits', async () => {
    view.failures = [0];
    let waiting = (): void => undefined;
    const began = new Promise<void>((resolve) => (waiting = resolve));
    const never = new Promise<void>(() => undefined);
    const wait = (): Promise<void> => {
      waiting();
      return never;
    };
    const following = follow(store, view, { ...options, wait });
    await began;
    await following.stop();
    await following.done;
    expect(view.seen).toEqual([]);
  });

  it('delivers nothing after it was stopped, and may be stopped twice', async () => {
    const end = caughtUp();
    const following = follow(store, view, options);
    await end;
    await following.stop();
    await following.stop();
    await store.append('s', 4n, [draft(5)]);
    await following.done;
    expect(view.seen).toEqual([0, 1, 2, 3, 4]);
  });

  it('ends with an error for a checkpoint of another log', async () => {
    view.checkpoint = 'ffffffff-00000000000000000001';
    await expect(follow(store, view, options).done).rejects.toMatchObject({
      code: 'invalid-argument',
    });
    expect(waits).toEqual([]);
  });

  it('ends with an error when the store is closed under it', async () => {
    const end = caughtUp();
    const following = follow(store, view, options);
    await end;
    await store.close();
    await expect(following.done).rejects.toMatchObject({ code: 'closed' });
  });

  it('tries again when the checkpoint cannot be loaded', async () => {
    const load = view.load.bind(view);
    let loads = 0;
    view.load = () => {
      loads += 1;
      if (loads === 1) throw new EventStoreError('busy', 'locked');
      return load();
    };
    const end = caughtUp();
    const following = follow(store, view, options);
    await end;
    expect(view.seen).toHaveLength(5);
    await following.stop();
  });
});
