import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { TcpProxy } from '../tcp-proxy.js';
import { all, DoubleWithClient, failureOf, noted, notes, until } from './client.fixtures.js';
import { connectionString } from './connection-string.js';
import { KurrentDbDouble } from './kurrentdb-double.js';
import type { Fault } from './switches.js';

const stored = (here: DoubleWithClient) =>
  here.double.records.filter(({ stream }) => stream === 'case-1').length;

describe('the double', () => {
  let here: DoubleWithClient;
  beforeEach(async () => {
    here = await DoubleWithClient.start();
  });
  afterEach(() => here.dispose());
  const read = () => all(here.client.readStream('case-1', { maxCount: 10 }));

  it('freezes with its connections open, and goes on where it was', async () => {
    await here.client.appendToStream('case-1', noted(0));
    await read();
    here.double.freeze();
    const append = here.client.appendToStream('case-1', noted(1), { streamState: 0n });
    const events = read();
    const deletion = here.client.deleteStream('case-9', { deadline: 200 });
    expect(await failureOf(deletion)).toMatchObject({ name: 'DeadlineExceededError' });
    const still = Symbol('still waiting');
    expect(await Promise.race([append, events, sleep(300, still)])).toBe(still);
    expect(stored(here)).toBe(1);
    here.double.thaw();
    expect((await append).nextExpectedRevision).toBe(1n);
    expect((await events).length).toBeGreaterThanOrEqual(1);
  });

  it('stores what arrived while frozen, although its client has gone meanwhile', async () => {
    const leaver = KurrentDBClient.connectionString(here.double.connectionString());
    await leaver.appendToStream('case-1', noted(0));
    here.double.freeze();
    const append = failureOf(leaver.appendToStream('case-1', noted(1)));
    await until(() => here.double.callsOf('append') === 2, 'the append to arrive');
    await leaver.dispose();
    expect(await append).toMatchObject({ code: 1 });
    expect(stored(here)).toBe(1);
    here.double.thaw();
    await until(() => stored(here) === 2, 'the append to be stored');
    expect(await read()).toHaveLength(2);
  });

  it('stores nothing that came too late for the deadline of its client', async () => {
    await here.client.appendToStream('case-1', noted(0));
    here.double.freeze();
    const append = here.client.appendToStream('case-1', noted(1), { deadline: 50 });
    await until(() => here.double.callsOf('append') === 2, 'the append to arrive');
    await sleep(60);
    here.double.thaw();
    expect(await failureOf(append)).toMatchObject({ name: 'DeadlineExceededError' });
    expect(stored(here)).toBe(1);
  });

  it('breaks a read off after some events; the client loses those that it had', async () => {
    await here.client.appendToStream('case-1', notes(5));
    here.double.failNext('read', { failAfter: 3 });
    const seen: unknown[] = [];
    const failure = await failureOf(
      (async () => {
        for await (const event of here.client.readStream('case-1', { maxCount: 5 }))
          seen.push(event);
      })(),
    );
    expect(failure).toMatchObject({ name: 'UnavailableError', message: 'UnavailableError' });
    expect(seen.length).toBeLessThan(3);
    expect(await read()).toHaveLength(5);
  });

  const refusals: [Fault, object][] = [
    ['lose-request', { name: 'UnavailableError', message: 'UnavailableError' }],
    ['not-ready', { name: 'UnavailableError', message: 'UnavailableError' }],
    ['busy', { name: 'UnavailableError' }],
    ['no-leader', { name: 'UnavailableError' }],
    ['timeout', { name: 'UnknownError' }],
  ];
  it.each(refusals)('refuses a read: %s', async (fault, failure) => {
    await here.client.appendToStream('case-1', noted(0));
    here.double.failNext('read', fault);
    expect(await failureOf(read())).toMatchObject(failure);
    expect(await read()).toHaveLength(1);
  });

  it('refuses a read as not the leader', async () => {
    here.double.failNext('read', { leader: { host: '127.0.0.1', port: here.double.port } });
    expect(await failureOf(read())).toMatchObject({
      name: 'NotLeaderError',
      leader: { address: '127.0.0.1', port: here.double.port },
    });
  });

  it('loses its latest records, as after the restore of an older backup', async () => {
    await here.client.appendToStream('case-1', notes(4));
    const before = here.double.records.at(-1)?.position ?? 0n;
    await here.double.restartWithoutLast(2);
    expect(here.double.records.at(-1)?.position).toBeLessThan(before);
    expect(await read()).toHaveLength(2);
  });

  it('is reached again after a restart, by the client that knew it', async () => {
    await here.client.appendToStream('case-1', noted(0));
    expect(await read()).toHaveLength(1);
    await here.double.kill();
    expect(here.double.openConnections).toBe(0);
    expect(await failureOf(read())).toMatchObject({ name: 'UnavailableError' });
    await here.double.up();
    // The append path sees only now that its connection is gone.
    await failureOf(here.client.appendToStream('case-2', noted(0)));
    await here.client.appendToStream('case-1', noted(1));
    expect(await read()).toHaveLength(2);
  });

  it('that was down at the first read is never read again by that client, only by a new one', async () => {
    const late = await KurrentDbDouble.absent();
    const client = KurrentDBClient.connectionString(late.connectionString());
    const readLate = () => failureOf(all(client.readStream('case-1', { maxCount: 1 })));
    expect(await readLate()).toMatchObject({ name: 'UnavailableError' });
    const append = await failureOf(client.appendToStream('case-1', noted(0)));
    expect(append).toMatchObject({ name: 'Error', code: 14 });
    expect(append).not.toHaveProperty('type');
    await late.up();
    await client.appendToStream('case-1', noted(0));
    expect(await readLate()).toMatchObject({ name: 'UnavailableError' });
    const fresh = KurrentDBClient.connectionString(late.connectionString());
    expect(await all(fresh.readStream('case-1', { maxCount: 1 }))).toHaveLength(1);
    await Promise.all([client.dispose(), fresh.dispose()]);
    await late.dispose();
  });

  it('counts calls', async () => {
    await here.client.appendToStream('case-1', noted(0));
    await here.client.appendToStream('case-1', noted(1));
    await read();
    expect(here.double.callsOf('append')).toBe(2);
    expect(here.double.callsOf('read')).toBe(1);
    expect(here.double.callsOf('features')).toBe(2); // once for each half of the client
  });
});

describe('behind a proxy', () => {
  let here: DoubleWithClient;
  let proxy: TcpProxy;
  let client: KurrentDBClient;
  beforeEach(async () => {
    here = await DoubleWithClient.start();
    proxy = await TcpProxy.start(here.double.port);
    client = KurrentDBClient.connectionString(connectionString(proxy.port));
    await client.appendToStream('other-1', noted(0));
  });
  afterEach(async () => {
    await proxy.dispose();
    await client.dispose();
    await here.dispose();
  });
  const id = randomUUID();
  const append = () => client.appendToStream('case-1', noted(0, id), { streamState: 'no_stream' });

  it('an append waits in a black hole, and arrives when it is gone', async () => {
    proxy.blackHole('to-server');
    const waiting = append();
    expect(await Promise.race([waiting, sleep(200, 'still waiting')])).toBe('still waiting');
    expect(stored(here)).toBe(0);
    await proxy.resume();
    expect((await waiting).nextExpectedRevision).toBe(0n);
  });

  it('an append whose answer was swallowed by a cut connection is stored, once', async () => {
    proxy.blackHole('to-client');
    const lost = failureOf(append());
    await until(() => stored(here) === 1, 'the append to be stored');
    proxy.cut();
    expect(await lost).toMatchObject({ code: 14 });
    await proxy.resume();
    await until(() => here.double.openConnections === 0, 'the old connection to end');
    expect((await append()).nextExpectedRevision).toBe(0n);
    expect(stored(here)).toBe(1);
  });
});
