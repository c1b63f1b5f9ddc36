import { daysBetween, type OverviewPicture } from '@interventions/contracts';
import {
  box,
  fitting,
  keyOf,
  line,
  pictureWidth,
  text,
  widthOf,
  type Drawing,
  type Stroke,
} from './drawing.js';

type Calendar = Extract<OverviewPicture, { kind: 'calendar' }>;

/** A shorter bar has no room for a name. */
const leastNamed = 90;
const [left, right, top, thickness] = [235, 30, 40, 20];

/** Periods as bars and days as shapes along a calendar, a line of words for each day that is marked. */
export function calendarDrawing(picture: Calendar): Drawing {
  const { title, description, from, to, meanings, rows } = picture;
  const days = Math.max(1, daysBetween(from, to));
  const room = pictureWidth - left - right;
  const x = (day: string) => left + (daysBetween(from, day) / days) * room;
  const tops = rows.reduce<readonly number[]>(
    (found, row) => [...found, (found.at(-1) ?? top) + heightOf(row)],
    [top],
  );
  const foot = tops.at(-1) ?? top;
  const strokes = rows.flatMap(({ label, spans, marks }, at): readonly Stroke[] => {
    const y = tops[at] ?? top;
    return [
      text(left - 12, y + 20, fitting(label, left - 14), { anchor: 'end' }),
      ...spans.flatMap((span): readonly Stroke[] => {
        const [start, end] = [x(span.from), x(span.to)];
        const name = span.label.split(', ')[0] ?? '';
        const inside = fitting(name, end - start - 16);
        return [
          box([start, y + 5], Math.max(3, end - start), thickness),
          ...(span.open ? [text(end + 4, y + 21, '→')] : []),
          ...(end - start >= leastNamed
            ? [text(start + 8, y + 20, inside, { look: 'small' })]
            : []),
        ];
      }),
      ...marks.flatMap((mark, nth): readonly Stroke[] => {
        const place = Math.round(x(mark.on));
        const height = y + 15 + nth * 26;
        const onRight = place + widthOf(mark.label) + 20 < pictureWidth;
        return [
          { as: 'shape', x: place, y: height, shape: mark.shape },
          // The key at the top says already what a mark without words of its own means.
          ...(meanings.some(({ means }) => means.startsWith(mark.label))
            ? []
            : [
                text(onRight ? place + 14 : place - 14, height + 5, mark.label, {
                  anchor: onRight ? 'start' : 'end',
                }),
              ]),
        ];
      }),
    ];
  });
  return {
    width: pictureWidth,
    height: foot + 32,
    title,
    description,
    strokes: [
      ...keyOf(meanings),
      ...ticksOf(from, to).flatMap(({ on, label }): readonly Stroke[] => [
        line([x(on), top], [x(on), foot], 'grid'),
        text(x(on), foot + 20, label, { anchor: 'middle', look: 'small' }),
      ]),
      line([left, foot], [left + room, foot], 'axis'),
      ...strokes,
    ],
  };
}

function heightOf({ marks }: Calendar['rows'][number]): number {
  return Math.max(1, marks.length) * 26 + 6;
}

/** The first days of years, of every second year where there are many, and of quarters where there are few. */
export function ticksOf(
  from: string,
  to: string,
): readonly { readonly on: string; readonly label: string }[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  const every = last - first > 14 ? 2 : 1;
  const years = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const days =
    last - first > 3
      ? years
          .filter((year) => (year - first) % every === 0)
          .map((year) => ({ on: `${year}-01-01`, label: String(year) }))
      : years.flatMap((year) =>
          (['01', '04', '07', '10'] as const).map((month) => ({
            on: `${year}-${month}-01`,
            label: `${{ '01': 'Jan', '04': 'Apr', '07': 'Jul', '10': 'Oct' }[month]} ${year}`,
          })),
        );
  return days.filter(({ on }) => on >= from && on <= to);
}
