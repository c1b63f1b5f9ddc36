import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SqliteEventStore } from '@interventions/adapters/sqlite';
import { freePorts, Replica } from '@interventions/test-support';
import { openingEvent } from '../bench-events.js';
import { temporaryFolder } from '../places.js';
import { seededRandom } from '../seeded-random.js';
import { Reader } from './reader.js';
import { ApiReplicas, residentOf } from './replicas.js';

/** What the pages’ process occupies with so many pages open that are told what is new. */
export type StreamsReport = {
  readonly kind: 'streams';
  readonly rows: readonly { readonly open: number; readonly megabytes: number }[];
};

const steps = [0, 250, 500, 750, 1_000];
/** Open pages of one session that are allowed. */
const ofOne = 30;
const personas = ['researcher', 'case-officer', 'commissioner', 'team-leader'] as const;
const settleMs = 3_000;

/** Opens as many pages as one web process takes, step by step. */
export async function measureStreams(
  folder: string,
  onStep: (name: string) => void,
): Promise<StreamsReport> {
  const home = temporaryFolder(folder);
  const dataDir = join(home.path, 'data');
  mkdirSync(dataDir);
  const apis = new ApiReplicas(home.path, { dataDir });
  const closers: (() => void)[] = [];
  let web: Replica | undefined;
  try {
    const after = await logOfOne(dataDir);
    const api = await apis.startOne();
    const [port] = await freePorts();
    const settings = { DATA_DIR: join(home.path, 'web'), API_URL: api.url, LOG_LEVEL: 'warn' };
    web = await new Replica('web', port, settings).start().ready();
    const rows: { open: number; megabytes: number }[] = [];
    let reader = await Reader.signedIn(web.url);
    await reader.see('/vehicles');
    for (const open of steps) {
      onStep(`${open} open pages`);
      while (closers.length < open) {
        if (closers.length > 0 && closers.length % ofOne === 0)
          reader = await signedInAnew(web.url, closers.length / ofOne);
        closers.push(await reader.listen(after));
      }
      await sleep(settleMs);
      rows.push({ open, megabytes: residentOf(web.pid) });
    }
    return { kind: 'streams', rows };
  } finally {
    for (const close of closers) close();
    await web?.kill();
    await apis.dispose();
    home.remove();
  }
}

/** The report in words. */
export function streamsText({ rows }: StreamsReport): string {
  const [none] = rows;
  const all = rows.at(-1);
  const added = (all?.megabytes ?? 0) - (none?.megabytes ?? 0);
  return [
    'The pages’ process, resident, with pages open that are told what is new:',
    ...rows.map(
      ({ open, megabytes }) => `  ${open.toLocaleString('en-GB')}: ${megabytes.toFixed(0)} MB`,
    ),
    `  ${added.toFixed(0)} MB for ${(all?.open ?? 0).toLocaleString('en-GB')}`,
  ].join('\n');
}

/** Sessions that one person begins in one second have one token, and so the limit of one. */
async function signedInAnew(url: string, turn: number): Promise<Reader> {
  if (turn % personas.length === 0) await sleep(1_100);
  return Reader.signedIn(url, personas[turn % personas.length]);
}

/** A log with one case; answers with its position. */
async function logOfOne(dataDir: string): Promise<string> {
  const store = new SqliteEventStore({ file: join(dataDir, 'events.db') });
  try {
    const random = seededRandom(1);
    return (await store.append('intervention-1', 'no-stream', [openingEvent(random)])).position;
  } finally {
    await store.close();
  }
}
