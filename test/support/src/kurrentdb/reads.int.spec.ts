import {
  BACKWARDS,
  END,
  eventTypeFilter,
  excludeSystemEvents,
  FORWARDS,
  jsonEvent,
  START,
  streamNameFilter,
  type ReadAllOptions,
} from '@kurrent/kurrentdb-client';
import { all, DoubleWithClient, failureOf, noted, notes, until } from './client.fixtures.js';

let here: DoubleWithClient;
beforeEach(async () => {
  here = await DoubleWithClient.start();
});
afterEach(() => here.dispose());

describe('a read of a stream', () => {
  const revisions = async (options: Parameters<typeof here.client.readStream>[1]) =>
    (await all(here.client.readStream('case-1', options))).map(({ revision }) => Number(revision));

  it('is inclusive in both directions and empty past the end', async () => {
    await here.client.appendToStream('case-1', notes(10));
    expect(await revisions({ fromRevision: 7n, maxCount: 9 })).toEqual([7, 8, 9]);
    expect(await revisions({ fromRevision: 3n, maxCount: 2 })).toEqual([3, 4]);
    expect(await revisions({ fromRevision: 10n, maxCount: 9 })).toEqual([]);
    expect(await revisions({ direction: BACKWARDS, fromRevision: END, maxCount: 1 })).toEqual([9]);
    expect(await revisions({ direction: BACKWARDS, fromRevision: 2n, maxCount: 9 })).toEqual([
      2, 1, 0,
    ]);
  });

  it('of no stream fails on the first step', async () => {
    const failure = await failureOf(all(here.client.readStream('case-9', { maxCount: 1 })));
    expect(failure).toMatchObject({ name: 'StreamNotFoundError', streamName: 'case-9' });
  });

  it('of a tombstoned stream fails', async () => {
    await here.client.tombstoneStream('case-1');
    const failure = await failureOf(all(here.client.readStream('case-1', { maxCount: 1 })));
    expect(failure).toMatchObject({ name: 'StreamDeletedError', streamName: 'case-1' });
  });

  it('that is left early without a limit stays open, and ends with one', async () => {
    const wide = jsonEvent({ type: 'noted', data: { text: 'x'.repeat(10_000) } });
    for (let batch = 0; batch < 20; batch += 1)
      await here.client.appendToStream(
        'case-1',
        Array.from({ length: 50 }, () => ({ ...wide, id: crypto.randomUUID() })),
      );
    for await (const { event } of here.client.readStream('case-1', { maxCount: 5 }))
      if (event) break;
    await until(() => here.double.openReads === 0, 'the limited read to end');
    const unlimited = here.client.readStream('case-1');
    for await (const { event } of unlimited) if (event) break;
    expect(here.double.openReads).toBe(1);
  });
});

describe('a read of $all', () => {
  beforeEach(async () => {
    await here.client.appendToStream('case-1', [noted(0)]);
    await here.client.appendToStream('person-1', [
      jsonEvent({ type: 'met', data: { n: 1 } }),
      noted(2),
    ]);
    await here.client.appendToStream('case-2', [noted(3)]);
  });
  const read = (options: ReadAllOptions) => all(here.client.readAll({ maxCount: 100, ...options }));
  const numbers = async (options: ReadAllOptions) =>
    (await read(options)).map(({ data }) => (data as { readonly n?: number }).n);

  it('gives everything in commit order at sparse, rising positions, the server’s records too', async () => {
    const events = await read({});
    const positions = events.map(({ position }) => position?.commit ?? -1n);
    expect(positions).toEqual([...positions].sort((a, b) => (a < b ? -1 : 1)));
    expect(new Set(positions).size).toBe(positions.length);
    expect(events.map(({ streamId }) => streamId)).toContain('$users');
    expect(events.map(({ streamId }) => streamId)).not.toContain('$epoch-information');
    const own = events.filter(({ streamId }) => !streamId.startsWith('$'));
    expect(own.map(({ data }) => data)).toEqual([{ n: 0 }, { n: 1 }, { n: 2 }, { n: 3 }]);
    expect(own[0]?.position?.commit).toBeGreaterThan(0n);
  });

  it('has records of the server between those of users', async () => {
    for (let n = 0; n < 5; n += 1) await here.client.appendToStream('case-3', noted(n));
    const names = (await read({})).map(({ streamId }) => streamId);
    const between = names.slice(names.indexOf('case-1'), names.lastIndexOf('case-3'));
    expect(between.some((name) => name.startsWith('$'))).toBe(true);
  });

  it('forwards includes the record at a position, backwards excludes it', async () => {
    const filter = streamNameFilter({ prefixes: ['case-', 'person-'] });
    const second = (await read({ filter }))[1]?.position;
    expect(await numbers({ fromPosition: second ?? START, filter })).toEqual([1, 2, 3]);
    expect(await numbers({ fromPosition: second ?? START, direction: BACKWARDS, filter })).toEqual([
      0,
    ]);
    expect(await numbers({ fromPosition: END, direction: BACKWARDS, maxCount: 2, filter })).toEqual(
      [3, 2],
    );
  });

  it('goes the way of its start, whatever direction the client is given', async () => {
    const filter = streamNameFilter({ prefixes: ['case-'] });
    expect(await numbers({ fromPosition: END, direction: FORWARDS, filter })).toEqual([3, 0]);
    expect(await numbers({ fromPosition: START, direction: BACKWARDS, filter })).toEqual([0, 3]);
  });

  it('filters by prefix or regular expression of stream or type', async () => {
    const by = (filter: NonNullable<ReadAllOptions['filter']>) => numbers({ filter });
    expect(await by(streamNameFilter({ prefixes: ['case-'] }))).toEqual([0, 3]);
    expect(await by(streamNameFilter({ prefixes: ['case-2', 'person-'] }))).toEqual([1, 2, 3]);
    expect(await by(streamNameFilter({ regex: '-2$' }))).toEqual([3]);
    expect(await by(eventTypeFilter({ prefixes: ['me'] }))).toEqual([1]);
    expect(await by(eventTypeFilter({ regex: '^noted$' }))).toEqual([0, 2, 3]);
    expect(await by(streamNameFilter({ prefixes: [] }))).toEqual([]);
  });

  it('without events of the system still has one with a plain type in a stream of the system', async () => {
    const names = (await read({ filter: excludeSystemEvents() })).map(({ streamId }) => streamId);
    expect(names).toEqual(['$settings', 'case-1', 'person-1', 'person-1', 'case-2']);
  });

  it('from within a record is refused, as what looks like a lost server', async () => {
    const at = (await read({})).at(-1)?.position?.commit ?? 0n;
    const inside = { commit: at - 1n, prepare: at - 1n };
    const failure = await failureOf(read({ fromPosition: inside }));
    expect(failure).toMatchObject({ name: 'UnavailableError', type: 'unavailable' });
  });

  it('from beyond the end is empty', async () => {
    const beyond = { commit: 1n << 40n, prepare: 1n << 40n };
    expect(await read({ fromPosition: beyond })).toEqual([]);
  });
});

it('can begin its positions beyond what a number of 32 bits holds', async () => {
  const far = await DoubleWithClient.start({ firstPosition: 1n << 40n });
  const { position } = await far.client.appendToStream('case-1', noted(0));
  expect(position?.commit).toBeGreaterThan(1n << 40n);
  const [event] = await all(far.client.readStream('case-1', { maxCount: 1 }));
  expect(event?.position).toEqual(position);
  await far.dispose();
});
