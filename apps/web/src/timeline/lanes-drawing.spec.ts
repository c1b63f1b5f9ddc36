import type { Drawing } from '../overviews/drawing.js';
import { sampleLanes } from '../testing/lanes-samples.js';
import { alignments, axisOf, zeroOf } from './lanes-axis.js';
import { gradeShapes, lanesDrawing } from './lanes-drawing.js';

const told = { title: 'A picture', description: 'What it shows' };
const other = sampleLanes({
  authority: 'Doncaster',
  from: '2009-01-01',
  starts: { opening: '2009-01-01', inadequate: null },
});
const wordsIn = ({ strokes }: Drawing) =>
  strokes.flatMap((stroke) => (stroke.as === 'text' ? [stroke.text] : []));
const shapesIn = ({ strokes }: Drawing) =>
  strokes.flatMap((stroke) => (stroke.as === 'shape' ? [stroke.shape] : []));

describe('the picture of lanes', () => {
  it.each(alignments)('by %s stays within its frame, in whole units', (by) => {
    const { width, height, strokes } = lanesDrawing([sampleLanes(), other], by, told);
    expect(strokes.length).toBeGreaterThan(50);
    for (const stroke of strokes) {
      const numbers = Object.values(stroke).filter((value) => typeof value === 'number');
      expect(numbers.filter((value) => !Number.isInteger(value) || value < 0)).toEqual([]);
      const [x, y] =
        stroke.as === 'line'
          ? [Math.max(stroke.x1, stroke.x2), Math.max(stroke.y1, stroke.y2)]
          : [stroke.x + ('width' in stroke ? stroke.width : 0), stroke.y];
      expect(x).toBeLessThanOrEqual(width);
      expect(y).toBeLessThanOrEqual(height);
    }
  });

  it('names every lane and period, and says where nothing is recorded', () => {
    const words = wordsIn(lanesDrawing([sampleLanes()], 'calendar', told));
    for (const text of [
      'Judgements',
      'Adviser',
      'The council',
      'Good, 2019',
      'Nothing is recorded',
    ])
      expect(words).toContain(text);
    expect(words).not.toContain('Slough');
    expect(wordsIn(lanesDrawing([sampleLanes(), other], 'calendar', told))).toEqual(
      expect.arrayContaining(['Slough', 'Doncaster']),
    );
  });

  it('tells a certain part of a bar from one that no source dates, by its pattern', () => {
    const { strokes } = lanesDrawing([sampleLanes()], 'calendar', told);
    const label = strokes.find(
      (stroke) => stroke.as === 'text' && stroke.text === 'Direction (social care)',
    );
    const y = label?.as === 'text' ? label.y - 12 : 0;
    const boxes = strokes.flatMap((stroke) =>
      stroke.as === 'box' && stroke.y === y ? [[stroke.pattern, stroke.width > 0]] : [],
    );
    expect(boxes).toEqual([
      [1, true],
      [0, true],
      [1, true],
    ]);
  });

  it('has a shape for each grade and for what was planned', () => {
    const inKey = 6;
    const shapes = shapesIn(lanesDrawing([sampleLanes()], 'calendar', told)).slice(inKey);
    expect(shapes).toEqual([gradeShapes.inadequate, gradeShapes.good, 'ring']);
    expect(new Set([gradeShapes.inadequate, gradeShapes.good, gradeShapes.outstanding]).size).toBe(
      3,
    );
  });
});

describe('the axis of lanes', () => {
  it('counts years from the start of each case, or from its opening where there is no such start', () => {
    expect(zeroOf(sampleLanes(), 'inadequate')).toBe('2014-02-10');
    expect(zeroOf(other, 'inadequate')).toBe('2009-01-01');
    const axis = axisOf([sampleLanes(), other], 'inadequate');
    expect(axis.ticks.find(({ at }) => at === 0)?.label).toBe('Start');
    expect(axis.ticks.map(({ label }) => label)).toEqual(expect.arrayContaining(['+2', '−2']));
    expect(axis.place('2014-02-10', zeroOf(sampleLanes(), 'inadequate'))).toBe(0);
  });

  it('is the calendar otherwise, from the first day of all to the last', () => {
    const axis = axisOf([sampleLanes(), other], 'calendar');
    expect(axis.ticks[0]?.label).toBe('2009');
    expect(axis.to - axis.from).toBeGreaterThan(12 * 365);
  });
});
