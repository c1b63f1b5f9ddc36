import type { CorrectedEntry } from '../../case/entry.js';
import { listOf } from '../../case/words.js';
import type { Edtf } from '../../dates/index.js';
import type { CaseContext } from '../case-context.js';
import { onDate } from '../date-words.js';
import { settledBy, type ObligationDraft } from '../draft.js';
import { statedDue } from '../due-dates.js';
import type { Due, Settlement } from '../obligation.js';
import { changesBetween, datesStated } from './stated-dates.js';

/** The return of services that was decided: by its planned date, in one go or in batches (domain §5 row 22). */
export function returns(context: CaseContext): readonly ObligationDraft[] {
  return context
    .entries('ReturnDecided')
    .filter((decided) => context.stateBefore(decided).delivery.phase !== 'returning')
    .map((decided): ObligationDraft => {
      const end = context
        .after(decided)
        .find((entry) => context.stateWith(entry).delivery.phase !== 'returning');
      const during = stretch(context, decided, end);
      const plans = [decided, ...during.filter(({ act }) => act === 'ReturnDecided')];
      const batches = during.filter(({ act }) => act === 'ReturnedToCouncil');
      const planned = datesStated(plans, plannedOn);
      const due = planned.at(-1)?.due;
      const elsewhere = end !== undefined && outside.has(context.stateWith(end).delivery.phase);
      return {
        kind: 'return',
        from: decided,
        rule: null,
        policyId: null,
        what: 'Return of the services to the council',
        due,
        dueHistory: changesBetween(planned),
        met:
          lastBatch(decided, batches) ??
          (end && !elsewhere ? settledBy(end, 'Services returned to the council') : undefined),
        lapsed: end && elsewhere ? settledBy(end, 'Others took the services over') : undefined,
        ongoing: true,
        endsWithCase: false,
        because: [
          `The return was decided ${onDate(decided.data.effectiveOn)}.`,
          due === undefined ? 'No source gives a planned date.' : '',
          batches.length === 0
            ? ''
            : `Some services returned earlier: ${listOf(batches.map(({ data }) => onDate(data.effectiveOn)))}.`,
        ]
          .filter(Boolean)
          .join(' '),
      };
    });
}

const outside: ReadonlySet<string> = new Set(['trust', 'partnership', 'commissioner-run']);

function stretch(
  context: CaseContext,
  from: CorrectedEntry,
  end: CorrectedEntry | undefined,
): readonly CorrectedEntry[] {
  const later = context.after(from);
  return end === undefined ? later : later.slice(0, later.indexOf(end));
}

/** Where the decision names functions, the batch with which all of them are back meets it. */
function lastBatch(
  { data: { details } }: CorrectedEntry,
  batches: readonly CorrectedEntry[],
): Settlement | undefined {
  const decided = (details['functions'] ?? []) as readonly string[];
  const back = new Set<string>();
  const last = batches.find(({ data }) => {
    for (const one of (data.details['functions'] ?? []) as readonly string[]) back.add(one);
    return decided.length > 0 && decided.every((one) => back.has(one));
  });
  return last && settledBy(last, 'The last of the services that were to return did so');
}

function plannedOn({ data: { details } }: CorrectedEntry): Due | undefined {
  return statedDue(details['plannedOn'] as Edtf | undefined);
}
