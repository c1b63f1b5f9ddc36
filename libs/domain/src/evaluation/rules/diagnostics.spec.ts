import { findPolicy } from '../../policy/index.js';
import { inShort, obligationsOn, type Step, step } from '../../testing/index.js';

const judged = (on: string, overall = 'inadequate') =>
  step('JudgementRecorded', on, { framework: 'SIF', overall, grades: {} });
const review = (on: string, more: Readonly<Record<string, unknown>>) =>
  step('ReviewHeld', on, more);

describe('an expert diagnostic (domain §1)', () => {
  const diagnostics = (...steps: readonly Step[]) =>
    inShort(obligationsOn('diagnostic', '2018-01-01', steps));

  it('follows each inadequate judgement of the case, without a date', () => {
    expect(diagnostics(judged('2017-01-10'))).toEqual(['- open no date']);
    expect(diagnostics(judged('2017-01-10', 'good'))).toEqual([]);
    const commissioned = step('DiagnosticCommissioned', '2017-02-01');
    expect(diagnostics(judged('2017-01-10'), commissioned)).toEqual(['- met no date']);
    expect(diagnostics(judged('2017-01-10'), judged('2017-09-10', 'good'))).toEqual([
      '- lapsed no date',
    ]);
  });

  it('does not call a judgement without an overall grade inadequate where nobody can tell', () => {
    const silent = step('JudgementRecorded', '2026-07-20', {
      framework: 'ILACS',
      inspectionStart: '2026-06-01',
      overall: 'not-given',
      grades: { leaders: 'inadequate' },
    });
    const [one] = obligationsOn('diagnostic', '2026-09-01', [silent]);
    expect(one?.state).toBe('cannot-tell');
    expect(one?.explanation).toContain(
      'A judgement that may count as inadequate was published on 20 July 2026.',
    );
  });

  it('is reported by the date agreed', () => {
    const commissioned = step('DiagnosticCommissioned', '2017-02-01', { due: '2017-04' });
    const reports = (...steps: readonly Step[]) =>
      inShort(obligationsOn('diagnostic-report', '2018-01-01', [commissioned, ...steps]));
    expect(reports()).toEqual(['- missed 2017-04-30']);
    expect(reports(step('DiagnosticReported', '2017-04'))).toEqual(['- met 2017-04-30']);
    expect(reports(step('DiagnosticReported', '2017-05-02'))).toEqual(['- met-late 2017-04-30']);
  });
});

describe('an adviser (I1)', () => {
  const advisers = (...steps: readonly Step[]) =>
    inShort(obligationsOn('adviser', '2024-01-01', steps));
  const appointed = (on: string) => step('AdviserAppointed', on, { name: 'A. Person' });

  it('is appointed for every inadequate judgement since 2022', () => {
    expect(advisers(judged('2017-01-10'))).toEqual([]);
    expect(advisers(judged('2023-01-10'))).toEqual(['- open no date']);
    expect(advisers(judged('2023-01-10'), appointed('2023-03-01'))).toEqual(['- met no date']);
    expect(advisers(appointed('2020-03-01'), judged('2023-01-10'))).toEqual(['- met no date']);
  });
});

describe('when the months to improve are over', () => {
  const committee = findPolicy('select-committee-2016') ?? null;
  const assessed = { outcome: 'some', options: [{ option: 'more-time', assessment: 'Best.' }] };

  it('options are assessed side by side under the Committee’s alternative (C1)', () => {
    const assessments = (...steps: readonly Step[]) =>
      inShort(
        obligationsOn(
          'options-assessment',
          '2018-01-01',
          [judged('2017-01-31'), ...steps],
          committee,
        ),
      );
    expect(assessments()).toEqual(['- missed 2017-07-31']);
    expect(assessments(review('2017-07-01', { outcome: 'some' }))).toEqual(['- missed 2017-07-31']);
    expect(assessments(review('2017-07-01', assessed))).toEqual(['- met 2017-07-31']);
  });

  it('services that have not improved are taken over under the announcement of 2015 (R6)', () => {
    const takeOvers = (...steps: readonly Step[]) =>
      inShort(obligationsOn('take-over', '2018-01-01', [judged('2016-01-31'), ...steps]));
    expect(takeOvers()).toEqual(['- cannot-tell 2016-07-31']);
    expect(takeOvers(review('2016-07-01', { outcome: 'insufficient' }))).toEqual([
      '- missed 2016-07-31',
    ]);
    expect(takeOvers(review('2016-07-01', { outcome: 'sufficient' }))).toEqual([
      '- lapsed 2016-07-31',
    ]);
    const moved = step('ServiceTransferred', '2016-07-30', {
      vehicle: 'a-trust',
      vehicleName: 'A',
    });
    expect(takeOvers(moved)).toEqual(['- met 2016-07-31']);
    expect(takeOvers({ ...moved, on: '2015-10-01' })).toEqual([]);
  });

  it('neither is expected under a policy that names another step', () => {
    expect(obligationsOn('take-over', '2018-01-01', [judged('2017-01-31')])).toEqual([]);
    expect(obligationsOn('options-assessment', '2018-01-01', [judged('2017-01-31')])).toEqual([]);
  });
});
