import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { generate } from 'selfsigned';
import { all, failureOf, noted } from './client.fixtures.js';
import { KurrentDbDouble } from './kurrentdb-double.js';

const folder = mkdtempSync(join(tmpdir(), 'certificates-'));
const path = (name: string) => join(folder, name);
const users = { app: { password: 'secret', admin: true }, clerk: { password: 'pen' } };
let tls: { readonly key: string; readonly cert: string };
let clientCa: string;
let double: KurrentDbDouble | undefined;
const clients: KurrentDBClient[] = [];

beforeAll(async () => {
  const authority = await generate([{ name: 'commonName', value: 'authority of a test' }], {
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true },
    ],
  });
  const issue = (name: string) =>
    generate([{ name: 'commonName', value: name }], {
      ca: { key: authority.private, cert: authority.cert },
      extensions: [
        { name: 'basicConstraints', cA: false },
        { name: 'keyUsage', digitalSignature: true },
        { name: 'extKeyUsage', serverAuth: true, clientAuth: true },
        { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
      ],
    });
  const [server, own] = await Promise.all([issue('127.0.0.1'), issue('client of a test')]);
  tls = { key: server.private, cert: server.cert };
  clientCa = authority.cert;
  writeFileSync(path('ca.pem'), authority.cert);
  writeFileSync(path('client.pem'), own.cert);
  writeFileSync(path('client.key'), own.private);
});
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.dispose()));
  await double?.dispose();
  double = undefined;
});
afterAll(() => rmSync(folder, { recursive: true }));

const trust = { tlsCAFile: path('ca.pem') };
const as = (credentials: string, settings: Record<string, string> = trust): KurrentDBClient => {
  if (double === undefined) throw new Error('No double was started.');
  const client = KurrentDBClient.connectionString(double.connectionString(settings, credentials));
  clients.push(client);
  return client;
};
const append = (client: KurrentDBClient) => client.appendToStream('case-1', noted(0));
const read = (client: KurrentDBClient) => all(client.readStream('case-1', { maxCount: 1 }));
const readAll = (client: KurrentDBClient) => all(client.readAll({ maxCount: 1 }));

describe('a double with TLS and users', () => {
  beforeEach(async () => {
    double = await KurrentDbDouble.start({ tls, users });
  });

  it('serves a user with a password', async () => {
    const client = as('app:secret');
    await append(client);
    expect(await read(client)).toHaveLength(1);
    expect(await readAll(client)).toHaveLength(1);
  });

  it.each(['app:wrong', 'nobody:secret', 'toString:secret'])(
    'refuses wrong credentials: %s',
    async (credentials) => {
      const client = as(credentials);
      const denied = { name: 'AccessDeniedError', type: 'access-denied' };
      expect(await failureOf(append(client))).toMatchObject(denied);
      expect(await failureOf(read(client))).toMatchObject(denied);
      const deletion = failureOf(client.deleteStream('case-1'));
      expect(await deletion).toMatchObject({ ...denied, code: 16 });
    },
  );

  it('refuses who has no credentials', async () => {
    const client = as('');
    expect(await failureOf(append(client))).toMatchObject({ name: 'AccessDeniedError' });
    expect(await failureOf(read(client))).toMatchObject({ name: 'AccessDeniedError' });
  });

  it('lets a user who is no administrator use streams, and not read $all', async () => {
    const client = as('clerk:pen');
    await append(client);
    expect(await read(client)).toHaveLength(1);
    expect(await failureOf(readAll(client))).toMatchObject({ name: 'AccessDeniedError' });
    const subscription = client.subscribeToAll();
    const failure = new Promise((settle) => subscription.on('error', settle));
    expect(await failure).toMatchObject({ type: 'access-denied', code: 7 });
  });

  it('takes credentials of a single call, which then goes through the unary append', async () => {
    const client = as('');
    const credentials = { username: 'app', password: 'secret' };
    await client.appendToStream('case-1', noted(0), { credentials });
    expect(await all(client.readStream('case-1', { maxCount: 1, credentials }))).toHaveLength(1);
  });

  it('is not trusted without its authority', async () => {
    const client = as('app:secret', {});
    expect(await failureOf(append(client))).toMatchObject({ code: 14 });
  });
});

it('wants a certificate of the client where it is told to', async () => {
  double = await KurrentDbDouble.start({ tls: { ...tls, clientCa } });
  const own = { ...trust, userCertFile: path('client.pem'), userKeyFile: path('client.key') };
  const client = as('', own);
  await append(client);
  expect(await read(client)).toHaveLength(1);
  expect(await failureOf(append(as('')))).toMatchObject({ code: 14 });
});
