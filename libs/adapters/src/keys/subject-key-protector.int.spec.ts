import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Json, JsonObject } from '@interventions/eventsourcing';
import { checkLawAsync } from '@interventions/eventsourcing/testing';
import fc from 'fast-check';
import { SqliteDatabase } from '../sqlite/sqlite-driver.js';
import { erasableIn } from './erasable-value.js';
import { SubjectKeyProtector } from './subject-key-protector.js';

const type = 'complaint-noted.v1';
const ann = { person: 'person-1', name: 'Ann Example', note: 'tall', reviewedOn: '2026-03-01' };

describe('SubjectKeyProtector', () => {
  let folder: string;
  let protector: SubjectKeyProtector;
  const open = (fields: readonly string[] = ['name', 'note']): SubjectKeyProtector =>
    new SubjectKeyProtector({
      file: join(folder, 'subject-keys.db'),
      personalFields: (asked) =>
        asked === type
          ? fields.map((field) => ({
              field,
              subjectOf: (data) =>
                typeof data['person'] === 'string' ? data['person'] : undefined,
            }))
          : [],
    });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'subject-keys-'));
    protector = open();
  });
  afterEach(() => {
    protector.close();
    rmSync(folder, { recursive: true });
  });

  it('hides personal fields and reads them back; leaves the others alone', async () => {
    const hidden = await protector.protect(type, ann);
    expect(JSON.stringify(hidden)).not.toMatch(/Ann|tall/);
    expect(hidden).toMatchObject({ person: 'person-1', reviewedOn: '2026-03-01' });
    expect(erasableIn(hidden['name'])).toMatchObject({ subject: 'person-1' });
    expect(protector.reveal(type, hidden)).toEqual(ann);
  });

  it('reads back any value', async () => {
    const json = fc.json({ maxDepth: 3 }).map((text) => JSON.parse(text) as Json);
    await checkLawAsync('what was hidden is read back', [json], async (name) => {
      const data = { ...ann, name };
      return (
        JSON.stringify(protector.reveal(type, await protector.protect(type, data))) ===
        JSON.stringify(data)
      );
    });
  });

  it('leaves other types, absent fields and people acting in office in plain sight', async () => {
    const plain = async (asked: string, data: JsonObject) =>
      expect(await protector.protect(asked, data)).toBe(data);
    await plain('other.v1', ann);
    await plain(type, { person: 'person-1', name: null });
    await plain(type, { name: 'A minister' });
  });

  it('never hides the same value in the same way twice', async () => {
    const [one, two] = [await protector.protect(type, ann), await protector.protect(type, ann)];
    expect(erasableIn(one['name'])?.text).not.toBe(erasableIn(two['name'])?.text);
    expect(erasableIn(one['name'])?.key).toBe(erasableIn(two['name'])?.key);
  });

  it('reads what it hid before, after opening again and under another definition', async () => {
    const hidden = await protector.protect(type, ann);
    protector.close();
    protector = open([]);
    expect(protector.reveal(type, hidden)).toEqual(ann);
  });

  it('reads an erased person as [erased], and nobody else', async () => {
    const hidden = await protector.protect(type, ann);
    const other = await protector.protect(type, { ...ann, person: 'person-2' });
    protector.erase('person-1');
    expect(protector.reveal(type, hidden)).toEqual({ ...ann, name: '[erased]', note: '[erased]' });
    expect(protector.reveal(type, other)).toEqual({ ...ann, person: 'person-2' });
    const again = await protector.protect(type, ann);
    expect(protector.reveal(type, again)).toEqual(ann);
    expect(protector.reveal(type, hidden)).toMatchObject({ name: '[erased]' });
    expect(() => protector.erase('nobody')).not.toThrow();
  });

  it('erases for other processes with the same file at once', async () => {
    const other = open();
    const hidden = await protector.protect(type, ann);
    expect(other.reveal(type, hidden)).toEqual(ann);
    protector.erase('person-1');
    expect(other.reveal(type, hidden)).toMatchObject({ name: '[erased]' });
    other.close();
  });

  it('leaves no trace of an erased key in its files', async () => {
    await protector.protect(type, ann);
    const reader = new SqliteDatabase(join(folder, 'subject-keys.db'), { synchronous: 'FULL' });
    const key = Buffer.from(
      reader.prepare('SELECT key FROM subject_keys').get()?.[0] as Uint8Array,
    );
    reader.close();
    const isInFiles = (): boolean =>
      readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(key));
    expect(isInFiles()).toBe(true);
    protector.erase('person-1');
    expect(isInFiles()).toBe(false);
  });

  it('is readable by its owner only', async () => {
    await protector.protect(type, ann);
    for (const name of readdirSync(folder))
      expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
  });

  it.each(['text', 'tag', 'iv'] as const)(
    'refuses a stored value of which the %s was changed',
    async (part) => {
      const hidden = await protector.protect(type, ann);
      const erasable = { ...erasableIn(hidden['name']), [part]: 'AAAAAAAAAAAAAAAAAAAAAA==' };
      expect(() => protector.reveal(type, { ...hidden, name: { $erasable: erasable } })).toThrow(
        'A personal field cannot be hidden or read.',
      );
    },
  );

  it('refuses a value moved to another field or type', async () => {
    const hidden = await protector.protect(type, ann);
    expect(() => protector.reveal(type, { note: hidden['name'] ?? null })).toThrow();
    expect(() => protector.reveal('other.v1', hidden)).toThrow();
  });

  it('gives one subject one key, whoever asks first', async () => {
    const other = open();
    const [one, two] = await Promise.all([protector.protect(type, ann), other.protect(type, ann)]);
    expect(erasableIn(one['name'])?.key).toBe(erasableIn(two['name'])?.key);
    other.close();
  });

  it('refuses a file that holds something else', () => {
    const file = join(folder, 'other.db');
    const database = new SqliteDatabase(file, { synchronous: 'FULL' });
    database.exec('CREATE TABLE other (a)');
    database.close();
    const openOther = (path: string) => () =>
      new SqliteDatabase(path, { synchronous: 'FULL' }).close();
    expect(() => new SubjectKeyProtector({ file, personalFields: () => [] })).toThrow(
      /no subject keys/,
    );
    expect(openOther(file)).not.toThrow();
    const text = join(folder, 'text.db');
    writeFileSync(
      text,
      'not a database, but long enough to be read as the head of one. '.repeat(20),
    );
    expect(() => new SubjectKeyProtector({ file: text, personalFields: () => [] })).toThrow(
      'The subject keys cannot be opened.',
    );
  });
});
