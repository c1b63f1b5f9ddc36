import type { OverviewFileQuery } from '@interventions/contracts';
import type { Day } from '@interventions/domain';
import type { Position } from '@interventions/eventsourcing';
import type { Overview, OverviewTable } from '@interventions/read-models';
import { csvOf, disarmedNote } from '../http/csv.js';

/** What a file says of the overview that it comes from. */
export type FileOrigin = Pick<Overview, 'name' | 'title'> & {
  readonly asOf: Day;
  readonly position: Position;
  readonly drawnAt: string;
};

/** What a table is written as. */
export type FileForm = NonNullable<OverviewFileQuery['form']>;

/** A table as a file. `research` has raw values alone, with dates as exact as they are known. */
export function tableFile(overview: FileOrigin, table: OverviewTable, form: FileForm): string {
  const rows = [
    table.columns.map(({ key, label }) => (form === 'research' ? key : label)),
    ...table.rows.map((row) => row.map(({ value }) => value)),
  ];
  return csvOf(rows, originOf(overview, table), form);
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
    [disarmedNote],
    [],
  ];
}
