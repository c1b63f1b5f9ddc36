/** What rows are written as: raw values for research, or for a spreadsheet, where no cell can be taken for a formula. */
export type CsvForm = 'research' | 'spreadsheet';

/** A value of a cell; null is an empty one. */
export type CsvValue = string | number | null;

const lineEnd = '\r\n';

/** What the origin of a file for a spreadsheet says of its apostrophes. */
export const disarmedNote =
  'Cells that a spreadsheet would take for a formula begin with an apostrophe';

/** Rows as CSV (RFC 4180). For a spreadsheet it begins with the origin, and formulas are disarmed. */
export function csvOf(
  rows: readonly (readonly CsvValue[])[],
  origin: readonly (readonly string[])[],
  form: CsvForm,
): string {
  const lines = form === 'research' ? rows : [...origin, ...rows];
  // Spreadsheets take a file for UTF-8 where it begins with a byte order mark.
  const mark = form === 'research' ? '' : '\ufeff';
  return (
    mark + lines.map((line) => line.map((one) => field(one, form)).join(',') + lineEnd).join('')
  );
}

function field(value: CsvValue, form: CsvForm): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = form === 'spreadsheet' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
