import { formatDate } from '../dates/index.js';

/** "A, B and C". */
export function listOf(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items[items.length - 1] ?? ''}`;
}

/** A part of a sentence that is there only when its value is. */
export function when<T>(value: T | undefined | null, words: (value: T) => string): string {
  return value === undefined || value === null ? '' : words(value);
}

/** ", due 30 September 2016". */
export function due(date: string | undefined, words = ', due'): string {
  return when(date, (on) => `${words} ${formatDate(on)}`);
}

/** "£3.3 million", "£364,000" or "£12.50" from pence. */
export function money(pence: number): string {
  const pounds = pence / 100;
  if (pounds >= 1_000_000) return `£${trimZeros((pounds / 1_000_000).toFixed(3))} million`;
  const whole = Math.floor(pounds)
    .toString()
    .replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return pence % 100 === 0 ? `£${whole}` : `£${whole}.${(pence % 100).toString().padStart(2, '0')}`;
}

/** A size as people read it: `25 MB`, `3.2 kB`, `17 bytes`. */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`;
  const [value, unit] = bytes < 999_500 ? [bytes / 1_000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${value < 9.95 ? Math.round(value * 10) / 10 : Math.round(value)} ${unit}`;
}

/** The beginning of a long text, for a sentence; the whole text stands below it. */
export function brief(text: string, length = 140): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length <= length ? flat : `${flat.slice(0, length - 1).replace(/\s\S*$/, '')}…`;
}

function trimZeros(number: string): string {
  return number.replace(/\.?0+$/, '');
}

/** "1 year", "2 years". */
export function counted(n: number, unit: string): string {
  return `${n} ${unit}${n === 1 ? '' : 's'}`;
}
