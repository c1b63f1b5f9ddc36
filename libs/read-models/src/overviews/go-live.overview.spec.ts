import { goLiveOverview, slipBetween } from './go-live.overview.js';
import { did, givenCase, onDay, rowsOf } from './given-case.fixture.js';

const planned = (on: string, plannedGoLive: string) =>
  did('DeliveryModelAnnounced', on, {
    vehicle: 'afc',
    vehicleName: 'Achieving for Children',
    model: 'jointly-owned',
    plannedGoLive,
  });
const live = (on: string) => did('ServiceTransferred', on, { vehicle: 'afc' });

describe('planned and actual go-live', () => {
  it('counts a go-live on 1 August 2017 that was planned for April as 93 to 122 days late', () => {
    const found = goLiveOverview(
      [givenCase(planned('2016-10', '2017-04'), live('2017-08-01'))],
      onDay,
    );
    expect(rowsOf(found, 'set-ups')).toEqual([
      [
        'Slough',
        'Achieving for Children',
        'April 2017',
        '1 August 2017',
        '93',
        '122',
        'Live later than first planned',
      ],
    ]);
    expect(found.finding).toContain('93 to 122 days after April 2017');
    expect(found.picture).toMatchObject({
      rows: [
        {
          note: '93 to 122 days later',
          points: [
            { shape: 'ring', from: 0, to: 1, label: 'planned for April 2017' },
            { shape: 'dot', from: 4, to: 4, label: 'live 1 August 2017' },
          ],
        },
      ],
    });
  });

  it('keeps every former plan and counts from the first', () => {
    const one = givenCase(
      planned('2016-01', '2016-09-01'),
      planned('2016-08', '2017-04-01'),
      live('2017-04-01'),
    );
    expect(rowsOf(goLiveOverview([one], onDay), 'set-ups')[0]).toEqual([
      'Slough',
      'Achieving for Children',
      '1 September 2016, then 1 April 2017',
      '1 April 2017',
      '212',
      '212',
      'Live later than first planned',
    ]);
  });

  it.each([
    ['2017-04', '2017-04-15', 'Live as first planned'],
    ['2017-04-15', '2017-04', 'Live, the dates cannot tell'],
    ['2017-04', '2017-03-31', 'Live earlier than first planned'],
    ['2017-04', '2017-05-01', 'Live later than first planned'],
  ])('of a plan for %s and a go-live %s says “%s”', (plan, actual, outcome) => {
    const one = givenCase(planned('2016-10', plan), live(actual));
    expect(rowsOf(goLiveOverview([one], onDay), 'set-ups')[0]?.at(-1)).toBe(outcome);
  });

  it.each([
    ['2026-06', 'Behind its plan'],
    ['2027-06', 'Under way'],
  ])('of a plan for %s that has not gone live says “%s”', (plan, outcome) => {
    const one = givenCase(planned('2016-10', plan));
    expect(rowsOf(goLiveOverview([one], onDay), 'set-ups')[0]?.at(-1)).toBe(outcome);
  });

  it('tells a set-up that was cancelled, and one without a plan', () => {
    const cancelled = givenCase(planned('2016-10', '2017-04'), did('SetUpCancelled', '2017-02-01'));
    expect(rowsOf(goLiveOverview([cancelled], onDay), 'set-ups')[0]).toEqual(
      expect.arrayContaining(['Not live', 'Cancelled']),
    );
    const unplanned = givenCase(
      did('DeliveryModelAnnounced', '2016-10', { model: 'jointly-owned' }),
      live('2017-08-01'),
    );
    const found = goLiveOverview([unplanned], onDay);
    expect(found.finding).toBe('A planned go-live is recorded for 0 of 1 set-up.');
    expect(found.picture).toBeNull();
  });

  it('says that there is none where there is none', () => {
    expect(goLiveOverview([], onDay).finding).toBe('No set-up of a delivery model is recorded.');
  });

  it('cannot count from an open date', () => {
    expect(slipBetween('2017-04', 'unknown')).toBeUndefined();
    expect(slipBetween('../2017', '2018-01-01')).toBeUndefined();
    expect(slipBetween('2017-04-01', '2017-04-01')).toEqual({ least: 0, most: 0 });
  });
});
