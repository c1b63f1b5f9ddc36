import { mkdtempSync, rmSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteEventStore, type SqliteEventStoreOptions } from '@interventions/adapters/sqlite';
import type { NewEvent, RecordedEvent } from '@interventions/eventsourcing';

/** A folder with one log, and the stores a test opened on it. */
export type StorageFolder = {
  readonly file: string;
  open(options?: Omit<SqliteEventStoreOptions, 'file'>): SqliteEventStore;
  dispose(): Promise<void>;
};

/** A new folder under the system's temporary one, or under `parent`. */
export function storageFolder(parent = tmpdir()): StorageFolder {
  const folder = mkdtempSync(join(parent, 'storage-'));
  const file = join(folder, 'events.db');
  const opened: SqliteEventStore[] = [];
  return {
    file,
    open: (options = {}) => {
      const store = new SqliteEventStore({ file, ...options });
      opened.push(store);
      return store;
    },
    dispose: async () => {
      for (const store of opened) await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** As many new events as asked for, each of about `bytes` bytes. */
export function drafts(count: number, bytes = 100): readonly NewEvent[] {
  const filling = 'x'.repeat(bytes);
  return Array.from({ length: count }, (_, part) => ({
    id: randomUUID(),
    type: 'filled.v1',
    data: { part, filling },
  }));
}

/** Everything an iteration gives. */
export async function collect(
  sequence: AsyncIterable<RecordedEvent>,
): Promise<readonly RecordedEvent[]> {
  const all: RecordedEvent[] = [];
  for await (const event of sequence) all.push(event);
  return all;
}

/** What is wrong with a log: gaps, disorder of positions, revisions or recording times. Empty when sound. */
export function faultsOf(log: readonly RecordedEvent[]): readonly string[] {
  const faults: string[] = [];
  const next = new Map<string, bigint>();
  let last: RecordedEvent | undefined;
  for (const [index, event] of log.entries()) {
    const { position, stream, revision, recordedAt } = event;
    if (!position.endsWith(`-${String(index + 1).padStart(20, '0')}`))
      faults.push(`gap at ${position}`);
    if (revision !== (next.get(stream) ?? 0n))
      faults.push(`${stream} has ${revision} at ${position}`);
    if (last !== undefined && recordedAt < last.recordedAt)
      faults.push(`time runs back at ${position}`);
    next.set(stream, revision + 1n);
    last = event;
  }
  return faults;
}
