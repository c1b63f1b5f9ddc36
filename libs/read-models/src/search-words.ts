import { QueryError } from './read-model.js';

/** A run of text, and whether it is what was searched for. */
export type MarkedText = readonly { readonly text: string; readonly found: boolean }[];

/** Words that stand one after the other; of the last one the beginning is enough, unless they were quoted. */
export type SearchTerm = { readonly words: readonly string[]; readonly begins: boolean };

type Word = { readonly word: string; readonly start: number; readonly end: number };

const maxTerms = 12;
const wordForm = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*/gu;
const quoted = /["“”„]([^"“”„]*)["“”„]|[^\s"“”„]+/gu;

/** The words of a text without case, diacritics and apostrophes, and where each stands. */
function wordsIn(text: string): readonly Word[] {
  return [...text.matchAll(wordForm)].flatMap(({ 0: raw, index }) => {
    const word = raw
      .normalize('NFKD')
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[^\p{L}\p{N}]/gu, '');
    return word === '' ? [] : [{ word, start: index, end: index + raw.length }];
  });
}

/** A text as it is searched. */
export function folded(text: string): string {
  return wordsIn(text)
    .map(({ word }) => word)
    .join(' ');
}

/** What a search asks for. Throws `QueryError` where it holds no word, or too many. */
export function searchTerms(q: string): readonly SearchTerm[] {
  const terms = [...q.matchAll(quoted)].flatMap(([raw, phrase]) => {
    const words = wordsIn(phrase ?? raw).map(({ word }) => word);
    return words.length === 0 ? [] : [{ words, begins: phrase === undefined }];
  });
  if (terms.length === 0) throw new QueryError('q', 'Enter a word or a number to search for.');
  if (terms.length > maxTerms)
    throw new QueryError('q', `Search for at most ${maxTerms} words at a time.`);
  return terms;
}

/** The search as an FTS5 expression: only letters, digits and its own quotes, so nothing in it is an operator. */
export function matchExpression(terms: readonly SearchTerm[]): string {
  return terms.map(({ words, begins }) => `"${words.join(' ')}"${begins ? '*' : ''}`).join(' AND ');
}

/** Whether each term stands in one of the texts. */
export function matchesAll(terms: readonly SearchTerm[], texts: readonly string[]): boolean {
  const known = texts.map(wordsIn);
  return terms.every((term) => known.some((words) => placesOf(term, words).length > 0));
}

/** A text with what was searched for marked. */
export function marked(text: string, terms: readonly SearchTerm[]): MarkedText {
  return pieces(text, rangesIn(text, terms));
}

/** The part of the first paragraph with words that were found, around them and marked; null where there is none. */
export function excerpt(
  paragraphs: string,
  terms: readonly SearchTerm[],
  around = 100,
): MarkedText | null {
  const text = paragraphs.split('\n').find((one) => rangesIn(one, terms).length > 0);
  if (text === undefined) return null;
  const ranges = rangesIn(text, terms);
  const first = ranges[0] ?? { start: 0, end: 0 };
  const before = text.lastIndexOf(' ', Math.max(0, first.start - around));
  const start = first.start <= around ? 0 : before + 1;
  const after = text.indexOf(' ', first.end + around);
  const end = after === -1 ? text.length : after;
  const within = ranges
    .filter((one) => one.start >= start && one.end <= end)
    .map((one) => ({ start: one.start - start, end: one.end - start }));
  const dots = { text: '…', found: false };
  return [
    ...(start > 0 ? [dots] : []),
    ...pieces(text.slice(start, end), within),
    ...(end < text.length ? [dots] : []),
  ];
}

type Range = { readonly start: number; readonly end: number };

/** Where a term stands among words, by the index of its first. */
function placesOf({ words, begins }: SearchTerm, among: readonly Word[]): readonly number[] {
  const fits = (at: number): boolean =>
    words.every((word, index) => {
      const found = among[at + index]?.word;
      return begins && index === words.length - 1 ? found?.startsWith(word) : found === word;
    });
  return among.flatMap((_word, at) => (fits(at) ? [at] : []));
}

function rangesIn(text: string, terms: readonly SearchTerm[]): readonly Range[] {
  const words = wordsIn(text);
  const found = new Set(
    terms.flatMap((term) =>
      placesOf(term, words).flatMap((at) => term.words.map((_word, index) => at + index)),
    ),
  );
  const ranges: Range[] = [];
  words.forEach(({ start, end }, at) => {
    if (!found.has(at)) return;
    const last = ranges.at(-1);
    const isNext = found.has(at - 1) && last !== undefined && text.slice(last.end, start) === ' ';
    if (isNext) ranges[ranges.length - 1] = { start: last.start, end };
    else ranges.push({ start, end });
  });
  return ranges;
}

function pieces(text: string, ranges: readonly Range[]): MarkedText {
  const parts: { text: string; found: boolean }[] = [];
  let at = 0;
  for (const { start, end } of ranges) {
    parts.push({ text: text.slice(at, start), found: false });
    parts.push({ text: text.slice(start, end), found: true });
    at = end;
  }
  parts.push({ text: text.slice(at), found: false });
  return parts.filter((part) => part.text !== '');
}
