/** Days in a month of the Gregorian calendar, on average. */
const daysInMonth = 30.436875;

/** A number of days in months, to one decimal. */
export function inMonths(days: number): number {
  return Math.round((days / daysInMonth) * 10) / 10;
}

/** The middle value, or the mean of the two middle ones; undefined of nothing. */
export function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  if (upper === undefined || sorted.length % 2 === 1) return upper;
  return rounded((upper + (sorted[middle - 1] ?? upper)) / 2);
}

/** The mean to one decimal; undefined of nothing. */
export function mean(values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  return rounded(values.reduce((sum, value) => sum + value, 0) / values.length);
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
