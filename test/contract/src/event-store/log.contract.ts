import {
  ordinalOf,
  positionAt,
  type EventStore,
  type Position,
} from '@interventions/eventsourcing';
import { collect, codeOf, event, events, labelOf, type StoreHarness } from './store-harness.js';

/** Cases 35 to 39: reading the whole log. */
export function logContract(open: () => Promise<EventStore>, harness: () => StoreHarness): void {
  const three = async (): Promise<{ store: EventStore; positions: readonly Position[] }> => {
    const store = await open();
    await store.append('s1', 'no-stream', [event('a')]);
    await store.append('s2', 'no-stream', [event('b')]);
    await store.append('s1', 0n, [event('c')]);
    return { store, positions: (await collect(store.readAll())).map(({ position }) => position) };
  };
  const labels = async (sequence: ReturnType<EventStore['readAll']>) =>
    (await collect(sequence)).map(labelOf);
  const at = (positions: readonly Position[], index: number): Position => {
    const position = positions[index];
    if (position === undefined) throw new Error(`The log holds no event ${index}.`);
    return position;
  };

  it('35 · the log is in commit order, with increasing positions of one width', async () => {
    const { store, positions } = await three();
    expect(await labels(store.readAll())).toEqual(['a', 'b', 'c']);
    expect(positions).toEqual(positions.toSorted());
    expect(new Set(positions).size).toBe(3);
    expect(new Set(positions.map(({ length }) => length)).size).toBe(1);
  });

  it('36 · "from" includes its event forwards and excludes it backwards; "after" excludes it', async () => {
    const { store, positions } = await three();
    const middle = at(positions, 1);
    expect(await labels(store.readAll({ from: middle }))).toEqual(['b', 'c']);
    expect(await labels(store.readAll({ after: middle }))).toEqual(['c']);
    expect(await labels(store.readAll({ from: middle, direction: 'backwards' }))).toEqual(['a']);
    expect(await labels(store.readAll({ direction: 'backwards' }))).toEqual(['c', 'b', 'a']);
    expect(await labels(store.readAll({ after: at(positions, 2) }))).toEqual([]);
    expect(await labels(store.readAll({ maxCount: 2 }))).toEqual(['a', 'b']);
    expect(await codeOf(() => collect(store.readAll({ maxCount: 0 })))).toBe('invalid-argument');
  });

  it('36 · an empty log has a head, from which reading gives what comes later', async () => {
    const store = await open();
    const start = await store.head();
    expect(await labels(store.readAll())).toEqual([]);
    await store.append('s', 'no-stream', events(2));
    expect(await labels(store.readAll({ after: start }))).toEqual([0, 1]);
    expect(await labels(store.readAll({ from: start }))).toEqual([0, 1]);
    expect(await labels(store.readAll({ from: start, direction: 'backwards' }))).toEqual([]);
  });

  it('37 · prefixes of stream names choose exactly their events, in order', async () => {
    const store = await open();
    const streams = [
      'case-1',
      'cast-1',
      'case',
      'CASE-2',
      'case-2',
      'ça-1',
      'other',
      'case_1',
      'c%se-1',
    ];
    for (const stream of [...streams, ...streams])
      await store.append(stream, 'any', [event(stream)]);
    const twice = (...names: readonly string[]) => [...names, ...names];
    expect(await labels(store.readAll({ prefixes: ['case-'] }))).toEqual(twice('case-1', 'case-2'));
    expect(await labels(store.readAll({ prefixes: ['other', 'ça'] }))).toEqual(
      twice('ça-1', 'other'),
    );
    expect(await labels(store.readAll({ prefixes: ['c%'] }))).toEqual(twice('c%se-1'));
    const back = store.readAll({ prefixes: ['CASE', 'cast'], direction: 'backwards', maxCount: 3 });
    expect(await labels(back)).toEqual(['CASE-2', 'cast-1', 'CASE-2']);
    expect(await codeOf(() => collect(store.readAll({ prefixes: [] })))).toBe('invalid-argument');
  });

  it('37 · a rare stream is found in a long log, in both directions', async () => {
    const store = await open();
    await store.append('rare-1', 'any', [event('first')]);
    for (let batch = 0; batch < 12; batch += 1) await store.append('many', 'any', events(1_000));
    await store.append('rare-2', 'any', [event('last')]);
    expect(await labels(store.readAll({ prefixes: ['rare-'] }))).toEqual(['first', 'last']);
    const back = store.readAll({ prefixes: ['rare-'], direction: 'backwards' });
    expect(await labels(back)).toEqual(['last', 'first']);
    expect(await labels(store.readAll())).toHaveLength(12_002);
  });

  it('38 · the log holds what was appended and nothing else', async () => {
    const { store } = await three();
    expect((await collect(store.readAll())).map(({ type }) => type)).toEqual(
      Array.from({ length: 3 }, () => 'label-noted.v1'),
    );
  });

  it('39 · a position can be written down, read again and used to go on', async () => {
    const { store, positions } = await three();
    const kept = JSON.parse(JSON.stringify({ checkpoint: at(positions, 0) })) as {
      checkpoint: Position;
    };
    expect(await labels(store.readAll({ after: kept.checkpoint }))).toEqual(['b', 'c']);
    if (!harness().keeps) return;
    await store.close();
    const again = await open();
    expect(await labels(again.readAll({ after: kept.checkpoint }))).toEqual(['b', 'c']);
  });

  it('32, 39 · positions past 2^40 keep their order and their value', async () => {
    const epoch = await (await open()).epoch();
    const [low, high] = [positionAt(epoch, 2n ** 40n), positionAt(epoch, 2n ** 40n + 1n)];
    expect(low < high).toBe(true);
    expect(ordinalOf(epoch, JSON.parse(JSON.stringify(low)) as Position)).toBe(2n ** 40n);
  });

  it('39 · a text that is no position, or a position of another log, is an invalid argument', async () => {
    const { store, positions } = await three();
    const epoch = await store.epoch();
    const other = at(positions, 0).replace(epoch, epoch === 'ffffffff' ? '00000000' : 'ffffffff');
    for (const position of ['', 'start', other, `${at(positions, 0)}0`]) {
      const reads = [{ from: position }, { after: position }];
      for (const options of reads) {
        expect(await codeOf(() => collect(store.readAll(options)))).toBe('invalid-argument');
      }
      const subscribe = () =>
        store.subscribe({ from: { after: position } }, { events: () => undefined }).done;
      expect(await codeOf(subscribe)).toBe('invalid-argument');
    }
  });
}
