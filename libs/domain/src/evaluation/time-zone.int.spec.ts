import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Recorded at half past midnight in London on 1 July, which is still 30 June in UTC; each zone gets a process of its own. */
const script = `
  import { evaluate, obligationsOf } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)};
  const header = { stream: 'intervention-1', revision: 0n, actor: 'a', role: 'case-officer', commandId: 'c' };
  const data = (effectiveOn, details) => ({ effectiveOn, policyVersion: 'x', departures: [], details });
  const history = [
    { ...header, id: 'opened', position: '1', recordedAt: '2025-06-30T23:30:00.000Z', act: 'InterventionOpened',
      data: data('2024-12-31', { laCode: '871', trigger: 'inadequate-judgement' }) },
    { ...header, id: 'appointed', position: '2', recordedAt: '2025-06-30T23:30:00.000Z', act: 'CommissionerAppointed',
      data: data('2025-07-31', { commissioners: ['A. Person'] }) },
  ];
  const on = (asOf) => evaluate(null, history, { asOf }).obligations.map((one) => one.kind + ' ' + one.state + ' ' + (one.due?.latest ?? '-') + ' ' + one.daysLeft);
  console.log(JSON.stringify({
    hostHour: new Date('2025-06-30T23:30:00Z').getHours(),
    beforeTheChange: on('2025-03-29'),
    onTheDay: on('2025-06-30'),
    theDayAfter: on('2025-07-01'),
    overWinterTime: on('2025-10-26'),
    coverage: evaluate(null, history, { asOf: '2025-07-01' }).explanations.find((one) => one.about === 'coverage').says.slice(0, 53),
    count: obligationsOf(history, { until: '2030-01-01' }).length,
  }));
`;

const everywhere = {
  beforeTheChange: ['review open 2025-06-30 93'],
  onTheDay: ['review open 2025-06-30 0'],
  theDayAfter: ['review not-recorded 2025-06-30 -1', 'review open 2025-12-31 183'],
  overWinterTime: [
    'review not-recorded 2025-06-30 -118',
    'commissioner-report open 2025-10-31 5',
    'review open 2025-12-31 66',
  ],
  coverage: 'This service has held the case since 1 July 2025. Fro',
  count: 12,
};

const loader = new URL('../../../../infra/tooling/ts.mjs', import.meta.url).href;

function answersIn(zone: string): unknown {
  const output = execFileSync(
    process.execPath,
    ['-C', '@interventions/source', '--import', loader, '--input-type=module', '--eval', script],
    {
      encoding: 'utf8',
      timeout: 60_000,
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
  'what is due is the same on a host in %s',
  (zone, hostHour) => {
    expect(answersIn(zone)).toEqual({ ...everywhere, hostHour });
  },
  90_000,
);
