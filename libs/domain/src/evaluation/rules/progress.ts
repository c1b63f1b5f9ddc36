import type { CorrectedEntry } from '../../case/entry.js';
import type { CaseContext } from '../case-context.js';
import { settledBy } from '../draft.js';
import { isBetterThanInadequate } from '../judgements-of-case.js';
import type { Settlement } from '../obligation.js';

/** That a later review found sufficient progress, or a later inspection judged better than inadequate. */
export function betterSince(context: CaseContext, entry: CorrectedEntry): Settlement | undefined {
  const better = context
    .after(entry)
    .find(
      (later) =>
        (later.act === 'ReviewHeld' && later.data.details['outcome'] === 'sufficient') ||
        (later.act === 'JudgementRecorded' && isBetterThanInadequate(later)),
    );
  return (
    better &&
    settledBy(
      better,
      better.act === 'ReviewHeld'
        ? 'A review found sufficient progress'
        : 'A later inspection judged the services better than inadequate',
    )
  );
}
