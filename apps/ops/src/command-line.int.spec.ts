import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommandLine } from './command-line.js';
import { exitCodes, OperatorError, UsageError } from './usage.js';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'ops-'))));
afterEach(() => rm(folder, { recursive: true }));

const history = `authority: '871'
coverage: [{ on: 2026-06-29, kinds: [judgements], period: 2013-11/2026-06 }]
council:
  - key: judgement
    act: JudgementRecorded
    on: 2014-02-14
    source: { title: Ofsted report }
    details: { framework: SIF, overall: inadequate, grades: { help-and-protection: inadequate } }
interventions:
  - key: spell
    entries:
      - key: opened
        act: InterventionOpened
        on: 2014-02-14
        details: { trigger: inadequate-judgement }
      - key: direction
        act: DirectionIssued
        on: 2014-10
        claims: [{ on: 2014-11, source: { title: The council }, note: Later }]
        details: { kind: social-care }
`;

async function ops(...args: readonly string[]) {
  const printed: string[] = [];
  const complained: string[] = [];
  const output = {
    print: (line: string) => void printed.push(line),
    complain: (line: string) => void complained.push(line),
    write: (line: string) => Promise.resolve(void printed.push(line)),
    terminal: false,
  };
  const code = await runCommandLine(args, output, { DATA_DIR: join(folder, 'data') });
  return { code, printed, complained };
}

async function loaded(): Promise<void> {
  await writeFile(join(folder, 'slough.yaml'), history);
  expect((await ops('import', 'histories', folder)).code).toBe(exitCodes.done);
}

describe('the command line', () => {
  it.each([
    [['frob'], 'There is no verb “frob”'],
    [['import', 'weather', 'x'], 'There is no verb “import weather”'],
    [['import', 'histories'], '“import histories” needs to know what'],
    [['import', 'histories', 'a', 'b'], 'does not know what to do with “b”'],
    [['import', 'ofsted', 'a.csv', '--opne'], "Unknown option '--opne'"],
    [['import', 'ofsted', 'a.txt'], 'a.txt is neither a .csv nor an .xlsx file'],
    [['show'], '“show” needs to know what'],
    [['export'], 'Say what to export'],
    [['export', 'slough', '--all'], 'Say what to export'],
  ])('does not understand %j', async (args, message) => {
    await expect(ops(...args)).rejects.toThrow(message);
    await expect(ops(...args)).rejects.toThrow(UsageError);
  });

  it.each([[[]], [['help']], [['--help']]])('helps with %j', async (args) => {
    const { code, printed } = await ops(...args);
    expect(code).toBe(exitCodes.done);
    expect(printed.join()).toContain('import histories <file or folder>');
  });

  it('reads only where there is a log', async () => {
    await expect(ops('show', 'slough')).rejects.toThrow(OperatorError);
    await expect(ops('export', '--all')).rejects.toThrow('holds no log');
  });
});

describe('import histories', () => {
  it('prints mistakes with file and line, and loads nothing', async () => {
    await writeFile(join(folder, 'slough.yaml'), history.replace('social-care', 'weather'));
    const { code, complained } = await ops('import', 'histories', folder);
    expect(code).toBe(exitCodes.findings);
    expect(complained[0]).toMatch(
      /^slough\.yaml:20: interventions\.0\.entries\.1\.details\.kind: /,
    );
    expect(complained[1]).toBe('1 mistake; nothing was loaded.');
    await expect(ops('show', 'slough')).rejects.toThrow('holds no log');
  });

  it('with --once is silent when these files were loaded', async () => {
    await loaded();
    expect(await ops('import', 'histories', folder, '--once')).toEqual({
      code: exitCodes.done,
      printed: [],
      complained: [],
    });
    await writeFile(join(folder, 'slough.yaml'), `${history}# a remark\n`);
    const { printed } = await ops('import', 'histories', folder, '--once');
    expect(printed).toEqual([
      '4 entries in 1 file: 0 new, 4 unchanged, 0 recorded already by others, 0 changed since, 0 refused.',
    ]);
  });

  it.each(['missing', '.'])('says where it found nothing: %s', async (name) => {
    await expect(ops('import', 'histories', join(folder, name))).rejects.toThrow(OperatorError);
  });
});

describe('show', () => {
  beforeEach(loaded);

  it('tells a council’s cases with their timeline', async () => {
    const text = (await ops('show', 'slough')).printed.join('\n');
    expect(text).toContain('Slough Borough Council (871), South East');
    expect(text).toContain('Open, opened 14 February 2014 (inadequate judgement)');
    expect(text).toContain('Direction (social care), since October 2014');
    expect(text).toContain('Run by the council');
    expect(text).toMatch(/Timeline \(4 entries\)/);
    expect(text).toContain('The council says November 2014 (Later)');
    expect(text).toContain('source: Ofsted report; recorded by history import on');
  });

  it('answers as of a day', async () => {
    const text = (await ops('show', '871', '--valid-at', '2014-09-30')).printed.join('\n');
    expect(text).toContain('What had happened by 30 September 2014.');
    expect(text).toContain('In force       Nothing');
    expect(text).not.toContain('October 2014');
  });

  it('answers as known at a position, an instant and a day', async () => {
    const lines = (await ops('export', '--all')).printed.map(
      (line) => JSON.parse(line) as { position: string; type: string; recordedAt: string },
    );
    const opened = lines.find(({ type }) => type === 'intervention-opened.v1');
    const text = (await ops('show', 'slough', '--known-at', opened?.position ?? '')).printed.join(
      '\n',
    );
    expect(text).toContain('Timeline (2 entries)'.replace('2', '3'));
    expect(text).toContain('In force       Nothing');
    const before = (await ops('show', 'slough', '--known-at', '2020-01-01')).printed.join('\n');
    expect(before).toContain('No intervention is recorded.');
    const later = (await ops('show', 'slough', '--known-at', '2199-01-01T00:00:00Z')).printed.join(
      '\n',
    );
    expect(later).toContain(`at position ${lines.at(-1)?.position ?? 'none'}`);
  });

  it.each([
    ['--valid-at', '2014-10', 'is not a day'],
    ['--known-at', 'yesterday', 'is not a day such as'],
    ['--known-at', '00000000-00000000000000000001', 'not a position that this log has reached'],
  ])('refuses %s %s', (flag, value, message) =>
    expect(ops('show', 'slough', flag, value)).rejects.toThrow(message),
  );

  it.each([
    ['Atlantis', 'No council is called'],
    ['7c9e6679-7425-40de-944b-e07fc1f90ae7', 'There is no intervention'],
  ])('knows no %s', (what, message) => expect(ops('show', what)).rejects.toThrow(message));
});

describe('export', () => {
  beforeEach(loaded);

  it('writes the whole log in order', async () => {
    const { printed } = await ops('export', '--all');
    const events = printed.map((line) => JSON.parse(line) as { type: string; position: string });
    expect(events.map(({ type }) => type)).toEqual([
      'coverage-declared.v1',
      'judgement-recorded.v1',
      'intervention-opened.v1',
      'direction-issued.v1',
      'import-completed.v1',
    ]);
    expect(events.map(({ position }) => position).toSorted()).toEqual(
      events.map(({ position }) => position),
    );
  });

  it('writes a case with its council, by id and by the council’s name', async () => {
    const byName = await ops('export', 'Slough');
    expect(byName.printed).toHaveLength(4);
    const { stream } = JSON.parse(byName.printed[2] ?? '') as { stream: string };
    expect(await ops('export', stream.replace('intervention-', ''))).toEqual(byName);
    expect((await ops('export', 'devon')).printed).toEqual([]);
  });
});
