import type { CaseState } from '../case/state.js';
import { listOf } from '../case/words.js';
import type { CaseContext } from './case-context.js';
import { onDate } from './date-words.js';
import { judgementsSinceOpening, latestJudged } from './judgements-of-case.js';

/** Where a case stands on its way. */
export type Phase =
  | 'not-opened'
  | 'diagnosis'
  | 'improvement'
  | 'commissioner'
  | 'set-up'
  | 'outside-the-council'
  | 'returning'
  | 'ended';

/** Phases in words, in the order of the way. */
export const phaseTitles: Readonly<Record<Phase, string>> = {
  'not-opened': 'Not opened',
  diagnosis: 'Diagnosis',
  improvement: 'Improvement in the council',
  commissioner: 'Commissioner',
  'set-up': 'Set-up of a delivery model',
  'outside-the-council': 'Services outside the council',
  returning: 'Return to the council',
  ended: 'Ended',
};

/** The phase of a case with its title and why it is in it. */
export type PhaseOfCase = {
  readonly id: Phase;
  readonly title: string;
  readonly because: string;
};

/**
 * The phase by what is furthest on: who runs the services, then what DfE has in force, then what was done. The two
 * tracks move independently (domain §2), so a trust may run services while no direction is in force.
 */
export function phaseOf(context: CaseContext, state: CaseState): PhaseOfCase {
  const { id, because } = found(context, state);
  return { id, title: phaseTitles[id], because };
}

function found(
  context: CaseContext,
  state: CaseState,
): { readonly id: Phase; readonly because: string } {
  switch (state.status) {
    case 'not-opened':
      return { id: 'not-opened', because: 'The case has not been opened.' };
    case 'closed':
      return { id: 'ended', because: `The case was closed ${onDate(state.closedOn)}.` };
    case 'transferred':
      return { id: 'ended', because: `The case passed to other councils ${onDate(state.on)}.` };
    case 'voided':
      return { id: 'ended', because: `The case was voided: ${state.because}` };
    case 'open':
      return byDelivery(state) ?? byInstruments(context, state);
    default:
      return state satisfies never;
  }
}

function byDelivery(
  state: CaseState,
): { readonly id: Phase; readonly because: string } | undefined {
  const { delivery } = state;
  switch (delivery.phase) {
    case 'council':
      return undefined;
    case 'setting-up':
      return { id: 'set-up', because: 'A delivery model is being set up.' };
    case 'paused':
      return { id: 'set-up', because: 'The set-up of a delivery model is paused.' };
    case 'commissioner-run':
      return {
        id: 'commissioner',
        because: `A commissioner has run the services since ${since(delivery.since)}.`,
      };
    case 'trust':
    case 'partnership': {
      const by = nameOf(state, delivery.by);
      return {
        id: 'outside-the-council',
        because: `${by} has run the services since ${since(delivery.since)}.`,
      };
    }
    case 'returning':
      return {
        id: 'returning',
        because: `The services are to return from ${nameOf(state, delivery.by)} to the council.`,
      };
    default:
      return delivery satisfies never;
  }
}

function byInstruments(
  context: CaseContext,
  state: CaseState,
): { readonly id: Phase; readonly because: string } {
  const { instruments, decision, reviewsHeld } = state;
  if (instruments.some(({ kind }) => kind === 'commissioner'))
    return { id: 'commissioner', because: 'A commissioner is in post.' };
  if (decision === 'decision-pending')
    return { id: 'commissioner', because: 'A decision of the minister is pending.' };
  if (instruments.length > 0)
    return {
      id: 'improvement',
      because: `In force: ${listOf(instruments.map(({ name }) => name))}.`,
    };
  const hadOne = context.order.some((entry) => context.stateWith(entry).instruments.length > 0);
  if (hadOne) return { id: 'improvement', because: 'Nothing is in force any more.' };
  const judged = latestJudged(state, judgementsSinceOpening(context));
  if (judged?.answer === 'no')
    return {
      id: 'improvement',
      because: `Nothing is in force, and the inspection published ${onDate(judged.on)} judged the services better than inadequate.`,
    };
  return reviewsHeld.length > 0
    ? { id: 'improvement', because: 'Progress has been reviewed and nothing is in force.' }
    : { id: 'diagnosis', because: 'Nothing is in force yet and no review is recorded.' };
}

function nameOf({ vehicles }: CaseState, key: string): string {
  return vehicles.find((one) => one.key === key)?.name ?? key;
}

/** “1 October 2015”, “October 2015”: the date after “since”. */
function since(date: string): string {
  return onDate(date).replace(/^(on|in) /, '');
}
