import { classesUpTo, type Entry, type Visibility } from '@interventions/domain';
import type { ReadDb } from './read-db.js';

/**
 * Who asks, by the strictest class of entries that they read. Nobody reads only what may be published: what is said
 * of such an entry is the department’s, and stands with it.
 */
export type Reader = { readonly upTo: 'case-team' | 'department' };

/** The service itself and its operator: process managers, checks, and what is derived from all entries. */
export const wholeService: Reader = { upTo: 'case-team' };

/** The views as one reader reads them. What tells the words of entries takes this, and so knows who asks. */
export type ReadableDb = ReadDb & { readonly reader: Reader };

/** The views for a reader. */
export function readBy(db: ReadDb, reader: Reader): ReadableDb {
  return {
    reader,
    all: (sql, ...values) => db.all(sql, ...values),
    position: (model) => db.position(model),
    parked: (model) => db.parked(model),
  };
}

/** The classes that a reader reads. */
export function classesFor({ upTo }: Reader): readonly Visibility[] {
  return classesUpTo(upTo);
}

/** Whether a reader reads everything. */
export function readsAll({ upTo }: Reader): boolean {
  return upTo === 'case-team';
}

/** Whether a reader may read an entry, by its class; one whose class is not known is closed to who does not read all. */
export function mayRead(reader: Reader, visibility: Visibility | undefined): boolean {
  return readsAll(reader) || (visibility !== undefined && classesFor(reader).includes(visibility));
}

/** The entries among some of a stream that a reader may read, by the classes that its entries have now. */
export function readableOf<E extends Pick<Entry, 'id'>>(
  reader: Reader,
  classes: ReadonlyMap<string, Visibility>,
  entries: readonly E[],
): readonly E[] {
  return entries.filter(({ id }) => mayRead(reader, classes.get(id)));
}
