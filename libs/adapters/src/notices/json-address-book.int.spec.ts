import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JsonAddressBook, type AddressBookError } from './json-address-book.js';

describe('JsonAddressBook', () => {
  let folder = '';
  let file = '';
  const faults: AddressBookError[] = [];
  const open = () => JsonAddressBook.in(file, (error) => void faults.push(error));

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'address-book-'));
    file = join(folder, 'addresses.json');
    faults.length = 0;
    await writeFile(file, '{ "Priya Nair": "priya@dfe.example" }');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('knows who is in it, and nobody else', async () => {
    const book = await open();
    expect(await book.addressOf('Priya Nair')).toBe('priya@dfe.example');
    for (const other of ['Tom Okafor', 'toString', '__proto__'])
      expect(await book.addressOf(other)).toBeNull();
  });

  it('reads the file again when it changed', async () => {
    const book = await open();
    await writeFile(`${file}.new`, '{ "Tom Okafor": "tom@dfe.example" }');
    await rename(`${file}.new`, file);
    expect(await book.addressOf('Tom Okafor')).toBe('tom@dfe.example');
    expect(await book.addressOf('Priya Nair')).toBeNull();
  });

  it('goes on with the last good book when the file spoils or goes, says so once, and recovers', async () => {
    const book = await open();
    await writeFile(file, '{ "Priya Nair": "priya@dfe');
    expect(await book.addressOf('Priya Nair')).toBe('priya@dfe.example');
    expect(await book.addressOf('Priya Nair')).toBe('priya@dfe.example');
    expect(faults).toHaveLength(1);
    await rm(file);
    expect(await book.addressOf('Priya Nair')).toBe('priya@dfe.example');
    expect(faults).toHaveLength(2);
    await writeFile(file, '{ "Priya Nair": "new@dfe.example" }');
    expect(await book.addressOf('Priya Nair')).toBe('new@dfe.example');
  });

  it.each(['[]', '{ "Priya Nair": "canary" }', '{ "Priya Nair": 3 }', 'canary'])(
    'refuses %s at the start in one sentence that repeats nothing of it',
    async (text) => {
      await writeFile(file, text);
      await expect(open()).rejects.toThrow('is not right');
      await expect(open()).rejects.not.toThrow('canary');
    },
  );

  it('refuses to start without its file', async () => {
    await rm(file);
    await expect(open()).rejects.toThrow('cannot be read');
  });
});
