import { allAuthorities, formatDate, type Authority } from '@interventions/domain';
import type { Position } from '@interventions/eventsourcing';
import { councilNamed } from './case-words.js';
import { groupBy } from './ordering.js';
import { pageOf } from './paging.js';
import { documentAt, firstRow, numberAt, textAt, type ReadDb, type ReadRow } from './read-db.js';
import { classesFor, type ReadableDb } from './reader.js';
import { searchModel, type SearchLine } from './search.read-model.js';
import {
  excerpt,
  marked,
  matchesAll,
  matchExpression,
  searchTerms,
  type MarkedText,
  type SearchTerm,
} from './search-words.js';
import { caseOfStream } from './streams.js';
import { vehicles, type VehicleSummary } from './vehicles.read-model.js';

/** What can be found, in the order in which it is shown. */
export const searchKinds = ['council', 'vehicle', 'person', 'entry', 'source'] as const;
export type SearchKind = (typeof searchKinds)[number];

/** What is searched for. Words stand in any order and may be cut short; a phrase in quotes stands as it is. */
export type SearchQuery = {
  readonly q: string;
  /** One kind in pages; left out, the first few of each. */
  readonly kind?: SearchKind | undefined;
  /** Default `best`. Councils, trusts and partnerships stand by name. */
  readonly order?: 'best' | 'newest' | undefined;
  readonly cursor?: string | undefined;
  /** Default 5 of each kind, or 20 of one. */
  readonly limit?: number | undefined;
};

/** Something found. People and sources stand once for each case or council, by the first of their entries. */
export type SearchHit = {
  readonly kind: SearchKind;
  readonly title: MarkedText;
  readonly text: MarkedText | null;
  /** The part of what else an entry says in which words were found; the address of a source. */
  readonly excerpt: MarkedText | null;
  readonly url: string | null;
  readonly dateText: string | null;
  readonly laCode: string | null;
  readonly authority: string | null;
  readonly interventionId: string | null;
  readonly entryId: string | null;
  readonly vehicle: string | null;
  /** How many of the entries found name this person or cite this source; 1 for anything else. */
  readonly entries: number;
  readonly corrected: boolean;
  readonly retracted: boolean;
};

/** What was found, by kind. */
export type SearchAnswer = {
  readonly groups: readonly {
    readonly kind: SearchKind;
    readonly total: number;
    /** None for a kind that was not asked for. */
    readonly items: readonly SearchHit[];
  }[];
  readonly total: number;
  /** Some cases could not be read whole: what they say last may be missing. */
  readonly incomplete: boolean;
  readonly position: Position;
  readonly next: string | null;
};

/** Something found that is not yet put into words. */
type Found = { readonly key: string; readonly hit: () => SearchHit };

/** Searches what the reader may read. Throws `QueryError` for a search without words and for a place in another list. */
export function search(db: ReadableDb, query: SearchQuery): SearchAnswer {
  const { kind: wanted, cursor, limit = wanted === undefined ? 5 : 20 } = query;
  const terms = searchTerms(query.q);
  const found: Readonly<Record<SearchKind, readonly Found[]>> = {
    council: councilsFound(terms),
    vehicle: vehiclesFound(db, terms),
    ...linesFound(db, terms, query.order ?? 'best'),
  };
  let next: string | null = null;
  const groups = searchKinds.map((kind) => {
    const total = found[kind].length;
    if (wanted === undefined)
      return { kind, total, items: found[kind].slice(0, limit).map((one) => one.hit()) };
    if (kind !== wanted) return { kind, total, items: [] };
    const page = pageOf(found[kind], (one) => one.key, cursor, limit);
    next = page.next;
    return { kind, total, items: page.items.map((one) => one.hit()) };
  });
  return {
    groups,
    total: groups.reduce((sum, one) => sum + one.total, 0),
    incomplete: db.parked(searchModel.name).size > 0,
    position: db.position(searchModel.name),
    next,
  };
}

const nothing = {
  ...{ excerpt: null, url: null, dateText: null, laCode: null, authority: null },
  ...{ interventionId: null, entryId: null, vehicle: null },
  ...{ entries: 1, corrected: false, retracted: false },
};

function councilsFound(terms: readonly SearchTerm[]): readonly Found[] {
  return allAuthorities()
    .filter(({ name, officialName, laCode, region, aliases }) =>
      matchesAll(terms, [name, officialName, laCode, region, ...aliases]),
    )
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))
    .map((one) => ({ key: one.laCode, hit: () => councilHit(one, terms) }));
}

function councilHit({ laCode, name, region, to }: Authority, terms: readonly SearchTerm[]) {
  const until = to === undefined ? '' : `, until ${formatDate(to)}`;
  return {
    ...nothing,
    kind: 'council' as const,
    title: marked(name, terms),
    text: marked(`${region}, LA code ${laCode}${until}`, terms),
    laCode,
    authority: name,
  };
}

function vehiclesFound(db: ReadDb, terms: readonly SearchTerm[]): readonly Found[] {
  return vehicles(db)
    .items.filter((one) => matchesAll(terms, [one.name, one.key, textOf(one), ...one.owners]))
    .map((one) => ({
      key: one.key,
      hit: () => ({
        ...nothing,
        kind: 'vehicle' as const,
        title: marked(one.name, terms),
        text: marked(textOf(one), terms),
        vehicle: one.key,
      }),
    }));
}

function textOf({ modelText, serves }: VehicleSummary): string {
  const councils = [...new Set(serves.map(({ authority }) => authority))];
  return `${modelText}: ${councils.join(', ')}`;
}

const orders = {
  best: 'match.rank, line.sort_key DESC, line.entry_id',
  newest: 'line.sort_key DESC, line.entry_id',
} as const;

type LineKind = 'person' | 'entry' | 'source';
type Place = { readonly kind: string; readonly key: string; readonly row: number };

function linesFound(
  db: ReadableDb,
  terms: readonly SearchTerm[],
  order: keyof typeof orders,
): Readonly<Record<LineKind, readonly Found[]>> {
  const classes = classesFor(db.reader);
  const marks = classes.map(() => '?').join(', ');
  const rows = db.all(
    `SELECT line.kind, line.stream, line.entry_id, line.item, line.row_number
     FROM search_lines_text AS match JOIN search_lines AS line USING (row_number)
     WHERE match.found MATCH ? AND line.visibility IN (${marks}) ORDER BY ${orders[order]}`,
    matchExpression(terms),
    ...classes,
  );
  const places = groupBy(rows.map(placeOf), (place) => place.kind);
  const all = (kind: LineKind): readonly Found[] =>
    [...groupBy(places.get(kind) ?? [], ({ key }) => key).values()].flatMap((same) => {
      const [first] = same;
      return first === undefined
        ? []
        : [{ key: first.key, hit: () => lineHit(db, kind, first.row, same.length, terms) }];
    });
  return { person: all('person'), entry: all('entry'), source: all('source') };
}

/** Entries stand for themselves; people and sources for all that a case says of them. */
function placeOf(row: ReadRow): Place {
  const [kind, stream, entry, item] = [0, 1, 2, 3].map((column) => textAt(row, column));
  const key = kind === 'entry' ? String(entry) : `${stream}/${item}`;
  return { kind: String(kind), key, row: numberAt(row, 4) };
}

function lineHit(
  db: ReadDb,
  kind: LineKind,
  rowNumber: number,
  entries: number,
  terms: readonly SearchTerm[],
): SearchHit {
  const row = firstRow(
    db,
    'SELECT stream, la_code, entry_id, line FROM search_lines WHERE row_number = ?',
    rowNumber,
  );
  if (row === undefined) throw new Error(`The index names row ${rowNumber}, which is not there.`);
  const { title, sentence, more, url, ...told } = documentAt<SearchLine>(row, 3);
  const laCode = textAt(row, 1);
  return {
    ...nothing,
    ...told,
    kind,
    title: marked(title, terms),
    text: marked(sentence, terms),
    excerpt: url === null ? excerptBeyond(`${title} ${sentence}`, more, terms) : marked(url, terms),
    url,
    laCode,
    authority: councilNamed(laCode).name,
    interventionId: caseOfStream(textAt(row, 0)) ?? null,
    entryId: textAt(row, 2),
    entries,
  };
}

/** Where words stand that the lines above do not show; null where those show them all. */
function excerptBeyond(
  shown: string,
  more: string,
  terms: readonly SearchTerm[],
): MarkedText | null {
  const unshown = terms.filter((term) => !matchesAll([term], [shown]));
  return unshown.length === 0 ? null : excerpt(more, unshown);
}
