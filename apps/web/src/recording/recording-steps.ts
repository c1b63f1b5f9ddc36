import { randomUUID } from 'node:crypto';
import type { Recorded } from '@interventions/contracts';
import { Answers, controlOf } from '../forms/answers.js';
import { Page, Redirect } from '../http/page.js';
import { idOf } from '../forms/field.js';
import type { SummaryRow } from '../forms/summary.js';
import type { WebRequest } from '../http/web-request.js';
import { readForm, type ActForm, type Values } from './act-form.js';
import { controlFields, formPage, heading, readControl, type FormControl } from './form-page.js';
import { preview, type AskPreview } from './preview.js';
import { submit } from './submit.js';

/** Marks a form that was sent once without a certain answer. */
const sent = { name: '_sent', value: 'yes' } as const;

/** Whether a form was sent before, so that what it records may be there already. */
export function sentBefore(body: unknown): boolean {
  return controlOf(body, sent.name) === sent.value;
}

/** Sends the body of a form to the api. */
export type Send = (body: Values, control: FormControl) => Promise<Recorded>;

/** The form as it is first shown. */
export function startForm(form: ActForm, action: string): Page {
  return formPage(form, action, form.start, {
    key: randomUUID(),
    revision: form.subject.revision,
  });
}

/** One step of recording: the button that was pressed decides. Answers are never lost on the way. */
export async function nextStep(
  web: WebRequest,
  form: ActForm,
  action: string,
  send: Send,
  ask?: AskPreview,
): Promise<Page | Redirect> {
  const answers = Answers.fromBody(web.form);
  const control = readControl(web.form, form);
  const [step, path = '', row = ''] = controlOf(web.form, '_action').split(':');
  switch (step) {
    case 'add':
      return formPage(form, action, answers.withRow(path), control);
    case 'remove':
      return formPage(form, action, answers.withoutRow(path, Number(row)), control);
    case 'edit':
      return formPage(form, action, answers, control);
    case 'record':
      return record(web, form, action, answers, control, send);
    default:
      return check(form, action, answers, control, ask);
  }
}

/** The answers with what recording them would do, where that can be asked. */
async function check(
  form: ActForm,
  action: string,
  answers: Answers,
  control: FormControl,
  ask: AskPreview | undefined,
): Promise<Page> {
  const reading = readForm(form, answers);
  if ('errors' in reading) return formPage(form, action, answers, control, reading.errors);
  const shown = ask === undefined ? null : await preview(form, reading.body, ask);
  const refused = shown?.kind === 'refused' ? shown : null;
  const asksReason = shown?.kind === 'shown' && shown.view.asksReason;
  return new Page(
    'recording/check',
    {
      form: heading(form),
      action,
      rows: reading.summary,
      hidden: answers.hidden().filter(({ name }) => !(asksReason && name === 'reason')),
      control: controlFields(form, control),
      preview: shown,
      problems:
        refused === null
          ? []
          : [{ text: refused.message, href: rowOf(refused.field, reading.summary) }],
    },
    refused === null ? 200 : 422,
  );
}

/** Where the answer to a field stands on the page, or the answers as a whole. */
function rowOf(field: string | null, rows: readonly SummaryRow[]): string {
  const index = rows.findIndex(({ path }) => path === field);
  return field === null || index < 0 ? '#answers' : `#row-${idOf(field)}-${index + 1}`;
}

async function record(
  web: WebRequest,
  form: ActForm,
  action: string,
  answers: Answers,
  control: FormControl,
  send: Send,
): Promise<Page | Redirect> {
  const reading = readForm(form, answers);
  if ('errors' in reading) return formPage(form, action, answers, control, reading.errors);
  const result = await submit(() => send(reading.body, control));
  const again = { form: heading(form), action, rows: reading.summary, hidden: answers.hidden() };
  switch (result.outcome) {
    case 'recorded':
      web.cookies.rememberRecorded(result.recorded);
      return new Redirect(confirmationOf(form, result.recorded));
    case 'overtaken': {
      const since = result.problem.since ?? [];
      const renewed = {
        key: randomUUID(),
        revision: result.problem.revision ?? form.subject.revision,
      };
      return new Page(
        'recording/overtaken',
        {
          ...again,
          since,
          onlySystem: since.length > 0 && since.every(({ role }) => role === 'system'),
          control: controlFields(form, renewed),
        },
        412,
      );
    }
    case 'refused':
      return formPage(form, action, answers, { ...control, key: randomUUID() }, result.problems);
    case 'busy':
    case 'unclear':
    case 'withheld':
      return new Page(
        'recording/not-sure',
        { ...again, ...result, control: [...controlFields(form, control), sent] },
        503,
      );
    default:
      return result satisfies never;
  }
}

function confirmationOf({ act, subject }: ActForm, { id, eventIds }: Recorded): string {
  if (act.route === 'opening') return `/interventions/${id}/opened`;
  const { home } = subject;
  const [first] = eventIds;
  return first === undefined ? home : `${home}/recorded/${first}`;
}
