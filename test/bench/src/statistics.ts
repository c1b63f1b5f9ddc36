/** Middle value of a list; the mean of the two middle ones where the count is even. Throws on an empty list. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (upper === undefined || lower === undefined) throw new Error('No values to take a median of.');
  return (lower + upper) / 2;
}

/**
 * How one contender compares with another, round by round: the median of their ratios. Both were measured
 * side by side in each round, so what slowed the whole machine down in one round cancels out.
 */
export function medianRatio(of: readonly number[], to: readonly number[]): number {
  if (of.length !== to.length) throw new Error('Both need the same number of rounds.');
  return median(of.map((value, round) => value / (to[round] ?? Number.NaN)));
}

/** Distance between the slowest and the fastest round as a share of the median. */
export function spread(values: readonly number[]): number {
  return (Math.max(...values) - Math.min(...values)) / median(values);
}

/** The least value that a share of a list, from 0 to 1, does not exceed. Throws on an empty list. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new Error('No values to take a percentile of.');
  return value;
}
