import { counted } from '../../case/words.js';
import { formatDate, type Edtf } from '../../dates/index.js';
import type { PolicyVersion } from '../../policy/index.js';
import { askParameter } from '../asked-parameter.js';
import { monthsAfter } from '../due-dates.js';
import type { Due } from '../obligation.js';

/** Parameters that say within how many months something follows. */
type Within =
  | 'noticeWithinMonths'
  | 'commissionerWithinMonths'
  | 'diagnosticWithinMonths'
  | 'adviserWithinMonths'
  | 'decisionWithinMonths';

/** By when something follows an event, where a policy says so, with a sentence either way. */
export function dueWithin(
  policies: readonly PolicyVersion[],
  name: Within,
  on: Edtf,
  of: string,
): { readonly due: Due | undefined; readonly says: string } {
  const asked = askParameter(policies, name);
  return asked.kind === 'value'
    ? {
        due: monthsAfter(on, asked.value),
        says: `It follows within ${counted(asked.value, 'month')} of ${of} (${formatDate(on)}).`,
      }
    : { due: undefined, says: asked.because };
}
