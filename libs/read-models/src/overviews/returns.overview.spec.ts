import type { Given } from '../given-events.fixture.js';
import { returnsOverview, timesOutside } from './returns.overview.js';
import { did, givenCase, givenCaseOn, onDay, rowsOf } from './given-case.fixture.js';

const moved = did('ServiceTransferred', '2014-09-30', { vehicle: 'trust', vehicleName: 'A trust' });
const decided = did('ReturnDecided', '2021-11', { because: 'financial', plannedOn: '2022-09-01' });
const returned = did('ReturnedToCouncil', '2022-09-01', { complete: true });
const endings = (...steps: readonly Given[]) =>
  timesOutside(givenCase(...steps)).map(({ by, ending, reason }) => [by, ending, reason]);

describe('services outside the council', () => {
  it('returned, for the reason that the decision stated', () => {
    expect(endings(moved, decided, returned)).toEqual([['A trust', 'returned', 'financial']]);
    const found = returnsOverview([givenCase(moved, decided, returned)], onDay);
    expect(rowsOf(found, 'times')).toEqual([
      [
        'Slough',
        'A trust',
        '30 September 2014',
        '1 September 2022',
        '95',
        'Returned to the council',
        'Financial',
      ],
    ]);
    expect(found.finding).toContain(
      '1 council took them back: Slough (1 September 2022, financial)',
    );
  });

  it('are outside while only some of them returned, or the return is only decided', () => {
    const some = did('ReturnedToCouncil', '2022-01-01', { complete: false });
    expect(endings(moved, some)).toEqual([['A trust', 'outside', undefined]]);
    expect(endings(moved, decided)).toEqual([['A trust', 'deciding', 'financial']]);
  });

  it('are one time with one body, whatever its name', () => {
    const renamed = did('ServiceTransferred', '2021-04-01', {
      vehicle: 'trust',
      vehicleName: 'A company',
    });
    expect(endings(moved, renamed)).toEqual([['A trust, later A company', 'outside', undefined]]);
  });

  it('are two times with two bodies', () => {
    const other = did('ServiceTransferred', '2021-04-01', {
      vehicle: 'other',
      vehicleName: 'Another',
    });
    expect(endings(moved, other)).toEqual([
      ['A trust', 'replaced', undefined],
      ['Another', 'outside', undefined],
    ]);
  });

  it('go on up to the day that is asked about', () => {
    const one = givenCaseOn({ asOf: '2022-08-31' }, moved, decided, returned);
    expect(timesOutside(one)[0]?.ending).toBe('deciding');
    expect(rowsOf(returnsOverview([one], { asOf: '2022-08-31' }), 'times')[0]?.[4]).toBe(
      '95 so far',
    );
  });

  it('are none of a council that always ran them', () => {
    const found = returnsOverview([givenCase()], onDay);
    expect([found.finding, found.picture]).toEqual([
      'No services are recorded as run outside a council.',
      null,
    ]);
  });
});
