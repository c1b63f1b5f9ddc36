import type { OverviewPicture } from '@interventions/contracts';
import { box, fitting, line, pictureWidth, text, type Drawing, type Stroke } from './drawing.js';

type Columns = Extract<OverviewPicture, { kind: 'columns' }>;

const [left, right, step, rise] = [350, 10, 58, 36];

/** A row of small columns for each group, each with its number; all rows have one scale. */
export function columnsDrawing({ title, description, columns, rows }: Columns): Drawing {
  const room = (pictureWidth - left - right) / Math.max(1, columns.length);
  const most = Math.max(1, ...rows.flatMap(({ values }) => values));
  const middle = (at: number) => left + (at + 0.5) * room;
  const foot = (row: number) => (row + 1) * step;
  const thin = Math.max(1, Math.ceil(34 / room));
  const labels = columns.flatMap((label, at) =>
    (columns.length - 1 - at) % thin === 0
      ? [text(middle(at), rows.length * step + 20, label, { anchor: 'middle', look: 'small' })]
      : [],
  );
  const strokes = rows.flatMap(({ label, values }, row): readonly Stroke[] => [
    text(left - 12, foot(row) - 6, fitting(label, left - 14), { anchor: 'end' }),
    line([left, foot(row)], [pictureWidth - right, foot(row)], 'axis'),
    ...values.flatMap((value, at): readonly Stroke[] => {
      if (value === 0) return [];
      const height = Math.max(2, (value / most) * rise);
      const width = Math.min(26, room - 6);
      return [
        box([middle(at) - width / 2, foot(row) - height], width, height),
        text(middle(at), foot(row) - height - 4, String(value), {
          anchor: 'middle',
          look: 'number',
        }),
      ];
    }),
  ]);
  return {
    width: pictureWidth,
    height: rows.length * step + 28,
    title,
    description,
    strokes: [...strokes, ...labels],
  };
}
