import { Clock, SystemClock } from './clock.js';

class FixedClock extends Clock {
  constructor(private readonly instant: string) {
    super();
  }

  override now(): string {
    return this.instant;
  }
}

describe('Clock', () => {
  it.each([
    ['2026-06-30T23:30:00.000Z', '2026-07-01'],
    ['2026-06-30T22:30:00.000Z', '2026-06-30'],
    ['2026-01-31T23:59:59.999Z', '2026-01-31'],
  ])('takes the day of %s in London', (instant, day) => {
    expect(new FixedClock(instant).today()).toBe(day);
  });

  it('gives instants that order as text', () => {
    expect(new SystemClock().now()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });
});
