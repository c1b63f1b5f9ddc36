import {
  ordinalOf,
  positionAt,
  type EventStore,
  type Position,
  type RecordedEvent,
  type SubscribeOptions,
  type Subscription,
} from '@interventions/eventsourcing';
import { codeOf, event, events, labelOf, until, type StoreHarness } from './store-harness.js';

/** What a subscription delivered so far. */
type Seen = {
  readonly labels: unknown[];
  readonly upTo: Position[];
  readonly caughtUp: Position[];
  readonly subscription: Subscription;
};

function observe(
  store: EventStore,
  options: SubscribeOptions,
  onEvent: (event: RecordedEvent) => void | Promise<void> = () => undefined,
): Seen {
  const labels: unknown[] = [];
  const upTo: Position[] = [];
  const caughtUp: Position[] = [];
  const subscription = store.subscribe(options, {
    events: async (batch, position) => {
      for (const one of batch) {
        labels.push(labelOf(one));
        await onEvent(one);
      }
      upTo.push(position);
    },
    caughtUp: (position) => void caughtUp.push(position),
  });
  return { labels, upTo, caughtUp, subscription };
}

const numbers = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from }, (_, index) => from + index);

/** Cases 48 to 54: following the log. */
export function subscriptionContract(
  open: () => Promise<EventStore>,
  harness: () => StoreHarness,
): void {
  it('48 · from the start: what is there, then what comes, in order and once each', async () => {
    const store = await open();
    await store.append('s', 'no-stream', events(5));
    const seen = observe(store, { from: 'start' });
    await until(() => seen.caughtUp.length > 0, 'caught up');
    expect(seen.labels).toEqual(numbers(0, 5));
    expect(seen.caughtUp[0]).toBe(await store.head());
    for (const label of numbers(5, 10)) await store.append('s', BigInt(label - 1), [event(label)]);
    await until(() => seen.labels.length >= 10, 'ten events');
    expect(seen.labels).toEqual(numbers(0, 10));
    expect(seen.upTo.at(-1)).toBe(await store.head());
  });

  it('48 · batches are as large as asked for at most', async () => {
    const store = await open();
    await store.append('s', 'no-stream', events(25));
    const sizes: number[] = [];
    const subscription = store.subscribe(
      { from: 'start', maxBatch: 10 },
      { events: (batch) => void sizes.push(batch.length) },
    );
    await until(() => sizes.length === 3, 'three batches');
    expect(sizes).toEqual([10, 10, 5]);
    await subscription.stop();
    const bad = () =>
      store.subscribe({ from: 'start', maxBatch: 0 }, { events: () => undefined }).done;
    expect(await codeOf(bad)).toBe('invalid-argument');
  });

  it('49 · after a position only what follows; from the end only what is new', async () => {
    const store = await open();
    const { position } = await store.append('s', 'no-stream', events(3));
    await store.append('s', 2n, [event(3)]);
    const after = observe(store, { from: { after: position } });
    const end = observe(store, { from: 'end' });
    await store.append('s', 3n, [event(4)]);
    await until(() => end.labels.length > 0 && after.labels.length > 1, 'the new event');
    expect(after.labels).toEqual([3, 4]);
    expect(end.labels).toEqual([4]);
  });

  it('49 · a stream that does not exist is waited for', async () => {
    const store = await open();
    const seen = observe(store, { from: 'start', stream: 'later' });
    await until(() => seen.caughtUp.length > 0, 'caught up');
    await store.append('other', 'no-stream', [event('no')]);
    await store.append('later', 'no-stream', [event('yes')]);
    await until(() => seen.labels.length > 0, 'the first event');
    expect(seen.labels).toEqual(['yes']);
  });

  it('49 · a position past the end of the log is an invalid argument', async () => {
    const store = await open();
    const { position } = await store.append('s', 'no-stream', events(1));
    const epoch = await store.epoch();
    const beyond = positionAt(epoch, ordinalOf(epoch, position) + 1n);
    const subscribe = () =>
      store.subscribe({ from: { after: beyond } }, { events: () => undefined }).done;
    expect(await codeOf(subscribe)).toBe('invalid-argument');
  });

  it('50 · the next batch waits for the handler', async () => {
    const store = await open();
    await store.append('s', 'no-stream', events(4));
    let running = 0;
    let most = 0;
    const seen = observe(store, { from: 'start', maxBatch: 1 }, async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
    });
    await until(() => seen.caughtUp.length > 0, 'caught up');
    expect(seen.labels).toEqual(numbers(0, 4));
    expect(most).toBe(1);
  });

  it('50 · a failing handler ends the subscription with the position of its event', async () => {
    const store = await open();
    await store.append('s', 'no-stream', events(2));
    const { position } = await store.append('s', 1n, [event('poison')]);
    await store.append('s', 2n, [event('after')]);
    const cause = new Error('cannot be applied');
    const seen = observe(store, { from: 'start', maxBatch: 1 }, (one) => {
      if (labelOf(one) === 'poison') throw cause;
    });
    await expect(seen.subscription.done).rejects.toMatchObject({
      code: 'subscription-failed',
      position,
      cause,
    });
    expect(seen.labels).toEqual([0, 1, 'poison']);
    await seen.subscription.stop();
  });

  it('51 · stopped and resumed from a stored checkpoint, nothing is missing and nothing repeated', async () => {
    const store = await open();
    await store.append('s', 'no-stream', events(5));
    const first = observe(store, { from: 'start' });
    await until(() => first.caughtUp.length > 0, 'caught up');
    await first.subscription.stop();
    const checkpoint = JSON.parse(JSON.stringify(first.upTo.at(-1))) as Position;
    await store.append('s', 4n, [event(5), event(6)]);
    if (harness().keeps) await store.close();
    const again = harness().keeps ? await open() : store;
    const second = observe(again, { from: { after: checkpoint } });
    await again.append('s', 6n, [event(7)]);
    await until(() => second.labels.length >= 3, 'three events');
    expect([...first.labels, ...second.labels]).toEqual(numbers(0, 8));
  });

  it('52 · the checkpoint moves on although few events are wanted', async () => {
    const store = await open();
    for (let batch = 0; batch < 6; batch += 1) await store.append('many', 'any', events(1_000));
    await store.append('rare-1', 'any', [event('wanted')]);
    await store.append('many', 'any', events(1_000));
    const seen = observe(store, { from: 'start', prefixes: ['rare-', 'none-'] });
    await until(() => seen.caughtUp.length > 0, 'caught up');
    expect(seen.labels).toEqual(['wanted']);
    expect(seen.upTo.at(-1)).toBe(await store.head());
    expect(seen.upTo).toEqual([...new Set(seen.upTo)].toSorted());
    await store.append('many', 'any', [event('unwanted')]);
    const head = await store.head();
    await until(() => seen.upTo.at(-1) === head, 'the checkpoint passes an unwanted event');
  });

  it('53 · two subscriptions are independent', async () => {
    const store = await open();
    const one = observe(store, { from: 'start' });
    const two = observe(store, { from: 'start' });
    await store.append('s', 'no-stream', [event(0)]);
    await until(() => one.labels.length === 1 && two.labels.length === 1, 'both see it');
    await one.subscription.stop();
    await store.append('s', 0n, [event(1)]);
    await until(() => two.labels.length === 2, 'the other goes on');
    expect(one.labels).toEqual([0]);
  });

  it('54 · stopping waits for a running handler, delivers nothing more and may be repeated', async () => {
    const store = await open();
    await store.append('s', 'no-stream', events(3));
    let finished = false;
    let started = false;
    const seen = observe(store, { from: 'start', maxBatch: 1 }, async () => {
      started = true;
      await new Promise((resolve) => setTimeout(resolve, 30));
      finished = true;
    });
    await until(() => started, 'the handler runs');
    await seen.subscription.stop();
    expect(finished).toBe(true);
    await store.append('s', 2n, [event(3)]);
    await Promise.all([seen.subscription.stop(), seen.subscription.stop()]);
    await seen.subscription.done;
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(seen.labels).toEqual([0]);
  });
}
