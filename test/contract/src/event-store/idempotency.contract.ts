import type { EventStore } from '@interventions/eventsourcing';
import { collect, codeOf, event, events, failureOf, type StoreHarness } from './store-harness.js';

/** Cases 18 to 25: what happens when a call is repeated. */
export function idempotencyContract(
  open: () => Promise<EventStore>,
  harness: () => StoreHarness,
): void {
  const count = async (store: EventStore, stream = 's'): Promise<number> =>
    (await collect(store.readStream(stream))).length;

  it('18 · a repeated append answers with the original result and stores nothing', async () => {
    const store = await open();
    const drafts = events(2);
    const first = await store.append('s', 'no-stream', drafts);
    expect(await store.append('s', 'no-stream', drafts)).toEqual(first);
    expect(await count(store)).toBe(2);
  });

  it('18 · an append repeated at the same time is stored once', async () => {
    const store = await open();
    const drafts = events(2);
    const results = await Promise.all([1, 2, 3].map(() => store.append('s', 'no-stream', drafts)));
    expect(new Set(results.map(({ position }) => position)).size).toBe(1);
    expect(await count(store)).toBe(2);
  });

  it('19 · a repeat after later events still answers with the original result', async () => {
    const store = await open();
    const drafts = events(2);
    const first = await store.append('s', 'no-stream', drafts);
    const second = [event('c')];
    const later = await store.append('s', 1n, second);
    await store.append('other', 'no-stream', events(1));
    await store.append('s', 2n, events(1));
    expect(await store.append('s', 'no-stream', drafts)).toEqual(first);
    expect(await store.append('s', 1n, second)).toEqual(later);
    expect(await count(store)).toBe(4);
  });

  it('20 · a repeat after closing and opening again answers with the original result', async () => {
    if (!harness().keeps) return;
    const drafts = events(2);
    const before = await open();
    const first = await before.append('s', 'no-stream', drafts);
    await before.append('s', 1n, events(1));
    await before.close();
    const after = await open();
    expect(await after.append('s', 'no-stream', drafts)).toEqual(first);
    expect(await count(after)).toBe(3);
    expect(await after.epoch()).toBe(await after.epoch());
  });

  it('21 · a repeat with another event is a conflict', async () => {
    const store = await open();
    const [a, b, c] = [event('a'), event('b'), event('c')];
    await store.append('s', 'no-stream', [a, b]);
    const failure = await failureOf(() => store.append('s', 'no-stream', [a, c]));
    expect(failure).toMatchObject({ code: 'conflict', actual: 1n });
    expect(await count(store)).toBe(2);
  });

  it('22 · a repeat of more events is a conflict; of the first ones it succeeds', async () => {
    const store = await open();
    const [a, b, c] = [event('a'), event('b'), event('c')];
    await store.append('s', 'no-stream', [a, b]);
    expect(await codeOf(() => store.append('s', 'no-stream', [a, b, c]))).toBe('conflict');
    expect(await store.append('s', 'no-stream', [a])).toMatchObject({
      firstRevision: 0n,
      lastRevision: 0n,
    });
    expect(await count(store)).toBe(2);
  });

  it('23 · a stored event sent again with the new revision is refused as a duplicate', async () => {
    const store = await open();
    const [a, b] = [event('a'), event('b')];
    await store.append('s', 'no-stream', [a]);
    expect(await codeOf(() => store.append('s', 0n, [a]))).toBe('duplicate-event-id');
    expect(await codeOf(() => store.append('s', 0n, [b, a]))).toBe('duplicate-event-id');
    expect(await count(store)).toBe(1);
    await store.append('s', 0n, [b]);
    expect(await count(store)).toBe(2);
  });

  it('24 · an id may stand in two streams', async () => {
    const store = await open();
    const a = event('a');
    await store.append('s1', 'no-stream', [a]);
    await store.append('s2', 'no-stream', [a]);
    expect(await count(store, 's2')).toBe(1);
  });

  it('25 · an append to any state may be repeated without error', async () => {
    const store = await open();
    const drafts = events(2);
    await store.append('s', 'any', drafts);
    await store.append('s', 'any', drafts);
    await store.append('s', 'exists', drafts);
    expect(await count(store)).toBeGreaterThanOrEqual(2);
  });
}
