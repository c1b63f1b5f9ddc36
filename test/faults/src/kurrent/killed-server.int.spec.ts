import { setTimeout as sleep } from 'node:timers/promises';
import type { RecordedEvent } from '@interventions/eventsourcing';
import { KurrentDbDouble, KurrentDbProcess } from '@interventions/test-support/kurrentdb';
import { collect, drafts } from '../storage/storage-folder.js';
import { failureOf, Followed, KurrentPlace, patient, until } from './kurrent-place.js';
import { expectSound } from './log-oracle.js';

const events = (count: number) => drafts(count, 40);

describe('a server that is killed', () => {
  let server: KurrentDbProcess;
  let place: KurrentPlace;
  afterEach(async () => {
    await place.dispose();
    await server.dispose();
  });
  const start = async (delayMs = 0): Promise<void> => {
    server = await KurrentDbProcess.start({ delayMs });
    place = new KurrentPlace({ url: server.connectionString() });
  };

  it('F5 · during an append of 5,000 events holds all of them or none', async () => {
    await start();
    const store = await place.openImpatient();
    await place.append(store, 'before', 'no-stream', events(1));
    for (const [round, afterMs] of [5, 40, 80, 120, 160].entries()) {
      const large = events(5_000);
      const outcome = place.append(store, `large-${round}`, 'no-stream', large);
      const settled = Promise.allSettled([outcome]);
      await sleep(afterMs);
      await server.kill();
      const [{ status }] = await settled;
      await server.up();
      const patientStore = await place.open(patient);
      const found = (await collect(patientStore.readAll())).filter(
        ({ stream }) => stream === `large-${round}`,
      );
      expect([0, 5_000]).toContain(found.length);
      if (status === 'fulfilled') expect(found).toHaveLength(5_000);
      // The same call again: stored now at the latest, and once.
      await place.append(patientStore, `large-${round}`, 'no-stream', large);
      await patientStore.close();
    }
    const after = await place.open(patient);
    const log = await expectSound(after, place.acknowledged);
    expect(log).toHaveLength(5 * 5_000 + 1);
  }, 180_000);

  it('F4 · before its answer came stores the append once, also where any state will do', async () => {
    await start(300);
    const store = await place.open(patient);
    for (const expected of ['no-stream', 'any'] as const) {
      const appended = place.append(store, expected, expected, events(3));
      await sleep(expected === 'any' ? 500 : 150); // on disk, not answered
      await server.kill();
      await server.up();
      expect(await appended).toMatchObject({ firstRevision: 0n, lastRevision: 2n });
    }
    expect(await expectSound(store, place.acknowledged)).toHaveLength(6);
  }, 120_000);

  it('loses nothing that was acknowledged, kill after kill, and a follower sees it all', async () => {
    await start();
    const store = await place.open(patient);
    const followed = new Followed(store);
    let isOver = false;
    const write = async (stream: string): Promise<void> => {
      let next = -1n;
      while (!isOver) {
        const expected = next < 0n ? 'no-stream' : next;
        next = (await place.append(store, stream, expected, events(3))).lastRevision;
      }
    };
    const writers = ['a', 'b', 'c', 'd'].map(write);
    for (const afterMs of [150, 400, 250]) {
      await sleep(afterMs);
      await server.kill();
      await server.up();
    }
    const before = place.acknowledged.length;
    await until(() => place.acknowledged.length > before + 8, 'appends after the last kill');
    isOver = true;
    await Promise.all(writers);
    const { length } = await collect(store.readAll());
    await until(() => followed.events.length >= length, 'the follower');
    await expectSound(store, place.acknowledged, followed.events);
    await followed.subscription.stop();
  }, 120_000);
});

describe('a server that is restarted', () => {
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

  it('F8 · under 20 calls lets each succeed or fail with an error that says to try again', async () => {
    const store = await place.openImpatient();
    await place.append(store, 'known', 'no-stream', events(600));
    const outcomes: Promise<unknown>[] = [];
    const refused: unknown[] = [];
    const tell = (error: unknown): void => void refused.push(error);
    for (let round = 0; round < 5; round += 1) {
      server.delayAnswers(20);
      for (let call = 0; call < 10; call += 1) {
        outcomes.push(
          place.append(store, `s-${round}-${call}`, 'no-stream', events(2)).catch(tell),
          collect(store.readStream('known')).catch(tell),
        );
      }
      await sleep(10);
      await (round % 2 === 0 ? server.restart() : server.stop().then(() => server.up()));
    }
    await Promise.all(outcomes);
    for (const error of refused)
      await expect(Promise.reject(error as Error)).rejects.toMatchObject({
        name: 'EventStoreError',
        retriable: true,
      });
    server.healthy();
    const again = await place.open();
    await place.append(again, 'later', 'no-stream', events(1));
    await expectSound(again, place.acknowledged);
  });

  it('F4 · stores a repeated append to any state once, as the same weekly count twice', async () => {
    const [store, other] = [await place.open(), await place.open()];
    const week = events(1);
    const first = await place.append(store, 'counts', 'any', week);
    await place.append(store, 'counts', 'any', events(4));
    await server.restart();
    expect(await store.append('counts', 'any', week)).toEqual(first);
    expect(await other.append('counts', 'exists', week)).toEqual(first);
    expect(await expectSound(store, place.acknowledged)).toHaveLength(5);
  });

  it('F4 · that lost an append without a trace stores it when it is asked again', async () => {
    const store = await place.openImpatient();
    await place.append(store, 's', 'no-stream', events(1));
    await collect(store.readStream('s')); // so that the append reads nothing first
    const mine = events(2);
    server.delayAnswers(60_000);
    const lost = failureOf(store.append('s', 0n, mine));
    await until(
      () => server.records.filter(({ stream }) => stream === 'faults.s').length === 3,
      'the append to be stored',
    );
    await server.restart({ loseUnacknowledged: true });
    server.healthy();
    expect(await lost).toMatchObject({ code: 'timeout', retriable: true });
    const again = await place.open();
    expect(await place.append(again, 's', 0n, mine)).toMatchObject({ firstRevision: 1n });
    expect(await expectSound(again, place.acknowledged)).toHaveLength(3);
  });

  it('without its last records, as after the restore of an older backup, refuses checkpoints past its end', async () => {
    const store = await place.open();
    const { position } = await place.append(store, 's', 'no-stream', events(4));
    await server.restartWithoutLast(2);
    const seen: RecordedEvent[] = [];
    const failure = await failureOf(
      store.subscribe(
        { from: { after: position } },
        { events: (batch) => void seen.push(...batch) },
      ).done,
    );
    expect(failure).toMatchObject({ code: 'invalid-argument', retriable: false });
    expect(seen).toEqual([]);
  });
});
