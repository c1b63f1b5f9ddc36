import { Answers } from './answers.js';
import { plainField } from './field.js';
import { dateFromText, partsOfDate, readDate } from './read-date.js';

const field = plainField({ key: 'due', input: 'date', label: 'Report due' });
const read = (parts: Record<string, string>) =>
  readDate(
    field,
    'due',
    Answers.of(Object.entries(parts).map(([part, text]) => [`due.${part}`, [text]])),
  );

describe('a date in parts', () => {
  it.each([
    [{ day: '30', month: '9', year: '2016' }, '2016-09-30'],
    [{ day: '1', month: 'June', year: '2016' }, '2016-06-01'],
    [{ month: 'sep', year: '2016' }, '2016-09'],
    [{ year: '2016' }, '2016'],
    [{ year: '2013', about: 'yes' }, '2013~'],
    [{ day: ' 16', month: '07 ', year: '2013', about: 'yes' }, '2013-07-16~'],
    [{ edtf: '../2014' }, '../2014'],
    [{ edtf: '2023-23' }, '2023-23'],
    [{ edtf: 'unknown' }, 'unknown'],
    [{ edtf: '30 September 2016' }, '2016-09-30'],
  ])('%j is %s', (parts, value) => {
    expect(read(parts)).toEqual({ value, errors: [] });
  });

  it('may be left out', () => {
    expect(read({})).toEqual({ errors: [] });
    expect(read({ day: ' ', month: '', year: '' })).toEqual({ errors: [] });
    expect(read({ about: 'yes' })).toEqual({ errors: [] });
  });

  it.each([
    [{ day: '31', month: '2', year: '2016' }, 'due.day'],
    [{ day: '1', year: '2016' }, 'due.month'],
    [{ day: '1', month: '13', year: '2016' }, 'due.month'],
    [{ month: 'Ju', year: '2016' }, 'due.month'],
    [{ day: '1', month: '6' }, 'due.year'],
    [{ year: '16' }, 'due.year'],
    [{ year: '2016', edtf: '2016' }, 'due.edtf'],
    [{ edtf: 'next week' }, 'due.edtf'],
    [{ year: '3016' }, 'due.day'],
  ])('%j is wrong at %s', (parts, path) => {
    const { value, errors } = read(parts);
    expect(value).toBeUndefined();
    expect(errors).toHaveLength(1);
    expect(errors[0]?.path).toBe(path);
    expect(errors[0]?.message).toContain('Report due');
  });

  it('must be whole where a day is asked for', () => {
    const day = { ...field, input: 'day' as const };
    const month = Answers.of([
      ['due.month', ['6']],
      ['due.year', ['2016']],
    ]);
    expect(readDate(day, 'due', month).errors[0]?.path).toBe('due.day');
  });

  it.each([
    '2016-09-30',
    '2016-09',
    '2016',
    '2013~',
    '2013-07-16~',
    '../2014',
    '2023-23',
    'unknown',
  ])('%s comes back from its parts', (value) => {
    const parts = Object.entries(partsOfDate(value)).map(([part, text]): [string, string] => [
      part,
      text ?? '',
    ]);
    expect(read(Object.fromEntries(parts))).toEqual({ value, errors: [] });
  });
});

describe('a date as text', () => {
  it.each([
    ['30/9/2016', '2016-09-30'],
    ['30.09.2016', '2016-09-30'],
    ['September 2016', '2016-09'],
    ['30 sept 2016', '2016-09-30'],
    ['30 sep 2016', '2016-09-30'],
    ['31/2/2016', undefined],
    ['2016-09-30', '2016-09-30'],
    ['yesterday', undefined],
    ['', undefined],
  ])('%s is %s', (text, value) => {
    expect(dateFromText(text)).toBe(value);
  });
});
