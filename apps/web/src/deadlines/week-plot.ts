/** One week of a plot: where its point lies, and the number. */
export interface WeekPoint {
  readonly label: string;
  readonly count: number;
  readonly x: number;
  readonly y: number;
}

/** A line over the weeks as a template draws it, in whole units of its view box. */
export interface WeekPlot {
  readonly width: number;
  readonly height: number;
  /** Where the scale ends and the line begins, and the space above and below it. */
  readonly left: number;
  readonly margin: number;
  readonly points: readonly WeekPoint[];
  /** The points as SVG takes them. */
  readonly line: string;
  readonly most: number;
  readonly description: string;
}

/** Room on the left holds the two numbers of the scale. */
const [width, height, margin, left] = [440, 110, 12, 40];
const dayMs = 86_400_000;

/**
 * Numbers of weeks, oldest first, as a line; its foot is nought. `on` is the ISO day of the count: weeks that
 * nobody counted leave their room empty.
 */
export function weekPlot(
  weeks: readonly { readonly label: string; readonly on: string; readonly count: number }[],
): WeekPlot {
  const most = Math.max(1, ...weeks.map(({ count }) => count));
  const [room, rise] = [width - margin - left, height - 2 * margin];
  const days = weeks.map(({ on }) => Date.parse(on) / dayMs);
  const [start = 0, end = start] = [days[0], days.at(-1)];
  const points = weeks.map(({ label, count }, index) => ({
    label,
    count,
    x: left + Math.round((((days[index] ?? start) - start) / Math.max(1, end - start)) * room),
    y: height - margin - Math.round((count / most) * rise),
  }));
  const [first, last] = [weeks[0], weeks.at(-1)];
  return {
    width,
    height,
    left,
    margin,
    points,
    line: points.map(({ x, y }) => `${x},${y}`).join(' '),
    most,
    description:
      first === undefined || last === undefined
        ? 'No week has been counted'
        : `${first.label}: ${first.count}; ${last.label}: ${last.count}; the most was ${most}`,
  };
}
