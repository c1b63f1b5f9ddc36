import type { Refusal } from '@interventions/eventsourcing';
import { actNamed, type ActName } from '../case/acts/index.js';
import { correct } from '../case/corrections.js';
import type { ActData } from '../case/define-act.js';
import type { Entry } from '../case/entry.js';
import { dayRange, formatDate, type Day } from '../dates/index.js';
import type { Obligation, Settlement } from './obligation.js';
import { obligationsOf } from './obligations-of.js';

const aboutDeadlines: readonly ActName[] = [
  'DeadlineMoved',
  'DeadlineMet',
  'DeadlineWaived',
  'DeadlineMissed',
];

/**
 * Why an act that names a deadline cannot be recorded: nothing with that key is due in the case on the act's date, or
 * it is met already, waived twice, or its miss is on record. Undefined when it can. `history` holds the case's own entries
 * and its council's, without the act.
 */
export function refuseDeadline(
  act: ActName,
  { effectiveOn, details }: ActData,
  history: readonly Entry[],
  today: Day,
): Refusal | undefined {
  const key = details['deadline'];
  if (!aboutDeadlines.includes(act) || typeof key !== 'string') return undefined;
  const { latest } = dayRange(effectiveOn);
  const on = latest !== undefined && latest < today ? latest : today;
  const one = obligationsOf(history, { until: on }).find((obligation) => obligation.key === key);
  if (one === undefined || one.arisesOn > on)
    return refusal(
      'deadline-unknown',
      'Nothing like that is due in this case on that date.',
      'Choose something that is listed as due in this case, and check the date.',
    );
  if (act === 'DeadlineMet' || act === 'DeadlineWaived') return settled(act, one);
  return act === 'DeadlineMissed' ? missed(key, details['due'], history) : undefined;
}

/**
 * Why a correction or retraction cannot be recorded: an entry names a deadline that would then not be due in the case
 * (domain §3: a correction that would strand a dependent entry is refused and names the dependents). `draft` is the act
 * as an entry.
 */
export function refuseStrandedDeadlines(
  history: readonly Entry[],
  draft: Entry,
  today: Day,
): Refusal | undefined {
  const naming = correct([...history, draft]).filter(
    ({ act, role, retracted, data }) =>
      aboutDeadlines.includes(act) &&
      role !== 'system' &&
      retracted === null &&
      typeof data.details['deadline'] === 'string',
  );
  if (naming.length === 0) return undefined;
  const [before, after] = [history, [...history, draft]].map(
    (entries) => new Set(obligationsOf(entries, { until: today }).map(({ key }) => key)),
  );
  const stranded = naming.filter(({ id, data }) => {
    const key = data.details['deadline'] as string;
    const was = before?.has(key) === true || id === draft.data.details['target'];
    return was && after?.has(key) === false;
  });
  return stranded.length === 0
    ? undefined
    : {
        code: 'would-strand',
        detail: `These entries name something that would not be due in this case: ${stranded
          .map(({ act, data }) => `${actNamed(act).title} (${formatDate(data.effectiveOn)})`)
          .join('; ')}.`,
        remedy: 'Correct or retract those entries first.',
      };
}

/** What was met is not met or waived again; what was waived may still be done, and that is the truth (domain §3). */
function settled(act: ActName, { what, met, waived }: Obligation): Refusal | undefined {
  const already = (how: string, { on, because }: Settlement) =>
    refusal(
      'deadline-settled',
      `${what}: this is ${how} already. ${because.replace(/\.$/, '')} (${formatDate(on)}).`,
      'If that entry is wrong, correct or retract it first.',
    );
  if (met !== null) return already('met', met);
  return waived === null || act === 'DeadlineMet' ? undefined : already('waived', waived);
}

/** The miss of one due date is recorded once; a deadline that was moved may be missed again. */
function missed(key: string, due: unknown, history: readonly Entry[]): Refusal | undefined {
  const known = history.some(
    ({ act, data: { details } }) =>
      act === 'DeadlineMissed' && details['deadline'] === key && details['due'] === due,
  );
  return known
    ? refusal(
        'already-recorded',
        'It is recorded already that this was missed.',
        'Nothing needs to be done.',
      )
    : undefined;
}

function refusal(code: string, detail: string, remedy: string): Refusal {
  return { code, detail, field: 'details.deadline', remedy };
}
