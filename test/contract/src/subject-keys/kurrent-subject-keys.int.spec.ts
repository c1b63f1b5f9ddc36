import { randomBytes, randomUUID } from 'node:crypto';
import { openKurrentLog, type KurrentLog } from '@interventions/adapters/kurrent';
import type { JsonObject } from '@interventions/eventsourcing';
import { KurrentDbDouble } from '@interventions/test-support/kurrentdb';

const type = 'complaint-noted.v1';
const ann = { person: 'person-1', name: 'Ann Example', reviewedOn: '2026-03-01' };

describe('keys of personal fields on KurrentDB', () => {
  let server: KurrentDbDouble;
  const secret = randomBytes(32);
  const opened: KurrentLog[] = [];
  const open = async (keysSecret: Uint8Array = secret, times = {}): Promise<KurrentLog> => {
    const log = await openKurrentLog(
      {
        ...{ url: server.connectionString(), prefix: 'keys', credentials: null, keysSecret },
        ...{ caFile: null, userCertFile: null, userKeyFile: null },
      },
      () => [{ field: 'name', subjectOf: ({ person }) => person as string }],
      times,
    );
    opened.push(log);
    return log;
  };
  const record = async (log: KurrentLog, data: JsonObject, stream = 'case-1') => {
    const hidden = await log.keys.protect(type, data);
    await log.store.append(stream, 'any', [{ id: randomUUID(), type, data: hidden }]);
    return hidden;
  };
  const read = async (log: KurrentLog, stream = 'case-1'): Promise<readonly JsonObject[]> => {
    const all: JsonObject[] = [];
    for await (const event of log.store.readStream(stream))
      all.push(log.keys.reveal(event.type, event.data as JsonObject));
    return all;
  };

  beforeEach(async () => {
    server = await KurrentDbDouble.start();
  });
  afterEach(async () => {
    for (const log of opened.splice(0)) await log.close();
    await server.dispose();
  });

  it('hide what one process records, and reveal it to another', async () => {
    const [one, two] = [await open(), await open()];
    expect(JSON.stringify(await record(one, ann))).not.toContain('Ann');
    expect(await read(two)).toEqual([ann]);
  });

  it('are one for a person, whoever asks first', async () => {
    const [one, two] = [await open(), await open()];
    await Promise.all([record(one, ann, 'a'), record(two, ann, 'b')]);
    expect(await read(one, 'b')).toEqual([ann]);
    expect(await read(two, 'a')).toEqual([ann]);
    expect(server.records.filter(({ type: name }) => name === 'subject-key-made.v1')).toHaveLength(
      1,
    );
  });

  it('stand on the server in no form that can be used without the secret', async () => {
    const log = await open();
    await record(log, ann);
    const other = await open(randomBytes(32));
    await expect(read(other)).rejects.toMatchObject({ code: 'unsupported' });
    expect(await read(log)).toEqual([ann]);
  });

  it('are no entries of the log', async () => {
    const log = await open();
    await record(log, ann);
    const streams: string[] = [];
    for await (const event of log.store.readAll()) streams.push(event.stream);
    expect(streams).toEqual(['case-1']);
  });

  it('are gone for good once erased, for a process that starts afterwards too; later entries are readable', async () => {
    const log = await open();
    await record(log, ann);
    await record(log, { ...ann, person: 'person-2' });
    await log.erase('person-1');
    const erased = { ...ann, name: '[erased]' };
    expect(await read(log)).toEqual([erased, { ...ann, person: 'person-2' }]);
    const later = await open();
    await record(later, ann);
    expect(await read(later)).toEqual([erased, { ...ann, person: 'person-2' }, ann]);
    expect(await read(log)).toEqual([erased, { ...ann, person: 'person-2' }, ann]);
    await log.erase('nobody');
  });

  it('that were erased by another process hide nothing more here, not even at once', async () => {
    const [one, two] = [await open(), await open()];
    await record(one, ann);
    await record(two, ann);
    await one.erase('person-1');
    await record(two, ann);
    expect((await read(await open())).at(-1)).toEqual(ann);
  });

  it('that cannot be read now fail the page, which can be read again; nothing looks erased', async () => {
    await record(await open(), ann);
    const log = await open(secret, { attemptMs: 200, totalMs: 300 });
    server.failNext('read', 'lose-request', 1_000);
    await expect(read(log)).rejects.toMatchObject({ retriable: true });
    server.healthy();
    expect(await read(log)).toEqual([ann]);
  });
});
