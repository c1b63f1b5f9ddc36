import type { KnownSection } from '@interventions/contracts';
import { knownRows } from './known-rows.js';

const line = (key: string, text: string, detail: string | null = null) => ({
  key,
  text,
  detail,
  entryId: null,
});
const section = (...lines: KnownSection['lines']): KnownSection => ({
  id: 'instruments',
  title: 'In force',
  lines,
});
const day = '2016-10-01';
const difference = (key: string, before: string | null, after: string | null) => ({
  section: 'instruments',
  title: 'In force',
  key,
  before,
  after,
});

describe('the two sides of a decision', () => {
  it('stand line by line, marked as the api found them to differ', () => {
    const [found] = knownRows({
      then: { day, sections: [section(line('a', 'A'), line('b', 'B'), line('c', 'C'))] },
      known: { day, sections: [section(line('d', 'D'), line('b', 'Other'), line('a', 'A'))] },
      differences: [
        difference('b', 'B', 'Other'),
        difference('c', 'C', null),
        difference('d', null, 'D'),
        { ...difference('a', 'A', 'B'), section: 'due' },
      ],
    });
    expect(found?.rows.map(({ then, now, mark }) => [then?.text, now?.text, mark])).toEqual([
      ['A', 'A', null],
      ['B', 'Other', 'Now known differently'],
      ['C', undefined, 'Held no more'],
      [undefined, 'D', 'Learnt later'],
    ]);
    expect(found?.marked).toBe(3);
  });

  it('keep a heading without lines', () => {
    const [found] = knownRows({
      then: { day, sections: [section()] },
      known: { day, sections: [] },
      differences: [],
    });
    expect(found).toEqual({ id: 'instruments', title: 'In force', rows: [], marked: 0 });
  });
});
