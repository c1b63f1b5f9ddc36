import { barPlot } from './bar-plot.js';

describe('a plot of bars', () => {
  const plot = barPlot([
    { label: 'Up to 7 days', count: 0 },
    { label: '8 to 30 days', count: 1 },
    { label: 'Over a year', count: 400 },
  ]);

  it('draws the longest bar over the whole room and nothing for nothing', () => {
    expect(plot.bars.map(({ length }) => length)).toEqual([0, 2, 266]);
  });

  it('keeps every bar inside its box', () => {
    for (const bar of plot.bars) {
      expect(plot.left + bar.length).toBeLessThanOrEqual(plot.width);
      expect(bar.y + plot.thickness).toBeLessThanOrEqual(plot.height);
    }
  });

  it('says the same in words', () => {
    expect(plot.description).toBe('Up to 7 days: 0; 8 to 30 days: 1; Over a year: 400');
  });

  it('draws nothing at all without failing', () => {
    expect(barPlot([]).bars).toEqual([]);
  });
});
