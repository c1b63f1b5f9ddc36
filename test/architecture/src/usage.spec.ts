import { lint } from './lint.js';
import { forbidden, legal } from './usage.fixtures.js';

describe('what a folder may use', () => {
  let findings: string[][];

  beforeAll(async () => {
    findings = await lint([...forbidden, ...legal]);
  }, 180_000);

  it.each(forbidden.map(({ title, rule }, index) => ({ title, rule, index })))(
    'refuses $title',
    ({ rule, index }) => {
      expect(findings[index]).toContainEqual(expect.stringContaining(`${rule}: `));
    },
  );

  it.each(legal.map(({ title }, index) => ({ title, index: forbidden.length + index })))(
    'allows $title',
    ({ index }) => {
      expect(findings[index]).toEqual([]);
    },
  );
});
