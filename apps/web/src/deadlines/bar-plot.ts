/** One bar of a plot with its label and its number, measured in the plot's own units. */
export interface Bar {
  readonly label: string;
  readonly count: number;
  readonly y: number;
  readonly length: number;
}

/** A plot of horizontal bars as a template draws it; all measures are whole units of its view box. */
export interface BarPlot {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly thickness: number;
  readonly bars: readonly Bar[];
  /** What the plot shows, in one sentence, for those who cannot see it. */
  readonly description: string;
}

const [width, left, right, thickness, step] = [440, 130, 44, 20, 30];

/** Counts as horizontal bars, the longest over the whole width; a count of nothing has no length. */
export function barPlot(
  counts: readonly { readonly label: string; readonly count: number }[],
): BarPlot {
  const most = Math.max(1, ...counts.map(({ count }) => count));
  const room = width - left - right;
  return {
    width,
    height: Math.max(1, counts.length) * step,
    left,
    thickness,
    bars: counts.map(({ label, count }, index) => ({
      label,
      count,
      y: index * step + (step - thickness) / 2,
      length: count === 0 ? 0 : Math.max(2, Math.round((count / most) * room)),
    })),
    description: counts.map(({ label, count }) => `${label}: ${count}`).join('; '),
  };
}
