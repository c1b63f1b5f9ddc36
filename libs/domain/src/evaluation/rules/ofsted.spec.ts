import { findPolicy } from '../../policy/index.js';
import { inShort, obligationsOn, type Step, step } from '../../testing/index.js';

const judged = (on: string, overall = 'inadequate') =>
  step('JudgementRecorded', on, { framework: 'SIF', overall, grades: {} });
const birmingham = judged('2016-11-25');
const plan = (on: string, kind = 'ofsted-action-plan') =>
  step('ImprovementPlanReceived', on, { plan: kind });
const visit = (on: string, visitOn?: string) =>
  step('MonitoringVisitRecorded', on, visitOn === undefined ? {} : { visitOn });

describe('the action plan for Ofsted (R8)', () => {
  const plans = (asOf: string, ...steps: readonly Step[]) =>
    obligationsOn('action-plan', asOf, [birmingham, ...steps]);

  it('is due 70 working days after the report, bank holidays left out', () => {
    expect(inShort(plans('2017-03-08'))).toEqual(['- open 2017-03-08']);
    expect(inShort(plans('2017-03-09'))).toEqual(['- missed 2017-03-08']);
    expect(plans('2017-03-09')[0]).toMatchObject({
      rule: 'R8',
      who: 'council',
      explanation: expect.stringContaining('within 70 working days of the report') as string,
    });
  });

  it('is met by that plan and no other, and lapses with the next inspection', () => {
    expect(inShort(plans('2017-03-09', plan('2017-03-01')))).toEqual(['- met 2017-03-08']);
    expect(inShort(plans('2017-04-09', plan('2017-03-20')))).toEqual(['- met-late 2017-03-08']);
    expect(inShort(plans('2017-03-09', plan('2017-03-01', 'notice-plan')))).toEqual([
      '- missed 2017-03-08',
    ]);
    expect(inShort(plans('2018-03-09', judged('2017-03-01', 'good')))).toEqual([
      '- lapsed 2017-03-08',
    ]);
  });

  it('has no date where the bank holidays of the years are not held, and says so', () => {
    const [early] = obligationsOn(
      'action-plan',
      '1960-01-01',
      [
        step('JudgementRecorded', '1959-11-25', {
          framework: 'unknown',
          overall: 'inadequate',
          grades: {},
        }),
      ],
      findPolicy('intervention-2022'),
      [step('InterventionOpened', '1959', { laCode: '871', trigger: 'inadequate-judgement' })],
    );
    expect(early).toMatchObject({ state: 'cannot-tell', due: null });
    expect(early?.explanation).toContain('bank holidays');
  });
});

describe('monitoring visits (R9)', () => {
  const visits = (asOf: string, ...steps: readonly Step[]) =>
    obligationsOn('monitoring-visit', asOf, [birmingham, ...steps]);

  it('begin four weeks after the action plan is due and go on each quarter, six at most', () => {
    expect(inShort(visits('2017-01-01'))).toEqual(['1 open 2017-04-05']);
    expect(inShort(visits('2025-01-01'))).toEqual([
      '1 missed 2017-04-05',
      '2 missed 2017-07-05',
      '3 missed 2017-10-05',
      '4 missed 2018-01-05',
      '5 missed 2018-04-05',
      '6 missed 2018-07-05',
    ]);
  });

  it('count by the day of the visit, not of its letter; one made early calls for the next', () => {
    expect(inShort(visits('2017-05-01', visit('2017-04-30', '2017-03-30')))).toEqual([
      '1 met 2017-04-05',
      '2 open 2017-07-05',
    ]);
    expect(inShort(visits('2017-05-01', visit('2017-04-30')))).toEqual([
      '1 met-late 2017-04-05',
      '2 open 2017-07-05',
    ]);
  });

  it('end with the next full inspection', () => {
    expect(inShort(visits('2017-07-01', judged('2017-06-13', 'good')))).toEqual([
      '1 missed 2017-04-05',
      '2 lapsed 2017-07-05',
    ]);
  });

  it('are none where no policy of the day asks for them', () => {
    expect(obligationsOn('monitoring-visit', '2016-01-01', [judged('2014-05-23')])).toEqual([]);
  });
});
