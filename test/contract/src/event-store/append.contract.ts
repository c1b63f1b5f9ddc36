import type { EventStore, NewEvent } from '@interventions/eventsourcing';
import { collect, codeOf, event, events, failureOf, labelOf } from './store-harness.js';

/** Cases 1 to 17: what an append promises. */
export function appendContract(open: (maxAppendBytes?: number) => Promise<EventStore>): void {
  const labels = async (store: EventStore, stream = 's'): Promise<readonly unknown[]> =>
    (await collect(store.readStream(stream))).map(labelOf);

  it('1 · the first append to a stream gives revisions from 0 and a position', async () => {
    const store = await open();
    const result = await store.append('s', 'no-stream', events(2));
    expect(result).toMatchObject({ firstRevision: 0n, lastRevision: 1n });
    expect(result.position > `${await store.epoch()}-0`).toBe(true);
  });

  it('2 · an append to a new stream is refused when the stream exists', async () => {
    const store = await open();
    await store.append('s', 'no-stream', events(2));
    const failure = await failureOf(() => store.append('s', 'no-stream', [event('late')]));
    expect(failure).toMatchObject({ code: 'conflict', expected: 'no-stream', actual: 1n });
    expect(failure.retriable).toBe(false);
    expect(await labels(store)).toEqual([0, 1]);
  });

  it('3 · an append at the last revision goes on from there', async () => {
    const store = await open();
    await store.append('s', 'no-stream', events(2));
    const result = await store.append('s', 1n, [event('c')]);
    expect(result).toMatchObject({ firstRevision: 2n, lastRevision: 2n });
  });

  it('4 · an append at an earlier revision is refused', async () => {
    const store = await open();
    await store.append('s', 'no-stream', events(3));
    const failure = await failureOf(() => store.append('s', 1n, [event('late')]));
    expect(failure).toMatchObject({ code: 'conflict', expected: 1n, actual: 2n });
  });

  it('5 · an append at a revision that is yet to come is refused', async () => {
    const store = await open();
    await store.append('s', 'no-stream', events(3));
    const failure = await failureOf(() => store.append('s', 7n, [event('early')]));
    expect(failure).toMatchObject({ code: 'conflict', actual: 2n });
  });

  it('6 · an append at a revision of a stream that does not exist is refused', async () => {
    const store = await open();
    const failure = await failureOf(() => store.append('s', 0n, [event('early')]));
    expect(failure).toMatchObject({ code: 'conflict', actual: 'no-stream' });
  });

  it('7 · an append to an existing stream is refused when there is none', async () => {
    const store = await open();
    const failure = await failureOf(() => store.append('s', 'exists', [event('early')]));
    expect(failure).toMatchObject({ code: 'conflict', actual: 'no-stream' });
  });

  it('8 · an append to an existing stream goes on at its end', async () => {
    const store = await open();
    await store.append('s', 'no-stream', events(1));
    expect(await store.append('s', 'exists', [event('b')])).toMatchObject({ firstRevision: 1n });
  });

  it('9 · an append to any state goes to the end, whether or not the stream exists', async () => {
    const store = await open();
    expect(await store.append('s', 'any', events(1))).toMatchObject({ firstRevision: 0n });
    expect(await store.append('s', 'any', events(2))).toMatchObject({ firstRevision: 1n });
  });

  it('10 · of 20 appends at one revision at once, one is stored and 19 are refused', async () => {
    const store = await open();
    await store.append('s', 'no-stream', events(1));
    const outcomes = await Promise.allSettled(
      events(20).map((draft) => store.append('s', 0n, [draft])),
    );
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(19);
    for (const { reason } of refused) {
      expect(reason).toMatchObject({ code: 'conflict', expected: 0n, actual: 1n });
    }
    expect(await labels(store)).toHaveLength(2);
  });

  it('11 · 50 appends of three events at once all succeed, each in one piece', async () => {
    const store = await open();
    const batches = Array.from({ length: 50 }, (_, batch) =>
      [0, 1, 2].map((part) => event({ batch, part })),
    );
    await Promise.all(batches.map((batch) => store.append('s', 'any', batch)));
    const stored = await collect(store.readStream('s'));
    expect(stored.map(({ revision }) => revision)).toEqual(
      Array.from({ length: 150 }, (_, index) => BigInt(index)),
    );
    const order = stored.map((one) => labelOf(one) as { batch: number; part: number });
    for (const [index, { batch, part }] of order.entries()) {
      expect(part).toBe(index % 3);
      expect(batch).toBe(order[index - part]?.batch);
    }
  });

  it('12 · a batch with a value that JSON would lose is refused whole, before anything is stored', async () => {
    const store = await open();
    const circular: Record<string, unknown> = {};
    circular['self'] = circular;
    const losses: readonly unknown[] = [1n, undefined, circular, Number.NaN, new Date(0), () => 1];
    for (const loss of losses) {
      const bad = event('bad', { data: { loss } as unknown as NewEvent['data'] });
      expect(await codeOf(() => store.append('s', 'any', [...events(2), bad]))).toBe(
        'invalid-event',
      );
    }
    expect(await store.streamState('s')).toEqual({ exists: false });
  });

  it('13 · an append without events is an invalid argument', async () => {
    const store = await open();
    expect(await codeOf(() => store.append('s', 'no-stream', []))).toBe('invalid-argument');
  });

  it('14 · an id that is no UUID, an empty or system type or stream name is an invalid argument', async () => {
    const store = await open();
    const drafts = [
      event('id', { id: 'not-a-uuid' }),
      event('type', { type: '' }),
      event('type', { type: '$metadata' }),
      event('type', { type: 'cut\u0000short' }),
    ];
    for (const draft of drafts) {
      expect(await codeOf(() => store.append('s', 'any', [draft]))).toBe('invalid-argument');
    }
    for (const stream of ['', '$system', 'cut\u0000short', 'lone\ud800half', 'x'.repeat(301)]) {
      expect(await codeOf(() => store.append(stream, 'any', events(1)))).toBe('invalid-argument');
    }
    expect(await codeOf(() => store.append('s', -1n, events(1)))).toBe('invalid-argument');
    expect(await collect(store.readAll())).toEqual([]);
  });

  it('15 · one id twice in a batch is an invalid argument, whatever its letter case', async () => {
    const store = await open();
    const one = event('a');
    const again = event('b', { id: one.id.toUpperCase() });
    expect(await codeOf(() => store.append('s', 'any', [one, again]))).toBe('invalid-argument');
  });

  it('16 · an event or a batch over the limit is refused with the limit, and the store goes on', async () => {
    const store = await open(1_000);
    const failure = await failureOf(() => store.append('s', 'any', [event('x'.repeat(1_000))]));
    expect(failure.code).toBe('too-large');
    expect(failure.message).toContain('1000');
    const batch = [event('x'.repeat(600)), event('x'.repeat(600))];
    expect(await codeOf(() => store.append('s', 'any', batch))).toBe('too-large');
    await store.append('s', 'no-stream', [event('fits')]);
    expect(await labels(store)).toEqual(['fits']);
  });

  it('17 · the position of an append is that of its last event', async () => {
    const store = await open();
    await store.append('other', 'any', events(2));
    const { position } = await store.append('s', 'any', events(3));
    const last = (await collect(store.readAll({ direction: 'backwards', maxCount: 1 })))[0];
    expect(last).toMatchObject({ stream: 's', revision: 2n, position });
    expect(await store.head()).toBe(position);
  });
}
