import { entriesModel } from './entries.read-model.js';
import { firstRow, numberAt, type ReadDb } from './read-db.js';
import { councilOfStream } from './streams.js';

/**
 * The first entry of the given streams that a model has not taken in, in words for the page; null when it has all
 * of them. It could not take in that entry (faults F20), or stands before it: it stopped at an event of a type that
 * this release does not know (F22), or is being built.
 */
export function incompleteFrom(
  db: ReadDb,
  model: string,
  streams: readonly string[],
): string | null {
  const parked = db.parked(model);
  const position = db.position(model);
  const isBehind = position < db.position(entriesModel.name);
  for (const stream of streams) {
    const at =
      parked.get(stream)?.revision ?? (isBehind ? revisionAfter(db, stream, position) : undefined);
    if (at === undefined) continue;
    const whose = councilOfStream(stream) === undefined ? 'the case' : 'the council’s record';
    return `entry ${at + 1n} of ${whose}`;
  }
  return null;
}

function revisionAfter(db: ReadDb, stream: string, position: string): bigint | undefined {
  const row = firstRow(
    db,
    'SELECT revision FROM entries WHERE stream = ? AND position > ? ORDER BY position LIMIT 1',
    stream,
    position,
  );
  return row && BigInt(numberAt(row, 0));
}
