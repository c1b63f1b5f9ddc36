import type { Measured } from './measure.js';
import { reportOf, shortfalls, tableOf } from './report.js';

const measured = (
  name: string,
  speeds: Readonly<Record<string, readonly number[]>>,
  ofRaw: number | null = 0.85,
): Measured => ({ row: { name, unit: 'appends', ofRaw }, speeds: new Map(Object.entries(speeds)) });

const one = measured('append, 1 event', {
  'raw driver': [1_000, 1_100, 900],
  ours: [900, 990, 700],
  Emmett: [300, 250, 310],
});
const many = measured(
  'append, 64 callers',
  { 'raw driver': [9_000], ours: [3_000], Emmett: [300] },
  null,
);

describe('a report', () => {
  it('gives medians, and ratios round by round', () => {
    const [row] = reportOf('disk', [one]).rows;
    expect(row?.perSecond).toEqual({ 'raw driver': 1_000, ours: 900, Emmett: 300 });
    expect(row?.ratios.map(({ to, value }) => [to, Number(value.toFixed(2))])).toEqual([
      ['raw driver', 0.9],
      ['Emmett', 3],
    ]);
  });

  it('compares many callers with one', () => {
    const [, row] = reportOf('disk', [one, many]).rows;
    expect(row?.ratios).toContainEqual({
      to: 'one caller',
      value: 3_000 / 900,
      aim: 4,
      limit: null,
    });
  });

  it('names what falls short, with what the raw driver reaches', () => {
    expect(shortfalls(reportOf('disk', [one, many]))).toEqual([
      'disk: append, 64 callers: 3.33 × one caller (short of 4)',
    ]);
    expect(shortfalls(reportOf('tmpfs', [one]))).toEqual([
      'tmpfs: append, 1 event: 3.00 × Emmett (short of 10); the raw driver itself is at 3.33',
    ]);
  });

  it('asks nothing of the raw driver’s share in memory', () => {
    const slow = measured('scan', { 'raw driver': [10], ours: [1] });
    expect(shortfalls(reportOf('tmpfs', [slow]))).toEqual([]);
    expect(shortfalls(reportOf('disk', [slow]))).toHaveLength(1);
  });

  it('is a table with a line for each row', () => {
    const lines = tableOf(reportOf('disk', [one, many]), false).split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[2]).toContain('0.90 × raw driver (≥ 0.85)');
  });
});
