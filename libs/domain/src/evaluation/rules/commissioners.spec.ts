import { findPolicy } from '../../policy/index.js';
import { exampleIds, inShort, obligationsOn, step, type Step } from '../../testing/index.js';

const key = [
  'help-and-protection',
  'looked-after-and-permanence',
  'leadership-management-governance',
];
const judged = (on: string, overall: string, grade = overall, more: object = {}) =>
  step('JudgementRecorded', on, {
    framework: 'SIF',
    overall,
    grades: Object.fromEntries(key.map((heading) => [heading, grade])),
    ...more,
  });
const appointed = (on: string, more: object = {}) =>
  step(
    'CommissionerAppointed',
    on,
    { commissioners: ['A. Person'], ...more },
    exampleIds.commissioner,
  );
const reported = (on: string, more: object = {}) =>
  step('CommissionerReported', on, { stage: 'final', ...more });
const review = (on: string, outcome: string) => step('ReviewHeld', on, { outcome });

describe('a commissioner after a judgement (R2 to R4)', () => {
  const expected = (asOf: string, ...steps: readonly Step[]) =>
    obligationsOn('commissioner', asOf, steps);

  it('is expected where failure is systemic, with the ground and no date, since no source gives one', () => {
    const [one] = expected('2017-06-01', judged('2017-01-10', 'inadequate'));
    expect(one).toMatchObject({ state: 'open', due: null, rule: 'R2', who: 'minister' });
    expect(one?.explanation).toContain('because failure is systemic');
    expect(one?.explanation).toContain('No source says how soon a commissioner is appointed.');
  });

  it('is expected where it is persistent, and not for a single judgement with a better heading', () => {
    const mixed = judged('2017-01-10', 'inadequate', 'requires-improvement');
    expect(expected('2017-06-01', mixed)).toEqual([]);
    const [one] = expected('2017-06-01', judged('2014-03-10', 'inadequate', 'good'), mixed);
    expect(one?.explanation).toContain('because failure is persistent');
  });

  it('is met by one in post already or appointed later, and lapses with the next inspection', () => {
    const systemic = judged('2017-01-10', 'inadequate');
    const states = (...steps: readonly Step[]) =>
      expected('2019-06-01', ...steps).map(({ state }) => state);
    expect(states(appointed('2016-12-01'), systemic)).toEqual(['met']);
    expect(states(systemic, appointed('2017-01-10'))).toEqual(['met']);
    expect(states(systemic, appointed('2018-01-10'))).toEqual(['met']);
    expect(states(systemic, judged('2018-01-10', 'good'))).toEqual(['lapsed']);
    expect(states(systemic, judged('2018-01-10', 'good'), appointed('2018-05-01'))).toEqual([
      'lapsed',
    ]);
  });

  it('cannot be told where the grades are not known, or where the date spans versions that differ', () => {
    const unknown = judged('2017-01-10', 'inadequate', 'unknown');
    expect(inShort(expected('2017-06-01', unknown))).toEqual(['- cannot-tell no date']);
    const [spanning] = expected('2017-06-01', judged('2016', 'inadequate'));
    expect(spanning).toMatchObject({ state: 'cannot-tell', rule: null });
  });

  it('cannot be told where the last one left at a time that may lie after the judgement', () => {
    const left = step('CommissionerWithdrawn', '2015-06/2018-03');
    const [one] = expected(
      '2017-06-01',
      appointed('2015-05-01'),
      left,
      judged('2017-01-10', 'inadequate'),
    );
    expect(one?.state).toBe('cannot-tell');
    expect(one?.explanation).toContain(
      'that of 1 May 2015 ended between June 2015 and March 2018.',
    );
  });

  it('is owed for the judgement that triggered the case, and for none before it', () => {
    const imposed = obligationsOn(
      'commissioner',
      '2017-06-01',
      [judged('2013-12-20', 'inadequate'), judged('2014-01-20', 'inadequate')],
      findPolicy('intervention-2022'),
    );
    expect(imposed.map(({ anchor }) => anchor.on)).toEqual(['2014-01-20']);
    expect(imposed[0]?.explanation).toContain('failure is systemic and persistent');
  });
});

describe('after a review that finds insufficient progress', () => {
  it('a commissioner follows under the policy of 2016 (R2)', () => {
    const steps = [review('2017-03-01', 'insufficient')];
    expect(inShort(obligationsOn('commissioner', '2017-04-01', steps))).toEqual(['- open no date']);
    const met = [...steps, appointed('2017-05-01')];
    expect(inShort(obligationsOn('commissioner', '2017-06-01', met))).toEqual(['- met no date']);
    const better = [...steps, review('2017-05-01', 'sufficient')];
    expect(inShort(obligationsOn('commissioner', '2017-06-01', better))).toEqual([
      '- lapsed no date',
    ]);
  });

  it('a notice comes first under the policy of 2022 (I2), unless a direction is the answer', () => {
    const steps = [review('2023-03-01', 'insufficient')];
    expect(obligationsOn('commissioner', '2023-04-01', steps)).toEqual([]);
    const [notice] = obligationsOn('notice', '2023-04-01', steps);
    expect(notice).toMatchObject({ state: 'open', rule: 'I2' });
    const issued = step('ImprovementNoticeIssued', '2023-04-01');
    expect(inShort(obligationsOn('notice', '2023-05-01', [...steps, issued]))).toEqual([
      '- met no date',
    ]);
    const directed = step('DirectionIssued', '2023-04-01', { kind: 'social-care' });
    expect(inShort(obligationsOn('notice', '2023-05-01', [...steps, directed]))).toEqual([
      '- lapsed no date',
    ]);
  });

  it('nothing follows one that found progress', () => {
    expect(obligationsOn('commissioner', '2017-04-01', [review('2017-03-01', 'some')])).toEqual([]);
  });
});

describe('the commissioner’s report (R10)', () => {
  const reports = (asOf: string, ...steps: readonly Step[]) =>
    inShort(obligationsOn('commissioner-report', asOf, steps));

  it('is due by the stated date, otherwise about three months on', () => {
    expect(reports('2017-04-01', appointed('2017-01-31', { reportDue: '2017-03' }))).toEqual([
      '- missed 2017-03-31',
    ]);
    expect(reports('2017-04-30', appointed('2017-01-31'))).toEqual(['- open 2017-04-30']);
    expect(reports('2015-04-30', appointed('2015-01-31'))).toEqual(['- open no date']);
  });

  it('is met by the final report and not by an interim one', () => {
    const interim = reported('2017-03-01', { stage: 'interim' });
    expect(reports('2017-05-01', appointed('2017-01-31'), interim)).toEqual([
      '- missed 2017-04-30',
    ]);
    expect(reports('2017-05-01', appointed('2017-01-31'), interim, reported('2017-04-30'))).toEqual(
      ['- met 2017-04-30'],
    );
  });

  it('lapses when the commissioner is replaced, whose successor then owes it', () => {
    const replaced = step('CommissionerReplaced', '2017-03-01', { commissioners: ['B. Person'] });
    expect(reports('2017-03-02', appointed('2017-01-31'), replaced)).toEqual([
      '- lapsed 2017-04-30',
      '- open 2017-06-01',
    ]);
    const late = reported('2017-05-20', { author: 'B. Person' });
    expect(reports('2017-05-21', appointed('2017-01-31'), replaced, late)).toEqual([
      '- lapsed 2017-04-30',
      '- met 2017-06-01',
    ]);
  });

  it('is each one’s own where several report', () => {
    const second = step('CommissionerAppointed', '2017-02-28', {
      commissioners: ['B. Person'],
      remit: 'review',
    });
    const both = [appointed('2017-01-31', { remit: 'review' }), second];
    expect(reports('2017-04-01', ...both, reported('2017-03-20', { author: 'B. Person' }))).toEqual(
      ['- open 2017-04-30', '- met 2017-05-28'],
    );
  });

  it('is not owed by one who only directs, nor by a successor after the report', () => {
    expect(reports('2017-04-01', appointed('2017-01-31', { remit: 'direct' }))).toEqual([]);
    expect(reports('2017-04-01', appointed('2017-01-31', { executive: true }))).toEqual([]);
    const replaced = step('CommissionerReplaced', '2017-06-01', { commissioners: ['B. Person'] });
    expect(
      reports('2018-01-01', appointed('2017-01-31'), reported('2017-04-01'), replaced),
    ).toEqual(['- met 2017-04-30']);
  });

  it('stays owed where a withdrawal is only announced', () => {
    const announced = step('CommissionerWithdrawn', '2017-03-01', { plannedOnly: true });
    expect(reports('2017-04-01', appointed('2017-01-31'), announced)).toEqual([
      '- open 2017-04-30',
    ]);
  });
});
