import { correct, evaluate, violations } from '@interventions/domain';
import { generatedCase } from './generated-cases.js';
import { seededRandom } from './seeded-random.js';

function cases(seed: number, count: number) {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, number) => generatedCase(random, number));
}

describe('generated cases', () => {
  it('are the same for the same seed, and others for another', () => {
    const text = (seed: number) =>
      JSON.stringify(cases(seed, 5), (_, value: unknown) =>
        typeof value === 'bigint' ? String(value) : value,
      );
    expect(text(1)).toBe(text(1));
    expect(text(1)).not.toBe(text(2));
  });

  it('make sense, have a life of several entries, and give rise to obligations of many kinds', () => {
    const made = cases(1, 100);
    for (const one of made) expect(violations(correct(one))).toEqual([]);
    const entries = made.reduce((sum, one) => sum + one.length, 0);
    expect(entries / made.length).toBeGreaterThan(7);
    const found = made.flatMap((one) => evaluate(null, one, { asOf: '2026-11-20' }).obligations);
    expect(new Set(found.map(({ kind }) => kind)).size).toBeGreaterThan(6);
    const states = new Set(found.map(({ state }) => state));
    for (const state of ['met', 'missed', 'open', 'lapsed'] as const)
      expect([state, states.has(state)]).toEqual([state, true]);
  });
});
