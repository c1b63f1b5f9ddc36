import fc from 'fast-check';
import { commissionerAct, directionAct, judgementAct } from '../testing/samples.js';
import { Answers } from './answers.js';
import { answersFromValue } from './answers-from-value.js';
import type { Field } from './field.js';
import { viewFields } from './field-view.js';
import { fieldsFromSchema } from './fields-from-schema.js';
import type { Json } from './json.js';
import { noneGiven, readFields } from './read-answers.js';
import { summaryOf } from './summary.js';

const fieldsOf = (act: { readonly input: unknown }) => fieldsFromSchema(act.input);
const details = (fields: readonly Field[]) =>
  fields.find(({ key }) => key === 'details')?.fields ?? [];
const filled = (texts: Record<string, string | string[]>) => Answers.fromBody(texts);

describe('fields from a schema', () => {
  it('are the common ones and the act’s own', () => {
    const fields = fieldsOf(commissionerAct);
    expect(fields.map(({ key, input, required }) => [key, input, required])).toEqual([
      ['effectiveOn', 'date', true],
      ['source', 'group', false],
      ['legalBasis', 'text', false],
      ['reason', 'textarea', false],
      ['note', 'textarea', false],
      ['details', 'group', true],
    ]);
    expect(details(fields).map(({ key, input }) => [key, input])).toEqual([
      ['commissioners', 'names'],
      ['daysAWeek', 'count'],
      ['remit', 'choice'],
      ['executive', 'flag'],
      ['reportDue', 'date'],
      ['feePence', 'money'],
    ]);
  });

  it('carry labels, words, bounds and what may be null', () => {
    const [, days, remit] = details(fieldsOf(commissionerAct));
    expect(days).toMatchObject({ label: 'Days a week', minimum: 0, maximum: 7 });
    expect(remit?.options).toEqual([
      { value: 'review', text: 'Review' },
      { value: 'direct', text: 'Direct the service' },
    ]);
    const overall = details(fieldsOf(judgementAct)).find(({ key }) => key === 'overall');
    expect(overall).toMatchObject({ nullable: true, input: 'choice', required: true });
    const grades = details(fieldsOf(judgementAct)).find(({ key }) => key === 'grades');
    expect(grades).toMatchObject({ input: 'pairs' });
    expect(grades?.options).toHaveLength(2);
  });

  it('refuse a schema of another version with a clear fault', () => {
    expect(() => fieldsFromSchema({ $ref: '#/$defs/Gone', $defs: {} })).toThrow('#/$defs/Gone');
    expect(() =>
      fieldsFromSchema({ type: 'object', properties: { a: { 'x-input': 'map' } } }),
    ).toThrow('"map"');
  });
});

describe('reading answers', () => {
  it('gives the body that the api expects', () => {
    const { value, errors } = readFields(
      fieldsOf(commissionerAct),
      '',
      filled({
        'effectiveOn.day': '14',
        'effectiveOn.month': '6',
        'effectiveOn.year': '2016',
        'source.title': 'Statutory direction',
        'source.url': '',
        reason: '  ',
        'details.commissioners': 'Eleanor Brazil\r\n\r\n Sam Sample ',
        'details.daysAWeek': '3',
        'details.remit': '',
        'details.executive': 'no',
        'details.reportDue.month': '9',
        'details.reportDue.year': '2016',
        'details.feePence': '1,200',
      }),
    );
    expect(errors).toEqual([]);
    expect(value).toEqual({
      effectiveOn: '2016-06-14',
      source: { title: 'Statutory direction' },
      details: {
        commissioners: ['Eleanor Brazil', 'Sam Sample'],
        daysAWeek: 3,
        executive: false,
        reportDue: '2016-09',
        feePence: 120_000,
      },
    });
  });

  it('names every field that is missing or wrong', () => {
    const { errors } = readFields(
      fieldsOf(directionAct),
      '',
      filled({
        'source.url': 'https://x.org',
        'details.kind': 'forged',
        'details.duties.0.due.year': '2016',
        'details.replaces': 'not-an-option',
      }),
    );
    expect(errors.map(({ path }) => path)).toEqual([
      'effectiveOn',
      'source.title',
      'details.kind',
      'details.duties.0.text',
      'details.replaces',
    ]);
    expect(errors[0]?.message).toBe('Enter when it happened');
    expect(errors[2]?.message).toBe('Select kind of direction');
  });

  it('leaves out blank rows and keeps the order of the others', () => {
    const { value } = readFields(
      details(fieldsOf(directionAct)),
      'details',
      filled({
        'details.kind': 'send',
        'details.duties.0.text': 'One',
        'details.duties.1.text': ' ',
        'details.duties.2.text': 'Two',
      }),
    );
    expect(value).toEqual({ kind: 'send', duties: [{ text: 'One' }, { text: 'Two' }] });
  });

  it('reads grades by heading, and that a report gives none', () => {
    const { value, errors } = readFields(
      details(fieldsOf(judgementAct)),
      'details',
      filled({
        'details.framework': 'SIF',
        'details.grades.0.name': 'Help and protection',
        'details.grades.0.value': 'inadequate',
        'details.overall': noneGiven,
      }),
    );
    expect(errors).toEqual([]);
    expect(value).toEqual({
      framework: 'SIF',
      grades: { 'help-and-protection': 'inadequate' },
      overall: null,
    });
  });
});

const text = fc.stringMatching(/^[A-Za-z][A-Za-z ]{0,20}[a-z]$/);
const edtf = fc.constantFrom('2016-09-30', '2016-09', '2016', '2013~', '../2014', 'unknown');
const direction = fc.record(
  {
    effectiveOn: edtf,
    source: fc.record({ title: text }),
    details: fc.record(
      {
        kind: fc.constantFrom('social-care', 'send'),
        subsections: fc.uniqueArray(fc.constantFrom('497A(2)', '497A(4A)'), { minLength: 1 }),
        duties: fc.array(fc.record({ text, due: edtf }, { requiredKeys: ['text'] }), {
          minLength: 1,
          maxLength: 4,
        }),
      },
      { requiredKeys: ['kind'] },
    ),
  },
  { requiredKeys: ['effectiveOn', 'details'] },
);

describe('a form that is filled in already', () => {
  it('reads back as the value it was made from, and its summary names every answer', () => {
    const fields = fieldsOf(directionAct);
    fc.assert(
      fc.property(direction, (value) => {
        const json = JSON.parse(JSON.stringify(value)) as Record<string, Json>;
        const answers = answersFromValue(fields, json);
        expect(readFields(fields, '', answers)).toEqual({ value: json, errors: [] });
        const rows = summaryOf(fields, '', json);
        expect(rows.every(({ lines }) => lines.length > 0)).toBe(true);
        expect(rows.filter(({ path }) => path === 'details.duties')).toHaveLength(
          value.details.duties?.length ?? 0,
        );
      }),
      { numRuns: 50 },
    );
  });

  it('shows its answers, its errors and one row at least', () => {
    const fields = details(fieldsOf(directionAct));
    const [kind, , duties] = viewFields(fields, 'details', filled({ 'details.kind': 'send' }), [
      { path: 'details.duties.0.due.year', message: 'Due: the year must have 4 numbers' },
    ]);
    expect(kind?.options.map(({ checked }) => checked)).toEqual([false, true]);
    expect(duties?.rows).toHaveLength(1);
    const due = duties?.rows[0]?.[1];
    expect(due).toMatchObject({ path: 'details.duties.0.due', partsInError: ['year'] });
    expect(due?.error).toContain('Due');
  });
});
