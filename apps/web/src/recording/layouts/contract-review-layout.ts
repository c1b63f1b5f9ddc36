import type { ObligationView, TimelineEntry } from '@interventions/contracts';
import { formatDate } from '@interventions/contracts';
import { changeDetails, type ActForm } from '../act-form.js';
import { newTargets } from './contract-layout.js';
import { dueLine, offeringRows, rowsIn, standing, textIn, type ActLayout } from './act-layout.js';

/** A review of a contract: each target in force is a row to judge. */
export const contractReviewLayout: ActLayout = async (form, api) => {
  if (form.subject.api.kind !== 'intervention') return form;
  const { obligations } = await api.evaluation(form.subject.api.id);
  return contractReviewForm(form, obligations);
};

/** The form of a contract review from the targets that were set last and what is due of them. */
export function contractReviewForm(form: ActForm, obligations: readonly ObligationView[]): ActForm {
  const setBy = standing(form, 'ContractSigned', 'ContractVaried', 'ContractReviewed').find(
    (entry) => targetsOf(entry).length > 0,
  );
  const targets = setBy === undefined ? [] : targetsOf(setBy);
  const [last] = standing(form, 'ContractReviewed');
  const shaped: ActForm = {
    ...form,
    fields: changeDetails(form.fields, (detail) =>
      detail.key === 'performance'
        ? {
            ...detail,
            shape: 'lines',
            hint:
              targets.length > 0
                ? 'A target that is neither judged nor described is left out'
                : null,
          }
        : detail.key === 'newTargets'
          ? { ...newTargets(detail), label: 'New targets' }
          : detail,
    ),
    about: {
      template: 'recording/about/contract-review.njk',
      model: {
        home: form.subject.home,
        setBy:
          setBy === undefined
            ? null
            : { id: setBy.id, title: setBy.title, onText: setBy.effectiveText },
        targets: targets.map((row, index) => {
          const due = textIn(row, 'due');
          const obligation = obligations.find(
            ({ key }) => key === `target/${setBy?.id}/${index + 1}`,
          );
          return {
            text: textIn(row, 'text'),
            due: due === null ? null : formatDate(due),
            state: obligation === undefined ? null : dueLine(obligation),
          };
        }),
        last:
          last === undefined
            ? null
            : { id: last.id, onText: last.effectiveText, sentence: last.sentence },
      },
    },
  };
  const rows = targets.flatMap((row) => {
    const target = textIn(row, 'text');
    return target === null ? [] : [{ target }];
  });
  return rows.length === 0 ? shaped : offeringRows(shaped, 'performance', rows);
}

function targetsOf({ details }: TimelineEntry) {
  const targets = rowsIn(details, 'targets');
  return targets.length > 0 ? targets : rowsIn(details, 'newTargets');
}
