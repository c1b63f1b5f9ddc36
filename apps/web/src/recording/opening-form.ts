import type { ActDescription, JudgementRow } from '@interventions/contracts';
import { NotFoundException } from '@nestjs/common';
import type { ApiSession } from '../api/api-session.js';
import { answersFromValue } from '../forms/answers-from-value.js';
import type { Json } from '../forms/json.js';
import { changeDetails, plainForm, type ActForm } from './act-form.js';
import { loadSubject, type Subject } from './subject.js';

/** The form that opens an intervention in a council. Throws what the api throws. */
export async function loadOpeningForm(
  api: ApiSession,
  laCode: string,
  judgementId: string | undefined,
): Promise<ActForm> {
  const [{ items: acts }, subject] = await Promise.all([
    api.acts(),
    loadSubject(api, { kind: 'authority', id: laCode }),
  ]);
  const act = acts.find(({ route }) => route === 'opening');
  if (act === undefined) throw new NotFoundException();
  return openingForm(act, subject, judgementId);
}

/** The form that opens an intervention in a council, begun with the judgement that proposes it. */
export function openingForm(
  act: ActDescription,
  subject: Subject,
  judgementId: string | undefined,
): ActForm {
  const plain = plainForm(act, subject);
  const fields = changeDetails(plain.fields, (detail) =>
    detail.key === 'laCode' || detail.key === 'gradesAsKnown' ? null : detail,
  );
  const proposed = subject.judgements.find(({ id }) => id === judgementId);
  return {
    ...plain,
    fields,
    start:
      proposed === undefined
        ? plain.start
        : answersFromValue(fields, {
            effectiveOn: proposed.publishedOn,
            details: { trigger: 'inadequate-judgement', judgementId: proposed.id },
          }),
    toBody: (value) => {
      const details = value['details'] as Readonly<Record<string, Json>>;
      const judgement = subject.judgements.find(({ id }) => id === details['judgementId']);
      return {
        body: {
          ...value,
          details: {
            ...details,
            laCode: subject.laCode,
            ...(judgement !== undefined && { gradesAsKnown: gradesOf(judgement) }),
          },
        },
      };
    },
  };
}

function gradesOf({ grades, overall }: JudgementRow): Readonly<Record<string, string>> {
  return {
    ...Object.fromEntries(grades.map(({ heading, grade }) => [heading, grade])),
    ...(overall !== null && { overall }),
  };
}
