import { dayRange, type CaseLanes, type Lane } from '@interventions/contracts';
import {
  box,
  fitting,
  keyOf,
  line,
  pictureWidth,
  text,
  widthOf,
  type Drawing,
  type Shape,
  type Stroke,
} from '../overviews/drawing.js';
import { axisOf, zeroOf, type Alignment, type LanesAxis } from './lanes-axis.js';

type Bar = Lane['bars'][number];
type Mark = Lane['marks'][number];

/** Small letters are narrower than those that widths are reckoned by. */
const small = 15 / 13;

const [left, right, keyHeight, rowHeight, headHeight, thickness] = [330, 30, 84, 26, 32, 16];

/** The shape of each grade. Grades that tell nothing share one. */
export const gradeShapes: Readonly<Record<Mark['grade'], Shape>> = {
  inadequate: 'cross',
  'requires-improvement': 'triangle',
  adequate: 'triangle',
  good: 'square',
  outstanding: 'diamond',
  'not-judged': 'dot',
  unknown: 'dot',
  'not-given': 'dot',
};

const grades = [
  { shape: 'cross', means: 'Inadequate' },
  { shape: 'triangle', means: 'Requires improvement, or adequate' },
  { shape: 'square', means: 'Good' },
  { shape: 'diamond', means: 'Outstanding' },
  { shape: 'dot', means: 'No grade' },
  { shape: 'ring', means: 'Planned' },
] as const;

/** The lanes of one case, or of several above each other on one axis. */
export function lanesDrawing(
  cases: readonly CaseLanes[],
  alignment: Alignment,
  told: Pick<Drawing, 'title' | 'description'>,
): Drawing {
  const axis = axisOf(cases, alignment);
  const room = pictureWidth - left - right;
  const x = (at: number) =>
    left +
    ((Math.min(Math.max(at, axis.from), axis.to) - axis.from) / (axis.to - axis.from)) * room;
  let y = keyHeight;
  const strokes: Stroke[] = [];
  for (const one of cases) {
    const scale = scaleOf(one, alignment, axis, x);
    if (cases.length > 1) {
      strokes.push(line([0, y + 4], [pictureWidth, y + 4], 'axis'));
      strokes.push(text(0, y + 28, one.authority, { look: 'heading' }));
      y += headHeight + 8;
    }
    for (const lane of one.lanes) {
      strokes.push(line([0, y], [pictureWidth, y], 'grid'));
      strokes.push(text(0, y + 20, lane.title, { look: 'strong' }));
      y += headHeight - 6;
      for (const bar of lane.bars) {
        strokes.push(...barStrokes(bar, y, scale));
        y += rowHeight;
      }
      for (const mark of lane.marks) {
        strokes.push(...markStrokes(mark, y, scale));
        y += rowHeight;
      }
      if (lane.bars.length + lane.marks.length === 0) {
        strokes.push(text(left, y - 6, 'Nothing is recorded', { look: 'small' }));
      }
      y += 4;
    }
    y += 8;
  }
  return {
    width: pictureWidth,
    height: y + 22,
    ...told,
    strokes: [
      ...keyStrokes(),
      ...axis.ticks.flatMap(({ at, label }): readonly Stroke[] => [
        line([x(at), keyHeight], [x(at), y], 'grid'),
        text(x(at), keyHeight - 6, label, { anchor: 'middle', look: 'small' }),
        text(x(at), y + 16, label, { anchor: 'middle', look: 'small' }),
      ]),
      line([left, y], [left + room, y], 'axis'),
      ...strokes,
    ],
  };
}

/** Where days of a section stand, and its first and last place. */
interface Scale {
  readonly at: (day: string) => number;
  readonly start: number;
  readonly end: number;
}

function scaleOf(
  one: CaseLanes,
  alignment: Alignment,
  axis: LanesAxis,
  x: (at: number) => number,
): Scale {
  const zero = zeroOf(one, alignment);
  const at = (day: string) => x(axis.place(day, zero));
  return { at, start: at(one.from), end: at(one.asOf) };
}

/** What the boxes and shapes mean. */
function keyStrokes(): readonly Stroke[] {
  const hatched = widthOf('Certain') + 60;
  return [
    ...keyOf(grades),
    box([4, 32], 24, thickness),
    text(36, 45, 'Certain'),
    box([hatched, 32], 24, thickness, 1),
    text(hatched + 32, 45, 'Began or ended somewhere in it: no source gives the day'),
    text(
      hatched + 32 + widthOf('Began or ended somewhere in it: no source gives the day'),
      45,
      '→',
    ),
    text(
      hatched + 56 + widthOf('Began or ended somewhere in it: no source gives the day'),
      45,
      'Goes on',
    ),
  ];
}

/** A bar: certain from the last day on which it may have begun to the first on which it may have ended. */
function barStrokes(bar: Bar, y: number, { at, start, end }: Scale): readonly Stroke[] {
  const from = dayRange(bar.from);
  const to = bar.to === null ? undefined : dayRange(bar.to);
  const [begun, sure] = [
    from.earliest === undefined ? start : at(from.earliest),
    from.latest === undefined ? start : at(from.latest),
  ];
  const [over, ended] =
    to === undefined
      ? [end, end]
      : [
          to.earliest === undefined ? sure : at(to.earliest),
          to.latest === undefined ? end : at(to.latest),
        ];
  const [solidFrom, solidTo] = [Math.min(sure, Math.max(ended, begun)), Math.max(sure, over)];
  return [
    text(left - 12, y + 15, fitting(bar.label, (left - 24) * small), {
      anchor: 'end',
      look: 'small',
    }),
    ...part(begun, solidFrom, y, 1),
    ...part(solidFrom, Math.max(solidTo, solidFrom + 3), y, 0),
    ...part(solidTo, ended, y, 1),
    ...(bar.to === null ? [text(end + 4, y + 17, '→')] : []),
    ...(bar.planned === null ? [] : plannedStrokes(bar.planned, y, at)),
  ];
}

function part(from: number, to: number, y: number, pattern: number): readonly Stroke[] {
  return to - from < 1 ? [] : [box([from, y + 3], to - from, thickness, pattern)];
}

function plannedStrokes(planned: string, y: number, at: Scale['at']): readonly Stroke[] {
  const { earliest, latest } = dayRange(planned);
  const day = latest ?? earliest;
  if (day === undefined) return [];
  return [{ as: 'shape', x: Math.round(at(day)), y: y + 3 + thickness / 2, shape: 'ring' }];
}

function markStrokes({ label, on, grade }: Mark, y: number, { at }: Scale): readonly Stroke[] {
  const { earliest, latest } = dayRange(on);
  const day = earliest ?? latest;
  const named = text(left - 12, y + 15, fitting(label, (left - 24) * small), {
    anchor: 'end',
    look: 'small',
  });
  if (day === undefined) return [named];
  const [first, last] = [at(day), at(latest ?? day)];
  const middle = y + 3 + thickness / 2;
  return [
    named,
    ...(last - first < 2 ? [] : [line([first, middle], [last, middle], 'range')]),
    { as: 'shape', x: Math.round((first + last) / 2), y: middle, shape: gradeShapes[grade] },
  ];
}
