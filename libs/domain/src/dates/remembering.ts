import type { Day } from './day.js';

/** Answers kept for each function; evaluating a case asks the same ones again and again. */
const mostRemembered = 8_192;

/**
 * The same pure function of a day, keeping its answers: bounded, and never seen from outside. What it throws is not kept.
 */
export function remembering<Other extends string | number, Answer>(
  compute: (day: Day, other: Other) => Answer,
): (day: Day, other: Other) => Answer {
  const known = new Map<string, { readonly answer: Answer }>();
  return (day, other) => {
    const key = `${day} ${other}`;
    const found = known.get(key);
    if (found !== undefined) return found.answer;
    const answer = compute(day, other);
    if (known.size >= mostRemembered) known.clear();
    known.set(key, { answer });
    return answer;
  };
}
