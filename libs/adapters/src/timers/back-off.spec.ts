import fc from 'fast-check';
import { backOffMs } from './back-off.js';

const settings = { attempts: 16, baseMs: 1_000, capMs: 900_000 };

describe('the pause after a failed wake-up', () => {
  it('doubles with each failure, up to its cap', () => {
    const longest = [1, 2, 3, 10, 11, 16, 2_000].map((n) => backOffMs(n, settings, 1));
    expect(longest).toEqual([1_000, 2_000, 4_000, 512_000, 900_000, 900_000, 900_000]);
  });

  it('is spread over the second half of it, and never nothing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (failures, chance) => {
          const whole = backOffMs(failures, settings, 1);
          const pause = backOffMs(failures, settings, chance);
          expect(pause).toBeGreaterThanOrEqual(whole / 2);
          expect(pause).toBeLessThanOrEqual(whole);
        },
      ),
    );
  });
});
