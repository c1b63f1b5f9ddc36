import { KnownCases } from './known-cases.js';

describe('the cases that overviews know', () => {
  const made: string[] = [];
  const known = new KnownCases();
  const ask = (id: string, last: string, asOf = '2026-01-01') =>
    known.of(id, asOf, last, () => {
      made.push(`${id} ${last} ${asOf}`);
      return undefined;
    });
  beforeEach(() => {
    known.forget();
    made.length = 0;
  });

  it('are made once for a day, until something is recorded of them', () => {
    for (const last of ['1', '1', '2', '2']) ask('a', last);
    ask('a', '2', '2025-01-01');
    expect(made).toEqual(['a 1 2026-01-01', 'a 2 2026-01-01', 'a 2 2025-01-01']);
  });

  it('are made anew where a last entry comes back, as it does for a question about the past', () => {
    for (const last of ['2', '1', '2']) ask('a', last);
    expect(made).toHaveLength(3);
  });

  it('are forgotten with the views, and beyond a thousand the one asked for longest ago', () => {
    ask('a', '1');
    known.forget();
    ask('a', '1');
    expect(made).toHaveLength(2);
    for (let n = 0; n < 1_000; n += 1) ask(`other-${n}`, '1');
    ask('other-1', '1');
    ask('a', '1');
    expect(made.filter((one) => one.startsWith('a '))).toHaveLength(3);
    expect(made.filter((one) => one.startsWith('other-1 '))).toHaveLength(1);
  });

  it('may be none: a case that was not open by then', () => {
    expect(ask('a', '1')).toBeUndefined();
    expect(ask('a', '1')).toBeUndefined();
    expect(made).toHaveLength(1);
  });
});
