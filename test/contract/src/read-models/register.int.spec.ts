import { interventionSchema, interventionsPageSchema } from '@interventions/contracts';
import { checkLaw } from '@interventions/eventsourcing/testing';
import { QueryError, type RegisterQuery, type ViewQueries } from '@interventions/read-models';
import fc from 'fast-check';
import { idOf, judgement, opening, RecordedLog, today } from './recorded-log.js';

const log = new RecordedLog();
let queries: ViewQueries;

beforeAll(async () => {
  await log.tell(
    opening('slough', '871'),
    judgement('871', '2019-03-04'),
    { of: 'slough', act: 'CaseOfficerAssigned', details: { officer: 'Priya Nair' } },
    { of: 'slough', act: 'DirectionIssued', on: '2014-10', details: { kind: 'social-care' } },
    {
      of: 'slough',
      act: 'CommissionerAppointed',
      on: '2015-01-01',
      details: { commissioners: ['Eleanor Brazil'], reportDue: '2027-03-31' },
    },
    {
      of: 'slough',
      act: 'ServiceTransferred',
      on: '2015-10-01',
      details: { vehicle: 'scf', vehicleName: 'Slough Children First' },
    },
    opening('birmingham', '330', '2010-05-19'),
    {
      of: 'birmingham',
      act: 'ImprovementNoticeIssued',
      on: '2011-01',
      details: { expires: '2026-12' },
    },
    opening('devon', '878', '2020-03'),
    opening('norfolk', '926', '2013-02'),
    {
      of: 'norfolk',
      act: 'InterventionClosed',
      on: '2017-11-01',
      details: { testMet: 'Judged better', deliverySettledAs: 'council-run' },
    },
    opening('mistake', '926', '2018-01-01'),
    { of: 'mistake', act: 'InterventionVoided', on: '2018-01-02', details: { because: 'Twice' } },
    opening('norfolk again', '926', '2024-01-01'),
  );
  queries = await log.ask();
});
afterAll(() => log.close());

const names = (query: RegisterQuery, on = today): readonly string[] =>
  queries.interventions(query, on).items.map((one) => `${one.authority} ${one.openedOn}`);

describe('the register of interventions', () => {
  it('lists every case but the voided ones, by council, in the form of the wire contract', () => {
    const page = interventionsPageSchema.parse(queries.interventions({}, today));
    expect(page.items.map((one) => one.authority)).toEqual([
      'Birmingham',
      'Devon',
      'Norfolk',
      'Norfolk',
      'Slough',
    ]);
    expect(page).toMatchObject({ total: 5, next: null, previous: null });
    expect(page.facets).toEqual({
      regions: ['East of England', 'South East', 'South West', 'West Midlands'],
      owners: ['Priya Nair'],
    });
  });

  it.each<[RegisterQuery, readonly string[]]>([
    [{ status: 'open' }, ['Birmingham', 'Devon', 'Norfolk', 'Slough']],
    [{ status: 'closed' }, ['Norfolk']],
    [{ status: 'voided' }, ['Norfolk']],
    [{ instrument: 'direction' }, ['Slough']],
    [{ instrument: 'none' }, ['Devon', 'Norfolk', 'Norfolk']],
    [{ delivery: 'trust' }, ['Slough']],
    [{ decision: 'review-pending' }, ['Slough']],
    [{ region: 'East of England' }, ['Norfolk', 'Norfolk']],
    [{ owner: 'Priya Nair' }, ['Slough']],
    [{ q: 'BRAZIL' }, ['Slough']],
    [{ q: ' children   first ' }, ['Slough']],
    [{ q: 'norfolk', status: 'open' }, ['Norfolk']],
    [{ q: '330' }, ['Birmingham']],
    [{ q: '%' }, []],
    [{ q: `'; DROP TABLE interventions; --` }, []],
  ])('is filtered by %j', (query, expected) => {
    const page = queries.interventions(query, today);
    expect(page.items.map((one) => one.authority)).toEqual(expected);
    expect(page.total).toBe(expected.length);
  });

  it('is sorted by dates as precise as they are, cases without one last in both directions', () => {
    expect(names({ sort: 'opened' })[0]).toBe('Birmingham 2010-05-19');
    expect(names({ sort: '-opened' })[0]).toBe('Norfolk 2024-01-01');
    expect(names({ sort: '-last-event' })[0]).toBe('Norfolk 2024-01-01');
    expect(names({ sort: 'next-date' }).slice(0, 2)).toEqual([
      'Birmingham 2010-05-19',
      'Slough 2014-02-14',
    ]);
    expect(names({ sort: '-next-date' }).slice(0, 2)).toEqual([
      'Slough 2014-02-14',
      'Birmingham 2010-05-19',
    ]);
    expect(names({ sort: '-authority' })[0]).toBe('Slough 2014-02-14');
  });

  it('names the next date from the day of asking on', () => {
    const nextOf = (on: string) => queries.intervention(idOf('birmingham'), on)?.nextDate?.onText;
    expect(nextOf('2026-12-31')).toBe('December 2026');
    expect(nextOf('2027-01-01')).toBeUndefined();
    expect(names({ sort: 'next-date' }, '2027-01-01')[0]).toBe('Slough 2014-02-14');
  });

  it('is read page by page in both directions without losing or repeating a case', () => {
    const sorts = ['authority', '-opened', 'last-event', 'next-date', '-next-date'] as const;
    checkLaw(
      'the pages forwards are the list, and backwards lead to its start',
      [fc.constantFrom(...sorts), fc.integer({ min: 1, max: 4 })],
      (sort, limit) => {
        const all = queries.interventions({ sort }, today).items.map((one) => one.id);
        const read: string[] = [];
        let page = queries.interventions({ sort, limit }, today);
        const pages = [page.items.map((one) => one.id)];
        expect(page.previous).toBeNull();
        while (page.next !== null) {
          page = queries.interventions({ sort, limit, cursor: page.next }, today);
          pages.push(page.items.map((one) => one.id));
        }
        read.push(...pages.flat());
        expect(read).toEqual(all);
        for (let back = pages.length - 2; back >= 0; back -= 1) {
          expect(page.previous).not.toBeNull();
          page = queries.interventions({ sort, limit, cursor: page.previous ?? '' }, today);
          expect(page.items.map((one) => one.id)).toEqual(pages[back]);
        }
      },
      { runs: 30 },
    );
  });

  it('refuses a cursor that it did not make', () => {
    expect(() => queries.interventions({ cursor: 'x' }, today)).toThrow(QueryError);
  });
});

describe('one case', () => {
  it('has the form of the wire contract, with its council’s judgements and other spells', () => {
    const slough = interventionSchema.parse(queries.intervention(idOf('slough'), today));
    expect(slough).toMatchObject({
      owner: 'Priya Nair',
      vehicles: [{ key: 'scf', name: 'Slough Children First' }],
      arrangements: [{ kind: 'implied', with: 'Slough Children First' }],
      judgements: [{ publishedOn: '2019-03-04', overall: 'inadequate' }],
      nextDate: { what: 'Commissioner’s report due', on: '2027-03-31' },
      otherSpells: [],
    });
    expect(queries.intervention(idOf('norfolk again'), today)?.otherSpells).toEqual([
      { id: idOf('norfolk'), openedOn: '2013-02', status: 'closed' },
    ]);
  });

  it('is found by its id in any case of letters, also when voided, and else is not', () => {
    expect(queries.intervention(idOf('mistake').toUpperCase(), today)?.status).toBe('voided');
    expect(queries.intervention(idOf('nobody'), today)).toBeUndefined();
    expect(queries.councilOfCase(idOf('devon'))).toBe('878');
    expect(queries.councilOfCase(idOf('nobody'))).toBeUndefined();
  });
});
