import type { CorrectedEntry } from '../../case/entry.js';
import type { CaseContext } from '../case-context.js';
import { onDate } from '../date-words.js';
import { firstDayOf, settledBy, type ObligationDraft } from '../draft.js';
import { statedDue } from '../due-dates.js';
import type { Due, DueChange } from '../obligation.js';
import { plannedIn, setUpsOf, type SetUpLife } from './set-ups.js';

/** The go-live of a delivery model: the last planned date counts and every former one is kept (domain §4, §5 row 15). */
export function goLives(context: CaseContext): readonly ObligationDraft[] {
  return setUpsOf(context).map((life): ObligationDraft => {
    const { from, plans, pause, end } = life;
    const due = statedDue(plans.map(plannedIn).at(-1));
    const cancelled = end?.act === 'SetUpCancelled';
    return {
      kind: 'go-live',
      from,
      rule: null,
      policyId: null,
      what: `Go-live${nameOf(life)}`,
      due,
      dueHistory: changesOf(plans),
      met: cancelled ? undefined : end && settledBy(end, 'Services moved'),
      lapsed: cancelled
        ? pause === undefined
          ? settledBy(end, 'The set-up was cancelled')
          : settledBy(
              pause,
              `The set-up was paused and, ${onDate(end.data.effectiveOn)}, cancelled`,
            )
        : undefined,
      pausedSince:
        pause === undefined || end !== undefined ? undefined : firstDayOf(pause.data.effectiveOn),
      endsWithCase: false,
      because: [
        `The set-up began ${onDate(from.data.effectiveOn)}.`,
        due === undefined ? 'No source gives a planned date.' : '',
        pause === undefined ? '' : pauseWords(pause),
      ]
        .filter(Boolean)
        .join(' '),
    };
  });
}

function nameOf({ from, plans, end }: SetUpLife): string {
  const name = [end, ...plans.toReversed(), from]
    .map((entry) => entry?.data.details['vehicleName'])
    .find((text) => typeof text === 'string');
  return name === undefined ? ' of the planned delivery model' : ` of ${name}`;
}

function changesOf(plans: readonly CorrectedEntry[]): readonly DueChange[] {
  const dated = plans.flatMap((entry) => {
    const due = statedDue(plannedIn(entry));
    return due === undefined ? [] : [{ entry, due }];
  });
  return dated.slice(1).flatMap(({ entry, due }, at) => {
    const from = dated[at]?.due ?? null;
    return isSame(from, due)
      ? []
      : [
          {
            from,
            to: due,
            why: 'set-by-entry' as const,
            reason: entry.data.reason ?? null,
            by: entry.id,
            on: entry.data.effectiveOn,
          },
        ];
  });
}

function isSame(one: Due | null, other: Due): boolean {
  return one?.latest === other.latest && one.earliest === other.earliest;
}

function pauseWords({ data }: CorrectedEntry): string {
  const until = data.details['until'];
  return `The set-up was paused ${onDate(data.effectiveOn)}${typeof until === 'string' ? `, to be looked at again ${onDate(until)}` : ''}.`;
}
