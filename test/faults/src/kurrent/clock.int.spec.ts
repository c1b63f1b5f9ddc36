import { KurrentDbDouble } from '@interventions/test-support/kurrentdb';
import { drafts } from '../storage/storage-folder.js';
import { KurrentPlace } from './kurrent-place.js';
import { expectSound } from './log-oracle.js';

it('F19 · a server whose clock jumps back an hour repeats recording times; the order stays', async () => {
  let now = '2026-03-29T01:30:00.000Z';
  const server = await KurrentDbDouble.start({ clock: () => Date.parse(now) });
  const place = new KurrentPlace({ url: server.connectionString() });
  const store = await place.open();
  await place.append(store, 's', 'no-stream', drafts(2));
  now = '2026-03-29T00:30:00.000Z';
  await place.append(store, 's', 1n, drafts(1));
  await place.append(store, 't', 'no-stream', drafts(1));
  now = '2026-03-29T01:30:00.001Z';
  await server.restart();
  const again = await place.open();
  await place.append(again, 's', 2n, drafts(1));
  const log = await expectSound(again, place.acknowledged);
  expect(log.map(({ recordedAt }) => recordedAt.slice(11))).toEqual([
    '01:30:00.000Z',
    '01:30:00.000Z',
    '00:30:00.000Z',
    '00:30:00.000Z',
    '01:30:00.001Z',
  ]);
  await place.dispose();
  await server.dispose();
});
