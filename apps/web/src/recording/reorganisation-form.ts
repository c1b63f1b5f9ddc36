import type { ActDescription, AuthorityRecord } from '@interventions/contracts';
import { answersFromValue } from '../forms/answers-from-value.js';
import { passingOn } from '../reorganisations/passing-on.js';
import { changeDetails, plainForm, type ActForm } from './act-form.js';
import type { Subject } from './subject.js';

/** The form that records a reorganisation: what will pass to whom stands above it, the known successors are filled in. */
export function reorganisationForm(
  act: ActDescription,
  subject: Subject,
  { successors, interventions }: AuthorityRecord,
): ActForm {
  const plain = plainForm(act, subject);
  const known = successors.map(({ laCode, name }) => `${laCode} is ${name}`).join(', ');
  const fields = changeDetails(plain.fields, (detail) =>
    detail.key === 'successors' && known !== '' ? { ...detail, hint: known } : detail,
  );
  const [first] = successors;
  return {
    ...plain,
    fields,
    start: answersFromValue(fields, {
      ...(first !== undefined && { effectiveOn: first.on }),
      details: { successors: successors.map(({ laCode }) => laCode) },
    }),
    about: {
      template: 'parts/passing-on.njk',
      model: {
        successors: successors.map(({ name }) => name),
        cases: interventions.filter(({ status }) => status === 'open').map(passingOn),
      },
    },
  };
}
