import { partText, type PartReport } from './parts.js';

const spread = { median: 12.34, p99: 56.78 };
const rate = { readPerSecond: 6_978, readPerProcessorSecond: 18_687 };
const reports: readonly (readonly [PartReport, readonly string[]])[] = [
  [
    {
      kind: 'log',
      rows: [
        {
          name: 'append, 1 event',
          callers: 16,
          by: [{ name: 'SQLite', perSecond: 3_696, medianMs: 1.5, p99Ms: 8, processorMs: 0.25 }],
          ofBare: { speed: 0.9, processor: 1.25 },
        },
        { name: 'act', callers: 1, by: [], ofBare: null },
      ],
    },
    ['16 at once: 0.90 × as fast', '1.25 × its processor', '3,696/s  1.50 ms', 'act, 1 at once'],
  ],
  [
    {
      kind: 'catch-up',
      events: 10_000,
      logs: [
        {
          ...{ name: 'KurrentDB', ...rate, pageMedianMs: 107.4, pageP99Ms: 425.3 },
          ...{ viewsPerSecond: 597, viewsPerProcessorSecond: 5_139 },
        },
      ],
      viewsOfSqlite: 0.31,
      processorOfSqlite: 0.84,
      logBytesPerEvent: 1_800,
      viewBytesPerEvent: 6_111,
      copied: { built: 5.18, taken: 0.7, adopted: 0.52, opened: 0.09 },
    },
    [
      '10,000 events',
      'read 6,978 events/s',
      '0.31, by processor time 0.84',
      '6,111 of views',
      '5.18 s',
    ],
  ],
  [
    {
      kind: 'lag',
      perSecond: 50,
      rows: [
        {
          ...{ log: 'KurrentDB', replicas: 4, events: 300 },
          ...{ answered: spread, followed: spread, viewed: spread },
        },
      ],
    },
    ['50 events/s', 'KurrentDB, 4 api', 'in the views 12.3 ms (p99 56.8)'],
  ],
  [
    { kind: 'lengths', rows: [{ entries: 1_000, actMs: 63.5, viewsMs: 52.7 }] },
    ['1,000 entries: recorded in 63.5 ms, in all views after 52.7 ms'],
  ],
  [
    {
      kind: 'redis',
      rows: [{ name: 'counted', callers: 64, medianMs: 0.1234, p99Ms: 0.5, perSecond: 8_245 }],
    },
    ['counted, 64 at once: 0.123 ms (p99 0.500), 8,245/s'],
  ],
  [
    {
      kind: 'pages',
      rows: [{ page: '/a', readers: 16, inMemory: spread, inRedis: spread, ratio: 1.1 }],
    },
    ['/a, 16 at once: 12.3 ms (p99 56.8) with sessions in memory', '1.10 ×'],
  ],
  [
    {
      kind: 'streams',
      rows: [
        { open: 0, megabytes: 177 },
        { open: 1_000, megabytes: 254 },
      ],
    },
    ['1,000: 254 MB', '77 MB for 1,000'],
  ],
];

describe('a report on a part of the distributed form', () => {
  it.each(reports.map(([report, words]) => [report.kind, report, words] as const))(
    'says what was measured of %s',
    (_, report, words) => {
      for (const word of words) expect(partText(report)).toContain(word);
    },
  );

  it('says what a million events would occupy, from the least to the most that was measured', () => {
    const row = (events: number, megabytes: number) => ({
      events,
      builtMegabytes: megabytes,
      startedMegabytes: 200,
      viewMegabytes: events / 200,
    });
    const text = partText({ kind: 'memory', rows: [row(0, 250), row(500, 260), row(1_000, 270)] });
    expect(text).toContain('a million events add 20000 MB, 0 MB and 5000 MB');
    expect(partText({ kind: 'memory', rows: [row(0, 250)] })).toContain('add ? MB');
  });

  it.each(['redis', 'pages'] as const)('says what to install for %s', (kind) => {
    expect(partText({ kind, rows: null })).toContain('apt-get install redis-server');
  });
});
