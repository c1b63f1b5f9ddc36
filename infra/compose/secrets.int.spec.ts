import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, connect } from 'node:tls';
import { once } from 'node:events';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withSecretValues } from '../image/secret-values.ts';
import { certificateFiles, nodeNames } from './certificates.ts';
import { makeSecrets, secretFiles } from './secrets.ts';

describe('the secrets of a demonstration', () => {
  let folder = '';
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'secrets-')), 'secrets');
  });
  afterEach(() => rmSync(join(folder, '..'), { recursive: true }));
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');

  it('are made once, in a folder for its owner alone', async () => {
    const made = await makeSecrets(folder);
    const all = [...secretFiles, ...certificateFiles].sort();
    expect([...made].sort()).toEqual(all);
    expect(readdirSync(folder).sort()).toEqual(all);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    const before = all.map(read);
    expect(await makeSecrets(folder)).toEqual([]);
    expect(all.map(read)).toEqual(before);
  }, 60_000);

  it('have the forms that their readers ask for, and belong together', async () => {
    await makeSecrets(folder);
    const { id, key } = JSON.parse(read('signing-key.json')) as Record<string, string>;
    expect(id).toBeTruthy();
    expect(Buffer.from(key ?? '', 'base64url')).toHaveLength(32);
    expect(Buffer.from(read('subject-keys-secret'), 'base64')).toHaveLength(32);
    expect(read('ops-token').trim().length).toBeGreaterThanOrEqual(32);
    const values = withSecretValues({ REDIS_URL_FILE: join(folder, 'redis-url') });
    const { password, hostname } = new URL(values['REDIS_URL'] ?? '');
    expect(hostname).toBe('redis');
    expect(read('redis-auth')).toBe(`requirepass ${password}\n`);
    expect(read('kurrentdb.env')).toContain(
      `KURRENTDB_DEFAULT_ADMIN_PASSWORD=${read('event-store-password')}`,
    );
  }, 60_000);

  it('renew the certificates and leave the rest', async () => {
    await makeSecrets(folder);
    const kept = secretFiles.map(read);
    const authority = read('ca.crt');
    const renewed = await makeSecrets(folder, { renewCertificates: true });
    expect([...renewed].sort()).toEqual([...certificateFiles].sort());
    expect(secretFiles.map(read)).toEqual(kept);
    expect(read('ca.crt')).not.toBe(authority);
  }, 60_000);

  it('have certificates that a client of the nodes and a browser of the proxy accept, and no stranger', async () => {
    await makeSecrets(folder);
    const served = async (name: 'kurrentdb' | 'proxy', servername: string, ca = read('ca.crt')) => {
      const server = createServer({ cert: read(`${name}.crt`), key: read(`${name}.key`) });
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      const socket = connect({ host: '127.0.0.1', port, servername, ca });
      try {
        return await new Promise<string>((resolve) => {
          socket.once('secureConnect', () => resolve('trusted'));
          socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
        });
      } finally {
        socket.destroy();
        server.close();
      }
    };
    for (const name of [...nodeNames, 'localhost'])
      expect(await served('kurrentdb', name)).toBe('trusted');
    expect(await served('proxy', 'localhost')).toBe('trusted');
    expect(await served('proxy', 'kurrentdb-1')).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
    expect(await served('proxy', 'localhost', read('proxy.crt'))).not.toBe('trusted');
  }, 60_000);
});
