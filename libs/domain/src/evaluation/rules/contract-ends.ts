import type { CorrectedEntry } from '../../case/entry.js';
import { counted } from '../../case/words.js';
import { addDays, addMonths, dayRange, type Day, type Edtf } from '../../dates/index.js';
import type { CaseContext } from '../case-context.js';
import { onDate } from '../date-words.js';
import { settledBy, type ObligationDraft } from '../draft.js';
import { monthsAfter } from '../due-dates.js';
import type { Due, DueChange, Settlement } from '../obligation.js';
import { arrangementsOf, type ArrangementLife } from './arrangements.js';
import { heldRule } from './held-rule.js';

/**
 * The end of every contract and partnership: the day that it states, or its start and term (R13); an extension, a notice or a
 * variation moves it and the former days are kept. It goes on when the case is closed (domain §2).
 */
export function contractExpiries(context: CaseContext): readonly ObligationDraft[] {
  return arrangementsOf(context).flatMap((life) => {
    const { due: stated, dueHistory } = endsOf(life);
    const due = stated && endedWithin(stated, life.end) ? lastDay(stated) : stated;
    const known = life.kind !== 'implied' || due !== undefined || life.changes.some(isExtension);
    return known ? [expiry(context, life, due, dueHistory)] : [];
  });
}

function expiry(
  context: CaseContext,
  life: ArrangementLife,
  due: Due | undefined,
  dueHistory: readonly DueChange[],
): ObligationDraft {
  const { from, kind } = life;
  const name = kind === 'partnership' ? 'Partnership' : 'Contract';
  const last = life.changes.filter(isExtension).at(-1);
  return {
    ...heldRule(context, from, 'R13'),
    kind: 'contract-expiry',
    from,
    what: `${name} with ${life.party} ends`,
    due,
    dueHistory,
    met: endOf(life),
    ongoing: true,
    endsWithCase: false,
    because: [
      kind === 'implied'
        ? `Services moved ${onDate(from.data.effectiveOn)}, so there is a contract; its own terms are not recorded.`
        : from.act === 'AntecedentStated'
          ? `It is known from before; its terms are not recorded.`
          : `The ${name.toLowerCase()} began ${onDate(startOf(from))}${termOf(from)}.`,
      last === undefined ? '' : `${extensionWords(last)} ${onDate(last.data.effectiveOn)}.`,
      due === undefined ? 'No source says when it ends.' : '',
    ]
      .filter(Boolean)
      .join(' '),
  };
}

/** The day on which a contract ends after everything that was agreed about it. */
function endsOf(life: ArrangementLife): {
  readonly due: Due | undefined;
  readonly dueHistory: readonly DueChange[];
} {
  const { details } = life.from.data;
  const years = details['termYears'];
  let due =
    statedEnd(details['end'] as Edtf | undefined) ??
    (typeof years === 'number' ? termEnd(startOf(life.from), years) : undefined);
  const dueHistory: DueChange[] = [];
  for (const change of life.changes) {
    const to = newEnd(change, due);
    if (to === undefined || (to.latest === due?.latest && to.earliest === due.earliest)) continue;
    const { effectiveOn, reason = null } = change.data;
    if (due !== undefined)
      dueHistory.push({
        from: due,
        to,
        why: 'set-by-entry',
        reason,
        by: change.id,
        on: effectiveOn,
      });
    due = to;
  }
  return { due, dueHistory };
}

function newEnd({ data }: CorrectedEntry, former: Due | undefined): Due | undefined {
  const { newEnd: stated, endsOn, years, termYears, from, noticeMonths } = data.details;
  const end = statedEnd((stated ?? endsOn) as Edtf | undefined);
  if (end !== undefined) return end;
  const added = years ?? termYears;
  if (typeof added === 'number')
    return typeof from === 'string'
      ? termEnd(from, added)
      : former && shift(former, (end) => addMonths(end, 12 * added));
  return typeof noticeMonths === 'number' ? monthsAfter(data.effectiveOn, noticeMonths) : undefined;
}

/** A contract “to 2026” ends on some day of that year. */
function statedEnd(date: Edtf | undefined): Due | undefined {
  const { earliest, latest } = date === undefined ? {} : dayRange(date);
  return earliest === undefined || latest === undefined ? undefined : { earliest, latest };
}

/** The last day of a term of years. */
function termEnd(start: Edtf, years: number): Due | undefined {
  const { earliest, latest } = dayRange(start);
  if (earliest === undefined || latest === undefined) return undefined;
  return shift({ earliest, latest }, (day) => addDays(addMonths(day, 12 * years), -1));
}

/** A term that begins later may end outside the supported years. */
const lastStart = '2099-12-31';

function shift({ earliest, latest }: Due, by: (day: Day) => Day): Due | undefined {
  return latest > lastStart ? undefined : { earliest: by(earliest), latest: by(latest) };
}

/** An end on any of the days that the contract leaves open is in time. */
function endedWithin({ earliest, latest }: Due, end: CorrectedEntry | undefined): boolean {
  const days = end === undefined ? {} : dayRange(end.data.effectiveOn);
  return (days.earliest ?? '') >= earliest && (days.latest ?? '9999') <= latest;
}

function lastDay({ latest }: Due): Due {
  return { earliest: latest, latest };
}

function endOf({ kind, end }: ArrangementLife): Settlement | undefined {
  if (end === undefined) return undefined;
  const name = kind === 'partnership' ? 'partnership' : 'contract';
  switch (end.act) {
    case 'ContractSigned':
    case 'PartnershipStarted':
      return settledBy(end, `A new ${name} took its place`);
    case 'ContractExpired':
      return settledBy(end, 'The contract expired');
    case 'ContractTerminated':
      return settledBy(end, 'The contract was terminated');
    case 'ReturnedToCouncil':
      return settledBy(end, 'The services returned to the council');
    default:
      return settledBy(end, `The ${name} ended`);
  }
}

function isExtension({ act }: CorrectedEntry): boolean {
  return act !== 'ContractReviewed';
}

function extensionWords({ act }: CorrectedEntry): string {
  switch (act) {
    case 'ContractVaried':
      return 'It was varied';
    case 'ContractNoticeGiven':
    case 'PartnershipNoticeGiven':
      return 'Notice to end it was given';
    case 'ContractNotRenewed':
    case 'PartnershipEndDecided':
      return 'Its end was decided';
    case 'PartnershipRenewed':
      return 'It was renewed';
    default:
      return 'It was extended';
  }
}

function termOf({ data: { details } }: CorrectedEntry): string {
  const years = details['termYears'];
  return typeof years === 'number' && details['end'] === undefined
    ? ` for ${counted(years, 'year')}`
    : '';
}

/** The first day of a contract: the one it states, otherwise the day of its entry. */
export function startOf({ data: { details, effectiveOn } }: CorrectedEntry): Edtf {
  const start = details['start'];
  return typeof start === 'string' ? start : effectiveOn;
}
