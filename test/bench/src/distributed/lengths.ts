import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SqliteEventStore } from '@interventions/adapters/sqlite';
import { openViews, type Views } from '@interventions/adapters/views';
import type { EventStore } from '@interventions/eventsourcing';
import { benchMetadata, caseHistory, reportCommand, reportEvent } from '../bench-events.js';
import { processorSeconds } from '../measure.js';
import { temporaryFolder } from '../places.js';
import { seededRandom, seededUuid, type SeededRandom } from '../seeded-random.js';
import { median } from '../statistics.js';
import { portCaller } from './log-callers.js';

/** What one more entry costs in a case that has so many: milliseconds of processor time, medians. */
export type LengthRow = {
  readonly entries: number;
  /** An act through the application: the case is read and folded. */
  readonly actMs: number;
  /** Until all views have one more event of it. */
  readonly viewsMs: number;
};

export type LengthsReport = { readonly kind: 'lengths'; readonly rows: readonly LengthRow[] };

const lengths = [10, 100, 1_000];
const appendedAtOnce = 100;
const samples = 15;
const patienceMs = 60_000;

/** Measures cases of growing length, one after the other, on a log in a file. */
export async function measureLengths(
  folder: string,
  seed: number,
  onStep: (name: string) => void,
): Promise<LengthsReport> {
  const home = temporaryFolder(folder);
  const store = new SqliteEventStore({ file: join(home.path, 'events.db') });
  const random = seededRandom(seed);
  try {
    const views = await openViews({ file: join(home.path, 'read.db'), store });
    try {
      views.follow();
      while (!views.ready()) await pause(5);
      const rows: LengthRow[] = [];
      await measureCase(store, views, random, 10); // warms up
      for (const entries of lengths) {
        onStep(`a case of ${entries} entries`);
        rows.push(await measureCase(store, views, random, entries));
      }
      return { kind: 'lengths', rows };
    } finally {
      await views.close();
    }
  } finally {
    await store.close();
    home.remove();
  }
}

/** The report in words. */
export function lengthsText({ rows }: LengthsReport): string {
  return [
    'One more entry in a case, processor time:',
    ...rows.map(
      ({ entries, actMs, viewsMs }) =>
        `  of ${entries.toLocaleString('en-GB')} entries: recorded in ${actMs.toFixed(1)} ms, in all views after ${viewsMs.toFixed(1)} ms`,
    ),
  ].join('\n');
}

async function measureCase(
  store: EventStore,
  views: Views,
  random: SeededRandom,
  entries: number,
): Promise<LengthRow> {
  const id = seededUuid(random);
  const stream = `intervention-${id}`;
  const history = caseHistory(random, entries);
  for (let from = 0; from < entries; from += appendedAtOnce)
    await store.append(
      stream,
      from === 0 ? 'no-stream' : BigInt(from - 1),
      history.slice(from, from + appendedAtOnce),
    );
  await reached(views, await store.head());
  const viewsMs: number[] = [];
  for (let n = 0; n < samples; n += 1) {
    const { position } = await store.append(stream, 'exists', [reportEvent(random)]);
    viewsMs.push(await processorMs(() => reached(views, position)));
  }
  const caller = portCaller('SQLite', store);
  const actMs: number[] = [];
  for (let n = 0; n < samples; n += 1) {
    const job = { id, command: reportCommand(random), metadata: benchMetadata(random) };
    actMs.push(await processorMs(() => caller.act?.(job) ?? Promise.resolve()));
    await reached(views, await store.head());
  }
  return { entries, actMs: median(actMs), viewsMs: median(viewsMs) };
}

async function processorMs(work: () => Promise<void>): Promise<number> {
  const start = processorSeconds();
  await work();
  return (processorSeconds() - start) * 1_000;
}

async function reached(views: Views, position: string): Promise<void> {
  const result = await views.waitFor(position, patienceMs);
  if (result !== 'reached') throw new Error(`The views did not take in an event: ${result}.`);
}
