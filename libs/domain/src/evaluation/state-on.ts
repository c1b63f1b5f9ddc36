import { dayRange, daysBetween, formatDate, type Day, type Edtf } from '../dates/index.js';
import { doneBy, dueText } from './due-dates.js';
import { obligationKind } from './obligation-kinds.js';
import { quotedTitles } from './policy-words.js';
import type { Obligation, ObligationAt, ObligationState, Settlement } from './obligation.js';

/** The state of an obligation at the end of a day that has not ended yet: what is due today is still open. */
export function stateOn(obligation: Obligation, day: Day): ObligationState {
  const { due, met, waived, lapsed, undecided } = obligation;
  if (met !== null && happenedBy(met.on, day)) {
    if (due === null) return 'met';
    const inTime = doneBy(met.on, due);
    if (inTime === 'no' && waived !== null && happenedBy(waived.on, day)) return 'waived';
    return inTime === 'yes' ? 'met' : inTime === 'no' ? 'met-late' : 'cannot-tell';
  }
  if (waived !== null && happenedBy(waived.on, day)) return 'waived';
  if (lapsed !== null && happenedBy(lapsed.on, day)) {
    const late = due !== null && doneBy(lapsed.on, due) === 'no';
    if (!late) return 'lapsed';
    return undecided === null ? unmet(obligation) : 'cannot-tell';
  }
  if (undecided !== null) return 'cannot-tell';
  if (due === null) return obligation.covered ? 'open' : 'not-recorded';
  if (obligation.pausedSince !== null || day <= due.earliest) return 'open';
  if (day <= due.latest) return 'cannot-tell';
  return obligationKind(obligation.kind).passes === true ? 'lapsed' : unmet(obligation);
}

/** An obligation as it is on a day. */
export function obligationOn(obligation: Obligation, day: Day): ObligationAt {
  const state = stateOn(obligation, day);
  const { due } = obligation;
  return {
    ...obligation,
    state,
    daysLeft: due === null ? null : daysBetween(day, due.latest),
    explanation: [obligation.because, ruleOf(obligation), outcome(obligation, state)]
      .filter(Boolean)
      .join(' '),
  };
}

/** The rule and the version that it stands in, as a sentence; nothing where a document of the case sets the date. */
function ruleOf({ rule, policyId }: Obligation): string {
  return rule === null || policyId === null
    ? ''
    : `This is rule ${rule} of ${quotedTitles(policyId)}.`;
}

function unmet({ covered }: Obligation): ObligationState {
  return covered ? 'missed' : 'not-recorded';
}

function outcome(obligation: Obligation, state: ObligationState): string {
  const { due, met, waived, lapsed } = obligation;
  const by = due === null ? '' : ` It was due ${dueText(due)}.`;
  switch (state) {
    case 'open':
      return obligation.pausedSince === null
        ? ''
        : `Its clock has stood still since ${formatDate(obligation.pausedSince)}.`;
    case 'met':
    case 'met-late':
      return `${settled(met)}${by}`;
    case 'waived':
      return [settled(waived), settled(met)].filter(Boolean).join(' ');
    case 'lapsed':
      return lapsed === null ? `It has passed and nothing was recorded.${by}` : settled(lapsed);
    case 'missed':
      return [`Nothing that meets it was recorded by then.${by}`, settled(obligation.overtaken)]
        .filter(Boolean)
        .join(' ');
    case 'not-recorded':
      return `The record does not claim to hold everything of that time, so its silence does not mean that nothing was done.${by}`;
    case 'cannot-tell':
      return obligation.undecided ?? `The dates are too imprecise to tell.${by}`;
    default:
      return state satisfies never;
  }
}

function settled(settlement: Settlement | null): string {
  return settlement === null
    ? ''
    : `${settlement.because.replace(/\.$/, '')} (${formatDate(settlement.on)}).`;
}

function happenedBy(on: Edtf, day: Day): boolean {
  return (dayRange(on).earliest ?? '0000') <= day;
}
