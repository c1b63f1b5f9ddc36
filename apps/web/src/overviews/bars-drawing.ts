import type { OverviewPicture } from '@interventions/contracts';
import { box, fitting, pictureWidth, text, widthOf, type Drawing, type Stroke } from './drawing.js';

type Bars = Extract<OverviewPicture, { kind: 'bars' }>;

const [step, thickness] = [30, 20];
/** Room for the labels: as much as they need, up to what leaves room for the bars. */
const [leastLeft, mostLeft] = [210, 400];

/** Horizontal bars, each in parts that patterns and numbers tell apart. */
export function barsDrawing({ title, description, parts, rows }: Bars): Drawing {
  const left = leftOf(rows.map(({ label }) => label));
  const noted = rows.some(({ note }) => note !== null);
  const room = noted ? 240 : pictureWidth - left - 60;
  const most = Math.max(1, ...rows.map(({ values }) => sum(values)));
  const top = parts.length > 1 ? 36 : 6;
  const strokes = rows.flatMap(({ label, values, note }, at): readonly Stroke[] => {
    const y = top + at * step;
    const total = sum(values);
    const end = left + (total / most) * room;
    const after = note === null ? String(total) : `${total}: ${note}`;
    return [
      text(left - 10, y + 15, fitting(label, left - 20), { anchor: 'end' }),
      ...values.flatMap((value, part) => {
        if (value === 0) return [];
        const x = left + (sum(values.slice(0, part)) / most) * room;
        return [box([x, y], (value / most) * room, thickness, parts.length > 1 ? part : 0)];
      }),
      text(end + 8, y + 15, fitting(after, pictureWidth - end - 16)),
    ];
  });
  return {
    width: pictureWidth,
    height: top + rows.length * step + 6,
    title,
    description,
    strokes: [...(parts.length > 1 ? partsKey(parts, left) : []), ...strokes],
  };
}

function partsKey(parts: readonly string[], left: number): readonly Stroke[] {
  let x = left;
  return parts.flatMap((part, at) => {
    const from = x;
    x += 60 + widthOf(part);
    return [box([from, 6], 24, 16, at), text(from + 32, 19, part)];
  });
}

function leftOf(labels: readonly string[]): number {
  const widest = Math.max(0, ...labels.map(widthOf));
  return Math.min(mostLeft, Math.max(leastLeft, widest + 21));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
