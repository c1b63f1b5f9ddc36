import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { type Day, type Edtf, parseEdtf } from '../dates/index.js';

const firstDay = Temporal.PlainDate.from('1800-01-01');
const daysInFourCenturies = 146_097;

function dayAfterFirst(days: number): Day {
  return firstDay.add({ days }).toString();
}

/** Any supported day. */
export const anyDay: fc.Arbitrary<Day> = fc
  .integer({ min: 0, max: daysInFourCenturies - 1 })
  .map(dayAfterFirst);

/** A day of the years 2010 to 2027: close enough together for windows and overlaps to matter. */
export const caseDay: fc.Arbitrary<Day> = fc
  .integer({ min: 76_701, max: 83_274 })
  .map(dayAfterFirst);

/** One date without interval, in every precision and with every qualifier. */
const point: fc.Arbitrary<Edtf> = fc
  .tuple(
    fc.oneof(
      caseDay,
      caseDay.map((day) => day.slice(0, 7)),
      caseDay.map((day) => day.slice(0, 4)),
      caseDay.map((day) => `${day.slice(0, 4)}-XX`),
      caseDay.map((day) => `${day.slice(0, 3)}X`),
      fc
        .tuple(caseDay, fc.constantFrom('21', '22', '23', '24'))
        .map(([day, season]) => `${day.slice(0, 4)}-${season}`),
    ),
    fc.constantFrom('', '', '~', '?', '%'),
  )
  .map(([shape, qualifier]) => `${shape}${qualifier}`);

/** Any date of the supported EDTF subset, around the years of the cases. */
export const anyEdtf: fc.Arbitrary<Edtf> = fc.oneof(
  { weight: 4, arbitrary: point },
  fc.tuple(point, point).map(([a, b]) => parseEdtf(`${a}/${b}`) ?? `${b}/${a}`),
  point.map((end) => `../${end}`),
  point.map((start) => `${start}/..`),
  fc.constant('unknown'),
);
