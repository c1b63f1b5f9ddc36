import type { Obligation } from '../evaluation/obligation.js';
import { recordOf } from '../testing/index.js';
import { deadlinesToWatch } from './deadlines-to-watch.js';

/** Recorded on 1 January 2026. */
const history = recordOf([
  {
    act: 'InterventionOpened',
    on: '2014-02-14',
    details: { laCode: '871', trigger: 'inadequate-judgement' },
  },
]);
const [opening] = history;
const review: Obligation = {
  key: 'review/e1/1',
  kind: 'review',
  rule: 'R1',
  policyId: 'intervention-2022',
  what: 'Six-month review 1',
  who: 'dfe',
  anchor: { entryId: opening?.id ?? '', on: '2014-02-14' },
  arisesOn: '2014-02-14',
  due: { earliest: '2026-03-31', latest: '2026-03-31' },
  dueHistory: [],
  met: null,
  waived: null,
  lapsed: null,
  overtaken: null,
  pausedSince: null,
  covered: true,
  undecided: null,
  because: 'Reviews are due every six months.',
};
const today = '2026-02-01';
const watched = (over: Partial<Obligation>, on = today) =>
  deadlinesToWatch([{ ...review, ...over }], history, 'review-cycle', on).deadlines;
const settlement = { by: 'e2', on: '2026-01-20', because: 'Review held' };
const dueOn = (day: string) => ({ due: { earliest: day, latest: day } });

describe('what a process watches', () => {
  it('is what its concern has to do by a day that can be told', () => {
    expect(watched({})).toMatchObject([
      { key: 'review/e1/1', due: '2026-03-31', what: 'Six-month review 1', from: opening?.id },
    ]);
    expect(deadlinesToWatch([review], history, 'contract-points', today).deadlines).toEqual([]);
    expect(watched({ due: null })).toEqual([]);
  });

  it('is not what was due before the case was first recorded here', () => {
    expect(watched(dueOn('2025-12-31'))).toEqual([]);
    expect(watched(dueOn('2026-01-01'))).toHaveLength(1);
    expect(deadlinesToWatch([review], [], 'review-cycle', today).deadlines).toEqual([]);
  });

  it.each([
    ['met', { met: settlement }],
    ['waived', { waived: settlement }],
    ['lapsed', { lapsed: settlement }],
    ['paused', { pausedSince: '2026-01-20' }],
    ['undecided', { undecided: 'Nobody can tell.' }],
    ['not arisen yet', { arisesOn: '2026-02-02' }],
  ])('is not what is %s', (_why, over) => {
    expect(watched(over)).toEqual([]);
  });

  it('is what was missed, until it is settled', () => {
    expect(watched({}, '2026-04-01')).toHaveLength(1);
    expect(watched({ met: { ...settlement, on: '2026-04-05' } }, '2026-04-06')).toEqual([]);
  });

  it('is due by the later of two days', () => {
    const [between] = watched(
      { due: { earliest: '2026-03-01', latest: '2026-03-31' } },
      '2026-03-15',
    );
    expect(between).toMatchObject({ due: '2026-03-31' });
  });

  it('has the steps that lay ahead when it became known, and always its end', () => {
    const steps = (day: string) => watched(dueOn(day))[0]?.steps.map(({ step }) => step);
    expect(steps('2026-03-31')).toEqual(['30-days', '7-days', '1-day', 'today', 'missed']);
    expect(steps('2026-01-20')).toEqual(['7-days', '1-day', 'today', 'missed']);
    expect(steps('2026-01-02')).toEqual(['1-day', 'today', 'missed']);
  });

  it('can pass without being missed', () => {
    const point: Obligation = { ...review, key: 'contract-notice/e1', kind: 'contract-notice' };
    const seen = (on: string) => deadlinesToWatch([point], history, 'contract-points', on);
    expect(seen(today).deadlines[0]?.steps.map(({ step }) => step)).toEqual([
      '30-days',
      '7-days',
      '1-day',
      'today',
    ]);
    expect(seen('2026-04-01')).toEqual({
      deadlines: [],
      settled: [{ key: 'contract-notice/e1', because: 'its day has passed', by: null }],
    });
  });

  it('became known with the entry that moved it last', () => {
    const move = (by: string) => [
      {
        from: null,
        to: { earliest: today, latest: today },
        why: 'other',
        reason: null,
        by,
        on: today,
      } as const,
    ];
    expect(watched({ dueHistory: move('e9') })[0]?.from).toBe('e9');
  });

  it('says what is settled, and by what', () => {
    const { settled } = deadlinesToWatch(
      [{ ...review, met: settlement }],
      history,
      'review-cycle',
      today,
    );
    expect(settled).toEqual([{ key: 'review/e1/1', because: 'Review held', by: 'e2' }]);
  });
});
