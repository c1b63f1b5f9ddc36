import type { ActDescription } from '@interventions/contracts';
import type { ApiSession } from '../api/api-session.js';
import { answersFromValue } from '../forms/answers-from-value.js';
import { closingTest } from '../interventions/closing-test.js';
import { plainForm, type ActForm, type FormVariant } from './act-form.js';
import { failureView } from './failure-view.js';
import { handoverForm } from './handover-form.js';
import { reorganisationForm } from './reorganisation-form.js';
import type { Subject } from './subject.js';
import { voidingForm } from './voiding-form.js';

/** The form of an act above which facts of the case or council stand; undefined for an act without any. */
export async function formWithFacts(
  api: ApiSession,
  act: ActDescription,
  subject: Subject,
  { officer }: FormVariant,
  today: string,
): Promise<ActForm | undefined> {
  const { id } = subject.api;
  switch (act.name) {
    case 'CaseOfficerAssigned': {
      const [record, { obligations }, personas, register] = await Promise.all([
        api.intervention(id),
        api.evaluation(id),
        api.personas(),
        api.interventions({ limit: '1' }),
      ]);
      const officers = personas.items
        .filter(({ role }) => role === 'case-officer' || role === 'team-leader')
        .map(({ name }) => name);
      const people = [...new Set([...officers, ...register.facets.owners])].sort((a, b) =>
        a.localeCompare(b, 'en'),
      );
      return handoverForm(act, subject, { record, obligations, people }, { officer, today });
    }
    case 'FailureReasonStated': {
      const [{ openedOn }, authority] = await Promise.all([
        api.intervention(id),
        api.authority(subject.laCode),
      ]);
      const plain = plainForm(act, subject);
      return {
        ...plain,
        start: answersFromValue(plain.fields, { effectiveOn: openedOn }),
        about: {
          template: 'parts/failure-above.njk',
          model: { tests: failureView(authority), base: `/authorities/${subject.laCode}` },
        },
      };
    }
    case 'InterventionClosed': {
      const [record, allowed] = await Promise.all([
        api.intervention(id),
        api.allowedActs({ kind: 'intervention', id }),
      ]);
      const test = closingTest(record, allowed.items);
      return {
        ...plainForm(act, subject),
        about: { template: 'parts/closing-above.njk', model: { ...test } },
      };
    }
    case 'InterventionVoided': {
      const { items } = await api.interventions({ status: 'all', limit: '200' });
      const others = items.filter((one) => one.id !== id);
      return voidingForm(act, subject, others, today);
    }
    case 'CouncilReorganised':
      return reorganisationForm(act, subject, await api.authority(id));
    default:
      return undefined;
  }
}
