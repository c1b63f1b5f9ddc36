import { completenessOverview } from './completeness.overview.js';
import { did, givenCase, givenCaseOn, onDay, rowsOf } from './given-case.fixture.js';

const coverage = did('CoverageDeclared', '2026-06-29', {
  kinds: ['judgements'],
  period: '2013-11-19/2026-06-29',
});

describe('completeness', () => {
  it('counts entries by the precision of their dates, sources and what they rest on', () => {
    const one = givenCase(
      did('DirectionIssued', '2014-10', { kind: 'social-care' }),
      did('DirectionIssued', '2015~', { kind: 'education' }),
      {
        act: 'AdviserAppointed',
        on: '2016-23',
        details: { name: 'A. Person' },
        common: {
          source: { title: 'A report', url: 'https://example.org/report' },
          claims: [{ effectiveOn: '2016-06', source: { title: 'A newspaper' } }],
        },
      },
      coverage,
    );
    expect(rowsOf(completenessOverview([one], onDay), 'histories')).toEqual([
      [
        'Slough',
        '4',
        '1',
        '2',
        '1',
        '0',
        '1',
        '1',
        '2',
        '1',
        '0',
        'Judgements, between 19 November 2013 and 29 June 2026',
      ],
    ]);
  });

  it('counts the entries of a council once, also where it has two cases', () => {
    const one = givenCase();
    expect(rowsOf(completenessOverview([one, one], onDay), 'histories')).toHaveLength(1);
  });

  it('says what is claimed as it stands, also of a day before the claim', () => {
    const early = givenCaseOn({ asOf: '2015-01-01' }, coverage);
    const found = completenessOverview([early], { asOf: '2015-01-01' });
    expect(rowsOf(found, 'coverage')[0]).toEqual(['Judgements', '1', '1']);
    expect(found.finding).toContain('judgements in 1');
  });

  it('says where nothing is claimed', () => {
    const found = completenessOverview([givenCase()], onDay);
    expect(rowsOf(found, 'histories')[0]?.at(-1)).toBe('Nothing declared');
    expect(found.finding).toContain('for no kind of entry');
    expect(completenessOverview([], onDay).finding).toBe('No history is recorded.');
  });
});
