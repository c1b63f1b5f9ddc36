import type { EventStore, Json, JsonObject } from '@interventions/eventsourcing';
import { checkLawAsync } from '@interventions/eventsourcing/testing';
import fc from 'fast-check';
import { collect, codeOf, event, events, labelOf, type StoreHarness } from './store-harness.js';
import { openHandles, settledHeap } from './leaks.js';

/** Cases 26 to 34: reading one stream. */
export function readContract(
  open: (now?: () => string) => Promise<EventStore>,
  harness: () => StoreHarness,
  setsClock: boolean,
): void {
  const ten = async (): Promise<EventStore> => {
    const store = await open();
    await store.append('s', 'no-stream', events(10));
    return store;
  };
  const labels = async (sequence: ReturnType<EventStore['readStream']>) =>
    (await collect(sequence)).map(labelOf);

  it('26 · forwards from a revision includes it, and past the end is empty', async () => {
    const store = await ten();
    expect(await labels(store.readStream('s', { from: 3n }))).toEqual([3, 4, 5, 6, 7, 8, 9]);
    expect(await labels(store.readStream('s', { from: 10n }))).toEqual([]);
  });

  it('27 · backwards begins at the end, or at the revision named', async () => {
    const store = await ten();
    const last = store.readStream('s', { direction: 'backwards', maxCount: 1 });
    expect(await labels(last)).toEqual([9]);
    const back = store.readStream('s', { direction: 'backwards', from: 3n });
    expect(await labels(back)).toEqual([3, 2, 1, 0]);
    const all = store.readStream('s', { direction: 'backwards', from: 99n });
    expect(await labels(all)).toHaveLength(10);
  });

  it('28 · at most the number asked for, which is at least 1', async () => {
    const store = await ten();
    expect(await labels(store.readStream('s', { maxCount: 4 }))).toEqual([0, 1, 2, 3]);
    expect(await labels(store.readStream('s', { from: 8n, maxCount: 4 }))).toEqual([8, 9]);
    for (const maxCount of [0, -1, 1.5]) {
      const read = () => collect(store.readStream('s', { maxCount }));
      expect(await codeOf(read)).toBe('invalid-argument');
    }
  });

  it('28 · a stream of several pages is read whole, in both directions', async () => {
    const store = await open();
    await store.append('s', 'no-stream', events(1_203));
    const expected = Array.from({ length: 1_203 }, (_, index) => index);
    expect(await labels(store.readStream('s'))).toEqual(expected);
    expect(await labels(store.readStream('s', { maxCount: 1_100 }))).toHaveLength(1_100);
    const back = await labels(store.readStream('s', { direction: 'backwards' }));
    expect(back).toEqual(expected.toReversed());
  });

  it('29 · a stream that does not exist is not found', async () => {
    const store = await ten();
    expect(await codeOf(() => collect(store.readStream('none')))).toBe('stream-not-found');
    expect(await store.streamState('none')).toEqual({ exists: false });
    expect(await store.streamState('s')).toEqual({ exists: true, revision: 9n });
  });

  it('30 · data comes back equal', async () => {
    const store = await open();
    const values = [
      { nested: { list: [1, [2, { three: 3 }]], empty: {}, none: null, list0: [] } },
      'control \u0018, emoji 👩🏽‍⚖️, lone \ud83d and \ude00 halves, NUL \u0000, quotes \'"',
      [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 0.1, 5e-324, 1.7976931348623157e308],
      null,
      {},
      String.fromCharCode(...Array.from({ length: 256 }, (_, code) => code)),
    ];
    await store.append(
      's',
      'no-stream',
      values.map((data) => event(0, { data })),
    );
    expect((await collect(store.readStream('s'))).map(({ data }) => data)).toEqual(values);
  });

  it('31 · metadata comes back equal, and absent metadata stays absent', async () => {
    const store = await open();
    const metadata = { $correlationId: 'a', $causationId: 'b', deep: { list: [null] } };
    await store.append('s', 'no-stream', [event(0, { metadata }), event(1)]);
    const stored = await collect(store.readStream('s'));
    expect(stored.map((one) => one.metadata)).toEqual([metadata, undefined]);
  });

  it('30, 31 · data and metadata keep their bytes, whatever they hold', async () => {
    const store = await open();
    let revision = -1n;
    const json = fc.json({ maxDepth: 4 }).map((text) => JSON.parse(text) as Json);
    const objects = fc.dictionary(fc.string({ unit: 'binary' }), json);
    await checkLawAsync('bytes are kept', [json, objects], async (data, metadata) => {
      const draft = event(0, { data, metadata });
      const before = [JSON.stringify(draft.data), JSON.stringify(draft.metadata)];
      await store.append('s', revision === -1n ? 'no-stream' : revision, [draft]);
      revision += 1n;
      const [read] = await collect(store.readStream('s', { from: revision }));
      return (
        JSON.stringify([JSON.stringify(read?.data), JSON.stringify(read?.metadata)]) ===
        JSON.stringify(before)
      );
    });
  });

  it('30, 31 · keys that mean something to JavaScript, and deep nesting, keep their bytes and their order', async () => {
    const store = await open();
    const deep = Array.from({ length: 190 }).reduce<string>((inner, _, level) => {
      return level % 2 === 0 ? `[${inner}]` : `{"__proto__":${inner}}`;
    }, '"ground"');
    const texts = [
      '{"__proto__":{"polluted":true},"constructor":{"prototype":{}},"toString":1,"hasOwnProperty":null}',
      '{"1":"one","10":"ten","9":"nine","-1":"minus","01":"padded","4294967295":"no index","a":0}',
      '{"":"empty","\\ud800":"lone half","\\u0000":"NUL","\\u00c5":"composed","A\\u030a":"combined","👩🏽‍⚖️":"judge"}',
      '["\\ud83d","\\ude00","😀","\\u2028\\u2029","\\u007f","\\ufeff",1e21,1e-7,-1.5e-300]',
      deep,
    ];
    const drafts = texts.map((text) => {
      const data = JSON.parse(text) as Json;
      return event(0, { data, metadata: JSON.parse(`{"__proto__":${text}}`) as JsonObject });
    });
    const before = drafts.map(({ data, metadata }) => JSON.stringify([data, metadata]));
    await store.append('s', 'no-stream', drafts);
    for (const sequence of [store.readStream('s'), store.readAll()])
      expect(
        (await collect(sequence)).map(({ data, metadata }) => JSON.stringify([data, metadata])),
      ).toEqual(before);
    expect({}).not.toHaveProperty('polluted');
  });

  it('32 · revisions are bigints and positions are text', async () => {
    const store = await ten();
    const [first] = await collect(store.readStream('s', { maxCount: 1 }));
    expect(typeof first?.revision).toBe('bigint');
    expect(typeof first?.position).toBe('string');
  });

  if (setsClock)
    it('33 · the recording time is set by the store; a clock put back changes no order', async () => {
      const [ten, nine, later] = [
        '2026-03-01T10:00:00.000Z',
        '2026-03-01T09:00:00.000Z',
        '2026-03-01T10:00:00.001Z',
      ];
      let now = ten;
      const store = await open(() => now);
      const positions: string[] = [];
      for (const [index, instant] of [ten, nine, later].entries()) {
        now = instant;
        positions.push((await store.append('s', 'any', [event(index)])).position);
      }
      const read = await collect(store.readStream('s'));
      const kept = harness().timesNeverDecrease ? [ten, ten, later] : [ten, nine, later];
      expect(read.map(({ recordedAt }) => recordedAt)).toEqual(kept);
      expect(read.map(labelOf)).toEqual([0, 1, 2]);
      expect(positions).toEqual(positions.toSorted());
    });

  it('33 · without a clock of its own a store uses the time of day', async () => {
    const store = await ten();
    const [first] = await collect(store.readStream('s', { maxCount: 1 }));
    expect(Math.abs(Date.parse(first?.recordedAt ?? '') - Date.now())).toBeLessThan(60_000);
    expect(new Date(first?.recordedAt ?? '').toISOString()).toBe(first?.recordedAt);
  });

  it('34 · leaving 1,000 reads early leaves nothing open and nothing in memory', async () => {
    const store = await open();
    const filling = { label: 'x'.repeat(2_000) };
    await store.append(
      's',
      'no-stream',
      events(400).map((draft) => ({ ...draft, data: filling })),
    );
    const leave = async (times: number): Promise<void> => {
      for (let round = 0; round < times; round += 1) {
        for await (const one of store.readStream('s')) if (one.revision === 1n) break;
        for await (const one of store.readAll()) if (one.revision === 1n) break;
      }
    };
    await leave(20);
    const [handles, heap] = [openHandles(), settledHeap()];
    await leave(500);
    expect(openHandles()).toBe(handles);
    expect(settledHeap() - heap).toBeLessThan(10_000_000);
    expect(await collect(store.readStream('s'))).toHaveLength(400);
  }, 180_000);
}
