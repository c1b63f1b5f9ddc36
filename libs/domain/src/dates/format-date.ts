import { type Edtf } from './edtf.js';
import { edtfParts } from './edtf-parts.js';
import { type EdtfPoint } from './edtf-point.js';

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/**
 * The date in words, GOV.UK style, as a phrase for the middle of a sentence: "30 September 2016", "October 2014",
 * "about 2013", "2013 (not certain)", "autumn 2023", "winter 2023 to 2024", "the 2010s", "before or in 2014",
 * "on or after 1 May 2015", "between 2015 and 2016", "date not known". Throws RangeError for a text that is not an {@link Edtf}.
 */
export function formatDate(date: Edtf): string {
  const parts = edtfParts(date);
  switch (parts.precision) {
    case 'unknown':
      return 'date not known';
    case 'interval':
      return formatInterval(parts.start, parts.end);
    default:
      return formatPoint(parts);
  }
}

function formatInterval(start: EdtfPoint | undefined, end: EdtfPoint | undefined): string {
  if (start && end) return `between ${formatPoint(start)} and ${formatPoint(end)}`;
  if (start)
    return `${start.precision === 'day' ? 'on or after' : 'in or after'} ${formatPoint(start)}`;
  if (end)
    return `${end.precision === 'day' ? 'on or before' : 'before or in'} ${formatPoint(end)}`;
  return 'date not known';
}

function formatPoint(point: EdtfPoint): string {
  return `${point.approximate ? 'about ' : ''}${formatShape(point)}${point.uncertain ? ' (not certain)' : ''}`;
}

function formatShape(point: EdtfPoint): string {
  switch (point.precision) {
    case 'day':
      return `${point.day} ${monthName(point.month)} ${point.year}`;
    case 'month':
      return `${monthName(point.month)} ${point.year}`;
    case 'season':
      return `${point.season} ${point.year}${point.season === 'winter' ? ` to ${point.year + 1}` : ''}`;
    case 'year':
      return String(point.year);
    case 'decade':
      return `the ${point.year}s`;
  }
}

function monthName(month: number): string {
  const name = monthNames[month - 1];
  if (name === undefined) throw new RangeError(`There is no month ${month}.`);
  return name;
}
