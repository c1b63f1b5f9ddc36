import { deadlineSteps, instantOfStep } from './steps.js';

it.each([
  [
    'in winter',
    '2026-12-31',
    [
      '2026-12-01T08:00:00.000Z',
      '2026-12-24T08:00:00.000Z',
      '2026-12-30T08:00:00.000Z',
      '2026-12-31T08:00:00.000Z',
      '2027-01-01T00:00:00.000Z',
    ],
  ],
  [
    'over the end of summer time',
    '2026-10-25',
    [
      '2026-09-25T07:00:00.000Z',
      '2026-10-18T07:00:00.000Z',
      '2026-10-24T07:00:00.000Z',
      '2026-10-25T08:00:00.000Z',
      '2026-10-26T00:00:00.000Z',
    ],
  ],
  [
    'over a leap day',
    '2028-03-01',
    [
      '2028-01-31T08:00:00.000Z',
      '2028-02-23T08:00:00.000Z',
      '2028-02-29T08:00:00.000Z',
      '2028-03-01T08:00:00.000Z',
      '2028-03-02T00:00:00.000Z',
    ],
  ],
])('the steps of a deadline %s', (_when, due, instants) => {
  expect(deadlineSteps.map((step) => instantOfStep(due, step))).toEqual(instants);
});
