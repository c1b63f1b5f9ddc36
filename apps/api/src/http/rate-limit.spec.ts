import { jest } from '@jest/globals';
import { ProblemException } from './problem.js';
import { RateLimit } from './rate-limit.js';

async function taken(limit: RateLimit, times: number): Promise<number> {
  let count = 0;
  for (let index = 0; index < times; index += 1) {
    try {
      await limit.take('sign-in');
      count += 1;
    } catch (error) {
      if (!(error instanceof ProblemException)) throw error;
      expect(error.getStatus()).toBe(429);
      expect(error.extra.headers?.['retry-after']).toMatch(/^[1-5]$/);
    }
  }
  return count;
}

describe('RateLimit', () => {
  beforeEach(() => jest.useFakeTimers({ now: 3_600_000 }));
  afterEach(() => jest.useRealTimers());

  it('lets a hundred through in five seconds, whenever they come', async () => {
    const limit = new RateLimit(null);
    expect(await taken(limit, 1000)).toBe(100);
    jest.advanceTimersByTime(4_000);
    expect(await taken(limit, 1000)).toBe(0);
    jest.advanceTimersByTime(1_000);
    expect(await taken(limit, 1000)).toBe(100);
  });

  it('counts each kind of request for itself', async () => {
    const limit = new RateLimit(null);
    await taken(limit, 1000);
    await expect(limit.take('calendar')).resolves.toBeUndefined();
  });

  it('says in words and in its header how long to wait', async () => {
    const limit = new RateLimit(null);
    await taken(limit, 100);
    const refused = limit.take('sign-in');
    await expect(refused).rejects.toMatchObject({
      extra: {
        remedy: 'Wait 5 seconds, then try again.',
        headers: { 'retry-after': '5' },
      },
    });
  });

  it('is not upset by a clock that jumps back', async () => {
    const limit = new RateLimit(null);
    await taken(limit, 100);
    jest.setSystemTime(0);
    expect(await taken(limit, 5)).toBe(0);
    jest.advanceTimersByTime(5_000);
    expect(await taken(limit, 200)).toBe(100);
  });
});
