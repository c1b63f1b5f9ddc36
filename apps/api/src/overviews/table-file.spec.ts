import type { OverviewTable } from '@interventions/read-models';
import { fileName, tableFile, type FileOrigin } from './table-file.js';

const table: OverviewTable = {
  id: 'set-ups',
  caption: 'Set-ups',
  columns: [
    { key: 'council', label: 'Council' },
    { key: 'days', label: 'Days, most', numeric: true },
    { key: 'note', label: 'Note' },
  ],
  rows: [
    [
      { value: 'Slough', text: 'Slough', href: '/interventions/1' },
      { value: -3, text: '-3' },
      { value: null, text: 'Not recorded' },
    ],
    [
      { value: '=HYPERLINK("http://x")', text: 'x' },
      { value: 12, text: '12' },
      { value: 'One, “two”\nthree "four"', text: 'x' },
    ],
  ],
};
const overview: FileOrigin = {
  name: 'go-live',
  title: 'Planned and actual go-live',
  asOf: '2026-11-21',
  position: '00000000-00000000000000000042',
  drawnAt: '2026-11-21T09:00:00.000Z',
};

describe('a table as a file', () => {
  it('has raw values for research, in the form of RFC 4180', () => {
    expect(tableFile(overview, table, 'research')).toBe(
      'council,days,note\r\nSlough,-3,\r\n"=HYPERLINK(""http://x"")",12,"One, “two”\nthree ""four"""\r\n',
    );
  });

  it('begins with its origin for a spreadsheet, and disarms formulas and not numbers', () => {
    const lines = tableFile(overview, table, 'spreadsheet').split('\r\n');
    expect(lines[0]).toBe('\ufeffPlanned and actual go-live: Set-ups');
    expect(lines[2]).toBe(
      'Drawn at 2026-11-21T09:00:00.000Z from position 00000000-00000000000000000042 of the log',
    );
    expect(lines.slice(5, 8)).toEqual([
      'Council,"Days, most",Note',
      'Slough,-3,',
      `"'=HYPERLINK(""http://x"")",12,"One, “two”\nthree ""four"""`,
    ]);
  });

  it.each(['=1', '+1', '-1', '@x', '\tx', '\rx'])('disarms %j', (value) => {
    const one = { ...table, rows: [[{ value, text: value }]] };
    const last = tableFile(overview, one, 'spreadsheet').split('\r\n').slice(6).join('\r\n');
    expect(last.replace(/^"/, '').startsWith(`'${value}`)).toBe(true);
  });

  it('has a name that says from which position it was drawn', () => {
    expect(fileName(overview, table, 'research')).toBe(
      'go-live-set-ups-research-as-of-2026-11-21-log-00000000-00000000000000000042.csv',
    );
  });
});
