import { sortKey, type ActName } from '@interventions/domain';
import { laCodeIn } from './case-view.js';
import { councilNamed } from './case-words.js';
import { requireAct } from './entries.read-model.js';
import { detailsInWords } from './field-words.js';
import { peopleIn, sourcesIn } from './named-in-entry.js';
import type { Lookup, ReadModel, Row, Table } from './read-model.js';
import { folded } from './search-words.js';
import { caseOfStream, councilOfStream } from './streams.js';
import { timelineEntries, type TimelineEntry } from './timeline-entry.js';

const table = {
  name: 'search_lines',
  columns: {
    stream: 'TEXT',
    kind: 'TEXT',
    entry_id: 'TEXT',
    /** Who or what is named: empty for the entry itself. */
    item: 'TEXT',
    visibility: 'TEXT',
    la_code: 'TEXT',
    sort_key: 'TEXT',
    head: 'TEXT',
    body: 'TEXT',
    council: 'TEXT',
    line: 'TEXT',
  },
  group: 'stream',
  key: ['kind', 'entry_id', 'item'],
  indexes: [['stream']],
  searched: { head: 5, body: 1, council: 2 },
} as const satisfies Table;

/** What a result shows of the entry that it stands for. */
export type SearchLine = {
  /** The name of the person or source; of an entry what kind it is. */
  readonly title: string;
  readonly sentence: string;
  /** What else the entry says. */
  readonly more: string;
  readonly url: string | null;
  readonly dateText: string;
  readonly corrected: boolean;
  readonly retracted: boolean;
};

/**
 * The words of entries, and of the people and sources that they name, one row each: so that who may not read an entry
 * finds nothing by it. What was corrected is found by its present words. Cases opened by mistake are left out.
 */
export const searchModel: ReadModel = {
  name: 'search',
  version: 2,
  tables: [table],
  project: (event) => {
    const { stream } = event;
    if (caseOfStream(stream) === undefined && councilOfStream(stream) === undefined) return [];
    requireAct(event);
    return [{ table: table.name, group: stream, rows: (lookup) => rowsOf(stream, lookup) }];
  },
};

function rowsOf(stream: string, lookup: Lookup): readonly Row[] {
  const entries = timelineEntries(lookup.entriesOf(stream));
  if (entries.some(({ act, retracted }) => act === 'InterventionVoided' && retracted === null))
    return [];
  const opening = entries.find((entry) => entry.act === 'InterventionOpened');
  const laCode = councilOfStream(stream) ?? laCodeIn(opening?.details ?? {});
  return entries.flatMap((entry) => rowsOfEntry(entry, laCode));
}

function rowsOfEntry(entry: TimelineEntry, laCode: string): readonly Row[] {
  const { title, sentence, id, stream, visibility } = entry;
  const more = moreOf(entry);
  const shown = {
    sentence,
    dateText: entry.effectiveText,
    corrected: entry.amendments.length > 0,
    retracted: entry.retracted !== null,
  };
  const row = (kind: string, item: string, head: string, body: string, line: SearchLine): Row => ({
    ...{ stream, kind, entry_id: id, item, visibility, la_code: laCode },
    sort_key: sortKey(entry.effectiveOn),
    head: folded(head),
    body: folded(body),
    council: folded(`${councilNamed(laCode).name} ${laCode}`),
    line: JSON.stringify(line),
  });
  const named = { ...shown, more: '', url: null };
  return [
    row('entry', '', `${title} ${sentence}`, more, { ...shown, title, more, url: null }),
    ...peopleIn(entry).map((name) =>
      row('person', folded(name), name, title, { ...named, title: name }),
    ),
    ...sourcesIn(entry).map(({ title: name, url }) =>
      row('source', `${name} ${url ?? ''}`, `${name} ${url ?? ''}`, '', {
        ...named,
        title: name,
        url,
      }),
    ),
  ];
}

/** All that an entry says beyond its sentence, paragraph by paragraph. */
function moreOf(entry: TimelineEntry): string {
  const { reason, note, legalBasis, amendments, annotations, claims, retracted } = entry;
  const said = [
    ...detailsInWords(entry.act as ActName, entry.details),
    reason,
    note,
    legalBasis,
    ...claims.map((claim) => claim.note),
    ...amendments.map((one) => one.because),
    ...annotations.map((one) => one.text),
    retracted?.because,
  ];
  return said.filter((text) => text !== undefined && text !== null).join('\n');
}
