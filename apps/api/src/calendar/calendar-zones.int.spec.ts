import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Jest shields the real process from changes of `TZ`, so each zone gets a process of its own. */
const script = `
  import { calendarFile } from ${JSON.stringify(new URL('./calendar-file.ts', import.meta.url).href)};
  import { PublicUrl } from ${JSON.stringify(new URL('./public-url.ts', import.meta.url).href)};
  const days = ['2026-03-29', '2026-10-25', '2026-12-31', '2028-02-29'];
  const deadlines = days.map((latest, at) => ({
    key: 'review/' + at, kindTitle: 'Review', authority: 'Slough', what: 'Review', explanation: '',
    dueHistory: [], due: { earliest: latest, latest, text: latest }, interventionId: 'x',
  }));
  const now = '2026-03-25T10:00:00.000Z';
  const links = new PublicUrl('https://interventions.example');
  process.stdout.write(calendarFile({ name: 'Deadlines', deadlines, now, links }));
`;

const root = join(import.meta.dirname, '../../../..');

function fileIn(zone: string): string {
  return execFileSync(
    process.execPath,
    [
      ...['-C', '@interventions/source', '--import', './infra/tooling/ts.mjs'],
      ...['--input-type=module', '--eval', script],
    ],
    {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '', TZ: zone },
      timeout: 30_000,
      killSignal: 'SIGKILL',
    },
  );
}

describe('a calendar file', () => {
  const days = ['20260329', '20261025', '20261231', '20280229'];

  it.each(['UTC', 'Europe/London', 'America/New_York', 'Pacific/Auckland'])(
    'has the same days on a machine in %s',
    (zone) => {
      const starts = [...fileIn(zone).matchAll(/DTSTART;VALUE=DATE:(\d{8})/g)].map(
        ([, day]) => day,
      );
      expect(starts).toEqual(days);
    },
    40_000,
  );
});
