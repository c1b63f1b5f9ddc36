import { stripVTControlCharacters } from 'node:util';

/** How many tests passed and did not, over all of jest's closing lines. */
export interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly projects: number;
}

/** Adds up the `Tests:` lines in the output of several jest runs. */
export function totalsOf(output: string): Totals {
  const lines = [...stripVTControlCharacters(output).matchAll(/^.*?Tests:\s+(.+ total)\s*$/gm)];
  const sum = (word: string) =>
    lines
      .map(([, line = '']) => Number(new RegExp(`(\\d+) ${word}`).exec(line)?.[1] ?? 0))
      .reduce((a, b) => a + b, 0);
  return { passed: sum('passed'), failed: sum('failed'), projects: lines.length };
}
