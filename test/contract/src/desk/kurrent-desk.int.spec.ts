import { randomBytes } from 'node:crypto';
import { openKurrentLog, type KurrentLog } from '@interventions/adapters/kurrent';
import { KurrentDbDouble } from '@interventions/test-support/kurrentdb';
import { deskContract } from './desk.contract.js';

const at = '2026-03-03T14:05:00.000Z';
const place = { owner: 'Ann Example', kind: 'draft', id: 'one' } as const;

function logOn(server: KurrentDbDouble, keysSecret: Uint8Array): Promise<KurrentLog> {
  return openKurrentLog(
    {
      ...{ url: server.connectionString(), prefix: 'desks', credentials: null, keysSecret },
      ...{ caFile: null, userCertFile: null, userKeyFile: null },
    },
    () => [],
  );
}

deskContract('KurrentDB', async () => {
  const server = await KurrentDbDouble.start();
  const secret = randomBytes(32);
  const opened: KurrentLog[] = [];
  return {
    open: async () => {
      const log = await logOn(server, secret);
      opened.push(log);
      return log.desk;
    },
    dispose: async () => {
      for (const log of opened) await log.close();
      await server.dispose();
    },
  };
});

describe('desks on KurrentDB', () => {
  let server: KurrentDbDouble;
  let log: KurrentLog;
  const secret = randomBytes(32);

  beforeEach(async () => {
    server = await KurrentDbDouble.start();
    log = await logOn(server, secret);
  });
  afterEach(async () => {
    await log.close();
    await server.dispose();
  });

  it('are no entries of the log, and stand there in no form that can be read without the secret', async () => {
    await log.desk.put(place, { value: 'canary about a person', at }, 'none');
    const events: string[] = [];
    for await (const event of log.store.readAll()) events.push(event.stream);
    expect(events).toEqual([]);
    const stored = server.records.map(
      ({ stream, data }) => `${stream} ${Buffer.from(data).toString()}`,
    );
    expect(stored.join('\n')).toContain('desk-draft');
    expect(stored.join('\n')).not.toMatch(/canary|Ann Example/);
    const other = await logOn(server, randomBytes(32));
    await expect(other.desk.get(place)).rejects.toMatchObject({ code: 'unsupported' });
    await other.close();
  });

  it('keep the last event of a thing, also after it was removed and put again', async () => {
    for (const value of ['a', 'b', 'c']) await log.desk.put(place, { value, at }, 'any');
    await log.desk.remove(place);
    const put = await log.desk.put(place, { value: 'd', at }, 'none');
    const again = await log.desk.put(place, { value: 'e', at }, put.version);
    expect(await log.desk.get(place)).toEqual(again);
    expect(again.version).toBe(4n);
  });

  it('take a put whose answer was lost as done', async () => {
    server.failNext('append', 'lose-ack', 1);
    const put = await log.desk.put(place, { value: 'once', at }, 'none');
    expect(await log.desk.get(place)).toEqual(put);
    expect(put.version).toBe(0n);
  });
});
