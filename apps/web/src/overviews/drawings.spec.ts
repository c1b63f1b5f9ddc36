import type { OverviewPicture } from '@interventions/contracts';
import { ticksOf as calendarTicks } from './calendar-drawing.js';
import { draw } from './draw.js';
import { fitting, type Drawing } from './drawing.js';
import { inLanes, ticksOf } from './months-drawing.js';

const told = { title: 'A picture', description: 'What it shows' };
const wordsIn = ({ strokes }: Drawing) =>
  strokes.flatMap((stroke) => (stroke.as === 'text' ? [stroke.text] : []));
const boxesIn = ({ strokes }: Drawing) => strokes.filter((stroke) => stroke.as === 'box');

const columns: OverviewPicture = {
  ...told,
  kind: 'columns',
  columns: ['2014', '2015', 'Now'],
  rows: [
    { label: 'Diagnosis', values: [1, 0, 2] },
    { label: 'Improvement', values: [0, 4, 1] },
  ],
};
const bars: OverviewPicture = {
  ...told,
  kind: 'bars',
  parts: ['To the day', 'Year'],
  rows: [
    { label: 'Slough', values: [3, 1], note: null },
    { label: 'Medway', values: [8, 0], note: null },
  ],
};
const months: OverviewPicture = {
  ...told,
  kind: 'months',
  meanings: [{ shape: 'ring', means: 'Planned' }],
  lines: [{ at: 24, label: 'Authors’ estimate' }],
  rows: [
    {
      label: 'Slough',
      points: [
        { from: 0, to: 1, shape: 'ring', label: 'planned' },
        { from: 4, to: 4, shape: 'dot', label: 'live' },
      ],
      note: 'about 4 months later',
    },
  ],
};
const calendar: OverviewPicture = {
  ...told,
  kind: 'calendar',
  from: '2014-01-01',
  to: '2026-11-21',
  meanings: [{ shape: 'diamond', means: 'Returned' }],
  rows: [
    {
      label: 'Doncaster',
      spans: [
        { from: '2014-09-30', to: '2022-09-01', open: false, label: 'A trust, 2014 to 2022' },
      ],
      marks: [{ on: '2022-09-01', shape: 'diamond', label: 'Returned' }],
    },
    {
      label: 'Birmingham',
      spans: [{ from: '2018-04-01', to: '2026-11-21', open: true, label: 'A trust, 2018 to now' }],
      marks: [],
    },
  ],
};

describe('every picture', () => {
  it.each([columns, bars, months, calendar].map((picture) => [picture.kind, picture] as const))(
    '%s stays within its frame, in whole units',
    (_kind, picture) => {
      const { width, height, strokes, title, description } = draw(picture);
      expect({ title, description }).toEqual(told);
      expect(strokes.length).toBeGreaterThan(5);
      for (const stroke of strokes) {
        const numbers = Object.values(stroke).filter((value) => typeof value === 'number');
        expect(numbers.filter((value) => !Number.isInteger(value) || value < 0)).toEqual([]);
        const [x, y] =
          stroke.as === 'line'
            ? [Math.max(stroke.x1, stroke.x2), Math.max(stroke.y1, stroke.y2)]
            : [stroke.x, stroke.y];
        expect(x).toBeLessThanOrEqual(width);
        expect(y).toBeLessThanOrEqual(height);
      }
    },
  );

  it.each([
    { ...columns, columns: [], rows: [] },
    { ...bars, rows: [] },
    { ...months, rows: [], lines: [] },
    { ...calendar, rows: [] },
  ])('can be drawn of nothing: $kind', (picture) => {
    expect(draw(picture).height).toBeGreaterThan(0);
  });
});

describe('columns', () => {
  it('have a number each, and the tallest is the largest of all rows', () => {
    const drawing = draw(columns);
    expect(wordsIn(drawing)).toEqual(expect.arrayContaining(['1', '2', '4', 'Now']));
    const heights = boxesIn(drawing).map(({ height }) => height);
    expect(heights).toHaveLength(4);
    expect(Math.max(...heights)).toBe(heights[2]);
    expect(heights[0]).toBe(heights[3]);
  });
});

describe('bars', () => {
  it('have parts that patterns tell apart, in proportion, with their sum', () => {
    const drawing = draw(bars);
    const [key1, key2, first, second, other] = boxesIn(drawing);
    expect([key1?.pattern, key2?.pattern]).toEqual([0, 1]);
    expect([first?.pattern, second?.pattern]).toEqual([0, 1]);
    expect((first?.width ?? 0) / (second?.width ?? 1)).toBeCloseTo(3, 1);
    expect(other?.width).toBeGreaterThan((first?.width ?? 0) + (second?.width ?? 0));
    expect(wordsIn(drawing)).toEqual(expect.arrayContaining(['4', '8']));
  });

  it('have their notes after the number, cut where there is no room', () => {
    const noted = {
      ...bars,
      rows: [{ label: 'Followed', values: [2, 0], note: 'Slough, Medway' }],
    };
    expect(wordsIn(draw(noted))).toContain('2: Slough, Medway');
    const long = { ...bars, rows: [{ label: 'L', values: [1, 0], note: 'Slough, '.repeat(40) }] };
    expect(wordsIn(draw(long)).at(-1)).toMatch(/Slough…$/);
  });
});

describe('points on a scale of months', () => {
  it('stand above each other where they would hide each other', () => {
    const point = (from: number, to = from) => ({ from, to, shape: 'dot' as const, label: '' });
    const lanes = inLanes([point(10), point(0, 5), point(10.5), point(4)], 1).map(({ at }) => at);
    expect(lanes).toEqual([0, 1, 0, 1]);
  });

  it('have a scale of round numbers', () => {
    expect(ticksOf(0, 58)).toEqual([0, 12, 24, 36, 48]);
    expect(ticksOf(-4, 10)).toEqual([-3, 0, 3, 6, 9]);
    expect(ticksOf(0, 4)).toEqual([0, 1, 2, 3, 4]);
  });

  it('are compared with lines that say what they are', () => {
    expect(wordsIn(draw(months))).toContain('Authors’ estimate: 24');
  });
});

describe('a calendar', () => {
  it('marks an open period with an arrow, and a return with its shape', () => {
    const drawing = draw(calendar);
    expect(wordsIn(drawing).filter((words) => words === '→')).toHaveLength(1);
    expect(drawing.strokes.filter(({ as }) => as === 'shape')).toHaveLength(2);
  });

  it('is divided by years, or by quarters where it is short', () => {
    expect(calendarTicks('2014-01-01', '2026-11-21').map(({ label }) => label)[0]).toBe('2014');
    expect(calendarTicks('2026-11-21', '2027-08-01').map(({ label }) => label)).toEqual([
      'Jan 2027',
      'Apr 2027',
      'Jul 2027',
    ]);
  });
});

describe('a text that must fit', () => {
  it('is cut at a word', () => {
    expect(fitting('Short', 100)).toBe('Short');
    expect(fitting('Worcestershire Children First', 170)).toBe('Worcestershire…');
  });
});
