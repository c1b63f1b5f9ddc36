import { did, givenCaseOn, judgedOn, onDay } from '../overviews/given-case.fixture.js';
import type { Given } from '../given-events.fixture.js';
import { caseLanes } from './case-lanes.js';
import type { CaseLanes } from './lane.js';

const lanesAfter = (steps: readonly Given[], time = onDay): CaseLanes => {
  const { history } = givenCaseOn(time, ...steps);
  const found = caseLanes('case-1', history, time);
  if (found === undefined) throw new Error('The steps make no case.');
  return found;
};
const barsOf = ({ lanes }: CaseLanes, name: string) =>
  lanes.find((one) => one.name === name)?.bars.map(({ label, from, to }) => [label, from, to]);
const measured = ({ measures }: CaseLanes, name: string) =>
  measures.find((one) => one.name === name);

const trust = { vehicle: 'slough-trust', vehicleName: 'Slough Trust' };
const direction = did('DirectionIssued', '2014-10', { kind: 'social-care' });
const announced = did('DeliveryModelAnnounced', '2014-11-01', {
  ...trust,
  model: 'independent-trust',
  plannedGoLive: '2015-04',
});
const moved = did('ServiceTransferred', '2015-10-01', { ...trust });
const steps = [
  judgedOn('2014-02-10'),
  direction,
  announced,
  moved,
  judgedOn('2016-02-17'),
  judgedOn('2019-03-04', 'good'),
];

describe('a case as lanes', () => {
  const lanes = lanesAfter(steps);

  it('keeps every end as exact as its source, and lets go on what still holds', () => {
    expect(barsOf(lanes, 'case')).toEqual([['Open', '2014-02-14', null]]);
    expect(barsOf(lanes, 'instruments')).toEqual([['Direction (social care)', '2014-10', null]]);
    expect(barsOf(lanes, 'delivery')).toEqual([
      ['The council', '2014-02-14', '2014-11-01'],
      ['The council; Slough Trust being set up', '2014-11-01', '2015-10-01'],
      ['Slough Trust', '2015-10-01', null],
    ]);
    expect(barsOf(lanes, 'contracts')).toEqual([
      ['Terms with Slough Trust, not recorded', '2015-10-01', null],
    ]);
  });

  it('shows what was planned and the grades of judgements', () => {
    const delivery = lanes.lanes.find(({ name }) => name === 'delivery')?.bars;
    expect(delivery?.map(({ planned }) => planned)).toEqual([null, '2015-04', null]);
    const marks = lanes.lanes.find(({ name }) => name === 'judgements')?.marks;
    expect(marks?.map(({ on, grade, label }) => [on, grade, label])).toEqual([
      ['2014-02-10', 'inadequate', 'Inadequate, 10 February 2014'],
      ['2016-02-17', 'inadequate', 'Inadequate, 17 February 2016'],
      ['2019-03-04', 'good', 'Good, 4 March 2019'],
    ]);
  });

  it('reaches from its first to its last day', () => {
    expect([lanes.from, lanes.to]).toEqual(['2014-02-10', '2026-11-21']);
    expect(lanes.starts).toEqual({ opening: '2014-02-14', inadequate: '2014-02-10' });
  });

  it('measures what came between, as exactly as the dates allow', () => {
    expect(measured(lanes, 'inadequate-to-next')).toMatchObject({
      days: { least: 737, most: 737 },
      text: '737 days, about 24 months',
    });
    expect(measured(lanes, 'direction-to-go-live')).toMatchObject({
      from: { what: 'First direction', on: '2014-10' },
      to: { what: 'Services moved', on: '2015-10-01' },
      days: { least: 335, most: 365 },
      text: '335 to 365 days, about 11 to 12 months',
    });
    expect(measured(lanes, 'planned-to-actual')).toMatchObject({
      from: { on: '2015-04' },
      days: { least: 154, most: 183 },
    });
    expect(measured(lanes, 'direction-after-improvement')).toMatchObject({
      from: { on: '2019-03-04' },
      to: null,
      text: 'A direction is still in force: 2819 days, about 93 months so far',
    });
    expect(measured(lanes, 'length')?.text).toBe('Still open: 4663 days, about 153 months so far');
  });

  it('ends what was ended, by the entry that ended it', () => {
    const ended = lanesAfter([
      ...steps,
      did('DirectionRevoked', '2020-01-31', {}),
      did('InterventionClosed', '2020-06', {
        testMet: 'Judged good',
        deliverySettledAs: 'vehicle-kept-by-choice',
      }),
    ]);
    expect(barsOf(ended, 'instruments')).toEqual([
      ['Direction (social care)', '2014-10', '2020-01-31'],
    ]);
    expect(barsOf(ended, 'case')).toEqual([['Open', '2014-02-14', '2020-06']]);
    expect(measured(ended, 'direction-after-improvement')?.days).toEqual({ least: 333, most: 333 });
    expect(measured(ended, 'length')?.to).toMatchObject({ what: 'Ended', on: '2020-06' });
  });

  it('ends on the day that is asked about', () => {
    const then = lanesAfter(steps, { asOf: '2015-01-01' });
    expect([then.to, then.asOf]).toEqual(['2015-04-30', '2015-01-01']);
    expect(barsOf(then, 'delivery')?.at(-1)).toEqual([
      'The council; Slough Trust being set up',
      '2014-11-01',
      null,
    ]);
    expect(measured(then, 'planned-to-actual')?.text).toBe('Not live yet');
  });

  it('says what a vehicle was called first, and what later', () => {
    const renamed = lanesAfter([
      ...steps,
      did('OwnershipChanged', '2021-04-01', {
        vehicle: 'slough-trust',
        newName: 'Slough First',
        to: ['Slough'],
      }),
    ]);
    expect(barsOf(renamed, 'delivery')?.at(-1)?.[0]).toBe('Slough Trust, later Slough First');
  });

  it('says what cannot be measured and why', () => {
    const bare = lanesAfter([]);
    expect(bare.measures.map(({ text }) => text).slice(0, 4)).toEqual([
      'No inadequate judgement is recorded',
      'No direction is recorded',
      'No planned date is recorded',
      'No better judgement is recorded yet',
    ]);
    const unclear = lanesAfter([{ ...direction, on: '../2014' }, moved]);
    expect(measured(unclear, 'direction-to-go-live')?.text).toBe('The dates cannot tell');
  });

  it('is none before its opening', () => {
    const { history } = givenCaseOn(onDay, ...steps);
    expect(caseLanes('case-1', history, { asOf: '2013-12-31' })).toBeUndefined();
  });
});
