import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPolicy } from '@interventions/domain';
import { runCommandLine } from './command-line.js';
import { exitCodes, OperatorError, UsageError } from './usage.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ops-due-'));
  await writeFile(join(folder, 'slough.yaml'), history('871', 'trust'));
  await writeFile(join(folder, 'birmingham.yaml'), history('330', 'company'));
  await ops('import', 'histories', folder);
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));

function history(laCode: string, vehicle: string): string {
  return `authority: '${laCode}'
coverage: [{ on: 2026-06-29, kinds: [judgements, instruments], period: 2013-11/2026-06 }]
interventions:
  - key: spell
    entries:
      - { key: opened, act: InterventionOpened, on: 2017-02-14, details: { trigger: unknown } }
      - key: direction
        act: DirectionIssued
        on: 2017-03-01
        details:
          kind: social-care
          duties: [{ text: Appoint a director, due: 2017-06 }]
      - key: commissioner
        act: CommissionerAppointed
        on: 2017-03-01
        details: { commissioners: [Ann Head] }
      - key: announced
        act: DeliveryModelAnnounced
        on: 2017-04-01
        details: { vehicle: ${vehicle}, model: independent-trust, plannedGoLive: 2018-04 }
`;
}

async function ops(...args: readonly string[]) {
  const printed: string[] = [];
  const output = {
    print: (line: string) => void printed.push(line),
    complain: (line: string) => void printed.push(line),
    write: (line: string) => Promise.resolve(void printed.push(line)),
    terminal: false,
  };
  const code = await runCommandLine(args, output, { DATA_DIR: join(folder, 'data') });
  return { code, text: printed.join('\n') };
}

type Line = {
  readonly authority: string;
  readonly kind: string;
  readonly state: string;
  readonly due: { readonly latest: string } | null;
};
async function linesOf(...args: readonly string[]): Promise<readonly Line[]> {
  const { text } = await ops('due', '--json', ...args);
  return text.split('\n').map((line) => JSON.parse(line) as Line);
}

describe('ops due', () => {
  it('prints every obligation of every case by council, with its state, date and explanation', async () => {
    const { code, text } = await ops('due', '--as-of', '2017-07-01');
    expect(code).toBe(exitCodes.done);
    expect(text.split('\n').slice(0, 2)).toEqual([
      'What is due on 1 July 2017.',
      'Each fact is judged by the policy in force on its date.',
    ]);
    expect(text.indexOf('Birmingham City Council (330)')).toBeLessThan(
      text.indexOf('Slough Borough Council (871)'),
    );
    expect(text).toContain(
      'Missed             Duty 1 of the direction: Appoint a director: due 30 June 2017',
    );
    expect(text).toContain('Direction, issued on 1 March 2017, sets this duty. It says by when.');
    expect(text).toMatch(/\d+ obligations: .*2 missed/);
  });

  it('gives the same bytes for the same question', async () => {
    const question = ['due', '--as-of', '2020-01-01'];
    expect(await ops(...question)).toEqual(await ops(...question));
    expect(await ops(...question, '--json')).toEqual(await ops(...question, '--json'));
  });

  it('counts the days that are left, and asks about today where no day is given', async () => {
    expect((await ops('due', '--as-of', '2017-06-29')).text).toContain(
      'due 30 June 2017, 1 day left',
    );
    expect((await ops('due', '--as-of', '2017-06-30')).text).toContain('due 30 June 2017, today');
    expect((await ops('due')).code).toBe(exitCodes.done);
  });

  it('prints one JSON object a line for other programs', async () => {
    const lines = await linesOf('--as-of', '2017-07-01');
    expect(lines.filter(({ kind }) => kind === 'duty')).toMatchObject([
      { authority: 'Birmingham City Council', state: 'missed', due: { latest: '2017-06-30' } },
      { authority: 'Slough Borough Council', state: 'missed' },
    ]);
  });

  it('judges by another version, or by a draft in a file', async () => {
    const dues = async (...args: readonly string[]) =>
      (await linesOf('--as-of', '2017-07-01', ...args))
        .filter(({ kind }) => kind === 'commissioner-report')
        .map(({ due }) => due?.latest);
    expect(await dues()).toEqual(['2017-06-01', '2017-06-01']);
    expect(await dues('--policy', 'ad-hoc')).toEqual([undefined, undefined]);
    const july = findPolicy('putting-children-first-2016');
    const draft = {
      ...july,
      id: 'draft',
      standing: 'draft',
      from: null,
      parameters: {
        ...july?.parameters,
        commissionerReportMonths: { value: 4, rule: 'R10' },
      },
    };
    const file = join(folder, 'draft.json');
    await writeFile(file, JSON.stringify(draft));
    expect(await dues('--policy', file)).toEqual(['2017-07-01', '2017-07-01']);
  });

  it('says what is wrong with a question', async () => {
    const file = join(folder, 'wrong.json');
    const asked = (...args: readonly string[]) => ops('due', ...args);
    await expect(asked('--as-of', '2017-13-01')).rejects.toThrow(UsageError);
    await expect(asked('--policy', 'july')).rejects.toThrow(
      /There is no policy version “july”\. Versions are ad-hoc, pm-2015/,
    );
    await expect(asked('--policy', file)).rejects.toThrow(/cannot be read \(ENOENT\)/);
    await writeFile(file, '{');
    await expect(asked('--policy', file)).rejects.toThrow(/is not JSON/);
    await writeFile(file, '{"id":"draft"}');
    await expect(asked('--policy', file)).rejects.toThrow(/is not a policy version\. title: /);
    await expect(asked('Slough')).rejects.toThrow(UsageError);
    await expect(
      runCommandLine(['due'], silent, { DATA_DIR: join(folder, 'nothing') }),
    ).rejects.toThrow(OperatorError);
  });
});

const silent = {
  print: () => undefined,
  complain: () => undefined,
  write: () => Promise.resolve(),
  terminal: false,
};
