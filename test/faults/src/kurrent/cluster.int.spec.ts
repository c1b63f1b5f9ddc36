import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KurrentDbDouble } from '@interventions/test-support/kurrentdb';
import { drafts } from '../storage/storage-folder.js';
import { failureOf, Followed, KurrentPlace, patient, until } from './kurrent-place.js';
import { expectSound } from './log-oracle.js';

/**
 * Nodes of the double do not replicate: the next leader begins with a copy of the file of the one that was killed,
 * and a follower sends everybody to the leader.
 */
describe('F17 · a cluster whose leader is killed', () => {
  let folder: string;
  let first: KurrentDbDouble;
  let follower: KurrentDbDouble;
  let next: KurrentDbDouble | undefined;
  let place: KurrentPlace;
  const file = (name: string): string => join(folder, name);

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cluster-'));
    first = await KurrentDbDouble.start({ file: file('first') });
    follower = await KurrentDbDouble.start();
  });
  afterEach(async () => {
    await place.dispose();
    for (const node of [first, follower, next]) await node?.dispose();
    next = undefined;
    rmSync(folder, { recursive: true });
  });
  const leads = (leader: KurrentDbDouble): void => {
    const members = [leader, follower].map((node) => ({
      ...{ host: '127.0.0.1', port: node.port, alive: true },
      state: node === leader ? ('leader' as const) : ('follower' as const),
    }));
    for (const node of [leader, follower]) node.setMembers(members);
    follower.healthy();
    const elsewhere = { leader: { host: '127.0.0.1', port: leader.port } };
    for (const kind of ['append', 'read'] as const) follower.failNext(kind, elsewhere, 10_000);
  };
  const fail = async (): Promise<KurrentDbDouble> => {
    await first.kill();
    copyFileSync(file('first'), file('next'));
    next = await KurrentDbDouble.start({ file: file('next') });
    return next;
  };
  const hosts = (...nodes: readonly KurrentDbDouble[]): string =>
    nodes.map(({ port }) => `127.0.0.1:${port}`).join(',');
  const settings = 'tls=false&discoveryInterval=10&maxDiscoverAttempts=3';

  it.each([
    ['the address of a follower', () => `kurrentdb://${hosts(follower)}?${settings}`],
    ['discovery', () => `kurrentdb+discover://${hosts(follower)}?${settings}`],
    ['several hosts', () => `kurrentdb://${hosts(first, follower)}?${settings}`],
  ])('is followed to the next one, by %s', async (_way, url) => {
    leads(first);
    place = new KurrentPlace({ url: url() });
    const store = await place.open(patient);
    const followed = new Followed(store);
    for (let n = 0; n < 10; n += 1) await place.append(store, 's', 'any', drafts(2));
    const during = [1, 2, 3].map((n) => place.append(store, `t${n}`, 'no-stream', drafts(2)));
    leads(await fail());
    await Promise.all(during);
    for (let n = 0; n < 10; n += 1) await place.append(store, 's', 'any', drafts(2));
    await until(() => followed.events.length >= 46, 'the follower');
    expect(await expectSound(store, place.acknowledged, followed.events)).toHaveLength(46);
    expect(follower.records.filter(({ stream }) => stream.startsWith('faults'))).toEqual([]);
    await followed.subscription.stop();
  });

  it('is waited for while nobody leads, also long after every node was away', async () => {
    leads(first);
    place = new KurrentPlace({ url: `kurrentdb://${hosts(first, follower)}?${settings}` });
    const store = await place.open();
    await place.append(store, 's', 'no-stream', drafts(1));
    await first.kill();
    follower.healthy();
    for (const kind of ['append', 'read'] as const) follower.failNext(kind, 'no-leader', 10_000);
    for (const call of [() => store.append('s', 0n, drafts(1)), () => store.head()])
      expect(await failureOf(call())).toMatchObject({ retriable: true });
    await follower.kill();
    for (const call of [() => store.append('s', 0n, drafts(1)), () => store.head()])
      expect(await failureOf(call())).toMatchObject({ retriable: true });
    await follower.up();
    await first.up();
    leads(first);
    await place.append(store, 's', 0n, drafts(1));
    expect(await expectSound(store, place.acknowledged)).toHaveLength(2);
  });
});
