import { Page } from '../http/page.js';
import type { FormVariant } from './act-form.js';
import type { FirstQuestion } from './find-form.js';

/** The page that asks what must be known before a form can be made. It answers by GET, so that it can be linked. */
export function firstQuestionPage(
  first: FirstQuestion,
  action: string,
  answered: FormVariant,
): Page {
  const given = answered[first.name];
  const problem = given === undefined ? null : 'Select one of the answers';
  return new Page(
    'recording/first-question',
    {
      form: {
        title: first.act.label,
        hint: first.act.hint,
        caption: first.subject.caption,
        home: first.subject.home,
      },
      action,
      name: first.name,
      question: first.question,
      options: first.options,
      nothing: first.nothing,
      problem,
    },
    problem === null ? 200 : 422,
  );
}
