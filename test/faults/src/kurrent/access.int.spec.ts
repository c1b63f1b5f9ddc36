import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, dirname } from 'node:path';
import { readEventStoreSettings } from '@interventions/adapters/backend';
import { KurrentDbDouble } from '@interventions/test-support/kurrentdb';
import { collect, drafts } from '../storage/storage-folder.js';
import { makeCertificates, type Certificates } from './certificates.js';
import { allWordsOf, failureOf, Followed, KurrentPlace, until } from './kurrent-place.js';
import { expectSound } from './log-oracle.js';

const password = 'correct-horse/battery?staple@1:2';
const wrongPassword = 'tr0ub4dor&3-never-shown';
const users = { app: { password, admin: true }, clerk: { password, admin: false } };

describe('a server with TLS and users', () => {
  let certificates: Certificates;
  let server: KurrentDbDouble;
  let place: KurrentPlace;
  beforeAll(async () => {
    certificates = await makeCertificates();
  });
  afterAll(() => certificates.dispose());
  const start = async (clientCa?: string): Promise<void> => {
    const tls = { ...certificates.server, ...(clientCa !== undefined && { clientCa }) };
    server = await KurrentDbDouble.start({ tls, users });
    place = new KurrentPlace({ url: urlOf(server.port), caFile: certificates.caFile });
  };
  afterEach(async () => {
    await place.dispose();
    await server.dispose();
  });
  const urlOf = (...ports: readonly number[]): string =>
    `kurrentdb://${ports.map((port) => `127.0.0.1:${port}`).join(',')}`;
  const as = (username: string, secret = password) => ({
    credentials: { username, password: secret },
  });
  const expectNoSecretIn = (error: unknown): void => {
    const words = allWordsOf(error);
    const key = readFileSync(certificates.userKeyFile, 'utf8').split('\n')[1] ?? '-';
    const headers = [password, wrongPassword].map((secret) =>
      Buffer.from(`app:${secret}`).toString('base64'),
    );
    for (const secret of [password, wrongPassword, key, ...headers]) {
      expect(words).not.toContain(secret);
      expect(words).not.toContain(encodeURIComponent(secret));
    }
  };

  it.each([
    ['one host', (port: number) => urlOf(port)],
    ['discovery', (port: number) => urlOf(port).replace('kurrentdb:', 'kurrentdb+discover:')],
    ['several hosts', (port: number) => urlOf(port, port)],
  ])('is used with the settings of the environment, by %s', async (_way, url) => {
    await start();
    const folder = dirname(certificates.caFile);
    writeFileSync(join(folder, 'password'), `${password}\n`);
    writeFileSync(join(folder, 'secret'), Buffer.alloc(32, 7).toString('base64'));
    const settings = readEventStoreSettings({
      EVENT_STORE_URL: url(server.port),
      EVENT_STORE_CA_FILE: certificates.caFile,
      EVENT_STORE_USER: 'app',
      EVENT_STORE_PASSWORD_FILE: join(folder, 'password'),
      EVENT_STORE_PREFIX: 'secured',
      SUBJECT_KEYS_SECRET_FILE: join(folder, 'secret'),
    });
    if (settings === null) throw new Error('There are no settings.');
    const store = await place.open({}, settings);
    const followed = new Followed(store);
    await place.append(store, 's', 'no-stream', drafts(3));
    await until(() => followed.events.length === 3, 'the follower');
    await expectSound(store, place.acknowledged, followed.events);
    await followed.subscription.stop();
  });

  it('takes the certificate of a user, where it asks for one', async () => {
    await start(certificates.authority);
    const { userCertFile, userKeyFile } = certificates;
    const store = await place.open({}, { ...as('app'), userCertFile, userKeyFile });
    await place.append(store, 's', 'no-stream', drafts(1));
    await expectSound(store, place.acknowledged);
    const failure = await failureOf(place.open({}, as('app')));
    expect(failure).toMatchObject({ code: 'unavailable', retriable: true });
    expectNoSecretIn(failure);
  });

  it('that shows a certificate of another authority is not trusted, in words that say what to check', async () => {
    await start();
    for (const caFile of [certificates.otherCaFile, null]) {
      const failure = await failureOf(place.open({}, { ...as('app'), caFile }));
      // It may pass: certificates are renewed while a process waits.
      expect(failure).toMatchObject({ code: 'unavailable', retriable: true });
      expect(failure.message).toContain('EVENT_STORE_CA_FILE');
      expectNoSecretIn(failure);
    }
  });

  it.each([
    ['a wrong password', as('app', wrongPassword)],
    ['an unknown user', as('nobody')],
    ['nobody', { credentials: null }],
  ])('refuses %s once, for good, and tells no secret', async (_who, who) => {
    await start();
    await place.open({}, as('app')); // so that there is a log
    const calls = server.callsOf('read') + server.callsOf('append');
    const failure = await failureOf(place.open({}, who));
    expect(failure).toMatchObject({ code: 'unsupported', retriable: false });
    expect(failure.message).toContain('EVENT_STORE_USER');
    expectNoSecretIn(failure);
    expect(server.callsOf('read') + server.callsOf('append')).toBeLessThanOrEqual(calls + 1);
  });

  it('that lets a user in again is used again by the stores that it refused', async () => {
    await start();
    const store = await place.open({}, as('app'));
    await server.restart();
    try {
      users.app.password = wrongPassword;
      for (const call of [() => store.append('s', 'no-stream', drafts(1)), () => store.head()])
        expect(await failureOf(call())).toMatchObject({ code: 'unsupported', retriable: false });
    } finally {
      users.app.password = password;
    }
    await place.append(store, 's', 'no-stream', drafts(1));
    await expectSound(store, place.acknowledged);
  });

  it('refuses who may not read everything, for good, and tells no secret', async () => {
    await start();
    const store = await place.open({}, as('clerk'));
    await place.append(store, 's', 'no-stream', drafts(1));
    const subscribed = () => store.subscribe({ from: 'start' }, { events: () => undefined }).done;
    for (const call of [() => collect(store.readAll()), () => store.head(), subscribed]) {
      const failure = await failureOf(call());
      expect(failure).toMatchObject({ code: 'unsupported', retriable: false });
      expectNoSecretIn(failure);
    }
    expect(await collect(store.readStream('s'))).toHaveLength(1);
  });

  it.each([
    ['an unknown kind of address', { url: 'eventstore://127.0.0.1' }],
    ['a port that is none', { url: 'kurrentdb://127.0.0.1:port' }],
    ['an option that cannot be', { url: 'kurrentdb://127.0.0.1?keepAliveInterval=never' }],
    ['a file that is not there', { caFile: '/nowhere/ca.pem' }],
    ['a key that is not there', { userCertFile: '/nowhere/c.pem', userKeyFile: '/nowhere/k.pem' }],
  ])('is not asked with %s, and no secret is told', async (_what, wrong) => {
    await start();
    const failure = await failureOf(place.open({}, { ...as('app'), ...wrong }));
    expect(failure).toMatchObject({ code: 'invalid-argument', retriable: false });
    expect(failure.message).toContain('EVENT_STORE_URL');
    expectNoSecretIn(failure);
  });

  it('that is restarted while certificates are renewed here is followed again once they are there', async () => {
    await start();
    const caFile = join(dirname(certificates.caFile), 'renewed.pem');
    copyFileSync(certificates.caFile, caFile);
    const store = await place.open({}, { ...as('app'), caFile });
    const followed = new Followed(store);
    await place.append(store, 's', 'no-stream', drafts(1));
    await until(() => followed.events.length === 1, 'the first event');
    rmSync(caFile);
    await server.restart();
    await until(() => followed.faults.length > 0, 'the follower to be told');
    expect(await failureOf(store.head())).toMatchObject({ code: 'unavailable', retriable: true });
    copyFileSync(certificates.caFile, caFile);
    await place.append(store, 's', 0n, drafts(1));
    await until(() => followed.events.length === 2, 'the second event');
    await followed.subscription.stop();
  });

  it('that is away or frozen fails calls without telling a secret', async () => {
    await start();
    const store = await place.open({}, as('app'));
    server.freeze();
    for (const call of [() => store.append('s', 'any', drafts(1)), () => store.head()])
      expectNoSecretIn(await failureOf(call()));
    await server.kill();
    for (const call of [() => store.append('s', 'any', drafts(1)), () => place.open({}, as('app'))])
      expectNoSecretIn(await failureOf(call()));
  });
});
