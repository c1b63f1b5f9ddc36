import type { ActDescription, InterventionSummary } from '@interventions/contracts';
import { answersFromValue } from '../forms/answers-from-value.js';
import type { Option } from '../forms/field.js';
import { dateWords } from '../rendering/filters.js';
import { changeDetails, plainForm, type ActForm } from './act-form.js';
import type { Subject } from './subject.js';

/** The form that voids a case opened by mistake; the right case may be one of another council. */
export function voidingForm(
  act: ActDescription,
  subject: Subject,
  others: readonly InterventionSummary[],
  today: string,
): ActForm {
  const plain = plainForm(act, subject);
  const option = (group: string) => (one: InterventionSummary) => ({
    value: one.id,
    text: `${one.authority}, opened ${dateWords(one.openedOn)} (${one.status})`,
    group,
  });
  const here = others.filter(({ laCode }) => laCode === subject.laCode);
  const options: readonly Option[] = [
    ...here.map(option('In this council')),
    ...others.filter((one) => !here.includes(one)).map(option('In other councils')),
  ];
  const fields = changeDetails(plain.fields, (detail) =>
    detail.key === 'rightCase'
      ? { ...detail, hint: 'Leave it empty where no case should have been opened', options }
      : detail,
  );
  return {
    ...plain,
    fields,
    start: answersFromValue(fields, { effectiveOn: today, details: {} }),
    intro: [
      'A void case stands in no list and no statistic, and nothing more is due in it. Everything recorded in it stays in the audit trail, and its page says that it is void and which case is right.',
    ],
  };
}
