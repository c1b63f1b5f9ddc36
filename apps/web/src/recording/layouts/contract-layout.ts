import { addMonths, dayRange, formatDate, money } from '@interventions/contracts';
import type { Field } from '../../forms/field.js';
import { changeDetails, type ActForm, type PagePart, type Values } from '../act-form.js';
import { detailsOf, rowsIn, standing, textIn, textsIn, type ActLayout } from './act-layout.js';

/** A contract: its targets in lines, and what it comes to. */
export const contractLayout: ActLayout = (form) => Promise.resolve(contractForm(form));

/** The form of a contract, beside those that are recorded already. */
export function contractForm(form: ActForm): ActForm {
  return {
    ...form,
    fields: changeDetails(form.fields, (detail) =>
      detail.key === 'targets' ? newTargets(detail) : detail,
    ),
    about: {
      template: 'recording/about/contract.njk',
      model: {
        home: form.subject.home,
        earlier: standing(form, 'ContractSigned').map(({ id, sentence, effectiveText }) => ({
          id,
          sentence,
          onText: effectiveText,
        })),
      },
    },
    comesTo: contractComesTo,
  };
}

/** Targets that are set now: nothing can be said of how they are met. */
export function newTargets(targets: Field): Field {
  const fields = targets.fields.filter(({ key }) => key !== 'performance');
  return { ...targets, shape: 'lines', fields };
}

/** When a contract is reviewed, may be left and ends, and what it costs over its term. */
export function contractComesTo(body: Values): PagePart {
  const details = detailsOf(body);
  const date = (key: string) => {
    const text = textIn(details, key);
    return text === null ? null : formatDate(text);
  };
  const years = details['termYears'];
  const sum = details['yearlySumPence'];
  const start = textIn(details, 'start') ?? textIn(body, 'effectiveOn') ?? '';
  return {
    template: 'recording/about/contract-dates.njk',
    model: {
      starts: start === '' ? null : formatDate(start),
      reviews: textsIn(details, 'reviewDates').map((one) => formatDate(one)),
      noticeBy: date('noticeBy'),
      breakOn: date('breakOn'),
      ends: date('end') ?? endByTerm(start, years),
      byTerm: date('end') === null,
      sum:
        typeof sum === 'number' && typeof years === 'number' && years > 0
          ? `${money(sum)} a year, ${money(sum * years)} over ${years === 1 ? 'a year' : `${years} years`} if it stays the same`
          : typeof sum === 'number'
            ? `${money(sum)} a year`
            : null,
      targets: rowsIn(details, 'targets').map((row) => {
        const due = textIn(row, 'due');
        return { text: textIn(row, 'text'), due: due === null ? null : formatDate(due) };
      }),
    },
  };
}

/** The month in which a term of years is over; null where the start or the term is open. */
function endByTerm(start: string, years: unknown): string | null {
  const from = dayRange(start).latest;
  return typeof years !== 'number' || years === 0 || from === undefined
    ? null
    : formatDate(addMonths(from, years * 12).slice(0, 7));
}
