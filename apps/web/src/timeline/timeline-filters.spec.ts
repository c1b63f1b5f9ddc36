import { readFilters } from './timeline-filters.js';

const today = '2026-11-21';
const read = (raw: unknown) => readFilters(raw, today);

describe('the filters of a timeline', () => {
  it('turn dates in words into days in the URL', () => {
    const filters = read({ validAt: '30 September 2016', q: 'x', track: 'delivery' });
    expect(filters.canonical).toMatchObject({ validAt: '2016-09-30', track: 'delivery' });
    expect(read(filters.canonical)).toMatchObject({
      canonical: null,
      problems: [],
      typed: { validAt: '30 September 2016' },
    });
  });

  it('say which date cannot be read, and keep what was typed', () => {
    const filters = read({ from: 'soon', validAt: '2016' });
    expect(filters.problems.map(({ href }) => href)).toEqual(['#from', '#validAt']);
    expect(filters.typed.from).toBe('soon');
    expect(filters.query['from']).toBeUndefined();
    expect(filters.canonical).toBeNull();
  });

  it('say what is wrong beside the field, and in the summary under its label', () => {
    expect(read({ from: '2016-02-01', to: '2016-01-31' }).problems).toEqual([
      {
        href: '#to',
        beside: 'Enter a day that is not before “Happened from”',
        text: 'Happened up to: enter a day that is not before “Happened from”',
      },
    ]);
  });

  it.each(['knownAt', 'recordedFrom'])('do not take a day ahead for %s', (name) => {
    expect(read({ [name]: '2026-11-22' })).toMatchObject({
      problems: [{ href: `#${name}`, beside: 'Enter a day up to today' }],
      typed: { [name]: '22 November 2026' },
      query: { [name]: undefined },
    });
    expect(read({ [name]: today }).problems).toEqual([]);
  });

  it('take a position or an instant for what was known', () => {
    const position = '0001-00000000000000000042';
    expect(read({ knownAt: position }).query['knownAt']).toBe(position);
    const instant = '2026-11-21T10:00:00.000Z';
    expect(read({ knownAt: instant }).query['knownAt']).toBe(instant);
    expect(read({ validAt: position }).problems).toHaveLength(1);
  });

  it('take one kind of entry, and leave out a link to what is no entry', () => {
    const { query } = read({ act: ['NoteAdded', 'HoldPlaced'], entry: "' OR 1=1" });
    expect(query).toMatchObject({ act: 'NoteAdded', entry: undefined });
    const entry = '0192D3F0-0000-7000-8000-0000000000AA';
    expect(read({ entry }).query['entry']).toBe(entry.toLowerCase());
  });
});
