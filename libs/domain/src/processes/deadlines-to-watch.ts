import type { Entry } from '../case/entry.js';
import { londonDay, type Day } from '../dates/index.js';
import {
  obligationKind,
  type Concern,
  type ObligationKind,
} from '../evaluation/obligation-kinds.js';
import type { Due, Obligation } from '../evaluation/obligation.js';
import { stateOn } from '../evaluation/state-on.js';
import { deadlineSteps, instantOfStep, type DeadlineStep } from './steps.js';

/** A deadline that a process has to watch. */
export type Deadline = {
  readonly key: string;
  readonly due: Day;
  readonly what: string;
  /** The moments that still lay ahead when it became known, and the end of its day where it can be missed. */
  readonly steps: readonly { readonly step: DeadlineStep; readonly at: string }[];
  /** The entry that gave rise to it, or that moved it last. */
  readonly from: string | null;
};

/** An obligation that needs no watching any more, why, and by which entry; null where its day has simply passed. */
export type Settled = {
  readonly key: string;
  readonly because: string;
  readonly by: string | null;
};

/** What a concern has to watch in a case, and what is settled. */
export type CaseDeadlines = {
  readonly deadlines: readonly Deadline[];
  readonly settled: readonly Settled[];
};

type Dated = Obligation & { readonly due: Due };

/**
 * What a concern watches on a day: what is due on a date that can be told, has arisen, is not settled and not paused.
 * Nothing due before the day on which this service first recorded the case is watched: importing the past misses
 * nothing and tells nobody. Something due between two days is watched by the later one.
 */
export function deadlinesToWatch(
  obligations: readonly Obligation[],
  history: readonly Entry[],
  concern: Concern,
  today: Day,
): CaseDeadlines {
  const own = obligations.filter((one) => obligationKind(one.kind).concern === concern);
  const recorded = new Map(history.map((entry) => [entry.id, entry.recordedAt]));
  const first = history
    .filter((entry) => entry.stream.startsWith('intervention-'))
    .map((entry) => entry.recordedAt)
    .sort()[0];
  if (first === undefined) return { deadlines: [], settled: [] };
  const firstDay = londonDay(first);
  return {
    deadlines: own
      .filter((one): one is Dated => one.due !== null && one.due.latest >= firstDay)
      .filter((one) => isWatched(one, today))
      .map((one) => deadline(one, recorded, first)),
    settled: own.flatMap((one) => settledAs(one, today)),
  };
}

function isWatched(obligation: Obligation, today: Day): boolean {
  const { arisesOn, undecided, pausedSince, met, overtaken } = obligation;
  if (arisesOn > today || undecided !== null || pausedSince !== null) return false;
  if (overtaken !== null) return false;
  const state = stateOn(obligation, today);
  return state === 'open' || state === 'missed' || (state === 'cannot-tell' && met === null);
}

function deadline(
  { key, kind, what, due, anchor, dueHistory }: Dated,
  recorded: ReadonlyMap<string, string>,
  first: string,
): Deadline {
  const from = dueHistory.at(-1)?.by ?? anchor.entryId;
  const knownSince = (from === null ? undefined : recorded.get(from)) ?? first;
  const steps = deadlineSteps
    .filter((step) => step !== 'missed' || !passes(kind))
    .map((step) => ({ step, at: instantOfStep(due.latest, step) }))
    .filter(({ step, at }) => step === 'missed' || at > knownSince);
  return { key, due: due.latest, what, steps, from };
}

function settledAs(
  { key, kind, due, met, waived, lapsed, overtaken }: Obligation,
  today: Day,
): readonly Settled[] {
  const settlement = met ?? waived ?? lapsed ?? overtaken;
  if (settlement !== null) return [{ key, because: settlement.because, by: settlement.by }];
  const hasPassed = passes(kind) && due !== null && due.latest < today;
  return hasPassed ? [{ key, because: 'its day has passed', by: null }] : [];
}

/** Whether its day only passes: a point of a contract is never missed. */
function passes(kind: ObligationKind): boolean {
  return obligationKind(kind).passes === true;
}
