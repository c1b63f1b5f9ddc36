import { OperatorError } from '../usage.js';
import { findColumns } from './columns.js';
import type { Cell } from './read-table.js';

const headings = [
  'la_code',
  'inspection_start_date',
  'publication_date',
  'impact_of_leaders_grade',
  'help_and_protection_grade',
  'in_care_grade',
  'care_leavers_grade',
];
const find = (...rows: readonly (readonly Cell[])[]) => findColumns({ title: 't.csv', rows });

describe('the columns of a table', () => {
  it('are found by name in any order, case and spelling', () => {
    const { at } = find(
      [
        'In care',
        'HELP & PROTECTION',
        'Help and Protection',
        'Report URL',
        'Published',
        'Inspection start',
        'Local Authority',
        'LTLA24CD',
        'impact-of-leaders',
        'x',
      ].filter((name) => name !== 'HELP & PROTECTION'),
    );
    expect(Object.fromEntries(at)).toEqual({
      inCare: 0,
      help: 1,
      link: 2,
      published: 3,
      start: 4,
      name: 5,
      gss: 6,
      leaders: 7,
    });
  });

  it('may stand below a title', () => {
    expect(find(['Overview of inspections'], [], headings).headings).toBe(2);
  });

  it('never include the inspector', () => {
    const { at } = find([...headings, 'inspector_name']);
    expect([...at.values()]).not.toContain(headings.length);
  });

  it('are asked for by name where they are missing', () => {
    expect(() => find(headings.slice(0, 5).filter((name) => name !== 'publication_date'))).toThrow(
      new OperatorError(
        't.csv lacks the columns publication date, in care grade. Columns are found by name, in any order.',
      ),
    );
    expect(() => find(headings.slice(1))).toThrow(
      /lacks the columns la code \(or urn, gss code, local authority\)/,
    );
    expect(() => find()).toThrow(/lacks the columns/);
  });

  it('may not stand twice', () => {
    expect(() => find([...headings, 'In care'])).toThrow(/two columns for “in care grade”/);
  });
});
