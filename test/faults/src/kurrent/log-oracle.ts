import type { EventStore, RecordedEvent } from '@interventions/eventsourcing';
import { lostFrom, type Acknowledged } from '../storage/acknowledged.js';
import { collect } from '../storage/storage-folder.js';

/** What is wrong with a log whose positions are sparse: gaps in streams, disorder, an id twice in a stream. */
export function faultsOf(log: readonly RecordedEvent[]): readonly string[] {
  const faults: string[] = [];
  const next = new Map<string, bigint>();
  const seen = new Set<string>();
  let last = '';
  for (const { stream, revision, position, id } of log) {
    if (revision !== (next.get(stream) ?? 0n))
      faults.push(`${stream} has ${revision} at ${position}`);
    if (position <= last) faults.push(`${position} follows ${last}`);
    if (seen.has(`${stream} ${id}`)) faults.push(`${stream} has ${id} twice`);
    next.set(stream, revision + 1n);
    seen.add(`${stream} ${id}`);
    last = position;
  }
  return faults;
}

/**
 * What must hold after every fault: each acknowledged append stands where its writer was told, once; the log has no
 * gap and is in order; who followed it saw exactly what it holds. Answers with the log.
 */
export async function expectSound(
  store: EventStore,
  acknowledged: readonly Acknowledged[],
  followed?: readonly RecordedEvent[],
): Promise<readonly RecordedEvent[]> {
  const log = await collect(store.readAll());
  expect(lostFrom(log, acknowledged)).toEqual([]);
  expect(faultsOf(log)).toEqual([]);
  const places = ({ stream, revision, id }: RecordedEvent): string => `${stream} ${revision} ${id}`;
  if (followed !== undefined) expect(followed.map(places)).toEqual(log.map(places));
  return log;
}
