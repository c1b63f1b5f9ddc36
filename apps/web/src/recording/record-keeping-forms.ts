import { formatDate, type ActDescription, type TimelineEntry } from '@interventions/contracts';
import { answersFromValue } from '../forms/answers-from-value.js';
import { plainField, type Field } from '../forms/field.js';
import type { Json } from '../forms/json.js';
import { inWords } from '../forms/summary.js';
import { changeDetails, inputFields, type ActForm, type Values } from './act-form.js';
import { changesBetween, originalOf, replacementOf } from './correction.js';
import { gradesByHeading } from './judgement-form.js';
import type { Subject } from './subject.js';

/** Acts about another entry: they are dated today and need their entry chosen first. */
export function isRecordKeeping(act: ActDescription): boolean {
  return ['annotations', 'corrections', 'retractions', 'accepted-claims'].includes(act.route);
}

/** Entries that a record-keeping act can be about. */
export function targetsOf(act: ActDescription, subject: Subject): readonly TimelineEntry[] {
  const own = `${subject.api.kind}-${subject.api.id}`;
  return subject.entries.filter(
    (entry) =>
      entry.stream === own &&
      entry.retracted === null &&
      (entry.target === null || act.route === 'annotations' || act.route === 'retractions') &&
      (act.route !== 'accepted-claims' || entry.claims.length > 0),
  );
}

/** The form to annotate, retract or settle an entry. */
export function recordKeepingForm(
  act: ActDescription,
  subject: Subject,
  target: TimelineEntry,
  today: string,
): ActForm {
  const fields = changeDetails(
    inputFields(act, subject).filter(({ key }) => key === 'details' || key === 'note'),
    (detail) => {
      if (detail.key === 'target') return null;
      if (detail.key !== 'claim') return detail;
      return plainField({
        ...detail,
        input: 'choice',
        label: 'Which date is accepted',
        hint: null,
        options: target.claims.map((claim, index) => ({
          value: String(index),
          text: `${formatDate(claim.effectiveOn)}, given by ${claim.source.title}`,
        })),
      });
    },
  );
  return {
    act,
    subject,
    variant: { target: target.id },
    fields,
    start: answersFromValue(fields, {}),
    target,
    intro: [],
    toBody: (value) => {
      const details = value['details'] as Values;
      const { claim } = details;
      return {
        body: {
          ...value,
          effectiveOn: today,
          details: {
            ...details,
            target: target.id,
            ...(claim !== undefined && { claim: Number(claim) }),
          },
        },
      };
    },
  };
}

/** The form with a claim chosen, where it offers that one. */
export function withClaim(form: ActForm, claim: string | undefined): ActForm {
  const details = form.fields.find(({ key }) => key === 'details')?.fields ?? [];
  const offered = details.find(({ key }) => key === 'claim')?.options ?? [];
  return claim !== undefined && offered.some(({ value }) => value === claim)
    ? { ...form, start: answersFromValue(form.fields, { details: { claim } }) }
    : form;
}

/** The form that corrects an entry: the entry's own form, filled in, and why. Only what differs is sent. */
export function correctionForm(
  act: ActDescription,
  subject: Subject,
  target: TimelineEntry,
  targetAct: ActDescription,
  today: string,
): ActForm {
  const because = plainField({
    key: 'because',
    input: 'textarea',
    label: 'Why it is corrected',
    required: true,
    maxLength: 10_000,
  });
  const original = originalOf(target);
  const headings = Object.keys((original['details'] as Values)['grades'] ?? {});
  const fields = changeDetails(
    inputFields(targetAct, subject).filter(({ key }) => key !== 'claims'),
    (detail) =>
      detail.key === 'grades' && headings.length > 0
        ? gradesByHeading(detail, { key: headings, others: [] })
        : withRecorded(detail, (original['details'] as Values)[detail.key]),
  );
  const edited = (value: Values): Values =>
    Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'because'));
  return {
    act,
    subject,
    variant: { target: target.id },
    fields: [...fields, because],
    start: answersFromValue(fields, original),
    target,
    intro: [
      'Change what is wrong. What you leave as it is stays, and the former values stay visible.',
    ],
    toBody: (value) => {
      const replacement = replacementOf(original, edited(value));
      if (Object.keys(replacement).length === 0)
        return { error: { path: 'effectiveOn.day', message: 'Change at least one value' } };
      const details = { target: target.id, replacement, because: value['because'] ?? '' };
      return { body: { effectiveOn: today, details } };
    },
    summary: (value) => [
      ...changesBetween(fields, original, edited(value)),
      { label: because.label, lines: inWords(because, value['because'] ?? ''), path: 'because' },
    ],
  };
}

/** A choice of what is due that offers what was recorded, too, also where it is no longer on the list. */
function withRecorded(detail: Field, recorded: Json | undefined): Field {
  if (detail.input !== 'obligation' || typeof recorded !== 'string') return detail;
  if (detail.options.some(({ value }) => value === recorded)) return detail;
  const option = { value: recorded, text: 'What was recorded, no longer due', group: 'Settled' };
  return { ...detail, options: [...detail.options, option] };
}
