import { Answers } from '../forms/answers.js';
import { Page } from '../http/page.js';
import type { WebRequest } from '../http/web-request.js';
import { readForm, type ActForm } from './act-form.js';
import { controlFields, formPage, heading, readControl } from './form-page.js';
import { carried, type OpeningChoice } from './opening-choice.js';
import type { Triage } from './triage.js';

/** Somebody opened a case here since the person looked: told with a link, and theirs can be opened all the same. */
export function openedMeanwhile(
  web: WebRequest,
  form: ActForm,
  action: string,
  unseen: Triage['open'],
  choice: OpeningChoice,
): Page {
  const answers = Answers.fromBody(web.form);
  const control = readControl(web.form, form);
  const reading = readForm(form, answers);
  if ('errors' in reading) return formPage(form, action, answers, control, reading.errors);
  return new Page(
    'recording/opened-meanwhile',
    {
      form: heading(form),
      action,
      unseen,
      rows: reading.summary,
      hidden: answers.hidden(),
      control: controlFields({ ...form, carried: carried(choice) }, control),
    },
    409,
  );
}
