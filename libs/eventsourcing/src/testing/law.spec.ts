import fc from 'fast-check';
import { checkLaw, checkLawAsync, propertySeed } from './law.js';

describe('checkLaw', () => {
  it('passes a law that holds', () => {
    let runs = 0;
    checkLaw('sum', [fc.integer(), fc.integer()], (a, b) => (runs += 1) > 0 && a + b === b + a, {
      runs: 50,
    });
    expect(runs).toBe(50);
  });

  it('names the law, the seed and the smallest counterexample of one that does not', () => {
    const check = (): void => checkLaw('small', [fc.nat()], (n) => n < 100);
    expect(check).toThrow(/"small" does not hold/);
    expect(check).toThrow(`PROPERTY_SEED=${propertySeed()}`);
    expect(check).toThrow(/\[100\]/);
  });

  it('tries the same cases every time', () => {
    const cases = (): readonly number[] => {
      const seen: number[] = [];
      checkLaw('seen', [fc.integer()], (n) => void seen.push(n));
      return seen;
    };
    expect(cases()).toEqual(cases());
  });

  it('tries given examples first, and laws that wait', async () => {
    const seen: number[] = [];
    await checkLawAsync('seen', [fc.nat()], (n) => Promise.resolve(void seen.push(n)), {
      runs: 5,
      examples: [[42]],
    });
    expect(seen[0]).toBe(42);
    await expect(checkLawAsync('never', [fc.nat()], () => Promise.resolve(false))).rejects.toThrow(
      /never/,
    );
  });
});
