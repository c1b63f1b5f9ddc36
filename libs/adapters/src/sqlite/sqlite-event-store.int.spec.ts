import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NewEvent } from '@interventions/eventsourcing';
import { SqliteDatabase } from './sqlite-driver.js';
import { SqliteEventStore } from './sqlite-event-store.js';

const draft = (data: NewEvent['data'] = {}): NewEvent => ({
  id: randomUUID(),
  type: 'noted.v1',
  data,
});

// What every store must do is tested in test/contract; here is what this one adds.
describe('SqliteEventStore', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sqlite-event-store-'));
    file = join(folder, 'data', 'events.db');
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const inFile = <T>(work: (database: SqliteDatabase) => T): T => {
    const database = new SqliteDatabase(file, { synchronous: 'FULL' });
    try {
      return work(database);
    } finally {
      database.close();
    }
  };

  it('creates its folder and a private file in WAL mode, synced at every commit', async () => {
    let settings: unknown;
    const store = new SqliteEventStore({
      file,
      tune: (database) => {
        const names = ['journal_mode', 'synchronous', 'page_size', 'busy_timeout'];
        settings = names.map((name) => database.prepare(`PRAGMA ${name}`).get()?.[0]);
      },
    });
    expect(settings).toEqual(['wal', 2, 8192, 0]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await store.close();
  });

  it('keeps the bytes that JSON.stringify gave', async () => {
    const store = new SqliteEventStore({ file });
    const data = { b: [1.5, 'ü', '\ud800 \u2028 \u0000'], a: { 2: null, 1: true } };
    const metadata = { actor: 'é' };
    await store.append('s', 'no-stream', [{ ...draft(data), metadata }]);
    const row = inFile((database) => database.prepare('SELECT data, metadata FROM events').get());
    expect(row).toEqual([JSON.stringify(data), JSON.stringify(metadata)]);
    await store.close();
  });

  it('has one epoch for the life of the log, and another for another log', async () => {
    const [one, two] = [new SqliteEventStore({ file }), new SqliteEventStore({ file })];
    const other = new SqliteEventStore({ file: join(folder, 'other.db') });
    expect(await one.epoch()).toMatch(/^[0-9a-f]{8}$/);
    expect(await two.epoch()).toBe(await one.epoch());
    expect(await other.epoch()).not.toBe(await one.epoch());
    await Promise.all([one, two, other].map((store) => store.close()));
  });

  it('brings a log of format 1 into the present form, whoever opens it first', async () => {
    const old = new SqliteEventStore({ file });
    const { position } = await old.append('s', 'no-stream', [draft('kept')]);
    await old.close();
    inFile((database) => database.exec('DROP TABLE renewals; PRAGMA user_version = 1'));
    const [one, two] = [new SqliteEventStore({ file }), new SqliteEventStore({ file })];
    expect(await one.head()).toBe(position);
    expect(await two.formerEpochs()).toEqual([]);
    const former = await one.epoch();
    await one.renewEpoch();
    expect(await one.formerEpochs()).toEqual([{ epoch: former, upTo: 1n }]);
    await Promise.all([one.close(), two.close()]);
    for (const sql of [
      "UPDATE log SET epoch = 'ffffffff'",
      'DELETE FROM log',
      "UPDATE renewals SET epoch = 'ffffffff'",
      'DELETE FROM renewals',
      "UPDATE events SET stream = 'other'",
      'DELETE FROM events',
    ])
      expect(() => inFile((database) => database.exec(sql))).toThrow(/is never (changed|deleted)/);
  });

  it('fails as unavailable once another connection renewed the epoch, until it is opened again', async () => {
    const [one, two] = [new SqliteEventStore({ file }), new SqliteEventStore({ file })];
    await one.append('s', 'no-stream', [draft()]);
    const seen: string[] = [];
    const following = one.subscribe(
      { from: 'start' },
      { events: (batch) => void seen.push(...batch.map(({ position }) => position)) },
    );
    while (seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const renewed = await two.renewEpoch();
    await two.append('s', 0n, [draft()]);
    const unavailable = { code: 'unavailable', retriable: true };
    await expect(one.append('s', 1n, [draft()])).rejects.toMatchObject(unavailable);
    await expect(one.head()).rejects.toMatchObject(unavailable);
    await expect(one.formerEpochs()).rejects.toMatchObject(unavailable);
    await expect(one.renewEpoch()).rejects.toMatchObject(unavailable);
    await expect(following.done).rejects.toMatchObject(unavailable);
    expect(() => one.subscribe({ from: 'start' }, { events: () => undefined })).toThrow(
      expect.objectContaining(unavailable) as Error,
    );
    expect(await one.epoch()).toBe(renewed);
    expect(seen).toHaveLength(1);
    await one.close();
    const again = new SqliteEventStore({ file });
    expect(await again.append('s', 1n, [draft()])).toMatchObject({ firstRevision: 2n });
    await Promise.all([again.close(), two.close()]);
  });

  it('shares one transaction between appends that wait at the same time', async () => {
    const store = new SqliteEventStore({ file });
    const append = (stream: string) => store.append(stream, 'no-stream', [draft()]);
    const pagesWritten = (): number =>
      inFile((database) => Number(database.prepare('PRAGMA wal_checkpoint(PASSIVE)').get()?.[1]));
    const start = pagesWritten();
    await Promise.all(Array.from({ length: 64 }, (_, index) => append(`together-${index}`)));
    const together = pagesWritten() - start;
    for (let index = 0; index < 64; index += 1) await append(`alone-${index}`);
    const alone = pagesWritten() - start - together;
    expect(alone).toBeGreaterThanOrEqual(64);
    expect(together).toBeLessThan(alone / 4);
    await store.close();
  });

  it('undoes an append of several events alone, when the stream holds one of them', async () => {
    const store = new SqliteEventStore({ file });
    const known = draft('known');
    await store.append('s', 'no-stream', [known]);
    const [before, refused, after] = await Promise.allSettled([
      store.append('before', 'no-stream', [draft(), draft()]),
      store.append('s', 0n, [draft('new'), known]),
      store.append('after', 'no-stream', [draft()]),
    ]);
    expect([before.status, refused.status, after.status]).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    const rows = inFile((database) =>
      database.prepare('SELECT position, stream, revision FROM events ORDER BY position').all(),
    );
    expect(rows).toEqual([
      [1, 's', 0],
      [2, 'before', 0],
      [3, 'before', 1],
      [4, 'after', 0],
    ]);
    expect(await store.append('s', 0n, [draft('right')])).toMatchObject({ lastRevision: 1n });
    await store.close();
  });

  it('sees what another connection wrote before judging the next append', async () => {
    const [one, two] = [new SqliteEventStore({ file }), new SqliteEventStore({ file })];
    await one.append('s', 'no-stream', [draft()]);
    await two.append('s', 0n, [draft()]);
    await expect(one.append('s', 0n, [draft()])).rejects.toMatchObject({
      code: 'conflict',
      actual: 1n,
    });
    expect(await one.append('s', 1n, [draft()])).toMatchObject({ firstRevision: 2n });
    await Promise.all([one.close(), two.close()]);
  });

  it('refuses a log of a newer release, another database and a file that is none', () => {
    new SqliteDatabase(file, { synchronous: 'FULL' }).close();
    expect(() => new SqliteEventStore({ file }).close()).not.toThrow();
    inFile((database) => database.exec('PRAGMA user_version = 3'));
    expect(() => new SqliteEventStore({ file })).toThrow(
      /format 3; this release reads formats 1 and 2/,
    );
    file = join(folder, 'other.db');
    inFile((database) => database.exec('CREATE TABLE other (a)'));
    expect(() => new SqliteEventStore({ file })).toThrow(/not an event log/);
    file = join(folder, 'text.db');
    writeFileSync(file, 'This is no database, but long enough to have a head. '.repeat(20));
    expect(() => new SqliteEventStore({ file })).toThrow(
      expect.objectContaining({ name: 'EventStoreError', code: 'storage' }) as Error,
    );
    expect(() => new SqliteEventStore({ file: join(file, 'inside.db') })).toThrow(
      expect.objectContaining({ name: 'EventStoreError', code: 'storage' }) as Error,
    );
  });
});
