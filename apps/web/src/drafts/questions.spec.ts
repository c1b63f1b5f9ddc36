import { Answers } from '../forms/answers.js';
import { plainField } from '../forms/field.js';
import { fieldAt, labelAt, unaskedAnswers } from './questions.js';

const fields = [
  plainField({ key: 'effectiveOn', input: 'date', label: 'When it happened' }),
  plainField({
    key: 'details',
    input: 'group',
    label: 'Details',
    fields: [
      plainField({ key: 'text', input: 'textarea', label: 'Text' }),
      plainField({ key: 'grades', input: 'pairs', label: 'Grades' }),
      plainField({
        key: 'duties',
        input: 'groups',
        label: 'Duties',
        fields: [
          plainField({ key: 'text', input: 'textarea', label: 'Duty' }),
          plainField({ key: 'due', input: 'date', label: 'Due' }),
        ],
      }),
    ],
  }),
];

describe('the question of an answer', () => {
  it.each([
    ['effectiveOn.day', 'When it happened'],
    ['effectiveOn.edtf', 'When it happened'],
    ['details.text', 'Text'],
    ['details.grades.0.name', 'Grades'],
    ['details.duties.1.text', 'Duty'],
    ['details.duties.0.due.year', 'Due'],
    ['details.duties.2.added', 'Duties'],
  ])('is found at %s', (path, label) => {
    expect(fieldAt(fields, path)?.label).toBe(label);
  });

  it.each([
    'laCode',
    'details.textMore',
    'details.text.0',
    'details.duties.0.who',
    'effectiveOn.a.b',
  ])('is not asked at %s', (path) => {
    expect(fieldAt(fields, path)).toBeUndefined();
  });

  it('that is not asked any more is named by the end of its path', () => {
    expect(labelAt(fields, 'details.duties.0.namedParties.1')).toBe('Named parties');
    expect(labelAt(fields, 'details.help-and-protection')).toBe('Help and protection');
    expect(labelAt(fields, '0.1')).toBe('0.1');
  });

  it('that is not asked keeps its answer', () => {
    const answers = Answers.none.with('details.text', 'a').with('details.old', 'b', 'c');
    expect(unaskedAnswers(fields, answers).entries()).toEqual([['details.old', ['b', 'c']]]);
  });
});
