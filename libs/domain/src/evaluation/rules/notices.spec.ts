import { exampleIds, inShort, obligationsOn, step } from '../../testing/index.js';
import { findPolicy } from '../../policy/index.js';

const issued = step(
  'ImprovementNoticeIssued',
  '2015-01-31',
  { planDue: '2015-04', reviewEveryMonths: 6, expires: '2016-01' },
  exampleIds.notice,
);
const revised = (on: string, details: Record<string, unknown>) =>
  step('ImprovementNoticeRevised', on, details);
const lifted = (on: string) => step('ImprovementNoticeLifted', on);
const review = (on: string) => step('ReviewHeld', on, { outcome: 'some' });

describe('the plan that a notice asks for', () => {
  const plans = (asOf: string, ...steps: Parameters<typeof obligationsOn>[2]) =>
    obligationsOn('improvement-plan', asOf, [issued, ...steps]);

  it('is met by the plan under the notice, not by the one for Ofsted', () => {
    const received = (plan: string) => step('ImprovementPlanReceived', '2015-04-30', { plan });
    expect(inShort(plans('2015-05-01', received('notice-plan')))).toEqual(['- met 2015-04-30']);
    expect(inShort(plans('2015-05-01', received('ofsted-action-plan')))).toEqual([
      '- missed 2015-04-30',
    ]);
  });

  it('gets a new date from a revision, which keeps the former; a revision that is silent lets it stand', () => {
    const [old, renewed] = plans('2015-03-02', revised('2015-03-01', { planDue: '2015-06' }));
    expect(old?.state).toBe('lapsed');
    expect(renewed).toMatchObject({
      state: 'open',
      due: { latest: '2015-06-30' },
      dueHistory: [{ from: { latest: '2015-04-30' } }],
    });
    expect(inShort(plans('2015-05-01', revised('2015-03-01', {})))).toEqual([
      '- missed 2015-04-30',
    ]);
    expect(inShort(plans('2015-05-01', revised('2015-03-01', {}), lifted('2015-04-01')))).toEqual([
      '- lapsed 2015-04-30',
    ]);
  });
});

describe('the expiry of a notice', () => {
  it('is settled by lifting it, and moved by a revision', () => {
    const expiries = (asOf: string, ...steps: Parameters<typeof obligationsOn>[2]) =>
      inShort(obligationsOn('notice-expiry', asOf, [issued, ...steps]));
    expect(expiries('2016-01-31')).toEqual(['- open 2016-01-31']);
    expect(expiries('2016-02-01')).toEqual(['- missed 2016-01-31']);
    expect(expiries('2016-02-01', lifted('2015-12-01'))).toEqual(['- met 2016-01-31']);
    expect(expiries('2016-02-01', revised('2015-12-01', { expires: '2016-12' }))).toEqual([
      '- lapsed 2016-01-31',
      '- open 2016-12-31',
    ]);
  });
});

describe('reviews at the interval of a notice', () => {
  const reviews = (asOf: string, ...steps: Parameters<typeof obligationsOn>[2]) =>
    inShort(obligationsOn('notice-review', asOf, [issued, ...steps]));

  it('are counted from the notice and never drift, and the next is there once the last is due or held', () => {
    expect(reviews('2015-07-31')).toEqual(['1 open 2015-07-31']);
    expect(reviews('2015-08-01')).toEqual(['1 missed 2015-07-31', '2 open 2016-01-31']);
    expect(reviews('2015-07-15', review('2015-07-10'))).toEqual([
      '1 met 2015-07-31',
      '2 open 2016-01-31',
    ]);
    const longer = { ...issued, details: { ...issued.details, expires: '2017-01' } };
    const held = [longer, review('2015-07-10'), review('2016-01-31')];
    expect(inShort(obligationsOn('notice-review', '2016-02-01', held))).toEqual([
      '1 met 2015-07-31',
      '2 met 2016-01-31',
      '3 open 2016-07-31',
    ]);
  });

  it('count a review held soon after one that was not held as that one, late', () => {
    expect(reviews('2015-10-01', review('2015-09-01'))).toEqual([
      '1 met-late 2015-07-31',
      '2 open 2016-01-31',
    ]);
  });

  it('are left to the cadence of the policy where it has the same interval', () => {
    const policy = findPolicy('putting-children-first-2016') ?? null;
    expect(obligationsOn('notice-review', '2016-02-01', [issued], policy)).toEqual([]);
    const every3 = {
      ...issued,
      details: { reviewEveryMonths: 3 },
    };
    expect(inShort(obligationsOn('notice-review', '2015-04-01', [every3], policy))).toEqual([
      '1 open 2015-04-30',
    ]);
  });

  it('end with the notice, also where it expires and nobody lifts it', () => {
    expect(reviews('2016-06-01', lifted('2015-06-01'))).toEqual(['1 lapsed 2015-07-31']);
    expect(reviews('2017-06-01', review('2015-07-30'), review('2016-01-20'))).toEqual([
      '1 met 2015-07-31',
      '2 met 2016-01-31',
    ]);
  });
});
