import {
  commissionerAct,
  directionAct,
  judgementAct,
  sampleAct,
  sampleEntry,
} from '../testing/samples.js';
import { sampleSubject } from '../testing/subjects.js';
import { plainForm, readForm, type ActForm } from './act-form.js';
import { frameworkOptions, judgementForm } from './judgement-form.js';
import { correctionForm, targetsOf } from './record-keeping-forms.js';

const correctionAct = sampleAct(
  { name: 'EntryCorrected', route: 'corrections', label: 'Correct an entry', track: 'record' },
  { properties: {} },
);
const today = '2026-11-21';
const answersOf = (form: ActForm, texts: Record<string, string>) =>
  Object.entries(texts).reduce((answers, [path, value]) => answers.with(path, value), form.start);

describe('the form of a correction', () => {
  const target = sampleEntry();
  const form = correctionForm(correctionAct, sampleSubject(), target, commissionerAct, today);

  it('begins with what the entry says', () => {
    expect(form.start.text('details.commissioners')).toBe('Eleanor Brazil');
    expect(form.start.text('effectiveOn.month')).toBe('6');
    expect(form.start.text('source.title')).toBe('Statutory direction');
  });

  it('sends only what differs, dated today', () => {
    const reading = readForm(
      form,
      answersOf(form, {
        'details.reportDue.day': '1',
        'details.reportDue.month': '10',
        'details.daysAWeek': '3',
        because: 'The letter gives another day',
      }),
    );
    expect(reading).toMatchObject({
      body: {
        effectiveOn: today,
        details: {
          target: target.id,
          replacement: { details: { reportDue: '2016-10-01', daysAWeek: 3 } },
          because: 'The letter gives another day',
        },
      },
    });
    expect('summary' in reading && reading.summary).toEqual([
      { label: 'Days a week', lines: ['From nothing', 'To 3'], path: 'details.daysAWeek' },
      {
        label: 'Report due',
        lines: ['From 30 September 2016', 'To 1 October 2016'],
        path: 'details.reportDue',
      },
      { label: 'Why it is corrected', lines: ['The letter gives another day'], path: 'because' },
    ]);
  });

  it('removes what is emptied', () => {
    const emptied = {
      'details.reportDue.day': '',
      'details.reportDue.month': '',
      'details.reportDue.year': '',
    };
    expect(
      readForm(form, answersOf(form, { ...emptied, because: 'No date was set' })),
    ).toMatchObject({ body: { details: { replacement: { details: { reportDue: null } } } } });
  });

  it('asks for a change and for a reason', () => {
    expect(readForm(form, answersOf(form, { because: 'No reason' }))).toEqual({
      errors: [{ path: 'effectiveOn.day', message: 'Change at least one value' }],
    });
    expect(readForm(form, answersOf(form, { 'details.daysAWeek': '2' }))).toEqual({
      errors: [{ path: 'because', message: 'Enter why it is corrected' }],
    });
  });

  it('is offered for entries of the same record that stand', () => {
    const council = sampleEntry({ stream: 'authority-871' });
    const retracted = sampleEntry({
      retracted: { by: target.id, because: 'x', actor: 'x', recordedAt: target.recordedAt },
    });
    const subject = sampleSubject({ entries: [target, council, retracted] });
    expect(targetsOf(correctionAct, subject)).toEqual([target]);
    const claims = { ...correctionAct, route: 'accepted-claims' };
    expect(targetsOf(claims, subject)).toEqual([]);
  });
});

describe('the form of a judgement', () => {
  const subject = sampleSubject({
    api: { kind: 'authority', id: '871' },
    home: '/authorities/871',
  });
  const framework = (words: string) =>
    frameworkOptions().find(({ text }) => text.includes(words))?.value ?? '';

  it('asks for the headings of its framework and period', () => {
    const form = judgementForm(judgementAct, subject, framework('from 16 January 2023'));
    const grades = form?.fields
      .find(({ key }) => key === 'details')
      ?.fields.find(({ key }) => key === 'grades');
    expect(grades?.fields.map(({ key, required }) => [key, required])).toEqual([
      ['leaders', true],
      ['help-and-protection', true],
      ['in-care', true],
      ['care-leavers', true],
    ]);
  });

  it('sends the framework, and no overall grade where reports give none', () => {
    const form = judgementForm(judgementAct, subject, framework('from 27 April 2026'));
    if (form === undefined) throw new Error('There is such a framework.');
    const grade = 'requires-improvement';
    const reading = readForm(
      form,
      answersOf(form, {
        'effectiveOn.year': '2026',
        'details.grades.leaders': grade,
        'details.grades.help-and-protection': grade,
        'details.grades.in-care': grade,
        'details.grades.care-leavers': grade,
      }),
    );
    expect(reading).toMatchObject({
      body: { details: { framework: 'ILACS', overall: null, grades: { leaders: grade } } },
    });
  });

  it('is none for a framework that is not on the list', () => {
    for (const choice of ['', '99', 'ILACS', '-1', '1.5'])
      expect(judgementForm(judgementAct, subject, choice)).toBeUndefined();
  });
});

describe('other forms', () => {
  it('offer instruments in force first, and only those that the act can end', () => {
    const direction = sampleEntry({
      id: '0192d3f0-0000-7000-8000-000000000002',
      act: 'DirectionIssued',
      sentence: 'First direction issued',
    });
    const subject = sampleSubject({
      entries: [sampleEntry(), direction],
      inForce: new Set([direction.id]),
    });
    const replaces = plainForm(directionAct, subject)
      .fields.find(({ key }) => key === 'details')
      ?.fields.find(({ key }) => key === 'replaces');
    expect(replaces?.options).toEqual([
      { value: direction.id, text: '14 June 2016: First direction issued', group: 'In force now' },
    ]);
  });
});
