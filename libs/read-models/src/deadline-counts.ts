import type { DeadlineCounts, ObligationAt } from '@interventions/domain';

/** Parts of the list of deadlines. Those of 7 days are among those of 30, and these among those of 90. */
export type DeadlineWindow =
  'overdue' | '7' | '30' | '90' | 'later' | 'no-date' | 'cannot-tell' | 'settled';

/** How many overdue deadlines have been so for a span of days. */
export type DeadlineAge = { readonly id: string; readonly label: string; readonly count: number };

/** What a deadline’s windows depend on. */
export type DeadlineState = Pick<ObligationAt, 'state' | 'due' | 'pausedSince' | 'daysLeft'>;

type Standing = 'overdue' | 'due' | 'no-date' | 'cannot-tell' | 'settled';

/**
 * Where something due stands. Settled is what was met, waived or no longer applies, late or not, and what the
 * record does not claim to hold; overdue is what was missed and is still owed. A clock that stands still has
 * no date for as long as it does.
 */
function standingOf(one: DeadlineState, settled: boolean): Standing {
  if (settled) return 'settled';
  switch (one.state) {
    case 'met':
    case 'met-late':
    case 'waived':
    case 'lapsed':
    case 'not-recorded':
      return 'settled';
    case 'missed':
      return 'overdue';
    case 'cannot-tell':
      return 'cannot-tell';
    case 'open':
      return one.due === null || one.pausedSince !== null ? 'no-date' : 'due';
    default:
      return one.state satisfies never;
  }
}

/** The windows in which something due is shown. `settled`: whether it was met, waived or ended by that day. */
export function windowsOf(one: DeadlineState, settled: boolean): readonly DeadlineWindow[] {
  const standing = standingOf(one, settled);
  if (standing !== 'due') return [standing];
  const days = one.daysLeft ?? 0;
  if (days > 90) return ['later'];
  return days > 30 ? ['90'] : days > 7 ? ['90', '30'] : ['90', '30', '7'];
}

/** What deadlines add up to, by the windows in which each is shown. */
export function countsOf(windows: readonly (readonly DeadlineWindow[])[]): DeadlineCounts {
  const count = (window: DeadlineWindow) => windows.filter((one) => one.includes(window)).length;
  return {
    overdue: count('overdue'),
    in7: count('7'),
    in30: count('30'),
    in90: count('90'),
    later: count('later'),
    noDate: count('no-date'),
    cannotTell: count('cannot-tell'),
  };
}

const spans = [
  { id: '7', label: 'Up to 7 days', upTo: 7 },
  { id: '30', label: '8 to 30 days', upTo: 30 },
  { id: '90', label: '31 to 90 days', upTo: 90 },
  { id: '180', label: '91 to 180 days', upTo: 180 },
  { id: '365', label: '181 to 365 days', upTo: 365 },
  { id: 'over', label: 'Over a year', upTo: Infinity },
] as const;

/** How long what is overdue has been so: `daysLate` from 1 for each. */
export function agesOf(daysLate: readonly number[]): readonly DeadlineAge[] {
  return spans.map(({ id, label, upTo }, at) => {
    const over = spans[at - 1]?.upTo ?? 0;
    return { id, label, count: daysLate.filter((days) => days > over && days <= upTo).length };
  });
}
