import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RecordedEvent } from '@interventions/eventsourcing';
import { deferred, TcpProxy } from '@interventions/test-support';
import { KurrentDbDouble } from '@interventions/test-support/kurrentdb';
import { drafts } from '../storage/storage-folder.js';
import { failureOf, Followed, KurrentPlace, patient, until } from './kurrent-place.js';
import { expectSound } from './log-oracle.js';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Numbers from 0 to below 1 that are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('a subscription of which the server or the network lets go', () => {
  let server: KurrentDbDouble;
  let proxy: TcpProxy;
  let place: KurrentPlace;
  beforeEach(async () => {
    server = await KurrentDbDouble.start();
    proxy = await TcpProxy.start(server.port);
    const url = server.connectionString().replace(String(server.port), String(proxy.port));
    place = new KurrentPlace({ url });
  });
  afterEach(async () => {
    await place.dispose();
    await proxy.dispose();
    await server.dispose();
  });

  const drops: Readonly<Record<string, () => void | Promise<void>>> = {
    'F9 · an error': () => void server.failSubscriptions(),
    'F10 · a clean end': () => void server.endSubscriptions(),
    'F9 · a cut connection': () => proxy.cut(),
    'F9 · a restart': () => server.restart(),
    'F9 · silence': () => void server.silenceSubscriptions(),
    'F9 · a network that swallows everything for a while': async () => {
      proxy.blackHole();
      await sleep(60);
      await proxy.resume();
    },
  };

  it.each(Object.entries(drops))(
    '%s, 20 times over 2,000 events: none is missing, none comes twice, in order',
    async (what, drop) => {
      const chance = seeded(9);
      const writer = await place.open(patient);
      const reader = await place.open({ totalMs: 30_000 });
      const followed = new Followed(reader);
      const seen: RecordedEvent[] = [];
      const direct = reader.subscribe(
        { from: 'start', maxBatch: 50 },
        { events: (batch) => void seen.push(...batch) },
      );
      let revision = -1n;
      for (let round = 0; round < 20; round += 1) {
        for (let written = 0; written < 100; written += 20) {
          const expected = revision < 0n ? 'no-stream' : revision;
          const append = place.append(writer, 's', expected, drafts(20));
          if (written === 20 * Math.floor(chance() * 5)) {
            await until(() => server.openSubscriptions > 0, 'the subscription');
            await sleep(chance() * 10);
            await drop();
          }
          revision = (await append).lastRevision;
        }
      }
      await until(() => seen.length >= 2_000 && followed.events.length >= 2_000, 'both');
      await place.append(writer, 's', revision, drafts(1));
      await until(() => seen.length > 2_000 && followed.events.length > 2_000, 'what is new');
      await expectSound(writer, place.acknowledged, followed.events);
      expect(seen.map(({ id }) => id)).toEqual(followed.events.map(({ id }) => id));
      expect(followed.faults).toEqual([]);
      const isNoticedEachTime = /error|end|cut|restart/.test(what);
      if (isNoticedEachTime) expect(server.callsOf('subscribe')).toBeGreaterThan(20);
      await Promise.all([direct.stop(), followed.subscription.stop()]);
      await direct.done;
    },
    120_000,
  );

  it('all of these, mixed, with several writers and streams', async () => {
    const chance = seeded(20);
    const writers = await Promise.all([1, 2, 3].map(() => place.open(patient)));
    const reader = await place.open();
    const followed = new Followed(reader);
    const write = async (index: number): Promise<void> => {
      const store = writers[index % writers.length] ?? reader;
      for (let n = 0; n < 40; n += 1)
        await place.append(store, `s${index % 4}`, 'any', drafts(1 + Math.floor(chance() * 5)));
    };
    const written = Promise.all([0, 1, 2, 3, 4, 5].map(write));
    const all = Object.values(drops);
    for (let round = 0; round < 20; round += 1) {
      await sleep(chance() * 60);
      await all[Math.floor(chance() * all.length)]?.();
    }
    await written;
    const total = place.acknowledged.reduce((sum, { ids }) => sum + ids.length, 0);
    await until(() => followed.events.length >= total, 'the follower');
    await expectSound(writers[0] ?? reader, place.acknowledged, followed.events);
    await followed.subscription.stop();
  }, 120_000);

  it('that stays away longer than a call is tried ends it with an error; the kernel begins it again', async () => {
    const store = await place.open({ attemptMs: 200, totalMs: 300 });
    const followed = new Followed(store);
    const direct = store.subscribe({ from: 'start' }, { events: () => undefined });
    const ended = failureOf(direct.done);
    await place.append(store, 's', 'no-stream', drafts(3));
    await until(() => followed.events.length === 3, 'the first events');
    await server.kill();
    expect(await ended).toMatchObject({ code: 'unavailable', retriable: true });
    await until(() => followed.faults.length >= 2, 'the follower to be refused');
    await server.up();
    const after = await place.open(patient);
    await place.append(after, 's', 2n, drafts(3));
    await until(() => followed.events.length === 6, 'the follower');
    await expectSound(after, place.acknowledged, followed.events);
    await followed.subscription.stop();
  });

  it('comes back once, not once for each time: 100 drops leave one subscription and no more memory', async () => {
    const warnings: Error[] = [];
    const warn = (warning: Error): void => void warnings.push(warning);
    process.on('warning', warn);
    const store = await place.open({ silenceMs: 5_000 });
    const followed = new Followed(store);
    const drop = async (times: number): Promise<void> => {
      for (let round = 0; round < times; round += 1) {
        await until(() => server.openSubscriptions === 1, 'the subscription');
        server.failSubscriptions();
      }
      await until(() => server.openSubscriptions === 1, 'the subscription');
    };
    await drop(20);
    await until(() => server.openConnections <= 2, 'the old connections to be gone');
    collectGarbage();
    const heap = process.memoryUsage().heapUsed;
    await drop(80);
    await until(() => server.openConnections <= 2, 'the old connections to be gone');
    collectGarbage();
    expect(process.memoryUsage().heapUsed - heap).toBeLessThan(8_000_000);
    await place.append(store, 's', 'no-stream', drafts(1));
    await until(() => followed.events.length === 1, 'the event');
    await followed.subscription.stop();
    await until(() => server.openSubscriptions === 0, 'the end of the subscription');
    process.off('warning', warn);
    expect(warnings).toEqual([]);
  }, 120_000);
});

describe('a subscription with a handler that is slow or fails', () => {
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

  it('F11 · keeps one batch in memory, whatever is written meanwhile', async () => {
    const store = await place.open(patient);
    const gate = deferred();
    let largest = 0;
    let count = 0;
    let last = '';
    const subscription = store.subscribe(
      { from: 'start', maxBatch: 25 },
      {
        events: async (batch) => {
          largest = Math.max(largest, batch.length);
          await gate.promise;
          await sleep(5);
          for (const { position } of batch) {
            expect(position > last).toBe(true);
            last = position;
          }
          count += batch.length;
        },
      },
    );
    for (let n = 0; n < 40; n += 1)
      await place.append(
        store,
        's',
        n === 0 ? 'no-stream' : BigInt(50 * n - 1),
        drafts(50, 12_000),
      );
    expect(server.openReads).toBe(0);
    collectGarbage();
    const heap = process.memoryUsage().heapUsed;
    gate.resolve();
    let most = 0;
    for (let sample = 1; sample <= 8; sample += 1) {
      await until(() => count >= 250 * sample, 'the handler');
      collectGarbage();
      most = Math.max(most, process.memoryUsage().heapUsed);
    }
    expect(count).toBe(2_000);
    expect(largest).toBeLessThanOrEqual(25);
    expect(most - heap).toBeLessThan(12_000_000); // of 24 MB that went through
    await subscription.stop();
    await expectSound(store, place.acknowledged);
  }, 120_000);

  it('F12 · stops at its event, without moving the checkpoint; the kernel tries it again from there', async () => {
    const store = await place.open();
    await place.append(store, 's', 'no-stream', drafts(120));
    const direct = store.subscribe(
      { from: 'start', maxBatch: 10 },
      {
        events: (batch) => {
          if (batch.some(({ revision }) => revision === 55n)) throw new Error('cannot be applied');
        },
      },
    );
    expect(await failureOf(direct.done)).toMatchObject({
      code: 'subscription-failed',
      retriable: false,
    });
    let failures = 0;
    const followed = new Followed(
      store,
      (batch) => {
        if (!batch.some(({ revision }) => revision === 55n) || failures >= 3) return;
        failures += 1;
        throw new Error('the checkpoint cannot be stored');
      },
      10,
    );
    await until(() => followed.events.length >= 120, 'the follower');
    expect(followed.faults).toHaveLength(3);
    await expectSound(store, place.acknowledged, followed.events);
    await followed.subscription.stop();
  });
});
