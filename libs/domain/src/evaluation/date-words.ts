import { formatDate, precisionOf, type Edtf } from '../dates/index.js';

/** A date as the end of a sentence: “on 1 May 2016”, “in October 2014”, “about 2013”, “on a date that is not known”. */
export function onDate(date: Edtf): string {
  const precision = precisionOf(date);
  if (precision === 'unknown') return 'on a date that is not known';
  const words = formatDate(date);
  if (precision === 'interval' || words.startsWith('about ')) return words;
  return `${precision === 'day' ? 'on' : 'in'} ${words}`;
}
