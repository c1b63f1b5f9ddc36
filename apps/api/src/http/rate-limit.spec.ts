import { Clock } from '@interventions/application';
import { ProblemException } from './problem.js';
import { RateLimit } from './rate-limit.js';

class SetClock extends Clock {
  ms = 0;

  override now(): string {
    return new Date(this.ms).toISOString();
  }
}

function taken(limit: RateLimit, times: number): number {
  let count = 0;
  for (let index = 0; index < times; index += 1) {
    try {
      limit.take('sign-in');
      count += 1;
    } catch (error) {
      if (!(error instanceof ProblemException)) throw error;
      expect(error.getStatus()).toBe(429);
      expect(error.extra.headers).toEqual({ 'retry-after': '1' });
    }
  }
  return count;
}

describe('RateLimit', () => {
  it('lets a burst through, then so many a second', () => {
    const clock = new SetClock();
    const limit = new RateLimit(clock);
    expect(taken(limit, 1000)).toBe(100);
    clock.ms += 1000;
    expect(taken(limit, 1000)).toBe(20);
    clock.ms += 60_000;
    expect(taken(limit, 1000)).toBe(100);
  });

  it('is not upset by a clock that jumps back', () => {
    const clock = new SetClock();
    clock.ms = 3_600_000;
    const limit = new RateLimit(clock);
    taken(limit, 100);
    clock.ms = 0;
    expect(taken(limit, 5)).toBe(0);
    clock.ms = 1000;
    expect(taken(limit, 100)).toBe(20);
  });
});
