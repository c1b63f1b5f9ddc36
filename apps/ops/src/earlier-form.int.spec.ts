import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteEventStore } from '@interventions/adapters/sqlite';
import type { JsonObject } from '@interventions/eventsourcing';
import { runCommandLine } from './command-line.js';

const id = '11111111-1111-4111-8111-111111111111';
const stamped = { policyVersion: 'ad-hoc', departures: [] };
const events: readonly (readonly [type: string, data: JsonObject])[] = [
  [
    'intervention-opened.v1',
    {
      ...{ effectiveOn: '2014-02-11', ...stamped },
      details: { laCode: '871', trigger: 'inadequate-judgement' },
    },
  ],
  [
    'direction-issued.v1',
    { effectiveOn: '2014-10-07', ...stamped, details: { kind: 'social-care' } },
  ],
  [
    'direction-revoked.v1',
    { effectiveOn: '2015-01-05', ...stamped, details: { signedBy: 'A deputy director' } },
  ],
];

describe('an entry that an earlier release stored', () => {
  let dataDir: string;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'ops-earlier-'));
    const store = new SqliteEventStore({ file: join(dataDir, 'events.db') });
    const metadata = { actor: 'Priya Nair', role: 'case-officer', commandId: randomUUID() };
    for (const [type, data] of events)
      await store.append(`intervention-${id}`, 'any', [{ id: randomUUID(), type, data, metadata }]);
    await store.close();
  });
  afterAll(() => rm(dataDir, { recursive: true }));

  async function ops(...args: readonly string[]) {
    const printed: string[] = [];
    const print = (line: string) => void printed.push(line);
    const write = (line: string) => Promise.resolve(print(line));
    const output = { print, complain: print, write, terminal: false };
    return { code: await runCommandLine(args, output, { DATA_DIR: dataDir }), printed };
  }

  it.each([['--all'], [id]])(
    'is exported (%s) with the type and the bytes it was stored with',
    async (what) => {
      const { printed } = await ops('export', what);
      const lines = printed.map((line) => JSON.parse(line) as { type: string; data: object });
      expect(lines.map(({ type, data }) => [type, JSON.stringify(data)])).toEqual(
        events.map(([type, data]) => [type, JSON.stringify(data)]),
      );
    },
  );

  it('counts in the case as one of today does', async () => {
    const { code, printed } = await ops('show', id);
    expect(code).toBe(0);
    expect(printed.join('\n')).toContain('In force       Nothing');
  });
});
