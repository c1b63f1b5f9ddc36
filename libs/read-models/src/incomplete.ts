import type { ReadDb } from './read-db.js';
import { councilOfStream } from './streams.js';

/**
 * The first entry that a model could not take in of the given streams, in words for the page; null when it
 * took in all of them (faults F20).
 */
export function incompleteFrom(
  db: ReadDb,
  model: string,
  streams: readonly string[],
): string | null {
  const parked = db.parked(model);
  for (const stream of streams) {
    const at = parked.get(stream);
    if (at === undefined) continue;
    const whose = councilOfStream(stream) === undefined ? 'the case' : 'the council’s record';
    return `entry ${at.revision + 1n} of ${whose}`;
  }
  return null;
}
