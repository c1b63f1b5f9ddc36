import type { CorrectedEntry } from '../../case/entry.js';
import type { Edtf } from '../../dates/index.js';
import type { CaseContext } from '../case-context.js';

/** A delivery model from its first step, or first planned date, to its go-live or cancellation. */
export type SetUpLife = {
  readonly from: CorrectedEntry;
  /** Entries that planned a go-live, in effective order. */
  readonly plans: readonly CorrectedEntry[];
  /** The pause that goes on. */
  readonly pause: CorrectedEntry | undefined;
  /** The go-live, or the cancellation. */
  readonly end: CorrectedEntry | undefined;
};

/** Every set-up of a case. One ends before the next begins. */
export function setUpsOf(context: CaseContext): readonly SetUpLife[] {
  return context.order.reduce<readonly SetUpLife[]>((lives, entry) => {
    const current = lives.at(-1);
    const running = current?.end === undefined ? current : undefined;
    const begins =
      plannedIn(entry) !== undefined ||
      (context.stateBefore(entry).setUp === null && context.stateWith(entry).setUp !== null);
    if (running === undefined)
      return begins && !isGoLive(entry) ? [...lives, withEntry(begun(entry), entry)] : lives;
    return [...lives.slice(0, -1), withEntry(running, entry)];
  }, []);
}

/** Whether services leave the council with an entry. */
export function isGoLive({ act, data: { details } }: CorrectedEntry): boolean {
  return (
    act === 'ServiceTransferred' ||
    (act === 'CouncilJoinedVehicle' && details['servicesMoved'] === true) ||
    (act === 'PartnershipStarted' && details['servicesMoved'] !== false)
  );
}

/** The go-live that an entry plans. */
export function plannedIn({ act, data: { details } }: CorrectedEntry): Edtf | undefined {
  const voted =
    act === 'CouncilDecisionMade' &&
    details['verdict'] !== 'reject' &&
    (details['subject'] === 'expansion' || details['subject'] === 'set-up');
  return (voted ? details['plannedFor'] : details['plannedGoLive']) as Edtf | undefined;
}

function begun(from: CorrectedEntry): SetUpLife {
  return { from, plans: [], pause: undefined, end: undefined };
}

function withEntry(life: SetUpLife, entry: CorrectedEntry): SetUpLife {
  if (isGoLive(entry) || entry.act === 'SetUpCancelled') return { ...life, end: entry };
  const plans = plannedIn(entry) === undefined ? life.plans : [...life.plans, entry];
  const pause =
    entry.act === 'SetUpPaused' ? entry : entry.act === 'SetUpResumed' ? undefined : life.pause;
  return { ...life, plans, pause };
}
