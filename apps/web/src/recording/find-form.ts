import { londonDay, type ActDescription, type ObligationView } from '@interventions/contracts';
import { NotFoundException } from '@nestjs/common';
import type { ApiSession, ApiSubject } from '../api/api-session.js';
import type { Field, Option } from '../forms/field.js';
import { fieldsFromSchema } from '../forms/fields-from-schema.js';
import { plainForm, type ActForm, type FormVariant } from './act-form.js';
import { evidenceForm } from '../evidence/evidence-form.js';
import { entryOption } from './entry-options.js';
import { formWithFacts } from './forms-with-facts.js';
import { frameworkOptions, judgementForm } from './judgement-form.js';
import {
  correctionForm,
  isRecordKeeping,
  recordKeepingForm,
  withClaim,
  targetsOf,
} from './record-keeping-forms.js';
import { begunWith, obligationOptions } from './prefill.js';
import { layoutOf } from './layouts/act-layouts.js';
import { loadSubject, type Subject } from './subject.js';

/** A question that comes before the form, because the form depends on its answer. */
export interface FirstQuestion {
  readonly act: ActDescription;
  readonly subject: Subject;
  readonly name: keyof FormVariant;
  readonly question: string;
  readonly options: readonly Option[];
  /** What is said where there is nothing to choose. */
  readonly nothing: string;
}

/** The form of an act for a case or council, or the question that comes first. Throws NotFoundException for an unknown act. */
export async function findForm(
  api: ApiSession,
  where: ApiSubject,
  route: string,
  variant: FormVariant,
): Promise<{ readonly form: ActForm } | { readonly first: FirstQuestion }> {
  const [{ items: acts }, loaded] = await Promise.all([api.acts(), loadSubject(api, where)]);
  const act = acts.find(
    (one) => one.route === route && (one.stream === where.kind || one.stream === 'either'),
  );
  if (act === undefined || route === 'opening') throw new NotFoundException();
  const { subject, about } = await withObligations(api, loaded, act, variant);
  if (route === 'judgements') {
    const form = judgementForm(act, subject, variant.framework ?? '');
    return form === undefined ? { first: whichFramework(act, subject) } : { form };
  }
  if (route === 'evidence') return { form: evidenceForm(act, subject, variant) };
  const today = londonDay(new Date().toISOString());
  const special = await formWithFacts(api, act, subject, variant, today);
  if (special !== undefined) return { form: special };
  if (!isRecordKeeping(act)) {
    const plain = plainForm(act, subject);
    const form = (await layoutOf(act)?.(plain, api, today)) ?? plain;
    return { form: about === undefined ? form : begunWith(form, about, today) };
  }
  const target = targetsOf(act, subject).find(({ id }) => id === variant.target);
  if (target === undefined) return { first: whichEntry(act, subject) };
  if (route !== 'corrections')
    return { form: withClaim(recordKeepingForm(act, subject, target, today), variant.claim) };
  const targetAct = acts.find(({ name }) => name === target.act);
  if (targetAct === undefined) throw new NotFoundException();
  return { form: correctionForm(act, subject, target, targetAct, today) };
}

/** The case with what is due in it, where the form asks for it or is about it. */
async function withObligations(
  api: ApiSession,
  subject: Subject,
  act: ActDescription,
  { deadline }: FormVariant,
): Promise<{ readonly subject: Subject; readonly about: ObligationView | undefined }> {
  const wanted = asksForObligation(fieldsFromSchema(act.input)) || act.route === 'corrections';
  if (subject.api.kind !== 'intervention' || (!wanted && deadline === undefined))
    return { subject, about: undefined };
  const { obligations } = await api.evaluation(subject.api.id);
  return {
    subject: { ...subject, obligations: obligationOptions(obligations) },
    about: obligations.find(({ key }) => key === deadline),
  };
}

function asksForObligation(fields: readonly Field[]): boolean {
  return fields.some(
    ({ input, fields: inner }) => input === 'obligation' || asksForObligation(inner),
  );
}

function whichFramework(act: ActDescription, subject: Subject): FirstQuestion {
  return {
    act,
    subject,
    name: 'framework',
    question: 'Which framework was the inspection under?',
    options: frameworkOptions(),
    nothing: '',
  };
}

function whichEntry(act: ActDescription, subject: Subject): FirstQuestion {
  return {
    act,
    subject,
    name: 'target',
    question: 'Which entry is it about?',
    options: targetsOf(act, subject).map(entryOption),
    nothing:
      act.route === 'accepted-claims'
        ? 'No entry of this record has dates from other sources.'
        : 'This record has no entry yet.',
  };
}
