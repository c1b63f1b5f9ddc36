import type { OverviewFileQuery } from '@interventions/contracts';
import type { Day } from '@interventions/domain';
import type { Position } from '@interventions/eventsourcing';
import type { Overview, OverviewTable } from '@interventions/read-models';

/** What a file says of the overview that it comes from. */
export type FileOrigin = Pick<Overview, 'name' | 'title'> & {
  readonly asOf: Day;
  readonly position: Position;
  readonly drawnAt: string;
};

/** What a table is written as. */
export type FileForm = NonNullable<OverviewFileQuery['form']>;

const lineEnd = '\r\n';

/**
 * A table as CSV (RFC 4180). `research` has raw values alone, with dates as exact as they are known; `spreadsheet`
 * begins with where the table comes from, and no cell of it can be taken for a formula.
 */
export function tableFile(overview: FileOrigin, table: OverviewTable, form: FileForm): string {
  const rows = [
    table.columns.map(({ key, label }) => (form === 'research' ? key : label)),
    ...table.rows.map((row) => row.map(({ value }) => value)),
  ];
  const lines = form === 'research' ? rows : [...originOf(overview, table), ...rows];
  // Spreadsheets take a file for UTF-8 where it begins with a byte order mark.
  const mark = form === 'research' ? '' : '\ufeff';
  return (
    mark + lines.map((line) => line.map((one) => field(one, form)).join(',') + lineEnd).join('')
  );
}

/** The name of the file: what, as of which day, and from which position of the log. */
export function fileName(overview: FileOrigin, table: OverviewTable, form: FileForm): string {
  const { name, asOf, position } = overview;
  return `${name}-${table.id}-${form}-as-of-${asOf}-log-${position}.csv`;
}

function originOf(overview: FileOrigin, table: OverviewTable): readonly (readonly string[])[] {
  const { title, asOf, position, drawnAt } = overview;
  return [
    [`${title}: ${table.caption}`],
    [`As of ${asOf}`],
    [`Drawn at ${drawnAt} from position ${position} of the log`],
    ['Cells that a spreadsheet would take for a formula begin with an apostrophe'],
    [],
  ];
}

function field(value: string | number | null, form: FileForm): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = form === 'spreadsheet' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
