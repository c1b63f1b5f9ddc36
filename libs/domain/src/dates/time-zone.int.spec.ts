import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Jest shields the real process from changes of `TZ`, so each zone gets a process of its own. */
const script = `
  import * as dates from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)};
  console.log(JSON.stringify({
    hostHour: new Date('2025-06-30T23:30:00Z').getHours(),
    reviews: ['2025-08-31', '2023-08-30', '2023-08-31'].map((day) => dates.addMonths(day, 6)),
    overSummerTime: [dates.addDays('2025-03-29', 2), dates.daysBetween('2025-10-25', '2025-10-27')],
    leapDay: dates.addMonths('2024-02-29', 12),
    days: ['2025-06-30T22:59:59Z', '2025-06-30T23:30:00Z', '2025-01-15T23:30:00Z'].map(dates.londonDay),
    range: dates.dayRange('2023-24'),
    approximate: dates.compareDates('2013-07-16~', '2013-07-24'),
    within: [dates.withinYears('2015-05-12', '2020-05-12', 5), dates.withinYears('2015-05-12', '2020-05-13', 5)],
    working: dates.addWorkingDays('2016-11-25', 70),
    words: dates.formatDate('2016-09-30'),
  }));
`;

const everywhere = {
  reviews: ['2026-02-28', '2024-02-29', '2024-02-29'],
  overSummerTime: ['2025-03-31', 2],
  leapDay: '2025-02-28',
  days: ['2025-06-30', '2025-07-01', '2025-01-15'],
  range: { earliest: '2023-12-01', latest: '2024-02-29' },
  approximate: 'before',
  within: ['yes', 'no'],
  working: { ok: true, day: '2017-03-08' },
  words: '30 September 2016',
};

const loader = new URL('../../../../infra/tooling/ts.mjs', import.meta.url).href;

function answersIn(zone: string): unknown {
  const output = execFileSync(
    process.execPath,
    ['-C', '@interventions/source', '--import', loader, '--input-type=module', '--eval', script],
    {
      encoding: 'utf8',
      timeout: 30_000,
      killSignal: 'SIGKILL',
      cwd: fileURLToPath(new URL('.', import.meta.url)),
      env: { ...process.env, TZ: zone, NODE_OPTIONS: '' },
    },
  );
  return JSON.parse(output);
}

test.each([
  ['UTC', 23],
  ['Europe/London', 0],
  ['Pacific/Auckland', 11],
  ['America/New_York', 19],
])(
  'a host in %s answers like every other',
  (zone, hostHour) => {
    expect(answersIn(zone)).toEqual({ ...everywhere, hostHour });
  },
  40_000,
);
