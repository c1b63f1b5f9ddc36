import { eventBytes, reportEvent } from './bench-events.js';
import { seededRandom, seededText, seededUuid } from './seeded-random.js';

describe('the data of the benchmark', () => {
  it('is the same for the same seed, and other for another', () => {
    const sample = (seed: number) => JSON.stringify(reportEvent(seededRandom(seed)));
    expect(sample(1)).toBe(sample(1));
    expect(sample(1)).not.toBe(sample(2));
  });

  it('stays in the unit interval and spreads over it', () => {
    const random = seededRandom(7);
    const values = Array.from({ length: 10_000 }, random);
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean).toBeGreaterThan(0.48);
    expect(mean).toBeLessThan(0.52);
  });

  it('has UUIDs of version 4 and text of the length asked for', () => {
    const random = seededRandom(3);
    expect(seededUuid(random)).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(seededText(random, 300)).toHaveLength(300);
  });

  it('has events of one size', () => {
    const random = seededRandom(5);
    for (let index = 0; index < 20; index += 1) {
      expect(JSON.stringify(reportEvent(random).data)).toHaveLength(eventBytes);
    }
  });
});
