import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SqliteEventStore } from '@interventions/adapters/sqlite';
import type { EventStore, Position } from '@interventions/eventsourcing';
import { KurrentDbProcess } from '@interventions/test-support/kurrentdb';
import { openingEvent, reportEvent } from '../bench-events.js';
import { temporaryFolder } from '../places.js';
import { seededRandom, seededUuid, type SeededRandom } from '../seeded-random.js';
import { percentile } from '../statistics.js';
import { openKurrent } from './kurrent-log.js';
import { ApiReplicas, type LogPlaceSettings } from './replicas.js';

/** Median and 99th percentile, in milliseconds. */
export type Spread = { readonly median: number; readonly p99: number };

/** How long after an append was sent its event can be read, at so many api processes that follow one log. */
export type LagRow = {
  readonly log: string;
  readonly replicas: number;
  readonly events: number;
  /** Until the append was answered. */
  readonly answered: Spread;
  /** Until one who only follows the log had it. */
  readonly followed: Spread;
  /** Until the views of a replica had it, over all replicas. */
  readonly viewed: Spread;
};

export type LagReport = {
  readonly kind: 'lag';
  readonly perSecond: number;
  readonly rows: readonly LagRow[];
};

const perSecond = 50;
const events = 300;
const cases = 20;
const replicaCounts = [1, 2, 4];
const patienceMs = 30_000;

/** Appends at a steady rate while replicas follow, on the double of KurrentDB and on a file. */
export async function measureLag(
  folder: string,
  seed: number,
  onStep: (name: string) => void,
): Promise<LagReport> {
  const rows: LagRow[] = [];
  for (const replicas of replicaCounts)
    for (const log of ['KurrentDB', 'SQLite'] as const) {
      onStep(`${replicas} replicas on ${log}`);
      rows.push(
        await (log === 'KurrentDB' ? onKurrent : onSqlite)(folder, replicas, seededRandom(seed)),
      );
    }
  return { kind: 'lag', perSecond, rows };
}

async function onKurrent(folder: string, replicas: number, random: SeededRandom): Promise<LagRow> {
  const home = temporaryFolder(folder);
  const server = await KurrentDbProcess.start();
  try {
    const url = server.connectionString();
    const open = () => openKurrent(url);
    return await lagOf('KurrentDB', home.path, replicas, random, open, { url });
  } finally {
    await server.dispose();
    home.remove();
  }
}

async function onSqlite(folder: string, replicas: number, random: SeededRandom): Promise<LagRow> {
  const home = temporaryFolder(folder);
  const dataDir = join(home.path, 'data');
  mkdirSync(dataDir);
  try {
    const open = () => Promise.resolve(new SqliteEventStore({ file: join(dataDir, 'events.db') }));
    return await lagOf('SQLite', home.path, replicas, random, open, { dataDir });
  } finally {
    home.remove();
  }
}

async function lagOf(
  log: string,
  folder: string,
  count: number,
  random: SeededRandom,
  open: () => Promise<EventStore>,
  place: LogPlaceSettings,
): Promise<LagRow> {
  const [writer, reader] = [await open(), await open()];
  const replicas = new ApiReplicas(folder, place);
  try {
    const ids = Array.from({ length: cases }, () => seededUuid(random));
    for (const id of ids)
      await writer.append(`intervention-${id}`, 'no-stream', [openingEvent(random)]);
    while (replicas.all.length < count) await replicas.startOne();
    const [sent, answered] = [new Map<Position, number>(), new Map<Position, number>()];
    const followed = new Map<Position, number>();
    const follower = reader.subscribe(
      { from: 'end' },
      {
        events: (batch) => {
          for (const { position } of batch) followed.set(position, performance.now());
        },
      },
    );
    const viewed = await Promise.all(replicas.all.map((replica) => replica.listen()));
    const start = performance.now();
    for (let n = 0; n < events; n += 1) {
      await sleep(Math.max(0, start + (n * 1_000) / perSecond - performance.now()));
      const from = performance.now();
      const stream = `intervention-${ids[n % cases] ?? ''}`;
      const { position } = await writer.append(stream, BigInt(Math.floor(n / cases)), [
        reportEvent(random),
      ]);
      sent.set(position, from);
      answered.set(position, performance.now());
    }
    const arrived = [followed, ...viewed.map(({ seen }) => seen)];
    const end = performance.now() + patienceMs;
    const isWhole = (seen: ReadonlyMap<Position, number>) =>
      [...sent.keys()].every((at) => seen.has(at));
    while (!arrived.every(isWhole)) {
      if (performance.now() > end) throw new Error('A replica did not take in every event.');
      await sleep(20);
    }
    for (const { close } of viewed) close();
    await follower.stop();
    const after = (...seen: readonly ReadonlyMap<Position, number>[]): Spread => {
      const ms = seen.flatMap((one) => [...sent].map(([at, from]) => (one.get(at) ?? 0) - from));
      return { median: percentile(ms, 0.5), p99: percentile(ms, 0.99) };
    };
    return {
      ...{ log, replicas: count, events },
      answered: after(answered),
      followed: after(followed),
      viewed: after(...viewed.map(({ seen }) => seen)),
    };
  } finally {
    await replicas.dispose();
    await writer.close();
    await reader.close();
  }
}

/** The report in words. */
export function lagText({ perSecond: rate, rows }: LagReport): string {
  const text = ({ median, p99 }: Spread): string =>
    `${median.toFixed(1)} ms (p99 ${p99.toFixed(1)})`;
  return [
    `From sending an append, at ${rate} events/s:`,
    ...rows.map(
      ({ log, replicas, answered, followed, viewed }) =>
        `  ${log}, ${replicas} api: answered ${text(answered)}, followed ${text(followed)}, in the views ${text(viewed)}`,
    ),
  ].join('\n');
}
