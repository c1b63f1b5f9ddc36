import { definePolicy, findPolicy, policyVersions } from '../policy/index.js';
import { inShort, obligationsOn, openedCase, step, type Step } from '../testing/index.js';

/** A version that is only drafted: reviews and reports stand still while a case is on hold. */
const base = findPolicy('intervention-2022') ?? policyVersions[0];
if (base === undefined) throw new Error('There is no policy version.');
const draft = definePolicy({
  ...base,
  id: 'draft-with-holds',
  title: 'A draft',
  standing: 'draft',
  from: null,
  supersedes: base.id,
  parameters: {
    ...base.parameters,
    reviewMonths: { value: 3, rule: 'R1' },
    holdPauses: { value: ['review', 'commissioner-report'], rule: 'H1' },
  },
  rules: [
    ...base.rules,
    {
      id: 'H1',
      kind: 'policy',
      text: 'The clocks of reviews and reports stand still while a case is on hold.',
      source: 'a draft',
      value: 'reviews and reports',
    },
  ],
});
const placed = step('HoldPlaced', '2014-04-01', { because: 'Court', until: '2014-05-31' });
const released = step('HoldReleased', '2014-05-01');
const appointed = step('CommissionerAppointed', '2014-03-01', { commissioners: ['A. Person'] });

describe('a case on hold', () => {
  it('stops no clock under any version that was in force, and each says that no source tells', () => {
    for (const version of policyVersions) {
      expect(version.parameters.holdPauses).toMatchObject({ value: 'undefined' });
      const steps = [appointed, placed, released];
      const found = obligationsOn('commissioner-report', '2014-06-01', steps, version);
      expect(
        found.every(
          ({ dueHistory, pausedSince }) => dueHistory.length === 0 && pausedSince === null,
        ),
      ).toBe(true);
    }
  });

  it('asks for one review alone while its clock stands still, however long', () => {
    const long = step('HoldReleased', '2016-04-01');
    expect(inShort(obligationsOn('review', '2016-03-31', [placed], draft))).toEqual([
      '1 open 2014-05-14',
    ]);
    const after = obligationsOn('review', '2016-04-02', [placed, long], draft);
    expect(inShort(after.filter(({ state }) => state !== 'lapsed'))).toEqual(['1 open 2016-05-14']);
  });

  it('puts off what the draft names by the days held, and keeps the former date', () => {
    const [review, next] = obligationsOn('review', '2014-06-14', [placed, released], draft);
    expect(review).toMatchObject({
      state: 'missed',
      due: { latest: '2014-06-13' },
      dueHistory: [{ from: { latest: '2014-05-14' }, to: { latest: '2014-06-13' }, why: 'hold' }],
    });
    expect(next).toMatchObject({ state: 'open', due: { latest: '2014-08-14' }, dueHistory: [] });
    const [report] = obligationsOn(
      'commissioner-report',
      '2014-06-14',
      [appointed, placed, released],
      draft,
    );
    expect(report).toMatchObject({
      state: 'open',
      due: { latest: '2014-07-01' },
      dueHistory: [{ from: { latest: '2014-06-01' }, why: 'hold' }],
    });
  });

  it('keeps the clock still while it goes on, also past the date', () => {
    const [review] = obligationsOn('review', '2014-06-14', [placed], draft);
    expect(review).toMatchObject({ state: 'open', pausedSince: '2014-04-01' });
    expect(review?.explanation).toContain('Its clock has stood still since 1 April 2014');
  });

  it('stops only clocks that run: none that was met, or was due before', () => {
    const held = step('ReviewHeld', '2014-03-20', { outcome: 'some' });
    const [review] = obligationsOn('review', '2014-04-20', [held, placed], draft);
    expect(review).toMatchObject({ state: 'met', pausedSince: null, dueHistory: [] });
    const late = { ...placed, on: '2014-06-10' };
    const [missed] = obligationsOn('review', '2014-06-20', [late], draft);
    expect(missed).toMatchObject({ state: 'missed', pausedSince: null });
  });

  it('counts a date moved afterwards as people set it', () => {
    const moved: Step = step('DeadlineMoved', '2014-06-20', {
      obligation: 'report',
      to: '2014-09-01',
      why: 'legal',
    });
    const [report] = obligationsOn(
      'commissioner-report',
      '2014-06-21',
      [appointed, placed, released, moved],
      draft,
    );
    expect(report?.due?.latest).toBe('2014-09-01');
    expect(report?.dueHistory.map(({ why }) => why)).toEqual(['hold', 'legal']);
  });

  it('has an end of its own, by the day it was expected to end', () => {
    expect(inShort(obligationsOn('hold-end', '2014-06-01', [placed]))).toEqual([
      '- missed 2014-05-31',
    ]);
    expect(inShort(obligationsOn('hold-end', '2014-06-01', [placed, released]))).toEqual([
      '- met 2014-05-31',
    ]);
  });

  it('is never judged by a draft unless the draft is imposed', () => {
    const own = obligationsOn('review', '2023-04-01', [placed], null, openedCase);
    expect(own.map(({ policyId }) => policyId)).not.toContain(draft.id);
  });
});
