import type { CaseContext } from '../case-context.js';
import { onDate } from '../date-words.js';
import { settledBy, type ObligationDraft } from '../draft.js';
import { statedDue } from '../due-dates.js';

/** The end of each hold: by the day it was expected to end, where one was given (domain §5 row 29). */
export function holdEnds(context: CaseContext): readonly ObligationDraft[] {
  return context.entries('HoldPlaced').map((placed): ObligationDraft => {
    const { effectiveOn, details } = placed.data;
    const due = statedDue(details['until'] as string | undefined);
    const released = context.after(placed).find(({ act }) => act === 'HoldReleased');
    return {
      kind: 'hold-end',
      from: placed,
      rule: null,
      policyId: null,
      what: 'End of the hold',
      due,
      met: released && settledBy(released, 'The hold was released'),
      because: `The case was put on hold ${onDate(effectiveOn)}. ${
        due === undefined ? 'No expected end is recorded.' : 'Its expected end was given then.'
      }`,
    };
  });
}
