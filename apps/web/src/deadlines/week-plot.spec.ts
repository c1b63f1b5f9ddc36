import { weekPlot } from './week-plot.js';

describe('a line over the weeks', () => {
  const plot = weekPlot([
    { label: 'Week of 2 November 2026', on: '2026-11-02', count: 4 },
    { label: 'Week of 9 November 2026', on: '2026-11-09', count: 0 },
    { label: 'Week of 16 November 2026', on: '2026-11-16', count: 2 },
  ]);

  it('goes from the left to the right and stands on nought', () => {
    expect(plot.line).toBe('40,12 234,98 428,55');
  });

  it('leaves room for weeks that were not counted', () => {
    const gap = weekPlot(
      ['2026-11-02', '2026-11-09', '2026-12-28'].map((on) => ({ label: on, on, count: 1 })),
    );
    expect(gap.points.map(({ x }) => x)).toEqual([40, 89, 428]);
  });

  it('says the same in words', () => {
    expect(plot.description).toBe(
      'Week of 2 November 2026: 4; Week of 16 November 2026: 2; the most was 4',
    );
  });

  it('draws one week, and none', () => {
    const one = { label: 'Week of 2 November 2026', on: '2026-11-02', count: 0 };
    expect(weekPlot([one]).line).toBe('40,98');
    expect(weekPlot([]).description).toBe('No week has been counted');
  });
});
