import type { ActDescription, JudgementRow } from '@interventions/contracts';
import type { Field, Option } from '../forms/field.js';
import { fieldsFromSchema } from '../forms/fields-from-schema.js';
import type { Json } from '../forms/json.js';
import { answersFromValue } from '../forms/answers-from-value.js';
import { summaryOf, type SummaryRow } from '../forms/summary.js';
import { changeDetails, plainForm, type ActForm, type Values } from './act-form.js';
import { carried, choiceNames, type OpeningChoice } from './opening-choice.js';
import type { Subject } from './subject.js';
import type { Triage } from './triage.js';

/** The value of `_action` that goes back to the choice of the trigger, with every answer kept. */
export const backToTriage = 'triage';

const chosenBefore = ['laCode', 'trigger', 'judgementId', 'gradesAsKnown', 'follows'];

/** What may trigger an intervention besides a judgement on record, as the act says. */
export function otherTriggers(act: ActDescription): readonly Option[] {
  const details = fieldsFromSchema(act.input).find(({ key }) => key === 'details')?.fields ?? [];
  return details.find(({ key }) => key === 'trigger')?.options ?? [];
}

/** The form that opens an intervention in a council, once its trigger and its relation to other cases are chosen. */
export function openingForm(
  act: ActDescription,
  subject: Subject,
  triage: Triage,
  choice: OpeningChoice,
): ActForm {
  const plain = plainForm(act, subject);
  const judgement = subject.judgements.find(({ id }) => `judgement:${id}` === choice.trigger);
  const fields = changeDetails(plain.fields, (detail) => askedDetail(detail, choice));
  const chosen = chosenRows(triage, choice);
  return {
    ...plain,
    fields: fields.map((field) =>
      field.key === 'effectiveOn' ? { ...field, label: 'When the intervention was opened' } : field,
    ),
    start:
      judgement === undefined
        ? plain.start
        : answersFromValue(fields, { effectiveOn: judgement.publishedOn }),
    intro: chosen.map(({ label, lines }) => `${label}: ${lines.join(' ')}`),
    back: { value: backToTriage, text: 'Change the trigger or the link to other cases' },
    carried: carried(choice),
    toBody: (value) => ({ body: bodyOf(value, subject, choice, judgement) }),
    summary: (value) => [...chosen, ...summaryOf(fields, '', value)],
  };
}

/** The trigger in words is asked for where the choice does not say it. */
function askedDetail(detail: Field, { trigger }: OpeningChoice): Field | null {
  if (chosenBefore.includes(detail.key)) return null;
  if (detail.key !== 'triggerText') return detail;
  const required = trigger === 'other';
  return { ...detail, required, missing: 'Say in words what triggered the intervention' };
}

function chosenRows(triage: Triage, choice: OpeningChoice): readonly SummaryRow[] {
  const trigger = triage.triggers.find(({ value }) => value === choice.trigger);
  const follows = triage.follows.find(({ id }) => choice.relation === `follows:${id}`);
  const row = (label: string, path: string, text: string): SummaryRow => ({
    label,
    lines: [text],
    path,
    step: backToTriage,
  });
  return [
    row('Trigger', choiceNames.trigger, trigger?.text ?? 'Not chosen'),
    ...(choice.relation === ''
      ? []
      : [
          row(
            'Other interventions',
            choiceNames.relation,
            follows?.text ?? 'This is a separate intervention',
          ),
        ]),
  ];
}

function bodyOf(
  value: Values,
  { laCode }: Subject,
  { trigger, relation }: OpeningChoice,
  judgement: JudgementRow | undefined,
): Values {
  const follows = relation.startsWith('follows:') ? relation.slice('follows:'.length) : undefined;
  return {
    ...value,
    details: {
      ...(value['details'] as Readonly<Record<string, Json>> | undefined),
      laCode,
      trigger: judgement === undefined ? trigger : 'inadequate-judgement',
      ...(judgement !== undefined && {
        judgementId: judgement.id,
        gradesAsKnown: gradesOf(judgement),
      }),
      ...(follows !== undefined && { follows }),
    },
  };
}

function gradesOf({ grades, overall }: JudgementRow): Readonly<Record<string, string>> {
  return {
    ...Object.fromEntries(grades.map(({ heading, grade }) => [heading, grade])),
    ...(overall !== null && { overall }),
  };
}
