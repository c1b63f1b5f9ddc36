import { findPolicy, policyVersions } from '../../policy/index.js';
import { inShort, obligationsOn, openedCase, step, type Step } from '../../testing/index.js';

const judged = (on: string, overall = 'inadequate', id?: string) =>
  step('JudgementRecorded', on, { framework: 'SIF', overall, grades: {} }, id);
const notice = (on: string) => step('ImprovementNoticeIssued', on);
const review = (on: string, more: Readonly<Record<string, unknown>> = {}, id?: string) =>
  step('ReviewHeld', on, { outcome: 'some', ...more }, id);

/** The case is opened on 14 February 2014, so under one version for all the first review is due on 14 August 2014. */
const policy2016 = findPolicy('putting-children-first-2016') ?? null;
const reviews = (asOf: string, ...steps: readonly Step[]) =>
  obligationsOn('review', asOf, steps, policy2016);

/** A case opened under the policy of 2016, by the policy of each date. */
const opened2016 = step('InterventionOpened', '2016-08-14', {
  laCode: '871',
  trigger: 'inadequate-judgement',
});
const since2016 = (asOf: string, ...steps: readonly Step[]) =>
  obligationsOn('review', asOf, steps, null, [opened2016, ...openedCase.slice(1)]);

describe('six-monthly reviews (R1)', () => {
  it('are counted from the first date, and there is always one next review', () => {
    expect(inShort(reviews('2014-02-14'))).toEqual(['1 open 2014-08-14']);
    expect(inShort(reviews('2014-08-14'))).toEqual(['1 open 2014-08-14']);
    expect(inShort(reviews('2014-08-15'))).toEqual(['1 missed 2014-08-14', '2 open 2015-02-14']);
    expect(inShort(reviews('2014-08-01', review('2014-07-31')))).toEqual([
      '1 met 2014-08-14',
      '2 open 2015-02-14',
    ]);
  });

  it('count for the window they are held in; early in the next one, for a review that was missed', () => {
    expect(inShort(reviews('2015-02-14', review('2014-09-01')))).toEqual([
      '1 met-late 2014-08-14',
      '2 open 2015-02-14',
    ]);
    expect(inShort(reviews('2015-02-14', review('2014-12-01')))).toEqual([
      '1 missed 2014-08-14',
      '2 met 2015-02-14',
      '3 open 2015-08-14',
    ]);
    expect(inShort(reviews('2014-10-01', review('2014-09-01'), review('2014-09-20')))).toEqual([
      '1 met-late 2014-08-14',
      '2 met 2015-02-14',
      '3 open 2015-08-14',
    ]);
  });

  it('are not counted from a judgement that was better than inadequate', () => {
    const judged = (on: string, overall: string) =>
      step('JudgementRecorded', on, { framework: 'unknown', overall, grades: {} });
    const steps = [judged('2014-01-20', 'inadequate'), judged('2014-02-01', 'adequate')];
    expect(inShort(reviews('2014-03-01', ...steps.slice(1)))).toEqual(['1 open 2014-08-14']);
    expect(inShort(reviews('2014-03-01', ...steps))).toEqual(['1 open 2014-07-20']);
  });

  it('count for the review that they name as due', () => {
    const late = review('2015-01-20', { wasDue: '2014-08-14' });
    expect(inShort(reviews('2015-02-14', late))).toEqual([
      '1 met-late 2014-08-14',
      '2 open 2015-02-14',
    ]);
  });

  it('are never said to be missed where a review with an imprecise date may be the one', () => {
    expect(inShort(reviews('2015-09-01', review('2014')))).toEqual([
      '1 cannot-tell 2014-08-14',
      '2 cannot-tell 2015-02-14',
      '3 missed 2015-08-14',
      '4 open 2016-02-14',
    ]);
    const held = reviews('2015-09-01', review('2014'), review('2015-02-01'));
    expect(held[1]?.state).toBe('met');
    expect(inShort(reviews('2015-03-01', review('2014-08')))).toEqual([
      '1 cannot-tell 2014-08-14',
      '2 missed 2015-02-14',
      '3 open 2015-08-14',
    ]);
  });

  it('count for their own window where the review before was waived', () => {
    const waived = step('DeadlineWaived', '2017-02-20', {
      deadline: since2016('2017-02-15')[0]?.key,
      why: 'not-needed',
      because: 'An inspection was under way.',
    });
    expect(inShort(since2016('2017-04-01', waived, review('2017-03-15')))).toEqual([
      '1 waived 2017-02-14',
      '2 met 2017-08-14',
      '3 open 2018-02-14',
    ]);
  });

  it('never drift: six months from the end of August are the end of February and of August again', () => {
    const end = step('InterventionOpened', '2016-08-31', {
      laCode: '871',
      trigger: 'inadequate-judgement',
    });
    const opened = obligationsOn('review', '2020-03-01', [], policy2016, [end]);
    expect(opened.map(({ due }) => due?.latest)).toEqual([
      '2017-02-28',
      '2017-08-31',
      '2018-02-28',
      '2018-08-31',
      '2019-02-28',
      '2019-08-31',
      '2020-02-29',
      '2020-08-31',
    ]);
  });

  it('take the date that a review states for the next one only, and keep the date of the grid', () => {
    const [, next, later] = reviews(
      '2015-02-01',
      review('2014-08-01', { nextReviewDue: '2015-01-15' }),
      review('2015-01-10'),
    );
    expect(next).toMatchObject({
      state: 'met',
      due: { latest: '2015-01-15' },
      dueHistory: [{ from: { latest: '2015-02-14' }, why: 'set-by-entry' }],
    });
    expect(later).toMatchObject({ state: 'open', due: { latest: '2015-08-14' }, dueHistory: [] });
  });

  it('are beside the grid where one announces the next within its own window', () => {
    const announced = reviews('2014-07-02', review('2014-04-01', { nextReviewDue: '2014-07-01' }));
    expect(inShort(announced)).toEqual([
      '- missed 2014-07-01',
      '1 met 2014-08-14',
      '2 open 2015-02-14',
    ]);
    expect(announced[0]?.rule).toBeNull();
  });

  it('move when people move them, by key or as the one that is waited for; one moved past the next takes its place', () => {
    const [first] = since2016('2016-09-01');
    const byKey = step('DeadlineMoved', '2017-02-01', {
      obligation: 'other',
      deadline: first?.key,
      to: '2017-04-01',
      why: 'council-request',
    });
    expect(inShort(since2016('2017-03-20', byKey, review('2017-03-15')))).toEqual([
      '1 met 2017-04-01',
      '2 open 2017-08-14',
    ]);
    const waitedFor = step('DeadlineMoved', '2017-02-01', {
      obligation: 'review',
      to: '2017-09-01',
      why: 'external',
    });
    const moved = since2016('2017-09-02', waitedFor);
    expect(inShort(moved)).toEqual(['1 missed 2017-09-01', '3 open 2018-02-14']);
    expect(moved[0]?.dueHistory).toMatchObject([{ from: { latest: '2017-02-14' } }]);
  });

  it('end after a better inspection when the notice has expired, also where nobody lifted it', () => {
    const expires = step('ImprovementNoticeIssued', '2014-03-01', { expires: '2015-05' });
    const better = judged('2014-06-01', 'good');
    expect(inShort(reviews('2016-06-01', expires, better))).toEqual([
      '1 missed 2014-08-14',
      '2 missed 2015-02-14',
      '3 missed 2015-08-14',
    ]);
  });

  it('end when nothing is left to review and begin again when something is', () => {
    const better = judged('2014-05-01', 'good');
    expect(inShort(reviews('2016-01-01', better))).toEqual(['1 lapsed 2014-08-14']);
    expect(inShort(reviews('2014-09-01', notice('2014-03-01'), better))).toEqual([
      '1 missed 2014-08-14',
      '2 open 2015-02-14',
    ]);
    expect(inShort(reviews('2016-01-01', better, judged('2015-05-01')))).toEqual([
      '1 lapsed 2014-08-14',
      '3 missed 2015-08-14',
      '4 open 2016-02-14',
    ]);
    expect(inShort(reviews('2016-01-01', better, judged('2015-07-01')))).toEqual([
      '1 lapsed 2014-08-14',
      '4 open 2016-02-14',
    ]);
  });

  it('begin under each date’s own policy when one sets a cadence, with the numbers they have under every policy', () => {
    const own = obligationsOn('review', '2017-03-01', [notice('2014-03-01')]);
    expect(inShort(own)).toEqual(['6 missed 2017-02-14', '7 open 2017-08-14']);
    expect(own[0]?.policyId).toBe('putting-children-first-2016');
    const numbers = reviews('2017-03-01', notice('2014-03-01')).map(({ key }) => key);
    expect(numbers).toHaveLength(7);
    expect(numbers).toEqual(expect.arrayContaining(own.map(({ key }) => key)));
  });

  it('are none under a policy without a cadence, but for those that a review announces', () => {
    const stated = review('2014-04-01', { nextReviewDue: '2014-12' });
    expect(inShort(obligationsOn('review', '2014-07-02', [stated]))).toEqual(['- open 2014-12-31']);
    for (const { id, parameters } of policyVersions) {
      const found = obligationsOn('review', '2015-01-01', [], findPolicy(id) ?? null);
      expect(found.length > 0).toBe(parameters.reviewMonths.value !== 'undefined');
    }
  });

  it('say what they are counted from, in how many months and by which rule', () => {
    expect(reviews('2014-02-14')[0]?.explanation).toBe(
      'Progress is reviewed at least every 6 months. Counted from 14 February 2014, when the case was opened, this review is due 6 months later. This is rule R1 of “Putting children first, July 2016”.',
    );
    const [, second, third] = reviews('2015-08-14');
    expect(second?.because).toContain('due 1 year later');
    expect(third?.because).toContain('due 1 year and 6 months later');
  });
});

describe('a case opened on an imprecise date', () => {
  const opened = (on: string, trigger: string) =>
    step('InterventionOpened', on, { laCode: '871', trigger });

  it('has reviews due between two days where the month is known', () => {
    const [first] = obligationsOn('review', '2016-10-01', [], policy2016, [
      opened('2016-08', 'emergency'),
    ]);
    expect(first).toMatchObject({
      state: 'open',
      due: { earliest: '2017-02-01', latest: '2017-02-28' },
    });
  });

  it('is counted from its first inadequate judgement where only the year is known', () => {
    const [first] = obligationsOn('review', '2016-10-01', [judged('2016-07-20')], policy2016, [
      opened('2016', 'unknown'),
    ]);
    expect(first).toMatchObject({ due: { latest: '2017-01-20' } });
  });

  it('cannot tell which policy applies where the window may begin under either', () => {
    const [first] = obligationsOn('review', '2016-10-01', [], null, [
      opened('2016-07', 'court-judgment'),
    ]);
    expect(first).toMatchObject({ state: 'cannot-tell', rule: null });
    expect(first?.explanation).toContain('They differ on this.');
  });
});
