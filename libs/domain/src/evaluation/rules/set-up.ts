import type { CorrectedEntry } from '../../case/entry.js';
import type { Day } from '../../dates/index.js';
import type { CaseContext } from '../case-context.js';
import { onDate } from '../date-words.js';
import { firstDayOf, settledBy, type ObligationDraft } from '../draft.js';
import { statedDue } from '../due-dates.js';
import type { Due } from '../obligation.js';
import { plannedIn, setUpsOf, type SetUpLife } from './set-ups.js';
import { changesBetween, datesStated } from './stated-dates.js';

/** The go-live of a delivery model: the last planned date counts and every former one is kept (domain §4, §5 row 15). */
export function goLives(context: CaseContext): readonly ObligationDraft[] {
  return setUpsOf(context).map((life): ObligationDraft => {
    const { from, plans, pause, end } = life;
    const due = datesStated(plans, plannedDue).at(-1)?.due;
    const cancelled = end?.act === 'SetUpCancelled';
    return {
      kind: 'go-live',
      from,
      rule: null,
      policyId: null,
      what: `Go-live${nameOf(life)}`,
      due,
      dueHistory: changesBetween(datesStated(plans, plannedDue)),
      met: cancelled ? undefined : end && settledBy(end, 'Services moved'),
      lapsed: cancelled
        ? pause === undefined
          ? settledBy(end, 'The set-up was cancelled')
          : settledBy(
              pause,
              `The set-up was paused and, ${onDate(end.data.effectiveOn)}, cancelled`,
            )
        : undefined,
      pausedSince: end === undefined ? pausedSince(pause, due) : undefined,
      ongoing: true,
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

function plannedDue(entry: CorrectedEntry): Due | undefined {
  return statedDue(plannedIn(entry));
}

function pauseWords({ data }: CorrectedEntry): string {
  const until = data.details['until'];
  return `The set-up was paused ${onDate(data.effectiveOn)}${typeof until === 'string' ? `, to be looked at again ${onDate(until)}` : ''}.`;
}

/** A pause keeps the clock still, unless the planned day had passed already. */
function pausedSince(pause: CorrectedEntry | undefined, due: Due | undefined): Day | undefined {
  if (pause === undefined) return undefined;
  const since = firstDayOf(pause.data.effectiveOn);
  return due === undefined || since <= due.latest ? since : undefined;
}
