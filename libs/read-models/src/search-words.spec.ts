import { checkLaw } from '@interventions/eventsourcing/testing';
import fc from 'fast-check';
import { QueryError } from './read-model.js';
import {
  excerpt,
  folded,
  marked,
  matchesAll,
  matchExpression,
  searchTerms,
} from './search-words.js';

const found = (text: string, q: string): string =>
  marked(text, searchTerms(q))
    .map((part) => (part.found ? `[${part.text}]` : part.text))
    .join('');

describe('the words of a search', () => {
  it.each([
    ['Eleanor Brazil appointed commissioner', 'commissioner brazil', '[Eleanor]', false],
    [
      'Slough Children’s Services Trust',
      'childrens slo',
      '[Slough Children’s] Services Trust',
      true,
    ],
    ['Slough Children’s Services Trust', "children's", 'Slough [Children’s] Services Trust', true],
    ['Zoë Müller', 'zoe MULLER', '[Zoë Müller]', true],
    ['a re-review in 2016', 're-rev', 'a [re]-[review] in 2016', true],
    ['minded to notify', '"to notify"', 'minded [to notify]', true],
    ['minded to notify', '“to notify”', 'minded [to notify]', true],
  ])('of “%s”, %s finds %s: %s', (text, q, shown, all) => {
    expect(found(text, q).includes(shown)).toBe(all);
    expect(matchesAll(searchTerms(q), [text])).toBe(true);
  });

  it.each([
    ['a phrase in another order', 'notify it to', '"notify to"'],
    ['a quoted word cut short', 'commissioner', '"commiss"'],
    ['the middle of a word', 'commissioner', 'missioner'],
    ['one word of two', 'commissioner', 'commissioner trust'],
  ])('do not find %s', (_what, text, q) => {
    expect(matchesAll(searchTerms(q), [text])).toBe(false);
  });

  it('are each found in any of several texts', () => {
    expect(matchesAll(searchTerms('slough east'), ['Slough', 'South East'])).toBe(true);
  });

  it.each(['', '   ', '***', '""', '“ ”', '\u0000', "'", '- OR -'])(
    '%j asks for something or says why not',
    (q) => {
      if (folded(q) === '') expect(() => searchTerms(q)).toThrow('Enter a word or a number');
      else expect(searchTerms(q)).toHaveLength(1);
    },
  );

  it('are not too many', () => {
    expect(() => searchTerms('a '.repeat(13))).toThrow('at most 12 words');
    expect(searchTerms('a '.repeat(12))).toHaveLength(12);
  });

  it('show the part of a long text in which they stand', () => {
    const text = `${'before '.repeat(60)}the needle here ${'after '.repeat(60)}`;
    const shown = excerpt(text, searchTerms('needle'));
    expect(shown?.find((part) => part.found)?.text).toBe('needle');
    const whole = (shown ?? []).map((part) => part.text).join('');
    expect(whole.length).toBeLessThan(260);
    expect([whole.startsWith('…before'), whole.endsWith('after…')]).toEqual([true, true]);
    expect(excerpt(text, searchTerms('nowhere'))).toBeNull();
    expect(excerpt('First\nThe second\nThird', searchTerms('second'))).toEqual([
      { text: 'The ', found: false },
      { text: 'second', found: true },
    ]);
  });
});

const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(
        '"',
        '*',
        'NEAR(',
        ')',
        'AND',
        'OR',
        'NOT',
        '^',
        ':',
        '-',
        '{',
        "'",
        ';',
        'a',
        ' ',
        'é',
        '\0',
      ),
    )
    .map((parts) => parts.join('')),
);

describe('any text', () => {
  it('is a search of letters and digits, or a message', () => {
    checkLaw('a search is plain words or refused in words', [texts], (q) => {
      try {
        expect(matchExpression(searchTerms(q))).toMatch(
          /^"[\p{L}\p{N} ]+"\*?( AND "[\p{L}\p{N} ]+"\*?)*$/u,
        );
      } catch (error) {
        if (!(error instanceof QueryError)) throw error;
      }
    });
  });

  it('loses nothing by being marked', () => {
    checkLaw('the parts of a marked text are the text', [texts, texts], (text, q) => {
      const words = folded(q).split(' ').slice(0, 12).join(' ');
      const parts = marked(text, words === '' ? [] : searchTerms(words));
      expect(parts.map((part) => part.text).join('')).toBe(text);
    });
  });

  it('is found by its own words', () => {
    checkLaw('a text is found by its words', [texts], (text) => {
      const words = folded(text).split(' ').slice(0, 12).join(' ');
      if (words !== '') expect(matchesAll(searchTerms(words), [text])).toBe(true);
    });
  });
});
