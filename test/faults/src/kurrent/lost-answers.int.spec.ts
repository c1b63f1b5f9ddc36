import { KurrentDbDouble, type Fault } from '@interventions/test-support/kurrentdb';
import { collect, drafts } from '../storage/storage-folder.js';
import { failureOf, KurrentPlace, shortTimes } from './kurrent-place.js';
import { expectSound } from './log-oracle.js';

describe('an append whose request or answer is lost', () => {
  let server: KurrentDbDouble;
  let place: KurrentPlace;
  beforeEach(async () => {
    server = await KurrentDbDouble.start();
    place = new KurrentPlace({ url: server.connectionString() });
  });
  afterEach(async () => {
    await place.dispose();
    await server.dispose();
  });

  it.each(['lose-ack', 'lose-request', 'timeout-after-storing', 'timeout'] as const)(
    'F1, F2 · is tried again and stored once: %s',
    async (fault) => {
      const store = await place.open();
      server.failNext('append', fault, 2);
      const result = await place.append(store, 's', 'no-stream', drafts(3));
      expect(result).toMatchObject({ firstRevision: 0n, lastRevision: 2n });
      server.failNext('append', fault);
      await place.append(store, 's', 2n, drafts(2));
      expect(await expectSound(store, place.acknowledged)).toHaveLength(5);
    },
  );

  it('F1 · is stored once without the batch call of newer servers too', async () => {
    const old = await KurrentDbDouble.start({ batchAppend: false });
    const there = new KurrentPlace({ url: old.connectionString() });
    const store = await there.open();
    for (const fault of ['lose-ack', 'timeout-after-storing', 'timeout'] as const) {
      old.failNext('append', fault);
      await there.append(store, fault, 'no-stream', drafts(2));
    }
    expect(await expectSound(store, there.acknowledged)).toHaveLength(6);
    await there.dispose();
    await old.dispose();
  });

  it('F3 · answers with its first revisions when others appended meanwhile', async () => {
    const [store, other] = [await place.open(), await place.open()];
    const mine = drafts(2);
    server.failNext('append', 'lose-ack', 1_000);
    const lost = await failureOf(store.append('s', 'no-stream', mine));
    expect(lost).toMatchObject({ code: 'timeout', retriable: true });
    server.healthy();
    await place.append(other, 's', 1n, drafts(3));
    server.forgetRecentIds();
    expect(await place.append(store, 's', 'no-stream', mine)).toMatchObject({
      firstRevision: 0n,
      lastRevision: 1n,
    });
    expect(await expectSound(store, place.acknowledged)).toHaveLength(5);
  });

  it('F3 · is a conflict when others took its place', async () => {
    const [store, other] = [await place.open(), await place.open()];
    server.failNext('append', 'lose-request', 1_000);
    await failureOf(store.append('s', 'no-stream', drafts(2)));
    server.healthy();
    await place.append(other, 's', 'no-stream', drafts(1));
    server.failNext('append', 'lose-request');
    const failure = await failureOf(store.append('s', 'no-stream', drafts(2)));
    expect(failure).toMatchObject({ code: 'conflict', actual: 0n, retriable: false });
    expect(await expectSound(store, place.acknowledged)).toHaveLength(1);
  });

  it('stays in doubt to the end, whatever its last try failed with', async () => {
    const store = await place.open();
    server.failNext('append', 'lose-ack');
    server.failNext('append', 'not-ready', 1_000);
    const failure = await failureOf(store.append('s', 'no-stream', drafts(1)));
    expect(failure).toMatchObject({ code: 'timeout', retriable: true });
    server.healthy();
    expect(await collect(store.readStream('s'))).toHaveLength(1);
  });

  const turnedAway: readonly Fault[] = ['not-ready', 'busy', 'no-leader'];
  it.each([true, false])(
    'F15 · is tried again where the server turned it away, batch append offered: %s',
    async (batchAppend) => {
      const there = await KurrentDbDouble.start({ batchAppend });
      const turned = new KurrentPlace({ url: there.connectionString() });
      const store = await turned.open();
      for (const [index, fault] of turnedAway.entries()) {
        there.failNext('append', fault, 2);
        there.failNext('read', fault, 2);
        await turned.append(store, `s${index}`, 'any', drafts(1));
        there.failNext('append', fault, 1_000);
        const failure = await failureOf(store.append('never', 'no-stream', drafts(1)));
        expect(failure).toMatchObject({ code: 'busy', retriable: true });
        there.healthy();
      }
      expect(await expectSound(store, turned.acknowledged)).toHaveLength(3);
      await turned.dispose();
      await there.dispose();
    },
  );

  it('F15 · is never tried again after a conflict', async () => {
    const store = await place.open();
    await place.append(store, 's', 'no-stream', drafts(1));
    const before = server.callsOf('append');
    const failure = await failureOf(store.append('s', 'no-stream', drafts(1)));
    expect(failure).toMatchObject({ code: 'conflict', retriable: false });
    expect(server.callsOf('append')).toBe(before + 1);
  });

  it('F13 · fails alone when it is too large; those beside it are stored', async () => {
    const small = await KurrentDbDouble.start({ maxAppendSize: 20_000, maxAppendEventSize: 9_000 });
    const there = new KurrentPlace({ url: small.connectionString() });
    const store = await there.open();
    await there.append(store, 'before', 'no-stream', drafts(1));
    const connections = small.openConnections;
    const sound = Array.from({ length: 20 }, (_, n) =>
      there.append(store, `s${n}`, 'no-stream', drafts(2)),
    );
    const large = [
      failureOf(store.append('many', 'no-stream', drafts(30, 1_000))),
      failureOf(store.append('one', 'no-stream', drafts(1, 10_000))),
    ];
    for (const failure of await Promise.all(large))
      expect(failure).toMatchObject({ code: 'too-large', retriable: false });
    await Promise.all(sound);
    expect(small.callsOf('append')).toBe(22); // with the record of the log: nothing was sent twice
    expect(small.openConnections).toBe(connections);
    expect(await expectSound(store, there.acknowledged)).toHaveLength(41);
    await there.dispose();
    await small.dispose();
  });
});

it('F13 · an event that is too large is refused in the same words without the batch call', async () => {
  const server = await KurrentDbDouble.start({ batchAppend: false, maxAppendEventSize: 9_000 });
  const place = new KurrentPlace({ url: server.connectionString() });
  const store = await place.open();
  const failure = await failureOf(store.append('s', 'no-stream', drafts(1, 10_000)));
  expect(failure).toMatchObject({ code: 'too-large', retriable: false });
  await place.append(store, 's', 'no-stream', drafts(1));
  await expectSound(store, place.acknowledged);
  await place.dispose();
  await server.dispose();
});

describe('a read that breaks off', () => {
  let server: KurrentDbDouble;
  let place: KurrentPlace;
  beforeEach(async () => {
    server = await KurrentDbDouble.start();
    place = new KurrentPlace({ url: server.connectionString() });
  });
  afterEach(async () => {
    await place.dispose();
    await server.dispose();
  });

  it('F16 · goes on where it was: nothing is missing and nothing comes twice', async () => {
    const store = await place.open();
    await place.append(store, 's', 'no-stream', drafts(700));
    for (const failAfter of [0, 1, 63, 64, 65, 300]) {
      server.failNext('read', { failAfter }, 3);
      const forwards = await collect(store.readStream('s'));
      expect(forwards.map(({ revision }) => Number(revision))).toEqual([...forwards.keys()]);
      expect(forwards).toHaveLength(700);
      server.failNext('read', { failAfter }, 3);
      const back = await collect(store.readStream('s', { direction: 'backwards' }));
      expect(back.map(({ id }) => id)).toEqual(forwards.map(({ id }) => id).toReversed());
      server.failNext('read', { failAfter }, 3);
      await expectSound(store, place.acknowledged);
      server.failNext('read', { failAfter }, 3);
      const all = await collect(store.readAll({ direction: 'backwards' }));
      expect(all.map(({ id }) => id)).toEqual(back.map(({ id }) => id));
      server.healthy();
    }
  });

  it('F16 · hides no stored event from a repeat to any state', async () => {
    const store = await place.open();
    const mine = drafts(2);
    await place.append(store, 's', 'any', mine);
    await place.append(store, 's', 1n, drafts(5));
    server.failNext('read', { failAfter: 1 });
    expect(await store.append('s', 'any', mine)).toMatchObject({ firstRevision: 0n });
    expect(await expectSound(store, place.acknowledged)).toHaveLength(7);
  });

  it('F16 · fails in the end with an error that says to try again', async () => {
    const store = await place.open();
    await place.append(store, 's', 'no-stream', drafts(3));
    server.failNext('read', 'lose-request', 10_000);
    const begin = performance.now();
    const failure = await failureOf(collect(store.readStream('s')));
    expect(failure).toMatchObject({ code: 'unavailable', retriable: true });
    expect(performance.now() - begin).toBeLessThan(shortTimes.totalMs + 10_000);
  });

  it('1,000 reads that were left early leave no call open on the server', async () => {
    const store = await place.open();
    await place.append(store, 's', 'no-stream', drafts(100));
    for (let round = 0; round < 500; round += 1) {
      for await (const { revision } of store.readStream('s')) if (revision === 1n) break;
      for await (const { revision } of store.readAll()) if (revision === 1n) break;
    }
    expect(server.openReads).toBe(0);
  });
});
