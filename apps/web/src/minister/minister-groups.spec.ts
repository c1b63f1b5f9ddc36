import { deadlineRows } from '../deadlines/due-item.js';
import { sampleDeadline } from '../testing/due-samples.js';
import { render, structureFaults } from '../testing/render.js';
import { ministerGroups, undatedDecisions } from './minister-groups.js';

const due = sampleDeadline().due;
const rows = deadlineRows(
  [
    sampleDeadline({ kind: 'decision', daysLeft: 40 }),
    sampleDeadline({ daysLeft: 0 }),
    sampleDeadline({ daysLeft: 7 }),
    sampleDeadline({ daysLeft: 8 }),
    sampleDeadline({ daysLeft: -1, state: 'missed' }),
    sampleDeadline({ daysLeft: null, due: null }),
    sampleDeadline({ daysLeft: 3, due, pausedSince: '2026-01-01' }),
    sampleDeadline({ daysLeft: -3, state: 'cannot-tell' }),
  ],
  new Map(),
  undefined,
);
const page = (given: object) =>
  render('minister/list', {
    groups: [],
    undated: [],
    counts: { overdue: 1, in7: 2 },
    total: 8,
    shown: 8,
    today: '2026-11-22',
    position: 'p',
    ...given,
  });

describe('what needs a minister', () => {
  it('stands under when it is due, the most urgent first', () => {
    expect(ministerGroups(rows).map(({ id, rows: held }) => [id, held.length])).toEqual([
      ['overdue', 1],
      ['week', 2],
      ['month', 1],
      ['later', 1],
      ['no-date', 2],
      ['cannot-tell', 1],
    ]);
    expect(ministerGroups([])).toEqual([]);
  });

  it('has apart the cases whose pending decision no date is known of', () => {
    const held = rows[0]?.deadline.interventionId ?? '';
    const cases = [{ id: held }, { id: 'another' }] as unknown as Parameters<
      typeof undatedDecisions
    >[0];
    expect(undatedDecisions(cases, rows).map(({ id }) => id)).toEqual(['another']);
    expect(undatedDecisions(cases, rows.slice(1))).toHaveLength(2);
  });

  it('is a page that says also that nothing waits', () => {
    const html = page({ groups: ministerGroups(rows), total: 9 });
    expect(html).toContain('On 22 November 2026: <strong>1 overdue</strong>');
    expect(html).toContain('href="/deadlines?scope=all&amp;who=minister">All 9');
    expect(structureFaults(html)).toEqual([]);
    expect(page({})).toContain('Nothing waits for the minister in any open case.');
    const undated = [{ id: 'x', authority: 'Devon', lastEvent: null, owner: null }];
    expect(page({ undated })).toContain('A decision is pending, and nothing says by when');
  });
});
