import { epochOf, isPosition, positionAt, translatePosition } from './position.js';

const now = 'cccccccc';
const former = [
  { epoch: 'aaaaaaaa', upTo: 80n },
  { epoch: 'bbbbbbbb', upTo: 2n ** 60n },
];

describe('a position of a former epoch', () => {
  it('names the same event under the present one', () => {
    expect(translatePosition(positionAt('aaaaaaaa', 80), now, former)).toBe(positionAt(now, 80));
    expect(translatePosition(positionAt('aaaaaaaa', 0), now, former)).toBe(positionAt(now, 0));
    const far = 2n ** 60n;
    expect(translatePosition(positionAt('bbbbbbbb', far), now, former)).toBe(positionAt(now, far));
  });

  it('is unknown past what this log kept of it', () => {
    expect(translatePosition(positionAt('aaaaaaaa', 81), now, former)).toBeUndefined();
    expect(translatePosition(positionAt('bbbbbbbb', 2n ** 60n + 1n), now, former)).toBeUndefined();
  });

  it('leaves one of the present epoch as it is, and knows none of another log', () => {
    expect(translatePosition(positionAt(now, 500), now, former)).toBe(positionAt(now, 500));
    expect(translatePosition(positionAt('dddddddd', 1), now, former)).toBeUndefined();
    expect(translatePosition('2026-04-30', now, former)).toBeUndefined();
  });

  it('is told from other texts', () => {
    expect(isPosition(positionAt(now, 1))).toBe(true);
    for (const text of ['', '2026-04-30', positionAt('CCCCCCCC', 1), `${positionAt(now, 1)}0`])
      expect(isPosition(text)).toBe(false);
    expect(epochOf(positionAt(now, 1))).toBe(now);
  });
});
