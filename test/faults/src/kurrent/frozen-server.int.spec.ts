import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { KurrentDbDouble, KurrentDbProcess } from '@interventions/test-support/kurrentdb';
import { TcpProxy } from '@interventions/test-support';
import { collect, drafts } from '../storage/storage-folder.js';
import { failureOf, Followed, KurrentPlace, shortTimes, until } from './kurrent-place.js';
import { expectSound } from './log-oracle.js';

/** Generous: a call may read before it writes, its last try may begin as its time ends, and the machine is busy. */
const withinMs = 2 * (shortTimes.totalMs + shortTimes.searchMs) + 10_000;

describe('a server that is frozen', () => {
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

  it('F6 · fails every call within its own deadline, and goes on in a sound state', async () => {
    const store = await place.open();
    await place.append(store, 's', 'no-stream', drafts(2));
    server.freeze();
    const mine = drafts(2);
    const begin = performance.now();
    const calls = [
      store.append('s', 1n, mine),
      store.append('t', 'no-stream', drafts(1)),
      store.append('u', 'any', drafts(1)),
      collect(store.readStream('s')),
      collect(store.readAll({ prefixes: ['s'] })),
      store.streamState('s'),
      store.head(),
      place.open(),
    ].map(failureOf);
    for (const failure of await Promise.all(calls))
      expect(failure).toMatchObject({ code: 'timeout', retriable: true });
    expect(performance.now() - begin).toBeLessThan(withinMs);
    server.thaw();
    await place.append(store, 's', 1n, mine);
    const log = await expectSound(store, place.acknowledged);
    expect(log.filter(({ stream }) => stream === 's')).toHaveLength(4);
  });

  it('F6 · closes at once, with every call settled', async () => {
    const store = await place.open({ attemptMs: 60_000, totalMs: 60_000 });
    await place.append(store, 's', 'no-stream', drafts(1));
    const followed = new Followed(store);
    await until(() => followed.events.length === 1, 'the first event');
    server.freeze();
    const calls = [
      store.append('s', 0n, drafts(1)),
      store.append('s', 'any', drafts(1)),
      collect(store.readAll()),
      store.head(),
    ].map(failureOf);
    const begin = performance.now();
    await Promise.all([store.close(), followed.subscription.stop()]);
    for (const failure of await Promise.all(calls))
      expect(failure).toMatchObject({ code: 'closed', retriable: false });
    expect(performance.now() - begin).toBeLessThan(10_000);
  });

  it('is waited for by a process that has nothing else to do', async () => {
    const absent = await KurrentDbDouble.absent();
    const child = spawn(
      process.execPath,
      [
        ...['-C', '@interventions/source', '--import', './infra/tooling/ts.mjs'],
        fileURLToPath(new URL('./waiting.child.ts', import.meta.url)),
        absent.connectionString(),
      ],
      {
        cwd: fileURLToPath(new URL('../../../..', import.meta.url)),
        env: { ...process.env, NODE_OPTIONS: '' },
        stdio: ['ignore', 'pipe', 'inherit'],
        timeout: 60_000,
      },
    );
    let printed = '';
    child.stdout.on('data', (piece: Buffer) => (printed += piece.toString()));
    const [code] = (await once(child, 'close')) as [number];
    expect({ code, printed }).toEqual({ code: 0, printed: 'unavailable\n' });
    await absent.dispose();
  });
});

describe('a server that is stopped by a signal', () => {
  it('F6 · fails every call within its own deadline, and goes on in a sound state', async () => {
    const server = await KurrentDbProcess.start();
    const place = new KurrentPlace({ url: server.connectionString() });
    const store = await place.open();
    await place.append(store, 's', 'no-stream', drafts(2));
    server.freeze();
    const mine = drafts(2);
    const begin = performance.now();
    const calls = [store.append('s', 1n, mine), store.head(), collect(store.readStream('s'))];
    for (const failure of await Promise.all(calls.map(failureOf)))
      expect(failure).toMatchObject({ code: 'timeout', retriable: true });
    expect(performance.now() - begin).toBeLessThan(withinMs);
    server.thaw();
    await place.append(await place.open({ totalMs: 30_000 }), 's', 1n, mine);
    await expectSound(store, place.acknowledged);
    await place.dispose();
    await server.dispose();
  });
});

describe('a network that swallows everything', () => {
  it.each(['to-server', 'to-client'] as const)(
    'F6 · %s: calls fail in time, and succeed once it works again',
    async (direction) => {
      const server = await KurrentDbDouble.start();
      const proxy = await TcpProxy.start(server.port);
      const url = server.connectionString().replace(String(server.port), String(proxy.port));
      const place = new KurrentPlace({ url });
      const store = await place.open();
      await place.append(store, 's', 'no-stream', drafts(2));
      proxy.blackHole(direction);
      const mine = drafts(2);
      const begin = performance.now();
      const calls = [store.append('s', 1n, mine), store.head(), store.streamState('s')];
      for (const failure of await Promise.all(calls.map(failureOf)))
        expect(failure).toMatchObject({ code: 'timeout', retriable: true });
      expect(performance.now() - begin).toBeLessThan(withinMs);
      await proxy.resume();
      await place.append(store, 's', 1n, mine);
      expect(await expectSound(store, place.acknowledged)).toHaveLength(4);
      await place.dispose();
      await proxy.dispose();
      await server.dispose();
    },
  );
});

describe('a server that is not there yet', () => {
  it('F7 · is used as soon as it is, by the stores that knew it and by new ones', async () => {
    const server = await KurrentDbDouble.absent();
    const place = new KurrentPlace({ url: server.connectionString() });
    const failure = await failureOf(place.open());
    expect(failure).toMatchObject({ code: 'unavailable', retriable: true });
    const waiting = place.open({ totalMs: 30_000 });
    await server.up();
    await place.append(await waiting, 's', 'no-stream', drafts(1));
    const store = await place.open();
    await server.kill();
    for (let round = 0; round < 2; round += 1) {
      expect(await failureOf(store.head())).toMatchObject({ code: 'unavailable' });
      expect(await failureOf(store.append('s', 0n, drafts(1)))).toMatchObject({ retriable: true });
    }
    await server.up();
    expect(await collect(store.readStream('s'))).toHaveLength(1);
    await place.append(store, 's', 0n, drafts(1));
    await expectSound(store, place.acknowledged);
    await place.dispose();
    await server.dispose();
  });
});
