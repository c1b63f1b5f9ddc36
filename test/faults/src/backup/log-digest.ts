import { createHash } from 'node:crypto';
import { ordinalOf, type EventReader } from '@interventions/eventsourcing';

/** Digest of the events of a log up to an ordinal: what they are and where they stand, whatever the epoch. */
export async function logDigest(store: EventReader, upTo: bigint): Promise<string> {
  const epoch = await store.epoch();
  const hash = createHash('sha256');
  for await (const event of store.readAll()) {
    const ordinal = ordinalOf(epoch, event.position);
    if (ordinal > upTo) break;
    const { stream, revision, id, type, recordedAt, data, metadata } = event;
    const facts = [String(ordinal), stream, String(revision), id, type, recordedAt];
    hash.update(`${JSON.stringify([...facts, data, metadata ?? null])}\n`);
  }
  return hash.digest('hex');
}
