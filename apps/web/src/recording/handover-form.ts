import type { ActDescription, EvaluationAnswer, Intervention } from '@interventions/contracts';
import { isOwed } from '../deadlines/due-item.js';
import { answersFromValue } from '../forms/answers-from-value.js';
import type { Option } from '../forms/field.js';
import { changeDetails, plainForm, type ActForm } from './act-form.js';
import type { Subject } from './subject.js';

/** What the form of a handover is made from. */
export interface HandoverFacts {
  readonly record: Pick<Intervention, 'owner' | 'team' | 'instruments' | 'conditions'>;
  readonly obligations: EvaluationAnswer['obligations'];
  /** Names that are offered: who may sign in, and who owns a case already. */
  readonly people: readonly string[];
}

/** The form that assigns a case, or hands it over: what the next owner takes over stands above it. */
export function handoverForm(
  act: ActDescription,
  subject: Subject,
  facts: HandoverFacts,
  given: { readonly officer: string | undefined; readonly today: string },
): ActForm {
  const plain = plainForm(act, subject);
  const { owner } = facts.record;
  const fields = changeDetails(plain.fields, (detail) =>
    detail.key === 'officer'
      ? {
          ...detail,
          hint: 'Choose a name that is on record, or write another one',
          options: facts.people.map((name): Option => ({ value: name, text: name })),
        }
      : detail,
  );
  return {
    ...plain,
    fields,
    start: answersFromValue(fields, {
      effectiveOn: given.today,
      details: {
        ...(given.officer !== undefined && { officer: given.officer }),
      },
    }),
    about: {
      template: 'parts/handover.njk',
      model: {
        owner,
        team: facts.record.team,
        due: facts.obligations.filter(isOwed).map(({ what, due, stateText }) => ({
          what,
          due: due?.text ?? null,
          stateText,
        })),
        instruments: facts.record.instruments.map(({ name }) => name),
        conditions: facts.record.conditions
          .filter(({ status }) => status === 'open' || status === 'missed')
          .map(({ text }) => text),
      },
    },
  };
}
