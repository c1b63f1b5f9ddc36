import { readFilters, timelineFilters } from './timeline-filters.js';

describe('the filters of a timeline', () => {
  it('turn dates in words into days in the URL', () => {
    const filters = readFilters({ validAt: '30 September 2016', q: 'x', track: 'delivery' });
    expect(filters.canonical).toMatchObject({ validAt: '2016-09-30', track: 'delivery' });
    expect(readFilters(filters.canonical)).toMatchObject({
      canonical: null,
      problems: [],
      typed: { validAt: '30 September 2016' },
    });
  });

  it('say which date cannot be read, and keep what was typed', () => {
    const filters = readFilters({ from: 'soon', validAt: '2016' });
    expect(filters.problems.map(({ href }) => href)).toEqual(['#from', '#validAt']);
    expect(filters.typed.from).toBe('soon');
    expect(filters.query['from']).toBeUndefined();
    expect(filters.canonical).toBeNull();
  });

  it('take a position or an instant for what was known', () => {
    const position = '0001-00000000000000000042';
    expect(readFilters({ knownAt: position }).query['knownAt']).toBe(position);
    const instant = '2026-11-21T10:00:00.000Z';
    expect(readFilters({ knownAt: instant }).query['knownAt']).toBe(instant);
    expect(readFilters({ validAt: position }).problems).toHaveLength(1);
  });

  it('mark what is chosen', () => {
    const { query, typed } = readFilters({ track: ['delivery', 'contracts'], weight: 'major' });
    const filters = timelineFilters(query, typed);
    expect(filters.tracks.filter(({ checked }) => checked).map(({ value }) => value)).toEqual([
      'delivery',
      'contracts',
    ]);
    expect(filters.weight.find(({ selected }) => selected)?.value).toBe('major');
    expect(filters.active).toBe(true);
  });
});
