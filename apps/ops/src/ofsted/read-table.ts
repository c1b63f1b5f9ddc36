import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/node';
import { OperatorError, UsageError } from '../usage.js';

/** A cell as its file holds it: text, a number, a date, or nothing. */
export type Cell = string | number | boolean | Date | null;

/** A table: its title and its rows, headings included, in the order of the file. */
export type Table = { readonly title: string; readonly rows: readonly (readonly Cell[])[] };

/** Reads a CSV file, or the first sheet of an Excel file. Throws `OperatorError` or `UsageError`. */
export async function readTable(path: string): Promise<Table> {
  const kind = extname(path).toLowerCase();
  if (kind !== '.csv' && kind !== '.xlsx')
    throw new UsageError(`${basename(path)} is neither a .csv nor an .xlsx file.`);
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new OperatorError(`The file ${path} cannot be read.`, { cause });
  });
  const rows = kind === '.csv' ? csvRows(bytes, path) : await xlsxRows(bytes, path);
  return { title: basename(path), rows };
}

function csvRows(bytes: Buffer, path: string): readonly (readonly Cell[])[] {
  try {
    return parse(bytes, { bom: true, relaxColumnCount: true, skipEmptyLines: false });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new OperatorError(`${path} is not a table of comma-separated values: ${error.message}`);
  }
}

async function xlsxRows(bytes: Buffer, path: string): Promise<readonly (readonly Cell[])[]> {
  try {
    const [first] = await readXlsxFile(bytes);
    return (first?.data ?? []) as readonly (readonly Cell[])[];
  } catch (cause) {
    throw new OperatorError(`${path} is not an Excel workbook that can be read.`, { cause });
  }
}

const noValue = /^(nan|none|null|n\/a|na|-+|–|\.+)?$/i;

/** A cell as text; what spreadsheets and scripts write for nothing is empty. */
export function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  const text = cell instanceof Date ? cell.toISOString() : String(cell).trim();
  return noValue.test(text) ? '' : text;
}
