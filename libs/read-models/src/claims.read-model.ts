import { sortKey } from '@interventions/domain';
import type { Position } from '@interventions/eventsourcing';
import { laCodeIn } from './case-view.js';
import { councilNamed } from './case-words.js';
import { requireAct } from './entries.read-model.js';
import { entryClaimsIn, type EntryClaims } from './entry-claims.js';
import { lookupIn } from './entry-reader.js';
import { pageOf } from './paging.js';
import { documentAt, firstRow, numberAt, textAt, type ReadRow } from './read-db.js';
import type { Lookup, ReadModel, Row, Table } from './read-model.js';
import { classesFor, type ReadableDb } from './reader.js';
import { caseOfStream, councilOfStream, streamOfCase, streamOfCouncil } from './streams.js';
import { timelineEntries, type TimelineEntry } from './timeline-entry.js';
import { timelineEntryById } from './timeline.read-model.js';

const table = {
  name: 'entry_claims',
  columns: {
    stream: 'TEXT',
    entry_id: 'TEXT',
    la_code: 'TEXT',
    council: 'TEXT',
    visibility: 'TEXT',
    settled: 'INTEGER',
    sort_key: 'TEXT',
    claims: 'TEXT',
  },
  group: 'stream',
  key: ['stream', 'entry_id'],
  indexes: [['sort_key', 'entry_id']],
} as const satisfies Table;

/** The entries whose date sources disagree about, one row each. Retracted ones and cases opened by mistake are left out. */
export const claimsModel: ReadModel = {
  name: 'claims',
  version: 1,
  tables: [table],
  project: (event) => {
    const { stream } = event;
    if (caseOfStream(stream) === undefined && councilOfStream(stream) === undefined) return [];
    requireAct(event);
    return [{ table: table.name, group: stream, rows: (lookup) => rowsOf(stream, lookup) }];
  },
};

function rowsOf(stream: string, lookup: Lookup): readonly Row[] {
  const entries = lookup.entriesOf(stream);
  const lines = timelineEntries(entries);
  if (lines.some(({ act, retracted }) => act === 'InterventionVoided' && retracted === null))
    return [];
  const opening = lines.find((line) => line.act === 'InterventionOpened');
  const laCode = councilOfStream(stream) ?? laCodeIn(opening?.details ?? {});
  return lines
    .filter(({ claims, retracted }) => claims.length > 0 && retracted === null)
    .map((line) => {
      const claims = entryClaimsIn(entries, line.id);
      return {
        stream,
        entry_id: line.id,
        la_code: laCode,
        council: councilNamed(laCode).name,
        visibility: line.visibility,
        settled: claims?.settled === true ? 1 : 0,
        sort_key: sortKey(line.effectiveOn),
        claims: JSON.stringify(claims),
      };
    });
}

/** Which disagreements to list. */
export type DisagreementsQuery = {
  /** `open`: nobody chose between the dates; `settled`: somebody did. Default: all. */
  readonly show?: 'open' | 'settled' | undefined;
  readonly laCode?: string | undefined;
  readonly cursor?: string | undefined;
  /** Default 50. */
  readonly limit?: number | undefined;
};

/** An entry that sources disagree about, as a line of a list. */
export type Disagreement = EntryClaims & {
  readonly entryId: string;
  /** The case to look at it in; null for an entry of a council that has no case. */
  readonly interventionId: string | null;
  readonly laCode: string;
  readonly authority: string;
  readonly title: string;
  readonly sentence: string;
  readonly effectiveOn: string;
  readonly effectiveText: string;
};

/** A page of the list; `counts` are of everything that the reader may read. */
export type DisagreementsPage = {
  readonly items: readonly Disagreement[];
  readonly total: number;
  readonly counts: { readonly open: number; readonly settled: number };
  readonly facets: { readonly councils: readonly { laCode: string; authority: string }[] };
  readonly position: Position;
  readonly next: string | null;
};

/** Where sources disagree, by council and then by date. Throws `QueryError` for a place in another list. */
export function disagreements(db: ReadableDb, query: DisagreementsQuery): DisagreementsPage {
  const classes = classesFor(db.reader);
  const all = db.all(
    `SELECT stream, entry_id, la_code, council, settled, claims FROM entry_claims
     WHERE visibility IN (${classes.map(() => '?').join(', ')})
     ORDER BY council, la_code, sort_key, entry_id`,
    ...classes,
  );
  const ofCouncil = all.filter(
    (row) => query.laCode === undefined || textAt(row, 2) === query.laCode,
  );
  const settled = ofCouncil.filter((row) => numberAt(row, 4) === 1);
  const open = ofCouncil.filter((row) => numberAt(row, 4) === 0);
  const wanted = query.show === undefined ? ofCouncil : { open, settled }[query.show];
  const { items, next } = pageOf(wanted, (row) => textAt(row, 1), query.cursor, query.limit ?? 50);
  const councils = new Map(all.map((row) => [textAt(row, 2), textAt(row, 3)]));
  return {
    items: items.flatMap((row) => lineOf(db, row)),
    total: wanted.length,
    counts: { open: open.length, settled: settled.length },
    facets: { councils: [...councils].map(([laCode, authority]) => ({ laCode, authority })) },
    position: db.position(claimsModel.name),
    next,
  };
}

function lineOf(db: ReadableDb, row: ReadRow): readonly Disagreement[] {
  const entry = timelineEntryById(db, textAt(row, 1));
  if (entry === undefined) return [];
  const laCode = textAt(row, 2);
  const { title, sentence, effectiveOn, effectiveText } = entry;
  return [
    {
      ...documentAt<EntryClaims>(row, 5),
      ...{ entryId: entry.id, interventionId: caseToLookIn(db, textAt(row, 0), laCode) },
      ...{ laCode, authority: textAt(row, 3), title, sentence, effectiveOn, effectiveText },
    },
  ];
}

/** The case of an entry; for an entry of a council the last case that was opened there. */
function caseToLookIn(db: ReadableDb, stream: string, laCode: string): string | null {
  const own = caseOfStream(stream);
  if (own !== undefined) return own;
  const row = firstRow(
    db,
    `SELECT id FROM interventions WHERE la_code = ? AND status <> 'voided'
     ORDER BY opened_key DESC, id LIMIT 1`,
    laCode,
  );
  return row === undefined ? null : textAt(row, 0);
}

/** An entry of a case or its council with what sources say of its date. */
export type ClaimsOfEntry = EntryClaims & {
  readonly entry: TimelineEntry;
  readonly interventionId: string;
  readonly laCode: string;
  readonly authority: string;
  readonly position: Position;
};

/** What sources say of the date of one entry; undefined where the case and its council have no such entry to read. */
export function claimsOfEntry(
  db: ReadableDb,
  id: string,
  entryId: string,
): ClaimsOfEntry | undefined {
  const lookup = lookupIn(db);
  const own = timelineEntries(lookup.entriesOf(streamOfCase(id)));
  const opening = own.find((entry) => entry.act === 'InterventionOpened');
  if (opening === undefined) return undefined;
  const laCode = laCodeIn(opening.details);
  const entries = [streamOfCase(id), streamOfCouncil(laCode)]
    .map((stream) => lookup.entriesOf(stream))
    .find((some) => some.some((one) => one.id === entryId));
  const entry = entries && timelineEntries(entries).find((one) => one.id === entryId);
  const claims = entries && entryClaimsIn(entries, entryId);
  if (entry === undefined || claims === undefined || entry.target !== null) return undefined;
  const { name } = councilNamed(laCode);
  const position = db.position('entries');
  return { ...claims, entry, interventionId: id, laCode, authority: name, position };
}
