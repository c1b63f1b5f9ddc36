import { modelWords, sortKey } from '@interventions/domain';
import type { Position } from '@interventions/eventsourcing';
import { caseView } from './case-view.js';
import { councilNamed } from './case-words.js';
import { requireAct } from './entries.read-model.js';
import { compareText, groupBy } from './ordering.js';
import { documentAt, textAt, type ReadDb, type ReadRow } from './read-db.js';
import type { Lookup, ReadModel, Row, Table } from './read-model.js';
import { caseOfStream, councilOfStream } from './streams.js';
import type { VehicleDesign } from './vehicle-design.js';
import { vehicleServices, type VehicleEntry, type VehicleService } from './vehicle-service.js';

const table = {
  name: 'vehicle_services',
  columns: {
    stream: 'TEXT',
    vehicle: 'TEXT',
    la_code: 'TEXT',
    authority: 'TEXT',
    told_key: 'TEXT',
    service: 'TEXT',
    entries: 'TEXT',
  },
  group: 'stream',
  key: ['stream', 'vehicle'],
  indexes: [['vehicle'], ['la_code']],
} as const satisfies Table;

/**
 * Trusts, companies and partnerships: one row for each case that knows one. A vehicle is put together from
 * its rows when it is asked for, so that a change of one case touches only that case.
 */
export const vehiclesModel: ReadModel = {
  name: 'vehicles',
  version: 2,
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

function rowsOf(stream: string, lookup: Lookup): readonly Row[] {
  const view = caseView(lookup, stream);
  if (view === undefined || view.state.status === 'voided') return [];
  const { name } = councilNamed(view.laCode);
  return vehicleServices(view).map(({ entries, ...service }) => ({
    stream,
    vehicle: service.key,
    la_code: view.laCode,
    authority: name,
    told_key: sortKey(entries.at(-1)?.effectiveOn ?? 'unknown'),
    service: JSON.stringify(service),
    entries: JSON.stringify(entries),
  }));
}

/** A vehicle by its key. */
export type VehicleRef = { readonly key: string; readonly name: string };

/** A trust, company or partnership with the councils it serves or served. */
export type VehicleSummary = VehicleRef & {
  readonly model: string | null;
  readonly modelText: string;
  readonly owners: readonly string[];
  readonly woundUp: boolean;
  readonly serves: readonly {
    readonly laCode: string;
    readonly authority: string;
    readonly interventionId: string;
    readonly from: string | null;
    readonly to: string | null;
    readonly running: boolean;
    readonly design: VehicleDesign;
  }[];
};

/** One vehicle with the entries of all cases that tell of it, oldest first. */
export type VehicleRecord = VehicleSummary & {
  readonly entries: readonly (VehicleEntry & {
    readonly interventionId: string;
    readonly authority: string;
  })[];
  readonly position: Position;
};

/** All vehicles by name. */
export type VehiclesPage = {
  readonly items: readonly VehicleSummary[];
  readonly position: Position;
};

type Told = {
  readonly interventionId: string;
  readonly laCode: string;
  readonly authority: string;
  readonly service: Omit<VehicleService, 'entries'>;
};

const select = 'SELECT stream, la_code, authority, service FROM vehicle_services';
const selectAll = 'SELECT stream, la_code, authority, service, entries FROM vehicle_services';
const order = 'ORDER BY told_key DESC, stream';

/** All trusts, companies and partnerships, by name. */
export function vehicles(db: ReadDb): VehiclesPage {
  return {
    items: summaries(db.all(`${select} ${order}`)),
    position: db.position(vehiclesModel.name),
  };
}

/** One vehicle; undefined for a key that no case names. */
export function vehicle(db: ReadDb, key: string): VehicleRecord | undefined {
  const rows = db.all(`${selectAll} WHERE vehicle = ? ${order}`, key);
  if (rows.length === 0) return undefined;
  const entries = rows.flatMap((row) => {
    const { interventionId, authority } = toldOf(row);
    return documentAt<readonly VehicleEntry[]>(row, 4).map((entry) => ({
      ...entry,
      interventionId,
      authority,
    }));
  });
  return {
    ...summaryOf(rows.map(toldOf)),
    entries: entries.sort((a, b) => compareText(sortKey(a.effectiveOn), sortKey(b.effectiveOn))),
    position: db.position(vehiclesModel.name),
  };
}

/** The vehicles that a council's cases name, by name. */
export function vehiclesOfCouncil(db: ReadDb, laCode: string): readonly VehicleRef[] {
  const rows = db.all(
    `${select} WHERE vehicle IN (SELECT vehicle FROM vehicle_services WHERE la_code = ?) ${order}`,
    laCode,
  );
  return summaries(rows).map(({ key, name }) => ({ key, name }));
}

function summaries(rows: readonly ReadRow[]): readonly VehicleSummary[] {
  return [...groupBy(rows.map(toldOf), (one) => one.service.key).values()]
    .map(summaryOf)
    .sort((a, b) => a.name.localeCompare(b.name, 'en') || compareText(a.key, b.key));
}

/** What the cases know of a vehicle, the one that told of it last first: it is believed first. */
function summaryOf(told: readonly Told[]): VehicleSummary {
  const services = told.map((one) => one.service);
  const key = services[0]?.key ?? '';
  const model = services.find((one) => one.model !== null)?.model ?? null;
  return {
    key,
    name: services.find((one) => one.name !== null)?.name ?? key,
    model,
    modelText: modelWords[(model ?? 'unknown') as keyof typeof modelWords] ?? 'Not known',
    owners: services.find((one) => one.owners.length > 0)?.owners ?? [],
    woundUp: services.some((one) => one.woundUp),
    serves: told
      .map(({ laCode, authority, interventionId, service: { from, to, running, design } }) => ({
        laCode,
        authority,
        interventionId,
        from,
        to,
        running,
        design,
      }))
      .sort((a, b) => compareText(sortKey(a.from ?? 'unknown'), sortKey(b.from ?? 'unknown'))),
  };
}

function toldOf(row: ReadRow): Told {
  return {
    interventionId: caseOfStream(textAt(row, 0)) ?? '',
    laCode: textAt(row, 1),
    authority: textAt(row, 2),
    service: documentAt<Told['service']>(row, 3),
  };
}
