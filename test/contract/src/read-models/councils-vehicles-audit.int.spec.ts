import {
  authoritiesPageSchema,
  authoritySchema,
  auditPageSchema,
  vehicleSchema,
  vehiclesPageSchema,
} from '@interventions/contracts';
import type { AuditQuery, AuthoritiesQuery, ViewQueries } from '@interventions/read-models';
import { idOf, judgement, opening, RecordedLog, today } from './recorded-log.js';

const log = new RecordedLog();
let queries: ViewQueries;
const afc = 'achieving-for-children';

beforeAll(async () => {
  log.now = '2026-06-30T22:30:00.000Z';
  await log.tell(opening('kingston', '314', '2012-06'), opening('richmond', '318', '2013'));
  log.now = '2026-06-30T23:30:00.000Z';
  await log.tell(
    {
      of: 'kingston',
      act: 'ServiceTransferred',
      on: '2014-04-01',
      actor: 'Priya Nair',
      details: { vehicle: afc, vehicleName: 'Achieving for Children', model: 'jointly-owned' },
    },
    {
      of: 'richmond',
      act: 'CouncilJoinedVehicle',
      on: '2014-04',
      details: { vehicle: afc, owners: ['Kingston', 'Richmond'], servicesMoved: true },
    },
    judgement('871', '2026-03-01'),
    judgement('314', '2026-03-01'),
    judgement('330', '2026-03-01', 'good'),
    opening('northamptonshire', '928', '2019-01-01'),
    {
      of: '928',
      act: 'CouncilReorganised',
      on: '2021-04-01',
      details: { successors: ['940', '941'] },
    },
  );
  queries = await log.ask();
});
afterAll(() => log.close());

describe('the councils', () => {
  const codes = (query: AuthoritiesQuery, on = today): readonly string[] =>
    queries.authorities(query, on).items.map((one) => one.laCode);

  it('are those of the day unless asked, by name, in the form of the wire contract', () => {
    const page = authoritiesPageSchema.parse(queries.authorities({}, today));
    expect(page.total).toBe(153);
    expect(page.items[0]?.name).toBe('Barking and Dagenham');
    expect(codes({ q: 'northamptonshire' })).toEqual(['940', '941']);
    expect(codes({ q: 'northamptonshire' }, '2020-01-01')).toEqual(['928']);
    expect(codes({ q: 'northamptonshire', show: 'all' })).toEqual(['940', '928', '941']);
  });

  it('are filtered by region, search, open cases and proposals', () => {
    expect(codes({ region: 'London', show: 'in-intervention' })).toEqual(['314', '318']);
    expect(codes({ q: 'slough' })).toEqual(['871']);
    expect(codes({ show: 'proposed' })).toEqual(['871']);
    expect(queries.authorities({ limit: 2 }, today)).toMatchObject({ total: 153 });
  });

  it('are read page by page', () => {
    const read: string[] = [];
    let cursor: string | undefined;
    do {
      const page = queries.authorities({ limit: 40, cursor }, today);
      read.push(...page.items.map((one) => one.laCode));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(read).toEqual(codes({}));
  });

  it('show all that is known of one: judgements, spells, vehicles, the failure test', () => {
    const kingston = authoritySchema.parse(queries.authority('314', today));
    expect(kingston).toMatchObject({
      name: 'Kingston upon Thames',
      openInterventions: 1,
      spells: 1,
      proposed: false,
      latestJudgement: { publishedOn: '2026-03-01', overall: 'inadequate' },
      vehicles: [{ key: afc, name: 'Achieving for Children' }],
      revision: '0',
    });
    expect(kingston.failureTest.map((one) => [one.basis, one.systemic.answer])).toEqual([
      ['publication', 'yes'],
      ['inspection-end', 'yes'],
    ]);
    expect(queries.failureTests('314', { asOf: '2015-01-01', basis: 'publication' })).toHaveLength(
      1,
    );
  });

  it('that are gone name their successors, and keep their cases', () => {
    const gone = authoritySchema.parse(queries.authority('928', today));
    expect(gone).toMatchObject({
      until: '2021-03-31',
      openInterventions: 0,
      interventions: [{ status: 'transferred', closedOn: '2021-04-01' }],
    });
    expect(gone.successors.map((one) => one.laCode)).toEqual(['940', '941']);
    expect(queries.authority('000', today)).toBeUndefined();
  });
});

describe('the vehicles', () => {
  const unsaid = { inScope: [], outOfScope: [], director: null, changes: [] };

  it('are put together from the cases of all councils that they serve', () => {
    const page = vehiclesPageSchema.parse(queries.vehicles());
    expect(page.items).toEqual([
      {
        key: afc,
        name: 'Achieving for Children',
        model: 'jointly-owned',
        modelText: 'Jointly owned company over several councils',
        owners: ['Kingston', 'Richmond'],
        woundUp: false,
        serves: [
          {
            laCode: '314',
            authority: 'Kingston upon Thames',
            interventionId: idOf('kingston'),
            from: '2014-04-01',
            to: null,
            running: true,
            design: unsaid,
          },
          {
            laCode: '318',
            authority: 'Richmond upon Thames',
            interventionId: idOf('richmond'),
            from: '2014-04',
            to: null,
            running: true,
            design: unsaid,
          },
        ],
      },
    ]);
    const one = vehicleSchema.parse(queries.vehicle(afc));
    expect(one.entries.map((entry) => [entry.effectiveOn, entry.authority])).toEqual([
      ['2014-04-01', 'Kingston upon Thames'],
      ['2014-04', 'Richmond upon Thames'],
    ]);
    expect(queries.vehicle('nobody')).toBeUndefined();
  });
});

describe('the audit trail', () => {
  const actsIn = (query: AuditQuery): readonly string[] =>
    queries.auditTrail(query).items.map((one) => one.type);

  it('has every event, the latest first, in the form of the wire contract', () => {
    const page = auditPageSchema.parse(queries.auditTrail({}));
    expect(page).toMatchObject({ total: 9, next: null });
    expect(page.items[0]).toMatchObject({ type: 'CouncilReorganised', laCode: '928' });
    expect(page.facets.actors).toEqual(['Priya Nair', 'Tom Okafor']);
    expect(page.facets.types).toContainEqual({
      type: 'InterventionOpened',
      title: 'Intervention opened',
    });
  });

  it.each<[AuditQuery, number]>([
    [{ actor: 'Priya Nair' }, 1],
    [{ laCode: '314' }, 3],
    [{ interventionId: idOf('kingston').toUpperCase() }, 2],
    [{ type: 'JudgementRecorded' }, 3],
    [{ refused: 'yes' }, 0],
    [{ from: '2026-07-01' }, 7],
    [{ to: '2026-06-30' }, 2],
    [{ from: '2026-07-01', to: '2026-07-01', type: 'InterventionOpened' }, 1],
    [{ actor: `' OR 1=1 --` }, 0],
  ])('is filtered by %j, by days in London', (query, total) => {
    expect(queries.auditTrail(query).total).toBe(total);
    expect(actsIn(query)).toHaveLength(total);
  });

  it('is read page by page', () => {
    const read: string[] = [];
    let cursor: string | undefined;
    do {
      const page = queries.auditTrail({ limit: 4, cursor });
      expect(page.total).toBe(9);
      read.push(...page.items.map((one) => one.id));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(read).toEqual(queries.auditTrail({}).items.map((one) => one.id));
  });
});
