import { countFailure, restartDelay } from './backoff.ts';

describe('restarting a crashed program', () => {
  it('waits longer after each failure in a row, and never more than half a minute', () => {
    const delays: number[] = [];
    let failures = 0;
    for (let crash = 0; crash < 9; crash += 1) {
      failures = countFailure(failures, 10);
      delays.push(restartDelay(failures));
    }
    expect(delays).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
  });

  it('forgets earlier failures once the program has been up for a minute', () => {
    expect(countFailure(8, 59_999)).toBe(9);
    expect(countFailure(8, 60_000)).toBe(1);
  });
});
