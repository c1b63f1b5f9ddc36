import {
  allAuthorities,
  evolveCase,
  findAuthority,
  initialCaseState,
  nameAt,
  type Authority,
  type Day,
  type KnownJudgement,
} from '@interventions/domain';
import type { Position } from '@interventions/eventsourcing';
import { councilHistory } from './case-view.js';
import { revisionOf, requireAct } from './entries.read-model.js';
import { failureTests, type FailureAnswer } from './failure-tests.js';
import { foldText } from './intervention-document.js';
import { interventionsOfCouncil, type InterventionSummary } from './interventions.read-model.js';
import { judgementRows, type JudgementRow } from './judgement-rows.js';
import { compareText, groupBy } from './ordering.js';
import { pageOf } from './paging.js';
import { isProposed, type Spell } from './proposal.js';
import { documentAt, firstRow, textAt, type ReadDb } from './read-db.js';
import type { Lookup, ReadModel, Row, Table } from './read-model.js';
import { councilOfStream, streamOfCouncil } from './streams.js';
import { vehiclesOfCouncil, type VehicleRef } from './vehicles.read-model.js';

const table = {
  name: 'authorities',
  columns: { la_code: 'TEXT', judgements: 'TEXT' },
  group: 'la_code',
  key: ['la_code'],
} as const satisfies Table;

/**
 * What is recorded of each council; the reference data of councils is the domain's, and its cases and
 * vehicles are read from their own models.
 */
export const authoritiesModel: ReadModel = {
  name: 'authorities',
  version: 1,
  tables: [table],
  project: (event) => {
    const laCode = councilOfStream(event.stream);
    if (laCode === undefined) return [];
    requireAct(event);
    return [{ table: table.name, group: laCode, rows: (lookup) => rowsOf(laCode, lookup) }];
  },
};

function rowsOf(laCode: string, lookup: Lookup): readonly Row[] {
  const { judgements } = councilHistory(lookup, laCode).reduce(evolveCase, initialCaseState);
  return [{ la_code: laCode, judgements: JSON.stringify(judgements) }];
}

/** A council as a line of the list. */
export type AuthoritySummary = {
  readonly laCode: string;
  readonly name: string;
  readonly region: string;
  readonly type: string;
  readonly until: Day | null;
  readonly latestJudgement: JudgementRow | null;
  readonly openInterventions: number;
  readonly spells: number;
  readonly proposed: boolean;
};

/** What the list of councils is filtered by. `current`, the default, means councils of the day of asking. */
export type AuthoritiesQuery = {
  readonly q?: string | undefined;
  readonly region?: string | undefined;
  readonly show?: 'current' | 'all' | 'proposed' | 'in-intervention' | undefined;
  readonly cursor?: string | undefined;
  /** Default 200. */
  readonly limit?: number | undefined;
};

/** A page of the list of councils. */
export type AuthoritiesPage = {
  readonly items: readonly AuthoritySummary[];
  readonly total: number;
  readonly position: Position;
  readonly next: string | null;
};

/** A page of councils by name. Throws `QueryError` for a cursor of another list. */
export function authorities(db: ReadDb, query: AuthoritiesQuery, today: Day): AuthoritiesPage {
  const known = judgementsByCouncil(db);
  const spells = spellsByCouncil(db);
  const words = foldText(query.q ?? '').split(/\s+/);
  const wanted = allAuthorities()
    .filter((one) => query.region === undefined || one.region === query.region)
    .filter((one) => words.every((word) => searchWords(one).includes(word)))
    .map((one) => summaryOf(one, known.get(one.laCode) ?? [], spells.get(one.laCode) ?? [], today))
    .filter((one) => isShown(one, query.show ?? 'current', today))
    .sort((a, b) => a.name.localeCompare(b.name, 'en') || compareText(a.laCode, b.laCode));
  const { items, next } = pageOf(wanted, (one) => one.laCode, query.cursor, query.limit ?? 200);
  return { items, total: wanted.length, position: db.position(authoritiesModel.name), next };
}

/** One council in full. */
export type AuthorityRecord = AuthoritySummary & {
  readonly officialName: string;
  readonly gssCodes: readonly string[];
  readonly names: readonly {
    readonly name: string;
    readonly from: string | null;
    readonly to: string | null;
  }[];
  readonly predecessors: readonly { readonly laCode: string; readonly name: string }[];
  readonly successors: readonly {
    readonly laCode: string;
    readonly name: string;
    readonly on: Day;
  }[];
  readonly judgements: readonly JudgementRow[];
  readonly interventions: readonly InterventionSummary[];
  readonly vehicles: readonly VehicleRef[];
  readonly failureTest: readonly FailureAnswer[];
  readonly revision: string;
  readonly position: Position;
};

/** One council, with the failure test as of a day; undefined for a code that no council has. */
export function authority(db: ReadDb, laCode: string, today: Day): AuthorityRecord | undefined {
  const found = findAuthority(laCode);
  if (found === undefined) return undefined;
  const judgements = judgementsOf(db, laCode);
  const interventions = interventionsOfCouncil(db, laCode, today);
  const summary = summaryOf(found, judgements, interventions, today);
  return {
    ...summary,
    officialName: nameAt(laCode, today) ?? found.officialName,
    gssCodes: found.gssCodes.map((one) => one.code),
    names: found.names.map(({ name, from, to }) => ({ name, from: from ?? null, to: to ?? null })),
    predecessors: found.predecessors.map((code) => ({ laCode: code, name: everydayName(code) })),
    successors: found.successors.map(({ laCode: code, on }) => ({
      laCode: code,
      name: everydayName(code),
      on,
    })),
    judgements: judgementRows(judgements),
    interventions,
    vehicles: vehiclesOfCouncil(db, laCode),
    failureTest: failureTests(judgements, { asOf: today }),
    revision: revisionOf(db, streamOfCouncil(laCode)),
    position: db.position(authoritiesModel.name),
  };
}

/** The judgements of a council, in the order in which they were published. */
export function judgementsOf(db: ReadDb, laCode: string): readonly KnownJudgement[] {
  const row = firstRow(db, 'SELECT judgements FROM authorities WHERE la_code = ?', laCode);
  return row === undefined ? [] : documentAt<readonly KnownJudgement[]>(row, 0);
}

function judgementsByCouncil(db: ReadDb): ReadonlyMap<string, readonly KnownJudgement[]> {
  const rows = db.all('SELECT la_code, judgements FROM authorities');
  return new Map(
    rows.map((row) => [textAt(row, 0), documentAt<readonly KnownJudgement[]>(row, 1)]),
  );
}

function spellsByCouncil(db: ReadDb): ReadonlyMap<string, readonly Spell[]> {
  const rows = db.all(
    `SELECT la_code, status, summary ->> 'closedOn' FROM interventions WHERE status <> 'voided'`,
  );
  const spells = rows.map((row) => ({
    laCode: textAt(row, 0),
    status: textAt(row, 1),
    closedOn: row[2] === null ? null : textAt(row, 2),
  }));
  return groupBy(spells, (spell) => spell.laCode);
}

function summaryOf(
  found: Authority,
  judgements: readonly KnownJudgement[],
  spells: readonly Spell[],
  today: Day,
): AuthoritySummary {
  const [latest] = judgementRows(judgements);
  return {
    laCode: found.laCode,
    name: found.name,
    region: found.region,
    type: found.type,
    until: found.to ?? null,
    latestJudgement: latest ?? null,
    openInterventions: spells.filter((spell) => spell.status === 'open').length,
    spells: spells.length,
    proposed: isProposed(found, judgements, spells, today),
  };
}

function isShown(
  one: AuthoritySummary,
  show: NonNullable<AuthoritiesQuery['show']>,
  today: Day,
): boolean {
  switch (show) {
    case 'all':
      return true;
    case 'current':
      return (one.until === null || one.until >= today) && hasBegun(one.laCode, today);
    case 'proposed':
      return one.proposed;
    case 'in-intervention':
      return one.openInterventions > 0;
  }
}

function hasBegun(laCode: string, today: Day): boolean {
  return (findAuthority(laCode)?.from ?? today) <= today;
}

function everydayName(laCode: string): string {
  return findAuthority(laCode)?.name ?? laCode;
}

function searchWords(one: Authority): string {
  const former = one.names.map(({ name }) => name);
  return foldText([one.name, one.officialName, one.laCode, ...one.aliases, ...former].join(' '));
}
