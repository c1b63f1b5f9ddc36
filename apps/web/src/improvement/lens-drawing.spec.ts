import type { GradedSet } from '@interventions/contracts';
import { sampleImprovement } from '../testing/improvement-samples.js';
import { lensDrawings } from './lens-drawing.js';

const [sample] = sampleImprovement().sets;
const drawingsOf = (change: Partial<GradedSet> = {}) => {
  if (sample === undefined) throw new Error('The sample has no set.');
  return lensDrawings({ ...sample, ...change }, 'set-1');
};
const shapesOf = ({ strokes }: ReturnType<typeof drawingsOf>[number]) =>
  strokes.flatMap((stroke) =>
    stroke.as === 'shape' ? [{ x: stroke.x, y: stroke.y, shape: stroke.shape }] : [],
  );

describe('the small pictures of lenses', () => {
  it('stay within their frames, in whole units, each with ids of its own', () => {
    const drawings = drawingsOf();
    expect(new Set(drawings.map(({ id }) => id)).size).toBe(2);
    for (const { width, height, strokes } of drawings)
      for (const stroke of strokes) {
        const numbers = Object.values(stroke).filter((value) => typeof value === 'number');
        expect(numbers.filter((value) => !Number.isInteger(value) || value < 0)).toEqual([]);
        const [x, y] = stroke.as === 'line' ? [stroke.x2, stroke.y2] : [stroke.x, stroke.y];
        expect([x <= width, y <= height]).toEqual([true, true]);
      }
  });

  it('draw the baseline as a ring and later grades as dots, higher grades higher up', () => {
    const [first, once] = drawingsOf();
    const [ring, dot] = first === undefined ? [] : shapesOf(first);
    expect([ring?.shape, dot?.shape]).toEqual(['ring', 'dot']);
    expect((ring?.y ?? 0) > (dot?.y ?? 0)).toBe(true);
    expect(once === undefined ? [] : shapesOf(once).map(({ shape }) => shape)).toEqual(['ring']);
  });

  it('share the places of their assessments, so that they compare', () => {
    const [first, once] = drawingsOf();
    expect(once && shapesOf(once)[0]?.x).toBe(first && shapesOf(first)[1]?.x);
  });

  it('stand evenly where a date gives no day, and in the middle where there is one alone', () => {
    const at = (dates: readonly string[]) => {
      const assessments = dates.map((on, index) => ({ id: `a${index}`, on, onText: on }));
      const points = assessments.map((one) => ({ ...one, grade: 2 }));
      const lens = { lens: 'l', title: 'L', points, change: null, changeText: '' };
      const [drawing] = drawingsOf({ assessments, lenses: [lens] });
      return drawing === undefined ? [] : shapesOf(drawing).map(({ x }) => x);
    };
    expect(at(['2020', 'unknown', '2024'])).toEqual([44, 155, 266]);
    expect(at(['2020-01-01', '2020-02-01', '2024-01-01'])[1]).toBeLessThan(60);
    expect(at(['2020'])).toEqual([155]);
  });

  it('say in words what they show', () => {
    const [first] = drawingsOf();
    expect(first?.description).toContain('2022-03-01: 1; 2024-03-01: 3. Up 2 since');
  });
});
