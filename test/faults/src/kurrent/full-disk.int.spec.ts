import { KurrentDbDouble } from '@interventions/test-support/kurrentdb';
import { collect, drafts } from '../storage/storage-folder.js';
import { failureOf, KurrentPlace } from './kurrent-place.js';
import { expectSound } from './log-oracle.js';

it.each([true, false])(
  'F18 · a server whose disk is full refuses whole appends, is read on, and recovers, batch append offered: %s',
  async (batchAppend) => {
    const server = await KurrentDbDouble.start({ batchAppend });
    const place = new KurrentPlace({ url: server.connectionString() });
    const store = await place.open();
    await place.append(store, 's', 'no-stream', drafts(3));
    server.failNext('append', 'disk-full', 1_000);
    const mine = drafts(3);
    const failure = await failureOf(store.append('s', 2n, mine));
    expect(failure).toMatchObject({ code: 'storage', retriable: true });
    expect(failure.message).toContain('Make room');
    expect(await collect(store.readAll())).toHaveLength(3);
    server.healthy();
    await place.append(store, 's', 2n, mine);
    expect(await expectSound(store, place.acknowledged)).toHaveLength(6);
    await place.dispose();
    await server.dispose();
  },
);
