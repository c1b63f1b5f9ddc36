import { decideStep, exampleIds, recordOf, type Step } from '../testing/index.js';
import { stateOf } from './index.js';

const opened: Step = {
  act: 'InterventionOpened',
  on: '2014-02-14',
  details: { laCode: '871', trigger: 'inadequate-judgement' },
};
const step = (act: Step['act'], on: string, details: Step['details'] = {}, id?: string): Step => ({
  act,
  on,
  details,
  ...(id !== undefined && { id }),
});
const after = (...steps: readonly Step[]) => stateOf(recordOf([opened, ...steps])).state;
const decide = (steps: readonly Step[], next: Step) =>
  decideStep(recordOf([opened, ...steps]), next);

const announced = step('DeliveryModelAnnounced', '2015-03-01', {
  vehicle: 'example-trust',
  model: 'independent-trust',
  plannedGoLive: '2016-04',
});
const executive = step(
  'CommissionerAppointed',
  '2015-02-01',
  { commissioners: ['Ann Head'], executive: true, remit: 'both' },
  exampleIds.commissioner,
);
const live = step('ServiceTransferred', '2016-04-01', { vehicle: 'example-trust' });

describe('a set-up', () => {
  it('goes on beside a commissioner who runs the services', () => {
    const state = after(executive, announced);
    expect(state.delivery).toMatchObject({ phase: 'commissioner-run', by: 'Ann Head' });
    expect(state.setUp).toEqual({
      vehicle: 'example-trust',
      plannedGoLive: '2016-04',
      paused: false,
    });
    const paused = step('SetUpPaused', '2015-06-01');
    expect(decide([executive, announced], paused)).toHaveProperty('events');
    expect(after(executive, announced, paused).setUp).toMatchObject({ paused: true });
    expect(after(executive, announced, live)).toMatchObject({
      setUp: null,
      delivery: { phase: 'trust', by: 'example-trust' },
    });
  });

  it('shows again when the commissioner leaves', () => {
    const left = step('CommissionerWithdrawn', '2015-09-01');
    expect(after(executive, announced, left).delivery).toMatchObject({
      phase: 'setting-up',
      vehicle: 'example-trust',
    });
    expect(after(executive, left).delivery).toEqual({ phase: 'council' });
  });

  it('may be known only to have been under way, and has one planned go-live at a time', () => {
    const known = step('AntecedentStated', '../2015', {
      kind: 'set-up',
      interval: '../2015',
      why: 'Not reported',
    });
    expect(decide([known], step('SetUpCancelled', '2016-01-01'))).toHaveProperty('events');
    const again = after(
      announced,
      step('SetUpPaused', '2015-06-01'),
      step('SetUpResumed', '2015-09-01', { plannedGoLive: '2016-10' }),
    );
    expect(again.planned.map(({ on }) => on)).toEqual(['2016-10']);
    expect(again.delivery).toMatchObject({ phase: 'setting-up', plannedGoLive: '2016-10' });
  });

  it('holds a closing back', () => {
    expect(
      decide(
        [announced],
        step('InterventionClosed', '2020-01-01', {
          testMet: 'Good',
          deliverySettledAs: 'council-run',
        }),
      ),
    ).toMatchObject({ refused: { code: 'needs-delivery-settled' } });
  });
});

describe('who runs the services', () => {
  it('keeps the first day of a trust when more functions follow', () => {
    const more = step('ServiceTransferred', '2017-01-01', {
      vehicle: 'example-trust',
      functions: ['SEND'],
    });
    expect(after(live, more).delivery).toMatchObject({ phase: 'trust', since: '2016-04-01' });
  });

  it('does not go back to a commissioner once a trust has them', () => {
    expect(after(live, { ...executive, on: '2017-01-01' }).delivery.phase).toBe('trust');
  });

  it('follows the executive commissioner to the next', () => {
    const replaced = step('CommissionerReplaced', '2015-06-01', { commissioners: ['Bob Next'] });
    expect(after(executive, replaced).delivery).toMatchObject({
      phase: 'commissioner-run',
      by: 'Bob Next',
    });
  });

  it('takes powers back in batches, in the words of each', () => {
    const batch = (on: string, functions: readonly string[], complete?: boolean) =>
      step('PowersReturned', on, { functions, ...(complete !== undefined && { complete }) });
    const given = [
      step('CommissionerAppointed', '2015-02-26', { commissioners: ['A', 'B'] }),
      step('PowersTransferred', '2015-02-26', { functions: ['All executive functions'] }),
    ];
    const first = batch('2016-02-11', ['Planning']);
    expect(decide(given, first)).toHaveProperty('events');
    expect(after(...given, first).delivery.phase).toBe('commissioner-run');
    expect(
      after(...given, first, batch('2018-09-24', ['Children’s services'], true)).delivery.phase,
    ).toBe('council');
    expect(decide([executive], first)).toHaveProperty('events');
  });

  it('takes a second decision to return, with its new date', () => {
    const decided = (on: string, plannedOn: string) =>
      step('ReturnDecided', on, { because: 'financial', plannedOn });
    const state = after(live, decided('2020-01-01', '2021-04'), decided('2020-06-01', '2021-09'));
    expect(state.delivery).toMatchObject({ phase: 'returning', plannedOn: '2021-09' });
    expect(state.planned.map(({ on }) => on)).toEqual(['2021-09']);
    const moved = step('DeadlineMoved', '2020-07-01', {
      obligation: 'return',
      to: '2022-01',
      why: 'other',
    });
    expect(after(live, decided('2020-01-01', '2021-04'), moved).delivery).toMatchObject({
      plannedOn: '2022-01',
    });
  });
});

describe('what makes no sense of contracts and vehicles', () => {
  const partnership = step('PartnershipStarted', '2015-01-01', {
    vehicle: 'iow-hampshire',
    lead: 'Hampshire',
  });

  it('is a contract that ends where there is a partnership only', () => {
    expect(decide([partnership], step('ContractExpired', '2020-01-01'))).toMatchObject({
      refused: { code: 'needs-contract-in-force' },
    });
    expect(
      decide(
        [partnership],
        step('ContractReviewed', '2016-01-01', { by: 'council', outcome: 'noted' }),
      ),
    ).toHaveProperty('events');
  });

  it('is winding up a vehicle twice', () => {
    const woundUp = step('VehicleWoundUp', '2021-01-01', { vehicle: 'example-trust' });
    const other = step('VehicleIncorporated', '2020-01-01', {
      vehicle: 'other',
      vehicleName: 'Other',
    });
    expect(decide([live, other, woundUp], { ...woundUp, on: '2022-01-01' })).toMatchObject({
      refused: { code: 'vehicle-unknown' },
    });
  });
});
