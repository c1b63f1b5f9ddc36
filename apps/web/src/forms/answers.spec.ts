import { Answers, controlOf } from './answers.js';

describe('the answers of a form', () => {
  const body = {
    _csrf: 'secret',
    _action: 'check',
    'details.duties.0.text': 'First ',
    'details.duties.1.text': '',
    'details.duties.2.text': 'Third',
    'details.kinds': ['a', 'b'],
    odd: 7,
  };
  const answers = Answers.fromBody(body);

  it('are every text but the fields that steer the form', () => {
    expect(answers.text('details.duties.0.text')).toBe('First ');
    expect(answers.all('details.kinds')).toEqual(['a', 'b']);
    expect(answers.text('_csrf')).toBe('');
    expect(answers.all('odd')).toEqual([]);
    expect(controlOf(body, '_action')).toBe('check');
    expect(controlOf(null, '_action')).toBe('');
  });

  it('count the rows of a group and know which are filled', () => {
    expect(answers.rowsAt('details.duties')).toBe(3);
    expect(answers.rowsAt('details.signatories')).toBe(0);
    expect(answers.filledAt('details.duties.0')).toBe(true);
    expect(answers.filledAt('details.duties.1')).toBe(false);
    expect(answers.filledAt('details')).toBe(true);
  });

  it('gain an empty row', () => {
    expect(answers.withRow('details.duties').rowsAt('details.duties')).toBe(4);
    expect(Answers.none.withRow('details.duties').rowsAt('details.duties')).toBe(2);
  });

  it('lose a row without losing another', () => {
    const fewer = answers.withoutRow('details.duties', 1);
    expect(fewer.rowsAt('details.duties')).toBe(2);
    expect(fewer.text('details.duties.0.text')).toBe('First ');
    expect(fewer.text('details.duties.1.text')).toBe('Third');
    expect(fewer.all('details.kinds')).toEqual(['a', 'b']);
  });

  it('travel in hidden fields, repeated where there are several', () => {
    expect(answers.hidden()).toEqual(
      expect.arrayContaining([
        { name: 'details.kinds', value: 'a' },
        { name: 'details.kinds', value: 'b' },
        { name: 'details.duties.1.text', value: '' },
      ]),
    );
    const again = Answers.fromBody(
      Object.fromEntries(answers.entries().map(([name, values]) => [name, [...values]])),
    );
    expect(again.hidden()).toEqual(answers.hidden());
  });

  it('are not confused by names that objects have', () => {
    const odd = Answers.fromBody(JSON.parse('{"__proto__":"x","constructor":"y"}'));
    expect(odd.text('constructor')).toBe('y');
    expect(Answers.none.text('constructor')).toBe('');
  });
});
