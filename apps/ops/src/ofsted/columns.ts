import { OperatorError } from '../usage.js';
import { textOf, type Cell, type Table } from './read-table.js';

/** What a column of the table means, with the names that tables give it. */
const names = {
  laCode: ['la code', 'lacode', 'la number', 'la no', 'local authority code', 'dfe code', 'la'],
  urn: ['urn', 'ofsted urn', 'ofsted number', 'provider urn'],
  gss: ['gss', 'gss code', 'ons code', 'ons gss code', 'lad code'],
  name: ['local authority', 'local authority name', 'la name', 'authority', 'council', 'name'],
  framework: ['inspection framework', 'framework', 'inspection type'],
  start: ['inspection start date', 'inspection start', 'start date', 'start'],
  end: ['inspection end date', 'inspection end', 'end date', 'end'],
  published: [
    'publication date',
    'report publication date',
    'date published',
    'published on',
    'published',
  ],
  link: ['inspection link', 'report link', 'report url', 'inspection url', 'link', 'url'],
  overall: ['overall effectiveness grade', 'overall effectiveness', 'overall grade', 'overall'],
  leaders: ['impact of leaders grade', 'impact of leaders', 'leadership grade', 'leadership'],
  help: [
    'help and protection grade',
    'help and protection',
    'help protection',
    'help protection grade',
  ],
  inCare: [
    'in care grade',
    'in care',
    'children in care grade',
    'children in care',
    'children looked after',
    'children looked after or in care',
  ],
  careLeavers: ['care leavers grade', 'care leavers'],
  adoption: ['adoption grade', 'adoption'],
  lscb: ['lscb grade', 'lscb'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** A column that the import knows. Every other column of a table is left alone, inspectors’ names too. */
export type Column = keyof typeof names;

/** Where the known columns stand, and the row (from 0) of the headings. */
export type Columns = {
  readonly headings: number;
  readonly at: ReadonlyMap<Column, number>;
};

const needed: readonly Column[] = ['start', 'published', 'leaders', 'help', 'inCare'];
const identifying: readonly Column[] = ['laCode', 'urn', 'gss', 'name'];
/** Titles and notes may stand above the headings. */
const deepestHeading = 20;

/**
 * Finds the columns by their headings, in any order and case. Throws `OperatorError` where one is missing or
 * stands twice.
 */
export function findColumns(table: Table): Columns {
  const found = table.rows
    .slice(0, deepestHeading)
    .map((row, headings) => columnsIn(row, headings));
  const best = found.reduce<Columns | undefined>(
    (most, one) => (most === undefined || one.at.size > most.at.size ? one : most),
    undefined,
  );
  const missing = needed.filter((column) => best?.at.has(column) !== true).map(nameOf);
  if (best === undefined || !identifying.some((column) => best.at.has(column)))
    missing.unshift('la code (or urn, gss code, local authority)');
  if (best === undefined || missing.length > 0)
    throw new OperatorError(
      `${table.title} lacks the columns ${missing.join(', ')}. Columns are found by name, in any order.`,
    );
  const row = table.rows[best.headings] ?? [];
  const meanings = row.map(columnOf);
  const twice = meanings.find(
    (column, index) => column !== undefined && meanings.indexOf(column) !== index,
  );
  if (twice !== undefined)
    throw new OperatorError(
      `${table.title} has two columns for “${nameOf(twice)}”. Leave one of them out.`,
    );
  return best;
}

/** The first name of a column, as messages call it. */
function nameOf(column: Column): string {
  return names[column][0];
}

function columnsIn(row: readonly Cell[], headings: number): Columns {
  const at = new Map<Column, number>();
  row.forEach((cell, index) => {
    const column = columnOf(cell);
    if (column !== undefined && !at.has(column)) at.set(column, index);
  });
  return { headings, at };
}

const byName: ReadonlyMap<string, Column> = new Map(
  Object.entries(names).flatMap(([column, all]) =>
    all.map((name): [string, Column] => [name, column as Column]),
  ),
);

function columnOf(cell: Cell): Column | undefined {
  const plain = textOf(cell)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  return byName.get(plain) ?? (/^(ltla|utla|lad|ctyua)\d\d ?cd$/.test(plain) ? 'gss' : undefined);
}
