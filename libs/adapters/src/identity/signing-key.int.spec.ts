import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { signingKeyAt, signingKeyIn } from './signing-key.js';

describe('signingKeyIn', () => {
  let folder = '';

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'signing-key-'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('creates a key that only its owner can read, and leaves nothing else', async () => {
    const file = join(folder, 'data', 'signing-key.json');
    const key = await signingKeyIn(file);
    expect(key.bytes).toHaveLength(32);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(join(folder, 'data'))).toEqual(['signing-key.json']);
    expect(await signingKeyIn(file)).toEqual(key);
  });

  it('gives all who ask at once the same key', async () => {
    const file = join(folder, 'signing-key.json');
    const keys = await Promise.all(Array.from({ length: 20 }, () => signingKeyIn(file)));
    expect(new Set(keys.map((key) => Buffer.from(key.bytes).toString('hex'))).size).toBe(1);
    expect(await readdir(folder)).toEqual(['signing-key.json']);
  });

  it('gives several processes that start together the same key', async () => {
    const file = join(folder, 'signing-key.json');
    const printed = await Promise.all(Array.from({ length: 4 }, () => printKey(file)));
    expect(new Set(printed).size).toBe(1);
    expect(printed[0]).toMatch(/^[0-9a-f]{64}$/);
  }, 30_000);

  it('says what to do about a file that is no key, and does not replace it', async () => {
    const file = join(folder, 'signing-key.json');
    await writeFile(file, '{"id":"x"}');
    await expect(signingKeyIn(file)).rejects.toThrow('Delete it');
    await writeFile(file, 'not json');
    await expect(signingKeyIn(file)).rejects.toThrow('Delete it');
  });

  it('only reads the key that a secret brings', async () => {
    const path = join(folder, 'secret');
    await expect(signingKeyAt({ path, given: true })).rejects.toThrow('unset SIGNING_KEY_FILE');
    await writeFile(path, 'not json');
    await expect(signingKeyAt({ path, given: true })).rejects.toThrow('32 bytes');
    expect(await readdir(folder)).toEqual(['secret']);
    const stored = { id: 'k', key: Buffer.alloc(32, 7).toString('base64url') };
    await writeFile(path, JSON.stringify(stored));
    expect(await signingKeyAt({ path, given: true })).toEqual({
      id: 'k',
      bytes: new Uint8Array(32).fill(7),
    });
  });

  it('makes a key where no secret brings one', async () => {
    const path = join(folder, 'signing-key.json');
    expect((await signingKeyAt({ path, given: false })).bytes).toHaveLength(32);
  });

  it('does not take a folder for a missing key', async () => {
    await chmod(folder, 0o700);
    await expect(signingKeyIn(folder)).rejects.toThrow('EISDIR');
  });
});

/** The key as another process sees it, in hexadecimal. */
async function printKey(file: string): Promise<string> {
  const root = join(import.meta.dirname, '../../../..');
  const code = `
    const { signingKeyIn } = await import(${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'signing-key.ts')).href)});
    const { bytes } = await signingKeyIn(${JSON.stringify(file)});
    process.stdout.write(Buffer.from(bytes).toString('hex'));
  `;
  const child = spawn(
    process.execPath,
    [
      '-C',
      '@interventions/source',
      '--import',
      './infra/tooling/ts.mjs',
      '--input-type=module',
      '-e',
      code,
    ],
    { cwd: root, env: { ...process.env, NODE_OPTIONS: '' }, timeout: 20_000 },
  );
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const exitCode = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (exitCode !== 0) throw new Error(`The child ended with ${exitCode}: ${errors}`);
  return output;
}
