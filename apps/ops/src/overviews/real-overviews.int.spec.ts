import {
  OverviewCase,
  overviewNames,
  overviewOf,
  type Overview,
  type OverviewName,
} from '@interventions/read-models';
import { importRealHistories } from '../histories/real-histories.fixture.js';

const time = { asOf: '2026-11-22' } as const;
let cases: readonly OverviewCase[] = [];

beforeAll(async () => {
  const histories = await (await importRealHistories()).everyCase();
  cases = histories.flatMap((history, at) => OverviewCase.on(`case-${at}`, history, time) ?? []);
}, 60_000);

const drawn = (name: OverviewName): Overview => overviewOf(name, cases, time);
const rowsOf = ({ tables }: Overview, council: string) =>
  (tables[0]?.rows ?? [])
    .map((row) => row.map(({ text }) => text))
    .filter(([first]) => first === council);

describe('the overviews of the real histories', () => {
  it('find Windsor and Maidenhead live 93 to 122 days after April 2017', () => {
    expect(rowsOf(drawn('go-live'), 'Windsor and Maidenhead')).toEqual([
      [
        'Windsor and Maidenhead',
        'Achieving for Children',
        'April 2017',
        '1 August 2017',
        '93',
        '122',
        'Live later than first planned',
      ],
    ]);
    expect(drawn('go-live').finding).toContain(
      'A planned go-live is recorded for 4 of 9 set-ups. Against the first plan: 4 live later.',
    );
  });

  it('find 24 to 58 months from an inadequate judgement to the next one', () => {
    expect(drawn('next-judgement').finding).toContain(
      'From 22 inadequate judgements to the next one it took 24.1 to 57.6 months: the median is 32.5, the mean 35.5.',
    );
    expect(rowsOf(drawn('next-judgement'), 'Sandwell').map((row) => row.slice(4))).toEqual([
      ['31.8', 'Commissioner, services with the council'],
      ['53.2', 'Trust or company'],
    ]);
  });

  it('find the presumption followed in 4 of 9 cases', () => {
    const { finding } = drawn('presumption');
    expect(finding).toContain(
      'Of 9 cases with a commissioner under the presumption, it was followed in 4, set aside in 2, left open in 1 and without a recorded decision in 2.',
    );
    expect(finding).toContain('a decision in Wakefield, where no source names a commissioner');
  });

  it('find three councils that took their services back', () => {
    const { finding } = drawn('returns');
    expect(finding).toContain(
      'Services of 13 councils were run by a trust, company or partnership.',
    );
    expect(finding).toContain(
      '3 councils took them back: Doncaster (1 September 2022, financial), Isle of Wight (31 January 2024, partner withdrew) and Worcestershire (1 October 2024, reason not in the sources).',
    );
  });

  it('find two ends of contracts in the next 24 months, and no day for notice', () => {
    const { finding } = drawn('contract-dates');
    expect(finding).toContain('Sandwell (end 31 March 2028)');
    expect(finding).toContain('The last day for notice is recorded for 0 of the 2');
  });

  it('find 323 entries, each with its source', () => {
    const { finding } = drawn('completeness');
    expect(finding).toContain('Of 323 entries in 27 histories, 209 are dated to the day');
    expect(finding).toContain('323 name their source');
  });

  it('find 25 cases open, and an end recorded for two', () => {
    const { finding } = drawn('phases');
    expect(finding).toContain('25 interventions were open on 22 November 2026');
    expect(finding).toContain('An end is recorded for 2 of 27 interventions');
  });

  it.each(overviewNames)('say %s in sentences, never in percent, with limits', (name) => {
    const overview = drawn(name);
    expect(overview.finding).toMatch(/^[A-Z0-9].*\.$/);
    // Addresses of sources may hold escapes such as %20.
    const told = JSON.stringify(overview).replaceAll(/https?:[^"]*/g, '');
    expect(told).not.toMatch(/\d ?%/);
    expect(overview.limits.length).toBeGreaterThan(2);
    for (const { columns, rows } of overview.tables)
      for (const row of rows) expect(row).toHaveLength(columns.length);
  });
});
