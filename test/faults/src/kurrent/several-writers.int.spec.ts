import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConflictError, type EventStore } from '@interventions/eventsourcing';
import { KurrentDbDouble } from '@interventions/test-support/kurrentdb';
import { drafts } from '../storage/storage-folder.js';
import { Followed, KurrentPlace, patient, until } from './kurrent-place.js';
import { expectSound } from './log-oracle.js';

describe('several writers on one server', () => {
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

  it('F14 · 100 who try again after a lost race all succeed, while answers are lost', async () => {
    const stores = await Promise.all([1, 2, 3, 4].map(() => place.open(patient)));
    const [reader] = stores;
    if (reader === undefined) throw new Error('No store was opened.');
    const followed = new Followed(reader);
    let races = 0;
    const record = async (store: EventStore): Promise<void> => {
      const mine = drafts(2);
      for (let attempt = 1; attempt <= 300; attempt += 1) {
        const state = await store.streamState('s');
        const expected = state.exists ? state.revision : 'no-stream';
        try {
          await place.append(store, 's', expected, mine);
          return;
        } catch (error) {
          if (!(error instanceof ConflictError)) throw error;
          races += 1;
          await sleep(Math.random() * 5 * attempt);
        }
      }
      throw new Error('Lost 300 races.');
    };
    server.failNext('append', 'lose-ack', 3);
    const writers = Array.from({ length: 100 }, (_, n) => record(stores[n % 4] ?? reader));
    await Promise.all(writers);
    expect(races).toBeGreaterThan(0);
    await until(() => followed.events.length >= 200, 'the follower');
    expect(await expectSound(reader, place.acknowledged, followed.events)).toHaveLength(200);
    await followed.subscription.stop();
  }, 120_000);

  it.each(['no-stream', 'any'] as const)(
    'two that send the same events at once, expecting %s, are told the same, and they stand once',
    async (expected) => {
      const [one, two] = [await place.open(), await place.open()];
      for (let round = 0; round < 25; round += 1) {
        const mine = drafts(2).map((draft) => ({ ...draft, id: randomUUID() }));
        const stream = `s${round}`;
        if (round % 5 === 0) server.failNext('append', 'lose-ack');
        const [first, second] = await Promise.all([
          place.append(one, stream, expected, mine),
          place.append(two, stream, expected, mine),
        ]);
        expect(second).toEqual(first);
      }
      expect(await expectSound(one, place.acknowledged)).toHaveLength(50);
    },
  );
});
