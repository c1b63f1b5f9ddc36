import { readDate } from './read-date.js';

describe('a date in a table', () => {
  it.each([
    ['11/09/2023', '2023-09-11'],
    ['1/2/2023', '2023-02-01'],
    ['27/10/23', '2023-10-27'],
    ['27.10.2023', '2023-10-27'],
    ['27-10-23', '2023-10-27'],
    ['2023-10-27', '2023-10-27'],
    ['2023-10-27 00:00:00', '2023-10-27'],
    ['2023-10-27T00:00:00.000Z', '2023-10-27'],
    ['29/02/2024', '2024-02-29'],
    [45226, '2023-10-27'],
    [45226.75, '2023-10-27'],
    ['45226', '2023-10-27'],
    [new Date('2023-10-27T00:00:00Z'), '2023-10-27'],
  ])('%p is %s', (cell, day) => {
    expect(readDate(cell)).toEqual({ ok: true, day });
  });

  it.each([null, undefined, '', '  ', 'nan', 'None', 'N/A', '-'])('%p is no date', (cell) => {
    expect(readDate(cell)).toEqual({ ok: true, day: undefined });
  });

  it.each([
    '31/02/2024',
    '29/02/2023',
    '13/13/2023',
    '10/27/2023',
    'October 2023',
    '0',
    7,
    99999,
    'soon',
    true,
  ])('%p is refused', (cell) => {
    expect(readDate(cell)).toEqual({
      ok: false,
      because: `“${String(cell)}” is not a date such as 31/01/2025`,
    });
  });
});
