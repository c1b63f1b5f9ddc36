import { obligationsOn, step } from '../../testing/index.js';

const live = step('ServiceTransferred', '2015-10-01', { vehicle: 'example-trust' });
const decided = (on: string, details: Record<string, unknown> = { plannedOn: '2020-04-01' }) =>
  step('ReturnDecided', on, { because: 'financial', ...details });
const returned = (on: string, complete: boolean, functions?: readonly string[]) =>
  step('ReturnedToCouncil', on, { complete, ...(functions && { functions }) });
const returns = (asOf: string, ...steps: Parameters<typeof obligationsOn>[2]) =>
  obligationsOn('return', asOf, [live, ...steps]);

describe('the planned return', () => {
  it('is met by the complete return, late after its day', () => {
    const one = decided('2019-06-01');
    expect(returns('2020-04-01', one)[0]?.state).toBe('open');
    expect(returns('2020-04-02', one)[0]?.state).toBe('missed');
    expect(returns('2021-01-01', one, returned('2020-04-01', true))[0]?.state).toBe('met');
    expect(returns('2021-01-01', one, returned('2020-05-01', true))[0]?.state).toBe('met-late');
  });

  it('is not met by a batch, unless all that was to return is back', () => {
    const steps = [
      decided('2019-06-01', { plannedOn: '2020-04-01', functions: ['Adoption', 'Fostering'] }),
      returned('2019-09-01', false, ['Adoption']),
    ];
    const [one] = returns('2020-03-01', ...steps);
    expect(one?.state).toBe('open');
    expect(one?.explanation).toContain('Some services returned earlier: on 1 September 2019.');
    expect(
      returns('2020-03-01', ...steps, returned('2020-02-01', false, ['Fostering'])),
    ).toMatchObject([{ state: 'met', met: { on: '2020-02-01' } }]);
  });

  it('keeps its former date when a second decision sets another, and is one', () => {
    expect(
      returns('2019-12-01', decided('2019-06-01'), decided('2019-11-01', { plannedOn: '2020-10' })),
    ).toMatchObject([
      { due: { latest: '2020-10-31' }, dueHistory: [{ from: { latest: '2020-04-01' } }] },
    ]);
  });

  it('is met by the end of a partnership with which services come back, and goes on after closure', () => {
    const partnership = step('PartnershipStarted', '2015-01-01', {
      vehicle: 'example-partnership',
      lead: 'Hampshire',
    });
    const ended = step('PartnershipEnded', '2020-03-31', { servicesReturned: true });
    expect(
      obligationsOn('return', '2021-01-01', [partnership, decided('2019-06-01'), ended])[0]?.state,
    ).toBe('met');
    const closed = step('InterventionClosed', '2018-01-01', {
      testMet: 'Good',
      deliverySettledAs: 'vehicle-kept-by-choice',
    });
    expect(returns('2020-04-02', closed, decided('2019-06-01'))[0]?.state).toBe('missed');
  });

  it('lapses where others take the services over', () => {
    const taken = step('ServiceTransferred', '2019-12-01', { vehicle: 'another-trust' });
    expect(returns('2021-01-01', decided('2019-06-01'), taken)[0]?.state).toBe('lapsed');
  });
});
