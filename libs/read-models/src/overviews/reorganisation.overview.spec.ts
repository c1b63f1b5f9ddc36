import { did, givenCase, judgedOn, onDay, rowsOf } from './given-case.fixture.js';
import { reorganisationOverview } from './reorganisation.overview.js';

describe('reorganisation and other interventions', () => {
  const reorganised = givenCase(
    judgedOn('2019-01-01'),
    did('DirectionIssued', '2019-02-01', { kind: 'social-care' }),
    { ...did('CouncilReorganised', '2021-04-01', { successors: ['940', '941'] }), council: '871' },
  );

  it('tell what was in force when a council ended, and who follows', () => {
    const found = reorganisationOverview([reorganised], onDay);
    expect(rowsOf(found, 'areas')).toEqual([
      [
        ...[
          'Slough',
          'Abolished',
          '1 April 2021',
          'North Northamptonshire and West Northamptonshire',
        ],
        ...['Passed on', 'Direction (social care)', 'An entry'],
      ],
    ]);
    expect(found.finding).toContain('something in force had to move in 1');
  });

  it('count inadequate councils in both ways', () => {
    expect(rowsOf(reorganisationOverview([reorganised], onDay), 'counts')).toEqual([
      [...['Slough', '1 April 2021', 'Inadequate, 1 January 2019', '1', '0', '2'], 'None recorded'],
    ]);
  });

  it('tell of other interventions at the same council', () => {
    const found = reorganisationOverview(
      [
        givenCase(
          did('ParallelInterventionNoted', '2021-12-01', {
            kind: 'best-value',
            what: 'commissioners',
          }),
        ),
      ],
      onDay,
    );
    expect(rowsOf(found, 'parallel').map((row) => row.slice(1))).toEqual([
      [
        ...['Best value', '1 December 2021', 'No end recorded by 21 November 2026'],
        ...['Commissioners', 'Open'],
      ],
    ]);
    expect(rowsOf(found, 'areas')).toEqual([]);
    expect(found.finding).toContain('Another intervention is noted at 1 council.');
  });
});
