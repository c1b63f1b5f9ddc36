import { weekPlot } from './week-plot.js';

describe('a line over the weeks', () => {
  const plot = weekPlot([
    { label: '2 November 2026', count: 4 },
    { label: '9 November 2026', count: 0 },
    { label: '16 November 2026', count: 2 },
  ]);

  it('goes from the left to the right and stands on nought', () => {
    expect(plot.line).toBe('12,12 220,98 428,55');
  });

  it('says the same in words', () => {
    expect(plot.description).toBe(
      'From 4 in the week of 2 November 2026 to 2 in the week of 16 November 2026; the most was 4',
    );
  });

  it('draws one week, and none', () => {
    expect(weekPlot([{ label: '2 November 2026', count: 0 }]).line).toBe('12,98');
    expect(weekPlot([]).description).toBe('No week has been counted');
  });
});
