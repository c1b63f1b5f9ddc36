/** Numbers from 0 up to, not including, 1: the same for the same seed, on every machine. */
export type SeededRandom = () => number;

/** A 32-bit counter whose bits are mixed: good enough for test data, and fast. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** A version 4 UUID from the numbers. */
export function seededUuid(random: SeededRandom): string {
  const digits = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16));
  digits[12] = '4';
  digits[16] = (8 + Math.floor(random() * 4)).toString(16);
  const hex = digits.join('');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}

const words =
  'progress plan social work practice council children family review board report visit caseload staff quality assurance front door partner risk'.split(
    ' ',
  );

/** Words, as many characters as asked for. */
export function seededText(random: SeededRandom, length: number): string {
  let text = '';
  while (text.length < length) text += `${words[Math.floor(random() * words.length)]} `;
  return `${text.slice(0, length - 1)}.`;
}
