import type { Given } from '../given-events.fixture.js';
import { presumptionOverview } from './presumption.overview.js';
import { did, givenCase, onDay, rowsOf } from './given-case.fixture.js';

const appointed = (on: string) =>
  did('CommissionerAppointed', on, { commissioners: ['A. Person'] });
const decided = (on: string, option: string, details: Readonly<Record<string, unknown>> = {}) =>
  did('MinisterialDecisionMade', on, { option, ...details });
const became = (...steps: readonly Given[]) =>
  rowsOf(presumptionOverview([givenCase(...steps)], onDay), 'decisions').map((row) => row[4]);

describe('the presumption', () => {
  it.each([
    ['remove-to-trust', 'Followed: services were to leave the council'],
    ['executive-commissioner', 'Followed: services were to leave the council'],
    ['partnership', 'Followed: services were to leave the council'],
    ['retain', 'Set aside: services stay with the council'],
    ['cancel', 'Set aside: services stay with the council'],
    ['more-time', 'Left open: more time, or put off'],
    ['defer', 'Left open: more time, or put off'],
    ['not-stated', 'Left open: more time, or put off'],
  ])('of a decision %s says “%s”', (option, words) => {
    expect(became(appointed('2018-01-01'), decided('2018-06-01', option))).toEqual([words]);
  });

  it('does not count what was decided before there was a presumption', () => {
    expect(became(appointed('2014-01-01'), decided('2014-06-01', 'retain'))).toEqual([
      'Before the presumption: not counted',
    ]);
    expect(became(appointed('2014-01-01'))).toEqual(['Before the presumption: not counted']);
  });

  it('says that it cannot tell where the date spans the day on which it began', () => {
    expect(became(appointed('2016-01-01'), decided('2016', 'retain'))).toEqual([
      'The dates cannot tell',
    ]);
  });

  it('counts a case once, by its last decision, and shows those before', () => {
    const found = presumptionOverview(
      [
        givenCase(
          appointed('2019-06-04'),
          decided('2019-12-17', 'remove-to-trust'),
          decided('2020-12-10', 'pause', { compellingReasons: 'The council improves' }),
        ),
      ],
      onDay,
    );
    expect(found.finding).toBe(
      'Of 1 case with a commissioner under the presumption, it was set aside in 1. Compelling reasons are in the sources for 1 of the 1 set aside.',
    );
    expect(rowsOf(found, 'decisions').map((row) => row.slice(2, 6))).toEqual([
      [
        '17 December 2019',
        'Move services to a trust',
        'Followed: services were to leave the council',
        'None in the source',
      ],
      [
        '10 December 2020',
        'Pause the set-up',
        'Set aside: services stay with the council',
        'The council improves',
      ],
    ]);
  });

  it('tells the conditions of a decision to leave services with the council, and when it is reviewed again', () => {
    const found = presumptionOverview(
      [
        givenCase(
          appointed('2018-01-01'),
          decided('2018-06-01', 'retain', {
            conditions: 'A new director',
            reReviewOn: ['2018-12', '2019-06'],
          }),
        ),
      ],
      onDay,
    );
    expect(rowsOf(found, 'decisions')[0]?.slice(6)).toEqual([
      'A new director',
      'December 2018 and June 2019',
    ]);
  });

  it('tells in which open cases control is being considered, and since when', () => {
    const considered = (...steps: readonly Given[]) =>
      rowsOf(presumptionOverview([givenCase(...steps)], onDay), 'considered');
    expect(considered()).toEqual([]);
    expect(considered(appointed('2018-01-01'))).toEqual([
      [
        'Slough',
        'A. Person, commissioner in post; a review is pending',
        '1 January 2018',
        'None recorded',
      ],
    ]);
    expect(considered(decided('2018-06-01', 'more-time'))).toEqual([
      ['Slough', 'More time was given', '1 June 2018', 'Decided 1 June 2018'],
    ]);
    expect(considered(decided('2018-06-01', 'retain'))).toEqual([]);
  });

  it('tells of a commissioner without a decision, and of a decision without a commissioner', () => {
    expect(became(appointed('2018-01-01'))).toEqual(['No decision is recorded']);
    const found = presumptionOverview([givenCase(decided('2018-12-13', 'retain'))], onDay);
    expect(rowsOf(found, 'decisions')[0]).toEqual(
      expect.arrayContaining(['Not in the sources', 'No commissioner in the sources: not counted']),
    );
    expect(found.picture).toBeNull();
  });
});
