import type { ActName } from '../../case/acts/index.js';
import type { CorrectedEntry } from '../../case/entry.js';
import type { CaseContext } from '../case-context.js';
import { settledBy } from '../draft.js';
import type { Settlement } from '../obligation.js';

const ends: Partial<Record<ActName, string>> = {
  DirectionIssued: 'Another direction replaced it',
  DirectionRevised: 'A revised direction replaced it',
  DirectionRevoked: 'The direction was revoked',
  ImprovementNoticeIssued: 'Another notice replaced it',
  ImprovementNoticeRevised: 'A revised notice replaced it',
  ImprovementNoticeLifted: 'The notice was lifted',
};

/** The entry that took an instrument out of force; undefined while it is in force, or where it never was. */
export function endOfInstrument(
  context: CaseContext,
  instrument: CorrectedEntry,
): CorrectedEntry | undefined {
  const inForce = (entry: CorrectedEntry) =>
    context.stateWith(entry).instruments.some(({ id }) => id === instrument.id);
  return inForce(instrument)
    ? context.after(instrument).find((entry) => !inForce(entry))
    : undefined;
}

/** That what an instrument asked for is owed no more, since the instrument is no longer in force. */
export function lapsedWith(
  context: CaseContext,
  instrument: CorrectedEntry,
): Settlement | undefined {
  const end = endOfInstrument(context, instrument);
  return end && settledBy(end, ends[end.act] ?? 'It is no longer in force');
}

/** The entries of the given acts that an instrument replaced when it came into force. */
export function replacedBy(
  context: CaseContext,
  instrument: CorrectedEntry,
  ...acts: readonly ActName[]
): readonly CorrectedEntry[] {
  const left = new Set(context.stateWith(instrument).instruments.map(({ id }) => id));
  const gone = context.stateBefore(instrument).instruments.filter(({ id }) => !left.has(id));
  return context.entries(...acts).filter(({ id }) => gone.some((one) => one.id === id));
}
