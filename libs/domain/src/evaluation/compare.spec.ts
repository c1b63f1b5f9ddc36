import { recordOf, openedCase, step } from '../testing/index.js';
import { findPolicy, type PolicyVersion } from '../policy/index.js';
import { compare } from './index.js';

function policy(id: string): PolicyVersion {
  const found = findPolicy(id);
  if (found === undefined) throw new Error(id);
  return found;
}
const [july, adHoc] = [policy('putting-children-first-2016'), policy('ad-hoc')];
const asOf = '2018-06-01';
const history = recordOf([
  ...openedCase,
  step('CommissionerAppointed', '2017-01-10', { commissioners: ['A'] }),
  step('MinisterialDecisionMade', '2017-03-01', { option: 'remove-to-trust' }),
  step('DeliveryModelAnnounced', '2017-03-01', {
    vehicle: 'example-trust',
    model: 'independent-trust',
    origin: 'directed',
    plannedGoLive: '2018-04',
  }),
]);

describe('a comparison of two policies', () => {
  it('of a policy with itself finds nothing', () => {
    expect(compare(history, july, july, { asOf })).toEqual({
      policyA: july.id,
      policyB: july.id,
      obligations: [],
      departures: [],
      expectedNext: [],
    });
  });

  it('names what one version asks for and the other does not, and why', () => {
    const { obligations } = compare(history, july, adHoc, { asOf });
    const imposed = obligations.find(({ under }) => under?.kind === 'imposed-trust');
    expect(imposed).toMatchObject({
      under: { rule: 'R7', due: { latest: '2018-03-01' } },
      instead: null,
      because: `“${adHoc.title}” does not hold rule R7.`,
    });
    const mirrored = compare(history, adHoc, july, { asOf }).obligations;
    expect(mirrored.find(({ instead }) => instead?.kind === 'imposed-trust')).toMatchObject({
      under: null,
      because: imposed?.because,
    });
  });

  it('matches what both ask for, and says how the dates and states differ', () => {
    const { obligations } = compare(history, adHoc, july, { asOf });
    const report = obligations.find(({ instead }) => instead?.kind === 'commissioner-report');
    expect(report).toMatchObject({
      under: { due: null },
      instead: { due: { latest: '2017-04-10' } },
    });
    expect(report?.because).toMatch(
      /^It would be due 10 April 2017 instead of on no set date\. .* Its state would be “missed” instead of “open”\.$/,
    );
  });

  it('leaves out what a document sets, which is the same under every version', () => {
    const kinds = compare(history, july, adHoc, { asOf }).obligations.map(
      ({ under, instead }) => (under ?? instead)?.kind,
    );
    expect(kinds).not.toContain('go-live');
  });

  it('compares the policy of each date with one imposed', () => {
    const result = compare(history, null, july, { asOf });
    expect([result.policyA, result.policyB]).toEqual([null, july.id]);
    expect(
      compare(history, july, null, { asOf }).obligations.every(
        ({ under, instead }) => under !== null || instead !== null,
      ),
    ).toBe(true);
  });
});
