import { commissionersOverview } from './commissioners.overview.js';
import { did, givenCase, judgedOn, onDay, rowsOf } from './given-case.fixture.js';

const appointed = did('CommissionerAppointed', '2018-01-01', { commissioners: ['A. Person'] });
const reported = (on: string, details = {}) =>
  did('CommissionerReported', on, { stage: 'final', ...details });

describe('the commissioners', () => {
  it('names an open case in which one is expected, with the reason for none where it is recorded', () => {
    const given = [judgedOn('2017-02-01')];
    const expected = (...more: readonly ReturnType<typeof did>[]) =>
      rowsOf(commissionersOverview([givenCase(...given, ...more)], onDay), 'expected');
    expect(expected()[0]?.slice(0, 2)).toEqual(['Slough', 'Systemic: yes. Persistent: no']);
    expect(expected()[0]?.at(-1)).toBe('No reason is recorded');
    const decided = did('MinisterialDecisionMade', '2017-06-01', {
      option: 'more-time',
      reasons: 'The council improves',
    });
    expect(expected(decided)[0]?.at(-1)).toBe('The council improves (decision, 1 June 2017)');
    expect(expected(appointed)).toEqual([]);
  });

  it('tells what was recommended, decided and judged after a report', () => {
    const [row] = rowsOf(
      commissionersOverview(
        [
          givenCase(
            appointed,
            reported('2018-04-01', { recommendation: 'a trust' }),
            did('ReportPublished', '2018-06-01'),
            did('MinisterialDecisionMade', '2018-07-01', { option: 'remove-to-trust' }),
            judgedOn('2019-01-15', 'good'),
          ),
        ],
        onDay,
      ),
      'reports',
    );
    expect([row?.[1], ...(row?.slice(3) ?? [])]).toEqual([
      'Published',
      '1 April 2018',
      '1 June 2018',
      'A trust',
      'Move services to a trust, 1 July 2018',
      'Good, 15 January 2019',
    ]);
  });

  it('does not take a silent source for an unpublished report', () => {
    const found = commissionersOverview([givenCase(appointed, reported('2018-04-01'))], onDay);
    expect(rowsOf(found, 'reports')[0]?.[1]).toBe('No publication recorded');
    expect(found.finding).toContain('for 1 no publication is recorded');
    expect(found.limits.join(' ')).toContain('is not “unpublished”');
  });

  it('takes a publication that names no report for that of the report before it', () => {
    const rows = rowsOf(
      commissionersOverview(
        [
          givenCase(
            appointed,
            did('CommissionerReported', '2018-02-01', { stage: 'interim' }),
            reported('2018-04-01'),
            did('ReportPublished', '2018-06-01'),
          ),
        ],
        onDay,
      ),
      'reports',
    ).map((row) => row[4]);
    expect(rows).toEqual(['Not recorded', '1 June 2018']);
  });

  it('tells of a report that was not delivered in time', () => {
    const found = commissionersOverview(
      [
        givenCase(
          did('CommissionerAppointed', '2026-07-01', {
            commissioners: ['A. Person'],
            reportDue: '2026-10-01',
          }),
        ),
      ],
      onDay,
    );
    expect(rowsOf(found, 'reports').map((row) => row.slice(1, 4))).toEqual([
      ['Late', '1 October 2026', 'Not recorded'],
    ]);
    expect(found.finding).toContain('1 report is late.');
  });
});
