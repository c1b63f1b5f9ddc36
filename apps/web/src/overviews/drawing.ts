import type { OverviewPicture } from '@interventions/contracts';

/** Shapes that tell things apart without colour. */
export type Shape = Extract<
  OverviewPicture,
  { kind: 'months' }
>['rows'][number]['points'][number]['shape'];

/** One thing on a picture, in whole units of its view box. `look` names its style. */
export type Stroke =
  | {
      readonly as: 'text';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly look: 'label' | 'number' | 'small' | 'strong' | 'heading';
    }
  | {
      readonly as: 'box';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      /** 0 is plain, 1 to 3 are patterns. */
      readonly pattern: number;
    }
  | {
      readonly as: 'line';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly look: 'axis' | 'grid' | 'range' | 'reference';
    }
  | { readonly as: 'shape'; readonly x: number; readonly y: number; readonly shape: Shape };

/** A picture as a template draws it. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly description: string;
  readonly strokes: readonly Stroke[];
}

/** Width of every picture; one unit is about a pixel of a wide screen. */
export const pictureWidth = 1000;

/** A text. */
export function text(
  x: number,
  y: number,
  words: string,
  { anchor = 'start', look = 'label' }: Partial<Pick<TextStroke, 'anchor' | 'look'>> = {},
): Stroke {
  return { as: 'text', x: Math.round(x), y: Math.round(y), text: words, anchor, look };
}
type TextStroke = Extract<Stroke, { as: 'text' }>;

/** A line. */
export function line(
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
  look: Extract<Stroke, { as: 'line' }>['look'],
): Stroke {
  const [a, b, c, d] = [x1, y1, x2, y2].map(Math.round) as [number, number, number, number];
  return { as: 'line', x1: a, y1: b, x2: c, y2: d, look };
}

/** A box, plain or with a pattern. */
export function box(
  [x, y]: readonly [number, number],
  width: number,
  height: number,
  pattern = 0,
): Stroke {
  return {
    as: 'box',
    x: Math.round(x),
    y: Math.round(y),
    width: Math.max(0, Math.round(width)),
    height: Math.max(0, Math.round(height)),
    pattern,
  };
}

/** What the shapes mean, in a row at the top. */
export function keyOf(meanings: readonly { readonly shape: Shape; readonly means: string }[]) {
  let x = 10;
  return meanings.flatMap(({ shape, means }): readonly Stroke[] => {
    const at = x;
    x += 40 + widthOf(means);
    return [{ as: 'shape', x: at, y: 14, shape }, text(at + 14, 19, means)];
  });
}

/** Width of a character in the widest of the fonts that a page may fall back to. */
const perCharacter = 8.4;

/** About how wide a text is. */
export function widthOf(words: string): number {
  return Math.ceil(words.length * perCharacter);
}

/** A text that fits a width, cut at a word with an ellipsis; the table has all of it. */
export function fitting(words: string, width: number): string {
  if (widthOf(words) <= width) return words;
  const cut = words.slice(0, Math.max(1, Math.floor(width / perCharacter) - 1));
  return `${cut.replace(/[\s,]+\S*$/, '')}…`;
}
