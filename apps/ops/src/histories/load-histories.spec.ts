import { readFileSync } from 'node:fs';
import { loadHistories, type LoadedHistories } from './load-histories.js';
import { describeProblem } from './yaml-lines.js';

const start = `authority: '871'
sources:
  report: { title: Ofsted report }
coverage:
  - { on: 2026-06-29, kinds: [judgements], period: 2013-11/2026-06 }
council:
  - key: judgement
    act: JudgementRecorded
    on: 2014-02-14
    source: report
    details: { framework: SIF, overall: inadequate, grades: {} }
    rows: [3]
interventions:
  - key: spell
    entries:
      - key: opened
        act: InterventionOpened
        on: 2014-02-14
        details: { trigger: inadequate-judgement, judgementId: { entry: judgement } }
`;

function load(text: string, file = 'slough.yaml'): LoadedHistories {
  return loadHistories([{ file, text }]);
}

function problemsOf(text: string): readonly string[] {
  const loaded = load(text);
  return loaded.ok ? [] : loaded.problems.map(describeProblem);
}

function stepsOf(loaded: LoadedHistories) {
  if (!loaded.ok) throw new Error(loaded.problems.map(describeProblem).join('\n'));
  return loaded.steps;
}

const entry = (text: string) => `${start}      - ${text.trim().replace(/\n/g, '\n        ')}\n`;

describe('a history file', () => {
  it('becomes commands in order: coverage, council, interventions', () => {
    const steps = stepsOf(load(start));
    expect(steps.map(({ key, stream, line }) => [key, stream, line])).toEqual([
      ['coverage', 'authority', 5],
      ['judgement', 'authority', 7],
      ['opened', 'intervention', 16],
    ]);
    expect(steps[1]).toMatchObject({
      id: '871',
      rows: [3],
      input: { effectiveOn: '2014-02-14', source: { title: 'Ofsted report' } },
    });
    expect(steps[2]?.input).toMatchObject({ details: { laCode: '871' } });
  });

  it('has ids from the name of the file and the keys alone', () => {
    const [, judgement, opened] = stepsOf(load(start, '/somewhere/slough.yaml'));
    const edited = start
      .replace('Ofsted report', 'Report of Ofsted')
      .replace('on: 2014-02-14', 'on: 2014-02');
    const [, other, reopened] = stepsOf(load(edited, 'slough.yml'));
    expect(judgement?.commandId).toBe('1ac19e8a-e849-55ea-8e9e-e3c3da7610bf');
    expect(opened?.id).toBe('b56d151f-fee2-593b-b5d5-24745734fb3e');
    expect([other?.commandId, reopened?.id]).toEqual([judgement?.commandId, opened?.id]);
    expect(other?.requestHash).not.toBe(judgement?.requestHash);
  });

  it('has other ids under another name', () => {
    const [first] = stepsOf(load(start));
    const [second] = stepsOf(load(start, 'other.yaml'));
    expect(second?.commandId).not.toBe(first?.commandId);
  });

  it('may be JSON', () => {
    const text = JSON.stringify({
      authority: '871',
      coverage: [{ on: '2026', kinds: ['judgements'], period: '2013/2026' }],
    });
    expect(stepsOf(load(text, 'slough.json'))).toHaveLength(1);
  });

  it('takes a bare year as a date', () => {
    const [, , , noted] = stepsOf(
      load(entry('key: n\nact: NoteAdded\non: 2015\ndetails: { text: x, visibility: department }')),
    );
    expect(noted?.input).toMatchObject({ effectiveOn: '2015' });
  });

  it('follows an intervention of another file', () => {
    const later = start.replace(
      'key: spell',
      'key: later\n    follows: { file: slough, intervention: spell }',
    );
    const steps = stepsOf(
      loadHistories([
        { file: 'slough.yaml', text: start },
        { file: 'later.yaml', text: later },
      ]),
    );
    const spell = steps.find(({ file, key }) => file === 'slough.yaml' && key === 'opened');
    expect(steps.at(-1)?.input).toMatchObject({ details: { follows: spell?.id } });
  });

  it('is what the README shows', () => {
    const readme = readFileSync(
      `${import.meta.dirname}/../../../../infra/histories/README.md`,
      'utf8',
    );
    const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(readme) ?? [];
    expect(stepsOf(load(example)).map(({ key }) => key)).toEqual([
      'coverage',
      'judgement-2014-02',
      'opened',
      'go-live',
      'direction-4',
      'direction-6',
    ]);
  });
});

describe('a mistake in a history file is named with its line', () => {
  const cases: readonly (readonly [string, string, string | RegExp])[] = [
    ['YAML', start.replace('sources:', '\tsources:'), /^slough\.yaml:2: .*tab/i],
    ['a key of the file given twice', `${start}authority: '872'\n`, /^slough\.yaml:20: .*unique/i],
    ['an unknown field', start.replace('rows:', 'row:'), /^slough\.yaml:7: council\.0: .*"row"/],
    [
      'an unknown council',
      start.replace("'871'", "'111'"),
      'slough.yaml:1: authority: No council has the LA code 111',
    ],
    ['no coverage', start.replace(/coverage:\n.*\n/, ''), /^slough\.yaml:1: coverage: /],
    [
      'an unknown act',
      start.replace('act: JudgementRecorded', 'act: Judged'),
      'slough.yaml:8: council.0.act: Not the name of an act',
    ],
    [
      'a date that is none',
      start.replace('on: 2014-02-14', 'on: 14/02/2014'),
      /^slough\.yaml:9: council\.0\.on: /,
    ],
    [
      'a source that is not declared',
      start.replace('source: report', 'source: rapport'),
      'slough.yaml:10: council.0.source: No source has the key “rapport”',
    ],
    [
      'a reference that leads nowhere',
      start.replace('{ entry: judgement }', '{ entry: judgment }'),
      'slough.yaml:19: interventions.0.entries.0.details.judgementId: There is no entry with the key “judgment” in slough',
    ],
    [
      'a field of the details',
      start.replace('trigger: inadequate-judgement', 'trigger: bad-luck'),
      /^slough\.yaml:19: interventions\.0\.entries\.0\.details\.trigger: Select what triggered it/i,
    ],
    [
      'a missing field of the details',
      start.replace('trigger: inadequate-judgement, ', ''),
      /^slough\.yaml:19: interventions\.0\.entries\.0\.details\.trigger: /,
    ],
    [
      'a key that stands twice',
      start.replace('key: opened', 'key: judgement'),
      'slough.yaml:16: interventions.0.entries.0.key: The key “judgement” stands twice in this file',
    ],
    [
      'an intervention that does not begin with its opening',
      start
        .replace('InterventionOpened', 'DirectionIssued')
        .replace(/details: \{ trigger.*/, 'details: { kind: social-care }'),
      'slough.yaml:17: interventions.0.entries.0.act: The first entry of an intervention is InterventionOpened',
    ],
    [
      'a second opening',
      entry('key: again\nact: InterventionOpened\non: 2016\ndetails: { trigger: unknown }'),
      'slough.yaml:21: interventions.0.entries.1.act: A later spell is an intervention of its own',
    ],
    [
      'an act of a case under council',
      start
        .replace('act: JudgementRecorded', 'act: DirectionIssued')
        .replace('framework: SIF, overall: inadequate, grades: {}', 'kind: social-care'),
      /^slough\.yaml:8: council\.0\.act: “Issue a direction” belongs in an intervention/,
    ],
    [
      'a claim',
      start.replace('rows: [3]', 'claims: [{ on: sometime, source: report }]'),
      /^slough\.yaml:12: council\.0\.claims\.0\.on: /,
    ],
  ];
  it.each(cases)('%s', (_name, text, expected) => {
    const [first] = problemsOf(text);
    if (typeof expected === 'string') expect(first).toBe(expected);
    else expect(first).toMatch(expected);
  });

  it('all mistakes of all files are told at once, and nothing is loaded', () => {
    const loaded = loadHistories([
      { file: 'a.yaml', text: start.replace("'871'", "'111'") },
      { file: 'b.yaml', text: start },
      {
        file: 'c.yaml',
        text: start.replace('2014-02-14', 'x').replace('act: JudgementRecorded', 'act: y'),
      },
    ]);
    expect(loaded.ok ? [] : loaded.problems.map(({ file, line }) => [file, line])).toEqual([
      ['a.yaml', 1],
      ['c.yaml', 8],
      ['c.yaml', 9],
    ]);
  });
});
