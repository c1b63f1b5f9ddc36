import { type EdtfPoint, type EdtfProblem, pointRange, readPoint } from './edtf-point.js';

/**
 * An EDTF text taken apart. An interval is *when one thing happened, somewhere between two dates*, not how long
 * it lasted: `start` is missing for `../2014` (2014 or earlier), `end` for `2015/..` (2015 or later).
 */
export type EdtfParts =
  | EdtfPoint
  | { readonly precision: 'interval'; readonly start?: EdtfPoint; readonly end?: EdtfPoint }
  | { readonly precision: 'unknown' };

/** Longest text of the subset: two qualified days and a slash. */
const longestText = 23;

/** Takes a text apart, or says why it is not a date. Never throws. */
export function readEdtf(text: string): EdtfParts | EdtfProblem {
  if (text === 'unknown') return { precision: 'unknown' };
  if (text.length > longestText) return 'not-a-date';
  const [first = '', second, ...more] = text.split('/');
  if (second === undefined) return readPoint(first);
  return more.length > 0 ? 'not-a-date' : readInterval(first, second);
}

function readInterval(first: string, second: string): EdtfParts | EdtfProblem {
  if (first === '..' && second === '..') return 'not-a-date';
  const start = first === '..' ? undefined : readPoint(first);
  if (typeof start === 'string') return start;
  const end = second === '..' ? undefined : readPoint(second);
  if (typeof end === 'string') return end;
  if (start && end && pointRange(start).earliest > pointRange(end).latest)
    return 'ends-before-it-starts';
  return { precision: 'interval', ...(start && { start }), ...(end && { end }) };
}

/** Dates taken apart before: a fold meets the same days again and again. Bounded, and never seen from outside. */
const remembered = new Map<string, EdtfParts>();
const mostRemembered = 4_096;

/** The parts of a date that is already known to be one. Throws RangeError where it is not: parse at the door. */
export function edtfParts(date: string): EdtfParts {
  const known = remembered.get(date);
  if (known !== undefined) return known;
  const parts = readEdtf(date);
  if (typeof parts === 'string') {
    throw new RangeError(
      `${JSON.stringify(date)} is not an EDTF date (${parts}). Check it with parseEdtf first.`,
    );
  }
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(date, parts);
  return parts;
}
