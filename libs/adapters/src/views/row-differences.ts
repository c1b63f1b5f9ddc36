import type { ReadDb, ReadRow, Table } from '@interventions/read-models';

/** A row that one side has and the other has not, or has with other values. */
export type RowDifference = {
  readonly table: string;
  readonly key: string;
  readonly what: 'missing' | 'unexpected' | 'different';
  /** The columns that differ, each as the view has it and as the log gives it. */
  readonly columns: readonly {
    readonly column: string;
    readonly view: string | number | null;
    readonly log: string | number | null;
  }[];
};

/** Compares a table of the views with the same table folded from the log. */
export function differencesIn(
  table: Table,
  views: Pick<ReadDb, 'all'>,
  log: Pick<ReadDb, 'all'>,
): { readonly rows: number; readonly differences: readonly RowDifference[] } {
  const names = Object.keys(table.columns);
  const sql = `SELECT ${names.join(', ')} FROM ${table.name}`;
  const keyOf = (row: ReadRow): string =>
    table.key.map((column) => String(row[names.indexOf(column)])).join(' ');
  const [ours, theirs] = [views.all(sql), log.all(sql)];
  const expected = new Map(theirs.map((row) => [keyOf(row), row]));
  const differences: RowDifference[] = [];
  for (const row of ours) {
    const key = keyOf(row);
    const other = expected.get(key);
    expected.delete(key);
    if (other === undefined)
      differences.push({ table: table.name, key, what: 'unexpected', columns: [] });
    else {
      const columns = names.flatMap((column, index) => {
        const [view, folded] = [row[index] ?? null, other[index] ?? null];
        return view === folded ? [] : [{ column, view, log: folded }];
      });
      if (columns.length > 0)
        differences.push({ table: table.name, key, what: 'different', columns });
    }
  }
  for (const key of expected.keys())
    differences.push({ table: table.name, key, what: 'missing', columns: [] });
  return { rows: ours.length, differences };
}
