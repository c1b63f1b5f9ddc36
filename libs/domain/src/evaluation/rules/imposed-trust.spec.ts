import { obligationsOn, step } from '../../testing/index.js';
import { findPolicy } from '../../policy/index.js';

const decision = (on: string, option = 'remove-to-trust') =>
  step('MinisterialDecisionMade', on, { option });
const announced = (origin?: string) =>
  step('DeliveryModelAnnounced', '2017-02-01', {
    vehicle: 'example-trust',
    model: 'independent-trust',
    ...(origin !== undefined && { origin }),
  });
const live = step('ServiceTransferred', '2018-02-01', { vehicle: 'example-trust' });
const trusts = (asOf: string, ...steps: Parameters<typeof obligationsOn>[2]) =>
  obligationsOn('imposed-trust', asOf, steps);

describe('a trust that is imposed', () => {
  it('has a year from the decision, by the months of the policy', () => {
    const steps = [decision('2017-01-31'), announced('directed')];
    expect(trusts('2018-01-31', ...steps)).toMatchObject([
      { rule: 'R7', due: { latest: '2018-01-31' }, state: 'open' },
    ]);
    expect(trusts('2018-03-01', ...steps, live)[0]?.state).toBe('met-late');
  });

  it('is no duty where the council goes of its own will, nor before a policy said so', () => {
    expect(trusts('2018-01-01', decision('2017-01-31'), announced('voluntary'))).toEqual([]);
    expect(
      trusts('2018-01-01', decision('2017-01-31'), announced('voluntary-under-direction')),
    ).toEqual([]);
    expect(trusts('2018-01-01', decision('2014-07-15'), announced('directed'))).toEqual([]);
    const policy = findPolicy('putting-children-first-2016') ?? null;
    const steps = [decision('2014-07-15'), announced('directed')];
    expect(obligationsOn('imposed-trust', '2018-01-01', steps, policy)).toHaveLength(1);
  });

  it('cannot be told where the record says nothing of the council', () => {
    expect(trusts('2019-01-01', decision('2017-01-31'), announced())).toMatchObject([
      { state: 'cannot-tell', due: null },
    ]);
    expect(trusts('2019-01-01', decision('2017-01-31'), announced(), live)[0]?.state).toBe('met');
  });

  it('lapses when the minister decides otherwise, or the set-up is paused for good', () => {
    const steps = [decision('2017-01-31'), announced('directed')];
    expect(trusts('2019-01-01', ...steps, decision('2017-12-01', 'retain'))[0]?.state).toBe(
      'lapsed',
    );
    const paused = step('SetUpPaused', '2017-12-01');
    expect(trusts('2019-01-01', ...steps, paused)[0]?.state).toBe('lapsed');
    const resumed = step('SetUpResumed', '2017-12-20');
    expect(trusts('2019-01-01', ...steps, paused, resumed)[0]?.state).toBe('missed');
  });

  it('does not start its year again when the decision is repeated', () => {
    const steps = [decision('2017-01-31'), announced('directed'), decision('2017-09-01')];
    expect(trusts('2018-01-01', ...steps)).toHaveLength(1);
    expect(trusts('2020-01-01', ...steps, live, decision('2019-01-01'))).toHaveLength(2);
  });
});
