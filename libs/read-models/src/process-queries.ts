import { lookupIn } from './entry-reader.js';
import { textAt, type ReadDb } from './read-db.js';
import type { ReadableDb } from './reader.js';
import { caseOfStream } from './streams.js';

/** Ids of all cases but voided ones, in order. */
export function caseIds(db: ReadDb): readonly string[] {
  return db
    .all("SELECT id FROM interventions WHERE status <> 'voided' ORDER BY id")
    .map((row) => textAt(row, 0));
}

/** Ids of the cases that ever named a council: what is recorded of it may concern them. */
export function casesOfCouncil(db: ReadableDb, laCode: string): readonly string[] {
  return lookupIn(db)
    .casesOf(laCode)
    .flatMap((stream) => caseOfStream(stream) ?? []);
}
