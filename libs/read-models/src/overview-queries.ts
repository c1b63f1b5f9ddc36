import { caseView } from './case-view.js';
import { historyOfStream } from './deadlines.read-model.js';
import { lookupIn } from './entry-reader.js';
import { OverviewCase, type OverviewTime } from './overviews/index.js';
import { textAt, type ReadDb } from './read-db.js';
import type { ReadableDb } from './reader.js';
import { UnknownEventTypeError } from './read-model.js';
import { streamOfCase } from './streams.js';

/** Every case that was ever opened, by council. */
export function overviewCaseIds(db: ReadDb): readonly string[] {
  return db.all('SELECT id FROM interventions ORDER BY authority, id').map((row) => textAt(row, 0));
}

/**
 * A case for an overview: undefined where it was not open by then, or voided; `unreadable` where it holds an entry
 * that this release does not know, which hides no other case.
 */
export function caseForOverview(
  db: ReadableDb,
  id: string,
  time: OverviewTime,
): OverviewCase | 'unreadable' | undefined {
  const lookup = lookupIn(db);
  const stream = streamOfCase(id);
  try {
    const view = caseView(lookup, stream, time);
    return view && OverviewCase.on(id, historyOfStream(lookup, stream, view.laCode), time);
  } catch (error) {
    if (error instanceof UnknownEventTypeError) return 'unreadable';
    throw error;
  }
}
