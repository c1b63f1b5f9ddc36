import { inShort, obligationsOn, step } from '../../testing/index.js';

const judgement = (on: string, overall: string, inspectionEnd?: string) =>
  step('JudgementRecorded', on, {
    framework: 'SIF',
    overall,
    grades: {},
    ...(inspectionEnd !== undefined && { inspectionEnd }),
  });
const withoutOverall = step('JudgementRecorded', '2026-06-20', {
  framework: 'ILACS',
  inspectionStart: '2026-05-11',
  inspectionEnd: '2026-05-22',
  overall: 'not-given',
  grades: { leaders: 'good', 'help-and-protection': 'good' },
});
const good = { text: 'Good by October 2017', due: '2017-10', grade: 'good' };
const contract = (...targets: readonly object[]) =>
  step('ContractSigned', '2014-09-30', { vehicle: 'example-trust', targets });
const targets = (asOf: string, ...steps: Parameters<typeof obligationsOn>[2]) =>
  obligationsOn('target', asOf, steps);

describe('a target that names a grade', () => {
  it('is met by the first judgement of at least that grade: the target of October 2017, met in January 2018', () => {
    const steps = [contract(good), judgement('2018-01-19', 'good', '2017-11-24')];
    expect(targets('2017-10-31', ...steps)).toMatchObject([{ state: 'open', daysLeft: 0 }]);
    expect(targets('2018-01-18', ...steps)[0]?.state).toBe('missed');
    const [one] = targets('2018-01-19', ...steps);
    expect(one?.state).toBe('met-late');
    expect(one?.explanation).toContain(
      'Ofsted published a judgement of good, from an inspection that ended on 24 November 2017 (19 January 2018).',
    );
  });

  it('is met by a better grade and not by a worse one, nor by one from before the contract', () => {
    const after = (on: string, overall: string) =>
      targets('2017-10-31', contract(good), judgement(on, overall))[0]?.state;
    expect(after('2017-05-01', 'outstanding')).toBe('met');
    expect(after('2017-05-01', 'requires-improvement')).toBe('open');
    expect(after('2014-09-01', 'good')).toBe('open');
  });

  it('cannot be told from a judgement without an overall grade, until somebody says that it is met', () => {
    const steps = [contract({ ...good, due: '2026-12' }), withoutOverall];
    expect(targets('2026-10-01', ...steps)[0]).toMatchObject({
      state: 'cannot-tell',
      explanation: expect.stringContaining('has no overall grade') as string,
    });
    const [one] = targets('2026-10-01', ...steps);
    const met = step('DeadlineMet', '2026-06-21', { deadline: one?.key });
    expect(targets('2026-10-01', ...steps, met)[0]?.state).toBe('met');
  });

  it('is not met any more by what happens after new targets took its place', () => {
    const revised = step('ContractReviewed', '2018-03-01', {
      by: 'council',
      outcome: 'revise-targets',
      newTargets: [{ text: 'Good by 2019', due: '2019-12', grade: 'good' }],
    });
    const [old, renewed] = targets(
      '2020-01-01',
      contract(good),
      revised,
      judgement('2019-11-01', 'good'),
    );
    expect([old?.state, renewed?.state]).toEqual(['missed', 'met']);
    expect(renewed?.dueHistory).toMatchObject([
      { from: { latest: '2017-10-31' }, to: { latest: '2019-12-31' } },
    ]);
  });
});

describe('another target', () => {
  const fewer = { text: 'Fewer agency staff', due: '2016-12' };

  it('is met by a contract review that reports on it', () => {
    const reviewed = (target: string) =>
      step('ContractReviewed', '2016-11-01', {
        by: 'council',
        outcome: 'continue',
        performance: [{ target, performance: 'Down to one in ten' }],
      });
    expect(inShort(targets('2017-01-01', contract(fewer), reviewed('fewer agency staff')))).toEqual(
      ['1 met 2016-12-31'],
    );
    expect(inShort(targets('2017-01-01', contract(fewer), reviewed('Cost')))).toEqual([
      '1 missed 2016-12-31',
    ]);
  });

  it.each([
    ['met', '1 met 2016-12-31'],
    ['partly-met', '1 missed 2016-12-31'],
    ['not-met', '1 missed 2016-12-31'],
    ['not-judged', '1 missed 2016-12-31'],
    [undefined, '1 missed 2016-12-31'],
  ])('that a contract review judges %s is then: %s', (result, expected) => {
    const reviewed = step('ContractReviewed', '2016-11-01', {
      by: 'council',
      outcome: 'continue',
      performance: [{ target: 'Fewer agency staff', ...(result !== undefined && { result }) }],
    });
    expect(inShort(targets('2017-01-01', contract(fewer), reviewed))).toEqual([expected]);
  });

  it('lapses with the contract, unless its day had passed', () => {
    const returned = (on: string) => step('ReturnedToCouncil', on, { complete: true });
    const live = step('ServiceTransferred', '2014-10-01', { vehicle: 'example-trust' });
    const state = (on: string) =>
      targets('2017-06-01', contract(fewer), live, returned(on))[0]?.state;
    expect([state('2016-06-01'), state('2017-05-01')]).toEqual(['lapsed', 'missed']);
  });

  it('stays missed where a report without an overall grade comes after the contract', () => {
    const ended = step('ContractExpired', '2020-09-30');
    expect(targets('2026-07-01', contract(good), ended, withoutOverall)).toMatchObject([
      { state: 'missed' },
    ]);
  });

  it('goes on when the case is closed', () => {
    const live = step('ServiceTransferred', '2014-10-01', { vehicle: 'example-trust' });
    const closed = step('InterventionClosed', '2015-06-01', {
      testMet: 'Good',
      deliverySettledAs: 'vehicle-kept-by-choice',
    });
    expect(targets('2016-06-01', contract(fewer), live, closed)[0]?.state).toBe('open');
  });
});
