import { isAsked } from './overview-case.js';
import { phasesOverview } from './phases.overview.js';
import { did, givenCase, givenCaseOn, onDay, rowsOf } from './given-case.fixture.js';

const direction = did('DirectionIssued', '2015-10-01', { kind: 'social-care' });
const revoked = did('DirectionRevoked', '2018-06-01');
const moved = did('ServiceTransferred', '2016-10-01', { vehicle: 'trust', vehicleName: 'A trust' });
const closed = did('InterventionClosed', '2019-03-01', {
  testMet: 'The services are good',
  deliverySettledAs: 'vehicle-kept-by-choice',
});

describe('interventions over time', () => {
  it('stand where they stood at the end of each year, and on the day', () => {
    const found = phasesOverview([givenCaseOn({ asOf: '2017-06-30' }, direction, moved)], {
      asOf: '2017-06-30',
    });
    expect(found.tables[0]?.columns.map(({ label }) => label)).toEqual([
      'At the end of',
      'Open',
      'Diagnosis',
      'Improvement in the council',
      'Services outside the council',
    ]);
    expect(rowsOf(found, 'years')).toEqual([
      ['2014', '1', '1', '0', '0'],
      ['2015', '1', '0', '1', '0'],
      ['2016', '1', '0', '0', '1'],
      ['30 June 2017', '1', '0', '0', '1'],
    ]);
    expect(found.finding).toContain('Services outside the council 1');
  });

  it('are not open once closed, and their services may still be outside', () => {
    const found = phasesOverview([givenCase(direction, moved, revoked, closed)], onDay);
    expect(rowsOf(found, 'years').at(-1)).toEqual(['21 November 2026', '0', '0', '0', '0', '1']);
    expect(found.finding).toContain('No intervention was open on 21 November 2026.');
    expect(found.finding).toContain('In 1 closed case the services are still run outside');
  });

  it('can be grouped by region and by route', () => {
    const one = givenCase(direction, moved);
    expect(rowsOf(phasesOverview([one], onDay, 'region'), 'years').at(-1)).toEqual([
      '21 November 2026',
      '1',
      '1',
    ]);
    const byRoute = phasesOverview([one], onDay, 'route');
    expect(byRoute.picture).toMatchObject({
      rows: [
        { label: 'Trust or company' },
        { label: 'Direction or notice, no commissioner' },
        { label: 'None of these recorded' },
      ],
    });
  });

  it('say so where none matches', () => {
    const found = phasesOverview([], onDay);
    expect([found.finding, found.picture]).toEqual([
      'No intervention matches on 21 November 2026.',
      null,
    ]);
  });
});

describe('the filter', () => {
  const one = givenCase();

  it.each([
    [{}, true],
    [{ region: 'South East' }, true],
    [{ region: 'London' }, false],
    [{ status: 'open' as const }, true],
    [{ status: 'closed' as const }, false],
    [{ openedFrom: 2014, openedTo: 2014 }, true],
    [{ openedFrom: 2015 }, false],
    [{ openedTo: 2013 }, false],
  ])('%j lets Slough’s case of 2014 through: %s', (filter, passes) => {
    expect(isAsked(one, filter)).toBe(passes);
  });
});
