import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OperatorToken } from './operator-token.js';

describe('OperatorToken', () => {
  let folder = '';
  let file = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'operator-'));
    file = join(folder, 'deep', 'ops-token');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is made once, for its owner’s eyes only, however many start together', async () => {
    const tokens = await Promise.all(Array.from({ length: 20 }, () => OperatorToken.in(file)));
    const text = (await readFile(file, 'utf8')).trim();
    expect(tokens.map((token) => token.matches(text))).toEqual(tokens.map(() => true));
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(join(folder, 'deep'))).toEqual(['ops-token']);
  });

  it('takes nothing else for the token', async () => {
    const token = await OperatorToken.in(file);
    for (const other of [undefined, '', 'x'.repeat(43)]) expect(token.matches(other)).toBe(false);
  });

  it('takes the one that a secret brings and makes none', async () => {
    const secret = { path: file, given: true };
    await expect(OperatorToken.at(secret)).rejects.toThrow('unset OPS_TOKEN_FILE');
    expect(await readdir(folder)).toEqual([]);
    await mkdir(join(folder, 'deep'));
    await writeFile(file, 'short\n');
    await expect(OperatorToken.at(secret)).rejects.toThrow('32 characters');
    await writeFile(file, `${'t'.repeat(40)}\n`);
    expect((await OperatorToken.at(secret)).matches('t'.repeat(40))).toBe(true);
  });

  it('is made where no secret brings one', async () => {
    await OperatorToken.at({ path: file, given: false });
    expect((await readFile(file, 'utf8')).trim()).toHaveLength(43);
  });

  it('refuses a file that holds none', async () => {
    await OperatorToken.in(file);
    await writeFile(file, 'short\n');
    await expect(OperatorToken.in(file)).rejects.toThrow('Delete it to have a new one made.');
  });
});
