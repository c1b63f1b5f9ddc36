import { dayRange, daysBetween, type GradedSet, type LensSeries } from '@interventions/contracts';
import { line, text, type Drawing, type Stroke } from '../overviews/drawing.js';
import { dateWords } from '../rendering/filters.js';

/** A small picture of one lens, with what its ids begin with. */
export interface LensDrawing extends Drawing {
  readonly id: string;
  /** What the picture says, in words below it. */
  readonly words: string;
}

const [width, height] = [300, 170];
const [left, right, top, bottom] = [30, 280, 24, 136];
const grades = [1, 2, 3, 4, 5] as const;

/** The lenses of a set as small pictures with the same axes, so that they compare at a glance. */
export function lensDrawings(set: GradedSet, name: string): readonly LensDrawing[] {
  const places = placesOf(set);
  return set.lenses.map((lens) => ({
    id: `${name}-${lens.lens}`,
    width,
    height,
    title: lens.title,
    description: `Grades from 1 to 5 over time. ${pointWords(lens)}`,
    words: lens.changeText,
    strokes: [...frame(set), ...lineOf(lens, places)],
  }));
}

function frame({ assessments }: GradedSet): readonly Stroke[] {
  const [first, last] = [assessments[0], assessments.at(-1)];
  const years = [first, last].map((one) => (one === undefined ? '' : yearOf(one.on)));
  return [
    ...grades.flatMap((grade) => [
      line([left, yOf(grade)], [right, yOf(grade)], grade === 1 ? 'axis' : 'grid'),
      text(left - 8, yOf(grade) + 5, String(grade), { anchor: 'end', look: 'small' }),
    ]),
    ...(assessments.length < 2
      ? [text((left + right) / 2, bottom + 24, years[0] ?? '', { anchor: 'middle', look: 'small' })]
      : [
          text(left, bottom + 24, years[0] ?? '', { look: 'small' }),
          text(right, bottom + 24, years[1] ?? '', { anchor: 'end', look: 'small' }),
        ]),
  ];
}

/** The baseline as a broken line and a ring, later grades as dots, each with its number. */
function lineOf({ points }: LensSeries, places: ReadonlyMap<string, number>): readonly Stroke[] {
  const at = points.map((point): readonly [number, number] => [
    places.get(point.id) ?? left,
    yOf(point.grade),
  ]);
  const [first] = at;
  if (first === undefined) return [];
  return [
    ...(at.length > 1 ? [line([first[0], first[1]], [right, first[1]], 'reference')] : []),
    ...at.slice(1).map((to, index) => line(at[index] ?? first, to, 'range')),
    ...points.flatMap(({ grade }, index): readonly Stroke[] => {
      const [x, y] = at[index] ?? first;
      return [
        { as: 'shape', x, y, shape: index === 0 ? 'ring' : 'dot' },
        text(x, y - 10, String(grade), { anchor: 'middle', look: 'number' }),
      ];
    }),
  ];
}

/** Where the assessments stand from left to right: by their days, or evenly where a date gives none. */
function placesOf({ assessments }: GradedSet): ReadonlyMap<string, number> {
  const days = assessments.map(({ on }) => dayOf(on));
  const [first, last] = [days[0], days.at(-1)];
  const span = first && last ? daysBetween(first, last) : 0;
  const [from, to] = [left + 14, right - 14];
  return new Map(
    assessments.map(({ id }, index) => {
      const day = days[index];
      const timed = days.every((one) => one !== undefined) && span > 0;
      const share =
        assessments.length === 1
          ? 0.5
          : timed && first !== undefined && day !== undefined
            ? daysBetween(first, day) / span
            : index / (assessments.length - 1);
      return [id, Math.round(from + share * (to - from))];
    }),
  );
}

function yOf(grade: number): number {
  return Math.round(bottom - ((grade - 1) / 4) * (bottom - top));
}

function dayOf(date: string): string | undefined {
  const { earliest, latest } = dayRange(date);
  return earliest ?? latest;
}

function yearOf(date: string): string {
  return dayOf(date)?.slice(0, 4) ?? dateWords(date);
}

function pointWords({ points, changeText }: LensSeries): string {
  return `${points.map(({ onText, grade }) => `${onText}: ${grade}`).join('; ')}. ${changeText}`;
}
