import type { ObligationView } from '@interventions/contracts';
import { isOwed } from '../deadlines/due-item.js';
import { Answers } from '../forms/answers.js';
import { answersFromValue } from '../forms/answers-from-value.js';
import type { Field, Option } from '../forms/field.js';
import type { Json } from '../forms/json.js';
import type { ActForm } from './act-form.js';

/** The planned date that a kind of obligation is, as the form of a moved date names it. */
const plannedDates: Readonly<Partial<Record<string, string>>> = {
  'go-live': 'goLive',
  return: 'return',
  review: 'review',
  'notice-review': 'review',
  'commissioner-report': 'report',
  'contract-expiry': 'contractEnd',
  'diagnostic-report': 'diagnostic',
  'improvement-plan': 'plan',
  'action-plan': 'plan',
  're-review': 'reReview',
};

/** Acts that mostly happen on the day on which they are recorded. */
const ofToday: ReadonlySet<string> = new Set(['DeadlineMoved', 'DeadlineWaived']);

/** What is or was due in a case, to choose from: the unsettled first. */
export function obligationOptions(obligations: readonly ObligationView[]): readonly Option[] {
  const owed = obligations.filter(isOwed);
  const option = (group: string) => (item: ObligationView) => ({
    value: item.key,
    text: `${item.what}${item.due === null ? '' : `, due ${item.due.text}`} (${item.stateText.toLowerCase()})`,
    group,
  });
  return [
    ...owed.map(option('Still due')),
    ...obligations.filter((item) => !isOwed(item)).map(option('Settled')),
  ];
}

/** The form with the answers that follow from what it is about; each question that does not ask for them stays empty. */
export function begunWith(form: ActForm, item: ObligationView, today: string): ActForm {
  const details = form.fields.find(({ key }) => key === 'details')?.fields ?? [];
  const values = details.flatMap((field): [string, Json][] => {
    const value = valueFor(field, item);
    return value === undefined ? [] : [[field.key, value]];
  });
  const begun = answersFromValue(form.fields, {
    ...(ofToday.has(form.act.name) && { effectiveOn: today }),
    details: Object.fromEntries(values),
  });
  return { ...form, start: Answers.of([...form.start.entries(), ...begun.entries()]) };
}

function valueFor(field: Field, item: ObligationView): string | undefined {
  const offered = (value: string | null | undefined) =>
    field.options.find((option) => option.value === value)?.value;
  const exact = item.due !== null && item.due.earliest === item.due.latest;
  switch (field.key) {
    case 'deadline':
      return offered(item.key);
    case 'what':
      return item.what;
    case 'obligation':
      return field.input === 'text' ? item.what : offered(plannedDates[item.kind] ?? 'other');
    case 'from':
    case 'due':
    case 'wasDue':
      return exact ? item.due?.latest : undefined;
    case 'condition':
      return offered(item.anchor.entryId);
    default:
      return undefined;
  }
}
