import { sortKey, type Day } from '@interventions/domain';
import type { Position } from '@interventions/eventsourcing';
import { caseView } from './case-view.js';
import { lastDayOf, plannedViews, type PlannedView } from './case-words.js';
import { requireAct } from './entries.read-model.js';
import { incompleteFrom } from './incomplete.js';
import {
  caseDetail,
  caseSummary,
  searchWords,
  type CaseDetail,
  type CaseStatus,
  type CaseSummary,
} from './intervention-document.js';
import { documentAt, firstRow, textAt, type ReadDb } from './read-db.js';
import type { Lookup, ReadModel, Row, RowChange, Table } from './read-model.js';
import { caseOfStream, councilOfStream, streamOfCase, streamOfCouncil } from './streams.js';

const table = {
  name: 'interventions',
  columns: {
    stream: 'TEXT',
    id: 'TEXT',
    la_code: 'TEXT',
    authority: 'TEXT',
    region: 'TEXT',
    status: 'TEXT',
    decision: 'TEXT',
    delivery: 'TEXT',
    kinds: 'TEXT',
    owner: 'TEXT',
    opened_key: 'TEXT',
    last_key: 'TEXT',
    search: 'TEXT',
    planned: 'TEXT',
    summary: 'TEXT',
    detail: 'TEXT',
  },
  group: 'stream',
  key: ['stream'],
  indexes: [['id'], ['la_code'], ['authority', 'id']],
} as const satisfies Table;

/** The register: one row per case. A judgement changes every case of its council. */
export const interventionsModel: ReadModel = {
  name: 'interventions',
  version: 2,
  tables: [table],
  project: (event, lookup) => {
    const laCode = councilOfStream(event.stream);
    const isCase = caseOfStream(event.stream) !== undefined;
    if (!isCase && laCode === undefined) return [];
    requireAct(event);
    return (laCode === undefined ? [event.stream] : lookup.casesOf(laCode)).map(caseChange);
  },
};

function caseChange(stream: string): RowChange {
  return { table: table.name, group: stream, rows: (lookup) => caseRows(stream, lookup) };
}

function caseRows(stream: string, lookup: Lookup): readonly Row[] {
  const view = caseView(lookup, stream);
  const id = caseOfStream(stream) ?? '';
  const summary = view && caseSummary(id, view);
  if (view === undefined || summary === undefined) return [];
  const planned = plannedViews(view.state)
    .filter((one) => one.on !== 'unknown')
    .map((one) => ({ ...one, key: sortKey(one.on), last: lastDayOf(one.on) }));
  return [
    {
      stream,
      id,
      la_code: summary.laCode,
      authority: summary.authority,
      region: summary.region,
      status: summary.status,
      decision: summary.decision,
      delivery: summary.delivery.phase,
      kinds: `,${[...new Set(summary.instruments.map((one) => one.kind))].join(',')},`,
      owner: summary.owner,
      opened_key: sortKey(summary.openedOn),
      last_key: summary.lastEvent === null ? null : sortKey(summary.lastEvent.on),
      search: searchWords(summary, view),
      planned: JSON.stringify(planned),
      summary: JSON.stringify(summary),
      detail: JSON.stringify(caseDetail(view)),
    },
  ];
}

/** A case as a line of the register. */
export type InterventionSummary = CaseSummary & {
  readonly nextDate: PlannedView | null;
  readonly incompleteFrom: string | null;
};

/** Another case, as a link to it needs it. */
export type SpellLink = Pick<CaseSummary, 'id' | 'laCode' | 'authority' | 'openedOn' | 'status'>;

/** One case in full. */
export type Intervention = InterventionSummary &
  CaseDetail & {
    readonly otherSpells: readonly {
      readonly id: string;
      readonly openedOn: string;
      readonly status: CaseStatus;
    }[];
    readonly followsCase: SpellLink | null;
    readonly followedBy: readonly SpellLink[];
    readonly position: Position;
  };

type StoredPlan = PlannedView & { readonly key: string; readonly last: Day };

/** Columns that `summaryOf` reads, in its order. */
export const summaryColumns = 'summary, planned';

/** A row's summary with what depends on the day of asking. */
export function summaryOf(
  db: ReadDb,
  row: readonly (string | number | null)[],
  today: Day,
): InterventionSummary {
  const summary = documentAt<CaseSummary>(row, 0);
  const next = documentAt<readonly StoredPlan[]>(row, 1).find((one) => one.last >= today);
  const streams = [streamOfCase(summary.id), streamOfCouncil(summary.laCode)];
  return {
    ...summary,
    nextDate: next === undefined ? null : { what: next.what, on: next.on, onText: next.onText },
    incompleteFrom: incompleteFrom(db, interventionsModel.name, streams),
  };
}

/** One case; undefined for an id that no case has. A voided case is found too. */
export function intervention(db: ReadDb, id: string, today: Day): Intervention | undefined {
  const row = firstRow(
    db,
    `SELECT ${summaryColumns}, detail FROM interventions WHERE id = ?`,
    id.toLowerCase(),
  );
  if (row === undefined) return undefined;
  const summary = summaryOf(db, row, today);
  const detail = documentAt<CaseDetail>(row, 2);
  return {
    ...summary,
    ...detail,
    otherSpells: interventionsOfCouncil(db, summary.laCode, today)
      .filter((one) => one.id !== summary.id)
      .map(({ id, openedOn, status }) => ({ id, openedOn, status })),
    followsCase: detail.follows === null ? null : (spells(db, 'id = ?', detail.follows)[0] ?? null),
    followedBy: spells(db, `detail ->> 'follows' = ? AND status <> 'voided'`, summary.id),
    position: db.position(interventionsModel.name),
  };
}

function spells(db: ReadDb, condition: string, value: string): readonly SpellLink[] {
  return db
    .all(`SELECT summary FROM interventions WHERE ${condition} ORDER BY opened_key, id`, value)
    .map((row) => {
      const { id, laCode, authority, openedOn, status } = documentAt<CaseSummary>(row, 0);
      return { id, laCode, authority, openedOn, status };
    });
}

/** The cases of a council, oldest first, without voided ones. */
export function interventionsOfCouncil(
  db: ReadDb,
  laCode: string,
  today: Day,
): readonly InterventionSummary[] {
  return db
    .all(
      `SELECT ${summaryColumns} FROM interventions
       WHERE la_code = ? AND status <> 'voided' ORDER BY opened_key, id`,
      laCode,
    )
    .map((row) => summaryOf(db, row, today));
}

/** The LA code of a case's council; undefined for an id that no case has. */
export function councilOfCase(db: ReadDb, id: string): string | undefined {
  const row = firstRow(db, 'SELECT la_code FROM interventions WHERE id = ?', id.toLowerCase());
  return row && textAt(row, 0);
}
