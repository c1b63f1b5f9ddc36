import type { DraftContent } from '@interventions/contracts';
import { Answers } from '../forms/answers.js';
import type { ActForm } from '../recording/act-form.js';
import type { FormControl } from '../recording/form-page.js';
import { labelAt } from './questions.js';

/** A form as a draft keeps it: every answer exactly as it was typed. */
export function draftContent(
  form: ActForm,
  answers: Answers,
  { key, revision }: FormControl,
): DraftContent {
  const { act, subject, variant, carried = [] } = form;
  const { target, framework } = variant;
  const clip = (text: string) => text.slice(0, 500);
  return {
    form: {
      act: act.route,
      subject: subject.api,
      variant: {
        ...(target !== undefined && { target }),
        ...(framework !== undefined && { framework }),
        ...(carried.length > 0 && {
          carried: Object.fromEntries(carried.map(({ name, value }) => [name, value])),
        }),
      },
      title: clip(act.label),
      subjectText: clip(subject.caption),
    },
    answers: answers.entries().map(([path, texts]) => ({
      path,
      label: clip(labelAt(form.fields, path)),
      texts: [...texts],
    })),
    key,
    revision,
    savedAtRevision: subject.revision,
  };
}

/** The answers of a draft, for its form. */
export function answersIn({ answers }: DraftContent): Answers {
  return Answers.of(answers.map(({ path, texts }) => [path, texts]));
}
