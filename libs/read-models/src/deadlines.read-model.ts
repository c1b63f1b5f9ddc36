import {
  addMonths,
  dayRange,
  londonDay,
  obligationKind,
  obligationKinds,
  obligationsOf,
  type Day,
  type Entry,
  type Obligation,
} from '@interventions/domain';
import { caseView, type CaseView } from './case-view.js';
import { councilNamed } from './case-words.js';
import { requireAct } from './entries.read-model.js';
import { foldText } from './intervention-document.js';
import type { Lookup, ReadModel, Row, Table } from './read-model.js';
import { caseOfStream, councilOfStream, streamOfCouncil } from './streams.js';

/** Months after the last entry of a case up to which what comes again and again is laid out. */
const horizonMonths = 120;

const table = {
  name: 'deadlines',
  columns: {
    stream: 'TEXT',
    key: 'TEXT',
    la_code: 'TEXT',
    authority: 'TEXT',
    open: 'INTEGER',
    on_hold: 'INTEGER',
    owner: 'TEXT',
    team: 'TEXT',
    kind: 'TEXT',
    arises_on: 'TEXT',
    settled_on: 'TEXT',
    ends_after: 'TEXT',
    search: 'TEXT',
    obligation: 'TEXT',
  },
  group: 'stream',
  key: ['stream', 'key'],
  indexes: [
    ['open', 'settled_on'],
    ['open', 'owner'],
    ['open', 'team'],
  ],
} as const satisfies Table;

/**
 * Everything that is, was or will be due in every case that was not voided: one row each, the case's rows
 * replaced together. Nothing in a row depends on the day of asking; its state is worked out when it is read.
 */
export const deadlinesModel: ReadModel = {
  name: 'deadlines',
  version: 1,
  tables: [table],
  project: (event, lookup) => {
    const laCode = councilOfStream(event.stream);
    if (laCode === undefined && caseOfStream(event.stream) === undefined) return [];
    requireAct(event);
    const streams = laCode === undefined ? [event.stream] : lookup.casesOf(laCode);
    return streams.map((stream) => ({
      table: table.name,
      group: stream,
      rows: (known) => rowsOf(stream, known),
    }));
  },
};

/** A case's entries with its council's: what an evaluation reads. */
export function historyOfStream(lookup: Lookup, stream: string, laCode: string): readonly Entry[] {
  return [...lookup.entriesOf(stream), ...lookup.entriesOf(streamOfCouncil(laCode))];
}

function rowsOf(stream: string, lookup: Lookup): readonly Row[] {
  const view = caseView(lookup, stream);
  if (view === undefined || view.state.status === 'voided') return [];
  const history = historyOfStream(lookup, stream, view.laCode);
  const until = horizonOf(view.opening, history);
  return obligationsOf(history, { until }).map((one) => rowOf(stream, view, one));
}

function rowOf(stream: string, { laCode, state }: CaseView, one: Obligation): Row {
  const { name } = councilNamed(laCode);
  const { title } = obligationKinds[one.kind];
  const words = [name, laCode, title, one.what, state.owner ?? '', state.team ?? ''];
  return {
    stream,
    key: one.key,
    la_code: laCode,
    authority: name,
    open: state.status === 'open' ? 1 : 0,
    on_hold: state.hold === null ? 0 : 1,
    owner: state.owner,
    team: state.team,
    kind: one.kind,
    arises_on: one.arisesOn,
    settled_on: settledOn(one),
    ends_after: endsAfter(one),
    search: foldText(words.join(' ')),
    obligation: JSON.stringify(one),
  };
}

/**
 * The last day on which it is owed where nothing is owed after its date: a point of a contract that passes, and
 * what the record does not claim to hold. Null for what stays owed.
 */
function endsAfter({ kind, due, covered, undecided, pausedSince }: Obligation): Day | null {
  if (due === null || undecided !== null || pausedSince !== null) return null;
  return !covered || obligationKind(kind).passes === true ? due.latest : null;
}

/** The first day on which something may have met, waived, ended or overtaken it; null for nothing. */
export function settledOn({ met, waived, lapsed, overtaken }: Obligation): Day | null {
  const days = [met, waived, lapsed, overtaken].flatMap((one) =>
    one === null ? [] : [dayRange(one.on).earliest ?? ''],
  );
  return days.sort()[0] ?? null;
}

function horizonOf(opening: Entry, history: readonly Entry[]): Day {
  const last = history.reduce(
    (latest, { recordedAt }) => (recordedAt > latest ? recordedAt : latest),
    opening.recordedAt,
  );
  return addMonths(londonDay(last), horizonMonths);
}
