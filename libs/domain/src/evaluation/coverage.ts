import type { CorrectedEntry } from '../case/entry.js';
import { dayRange, type Day } from '../dates/index.js';
import type { Coverage } from './obligation-kinds.js';

/** A period for which a record claims to hold all entries of some kinds (domain §3). */
export type DeclaredCoverage = {
  readonly kinds: readonly Coverage[];
  readonly from: Day;
  readonly to: Day;
};

/** What a case and its council declare to cover; an open end reaches as far as it can. */
export function declaredCoverage(entries: readonly CorrectedEntry[]): readonly DeclaredCoverage[] {
  return entries
    .filter((entry) => entry.act === 'CoverageDeclared')
    .map(({ data: { details } }) => {
      const { earliest = '0000-01-01', latest = '9999-12-31' } = dayRange(
        details['period'] as string,
      );
      return { kinds: details['kinds'] as readonly Coverage[], from: earliest, to: latest };
    });
}
