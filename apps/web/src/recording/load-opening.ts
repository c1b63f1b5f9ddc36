import type { ActDescription, AuthorityRecord } from '@interventions/contracts';
import { NotFoundException } from '@nestjs/common';
import type { ApiSession } from '../api/api-session.js';
import type { ActForm } from './act-form.js';
import type { OpeningChoice } from './opening-choice.js';
import { openingForm, otherTriggers } from './opening-form.js';
import { loadSubject, type Subject } from './subject.js';
import { triageOf, type Triage } from './triage.js';

/** Everything that opening an intervention in a council needs. */
export interface Opening {
  readonly act: ActDescription;
  readonly authority: AuthorityRecord;
  readonly subject: Subject;
  readonly triage: Triage;
  readonly formFor: (choice: OpeningChoice) => ActForm;
}

/** Loads what stands in a council and the form that opens an intervention there. Throws what the api throws. */
export async function loadOpening(api: ApiSession, laCode: string): Promise<Opening> {
  const [{ items: acts }, authority, subject] = await Promise.all([
    api.acts(),
    api.authority(laCode),
    loadSubject(api, { kind: 'authority', id: laCode }),
  ]);
  const act = acts.find(({ route }) => route === 'opening');
  if (act === undefined) throw new NotFoundException();
  const predecessors = await Promise.all(
    authority.predecessors.map((one) => api.authority(one.laCode)),
  );
  const triage = triageOf(authority, predecessors, otherTriggers(act));
  return {
    act,
    authority,
    subject,
    triage,
    formFor: (choice) => openingForm(act, subject, triage, choice),
  };
}
