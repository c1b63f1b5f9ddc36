import type { OverviewPicture } from '@interventions/contracts';
import {
  fitting,
  keyOf,
  line,
  pictureWidth,
  text,
  widthOf,
  type Drawing,
  type Stroke,
} from './drawing.js';

type Months = Extract<OverviewPicture, { kind: 'months' }>;
type Point = Months['rows'][number]['points'][number];

const [left, right, step, lane] = [340, 200, 64, 11];

/** Points on a scale of months; those that would hide each other stand above each other. */
export function monthsDrawing({ title, description, meanings, lines, rows }: Months): Drawing {
  const all = rows.flatMap(({ points }) => points.flatMap(({ from, to }) => [from, to]));
  const first = Math.min(0, ...all);
  const last = Math.max(1, ...all, ...lines.map(({ at }) => at));
  const room = pictureWidth - left - right;
  const x = (months: number) => left + ((months - first) / (last - first)) * room;
  const top = 40 + lines.length * 20;
  const foot = top + rows.length * step;
  const references = lines.flatMap(({ at, label }, index): readonly Stroke[] => {
    const y = 46 + index * 20;
    return [
      line([x(at), y + 6], [x(at), foot], 'reference'),
      text(x(at), y, `${label}: ${at}`, { anchor: 'middle', look: 'small' }),
    ];
  });
  const strokes = rows.flatMap(({ label, points, note }, row): readonly Stroke[] => {
    const y = top + row * step + 44;
    return [
      text(left - 12, y + 5, fitting(label, left - 14), { anchor: 'end' }),
      line([left, y], [left + room, y], 'grid'),
      ...inLanes(points, 14 / (room / (last - first))).flatMap(({ point, at }): Stroke[] => {
        const height = y - at * lane;
        return [
          ...(point.to > point.from
            ? [line([x(point.from), height], [x(point.to), height], 'range')]
            : []),
          {
            as: 'shape',
            x: Math.round(x((point.from + point.to) / 2)),
            y: Math.round(height),
            shape: point.shape,
          },
        ];
      }),
      ...(note === null ? [] : [text(left + room + 16, y + 5, fitting(note, right - 16))]),
    ];
  });
  const scale = ticksOf(first, last).flatMap((months): readonly Stroke[] => [
    line([x(months), foot], [x(months), foot + 6], 'axis'),
    text(x(months), foot + 22, String(months), { anchor: 'middle', look: 'small' }),
  ]);
  const unit = 'Months';
  return {
    width: pictureWidth,
    height: foot + 30,
    title,
    description,
    strokes: [
      ...keyOf(meanings),
      ...references,
      line([left, foot], [left + room, foot], 'axis'),
      ...scale,
      text(left - 12 - Math.max(0, widthOf(unit) - left), foot + 22, unit, {
        anchor: 'end',
        look: 'small',
      }),
      ...strokes,
    ],
  };
}

/** Each point with how far up it stands, so that none covers another. `apart` is in months. */
export function inLanes(
  points: readonly Point[],
  apart: number,
): readonly { readonly point: Point; readonly at: number }[] {
  const ends: number[] = [];
  return [...points]
    .sort((a, b) => a.from - b.from)
    .map((point) => {
      const free = ends.findIndex((end) => point.from - end >= apart);
      const at = free === -1 ? ends.length : free;
      ends[at] = point.to;
      return { point, at };
    });
}

/** Round numbers of months: every year, or every month where there are few. */
export function ticksOf(first: number, last: number): readonly number[] {
  const every = last - first > 24 ? 12 : last - first > 8 ? 3 : 1;
  const from = Math.ceil(first / every);
  return Array.from(
    { length: Math.floor(last / every) - from + 1 },
    (_, at) => (from + at) * every,
  );
}
