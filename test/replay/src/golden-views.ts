import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openViews } from '@interventions/adapters/views';
import {
  calendarFeedOpened,
  calendarFeedRevoked,
  calendarFeedStream,
  deadlineCountsStream,
  deadlinesCounted,
  importCompleted,
  importStream,
  requestStream,
  streamOfProcess,
} from '@interventions/domain';
import { MemoryEventStore, type JsonObject } from '@interventions/eventsourcing';
import { scenarioHeader } from '@interventions/eventsourcing/testing';
import { readModels, type ReadModel } from '@interventions/read-models';
import { goldenHistories } from './golden-history.js';
import { linesOf } from './golden-lines.js';
import { goldenProcess, goldenProcesses } from './golden-process.js';
import { goldenSystemEvents } from './golden-system.js';

/** A golden history as a log: each event with its stream and the metadata that views show. */
export type GoldenLog = {
  readonly about: string;
  readonly events: readonly {
    readonly type: string;
    readonly data: JsonObject;
    readonly stream: string;
    readonly id: string;
    readonly recordedAt: string;
    readonly metadata: JsonObject;
  }[];
};

/** What views showed of a golden history: a digest by name and version of each model. */
export type GoldenView = {
  readonly about: string;
  readonly digests: Readonly<Record<string, string>>;
};

/** All golden histories as logs of their own. */
export function goldenLogs(): readonly GoldenLog[] {
  const cases = goldenHistories().map(({ about, events }) => ({
    about: `cases: ${about}`,
    events: events.map(({ type, data, header }) => {
      const { id, stream, recordedAt, actor, role, commandId } = header;
      return { type, data, id, stream, recordedAt, metadata: { actor, role, commandId } };
    }),
  }));
  const processes = goldenProcesses().map(({ about, events }) => ({
    about: `processes: ${about}`,
    events: events.map(({ type, data }, at) =>
      placed(type, data, streamOfProcess(goldenProcess), at),
    ),
  }));
  const system = goldenSystemEvents().map(({ type, data, sentence }) => ({
    about: `system: ${type}: ${sentence}`,
    events: [placed(type, data, streamOfSystemEvent(type), 0)],
  }));
  return [...cases, ...processes, ...system];
}

/** What was stored of the views of golden histories: the digests of every version of every model so far. */
export function goldenViews(): ReadonlyMap<string, GoldenView['digests']> {
  const found = new Map<string, GoldenView['digests']>();
  for (const line of linesOf('views')) {
    const { about, digests } = JSON.parse(line) as GoldenView;
    found.set(about, { ...digests, ...found.get(about) });
  }
  return found;
}

/** The name under which the digest of a model is stored. */
export function versionOf({ name, version }: Pick<ReadModel, 'name' | 'version'>): string {
  return `${name} ${version}`;
}

/** What each model shows of a log: a digest over all its rows. */
export async function viewDigests(
  { events }: GoldenLog,
  models: readonly ReadModel[] = readModels,
): Promise<GoldenView['digests']> {
  let recordedAt = '2026-01-01T00:00:00.000Z';
  const store = new MemoryEventStore({ now: () => recordedAt, epoch: '00000000' });
  for (const event of events) {
    const { stream, type, data, id, metadata } = event;
    recordedAt = event.recordedAt;
    await store.append(stream, 'any', [{ id, type, data, metadata }]);
  }
  const folder = mkdtempSync(join(tmpdir(), 'golden-'));
  const file = join(folder, 'views.db');
  try {
    const views = await openViews({ file, store, models });
    views.follow();
    while (!views.ready()) await sleep(1);
    const faults = [
      ...views.parked(),
      ...(await views.status()).flatMap(({ detail }) => detail ?? []),
    ];
    await views.close();
    if (faults.length > 0)
      throw new Error(`The views do not take it in: ${JSON.stringify(faults)}`);
    return digestsIn(file, models);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function digestsIn(file: string, models: readonly ReadModel[]): GoldenView['digests'] {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return Object.fromEntries(
      models.map((model) => {
        const hash = createHash('sha256');
        for (const { name, columns, key } of model.tables) {
          const rows = database
            .prepare(
              `SELECT ${Object.keys(columns).join(', ')} FROM ${name} ORDER BY ${key.join(', ')}`,
            )
            .all();
          hash.update(`${name}\n${JSON.stringify(rows)}\n`);
        }
        return [versionOf(model), hash.digest('hex')];
      }),
    );
  } finally {
    database.close();
  }
}

function placed(type: string, data: JsonObject, stream: string, at: number) {
  const { actor, role, commandId, recordedAt } = scenarioHeader;
  const id = `00000000-0000-7000-8000-${String(at + 1).padStart(12, '0')}`;
  return { type, data, stream, id, recordedAt, metadata: { actor, role, commandId } };
}

function streamOfSystemEvent(type: string): string {
  switch (type) {
    case importCompleted.stored:
      return importStream;
    case deadlinesCounted.stored:
      return deadlineCountsStream;
    case calendarFeedOpened.stored:
    case calendarFeedRevoked.stored:
      return calendarFeedStream('golden');
    default:
      return requestStream('golden');
  }
}
