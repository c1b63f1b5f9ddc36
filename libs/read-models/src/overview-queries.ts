import { caseView } from './case-view.js';
import { historyOfStream } from './deadlines.read-model.js';
import { lookupIn } from './entry-reader.js';
import { OverviewCase, type MayQuote, type OverviewTime } from './overviews/index.js';
import { textAt, type ReadDb } from './read-db.js';
import { readBy, readsAll, wholeService, type ReadableDb } from './reader.js';
import { UnknownEventTypeError } from './read-model.js';
import { streamOfCase } from './streams.js';

/** Every case that was ever opened, by council. */
export function overviewCaseIds(db: ReadDb): readonly string[] {
  return db.all('SELECT id FROM interventions ORDER BY authority, id').map((row) => textAt(row, 0));
}

/**
 * A case for an overview, from all its entries, so that counts are the same for every reader; only entries that the
 * reader may read are quoted. Undefined where it was not open by then, or voided; `unreadable` where it holds an entry
 * that this release does not know, which hides no other case.
 */
export function caseForOverview(
  db: ReadableDb,
  id: string,
  time: OverviewTime,
): OverviewCase | 'unreadable' | undefined {
  const lookup = lookupIn(readBy(db, wholeService));
  const stream = streamOfCase(id);
  try {
    const view = caseView(lookup, stream, time);
    if (view === undefined) return undefined;
    const history = historyOfStream(lookup, stream, view.laCode);
    return OverviewCase.on(id, history, time, quotableIn(db, stream, view.laCode));
  } catch (error) {
    if (error instanceof UnknownEventTypeError) return 'unreadable';
    throw error;
  }
}

function quotableIn(db: ReadableDb, stream: string, laCode: string): MayQuote {
  if (readsAll(db.reader)) return () => true;
  const readable = historyOfStream(lookupIn(db), stream, laCode);
  const ids = new Set(readable.map(({ id }) => id));
  return (id) => ids.has(id);
}
