import { obligationsOn, step } from '../../testing/index.js';

const announced = step('DeliveryModelAnnounced', '2016-09-30', {
  vehicle: 'example-trust',
  vehicleName: 'Example Trust',
  model: 'independent-trust',
  plannedGoLive: '2017-04',
});
const live = (on: string) => step('ServiceTransferred', on, { vehicle: 'example-trust' });
const goLive = (asOf: string, ...steps: Parameters<typeof obligationsOn>[2]) =>
  obligationsOn('go-live', asOf, steps);

describe('the planned go-live', () => {
  it('is met by the move of the services, late after the last day of the plan', () => {
    expect(goLive('2017-04-30', announced)).toMatchObject([
      { what: 'Go-live of Example Trust', state: 'open', daysLeft: 0 },
    ]);
    expect(goLive('2017-05-01', announced)[0]?.state).toBe('missed');
    expect(goLive('2017-09-01', announced, live('2017-04-30'))[0]?.state).toBe('met');
    expect(goLive('2017-09-01', announced, live('2017-08-01'))[0]?.state).toBe('met-late');
  });

  it('keeps every plan, in the order in which they were made, whoever made them', () => {
    const voted = step('CouncilDecisionMade', '2016-06-01', {
      body: 'cabinet',
      subject: 'set-up',
      verdict: 'approve',
      summary: 'A trust',
      plannedFor: '2017-01',
    });
    const moved = step('DeadlineMoved', '2016-12-01', {
      obligation: 'goLive',
      to: '2017-06',
      why: 'external',
    });
    const resumed = [
      step('SetUpPaused', '2017-01-10'),
      step('SetUpResumed', '2017-02-10', { plannedGoLive: '2017-10-01' }),
    ];
    const all = goLive('2017-03-01', voted, announced, moved, ...resumed);
    expect(all).toHaveLength(1);
    expect(all[0]).toMatchObject({
      due: { latest: '2017-10-01' },
      dueHistory: [
        { from: { latest: '2017-01-31' }, to: { latest: '2017-04-30' }, why: 'set-by-entry' },
        { from: { latest: '2017-04-30' }, to: { latest: '2017-06-30' }, why: 'external' },
        { from: { latest: '2017-06-30' }, to: { latest: '2017-10-01' }, why: 'set-by-entry' },
      ],
    });
  });

  it('has no date where no source gives one, and is still there', () => {
    const without = { ...announced, details: { ...announced.details, plannedGoLive: undefined } };
    expect(goLive('2016-10-01', without)).toMatchObject([{ due: null, state: 'open' }]);
  });

  it('stands still while the set-up is paused, unless its day had passed', () => {
    const paused = (on: string) => step('SetUpPaused', on, { until: '2017-12' });
    expect(goLive('2017-06-01', announced, paused('2017-04-30'))).toMatchObject([
      { state: 'open', pausedSince: '2017-04-30' },
    ]);
    expect(goLive('2017-06-01', announced, paused('2017-05-01'))).toMatchObject([
      { state: 'missed', pausedSince: null },
    ]);
    const resumed = step('SetUpResumed', '2017-05-20');
    expect(goLive('2017-06-01', announced, paused('2017-04-01'), resumed)[0]?.state).toBe('missed');
  });

  it('lapses with a cancelled set-up, from its pause on where it was paused first', () => {
    const cancelled = step('SetUpCancelled', '2017-06-01');
    expect(goLive('2018-01-01', announced, { ...cancelled, on: '2017-04-01' })[0]?.state).toBe(
      'lapsed',
    );
    expect(goLive('2018-01-01', announced, cancelled)[0]?.state).toBe('missed');
    const paused = step('SetUpPaused', '2017-03-01');
    expect(goLive('2018-01-01', announced, paused, cancelled)[0]?.state).toBe('lapsed');
  });

  it('is one for each set-up', () => {
    const again = { ...announced, on: '2018-01-01' };
    const steps = [announced, step('SetUpCancelled', '2017-01-01'), again, live('2018-04-01')];
    expect(goLive('2019-01-01', ...steps).map(({ state }) => state)).toEqual([
      'lapsed',
      'met-late',
    ]);
  });

  it('is not planned by a vote against, and not met by joining a vehicle on paper', () => {
    const rejected = step('CouncilDecisionMade', '2016-06-01', {
      body: 'cabinet',
      subject: 'set-up',
      verdict: 'reject',
      summary: 'A trust',
      plannedFor: '2017-01',
    });
    expect(goLive('2017-01-01', rejected)).toEqual([]);
    const joined = (servicesMoved: boolean) =>
      step('CouncilJoinedVehicle', '2017-03-01', { vehicle: 'example-trust', servicesMoved });
    expect(goLive('2017-03-02', announced, joined(false))[0]?.state).toBe('open');
    expect(goLive('2017-03-02', announced, joined(true))[0]?.state).toBe('met');
  });
});
